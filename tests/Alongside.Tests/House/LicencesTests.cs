using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Alongside.Tests.House;

/// <summary>What every restored package allows, read from the package itself: permissive licences and MPL only.</summary>
public static class Licences
{
    public static readonly HashSet<string> Allowed =
        ["MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "Zlib", "PostgreSQL", "MS-PL", "MPL-2.0", "Unicode-3.0", "public domain"];

    // Packages that say their licence in a file of words: read once by a human being, for this version.
    public static readonly Dictionary<string, string> Read = new()
    {
        // Its LICENSE.txt says that SQLite is in the public domain.
        ["SourceGear.sqlite3 3.50.4.5"] = "public domain",
    };

    public static IEnumerable<string> Faults(IEnumerable<string> nuspecs) =>
        from nuspec in nuspecs.Select(text => XDocument.Parse(text).Root!)
        let package = $"{Value(nuspec, "id")} {Value(nuspec, "version")}"
        let licence = Licence(nuspec, package)
        where !IsAllowed(licence)
        select $"{package}: the licence \"{licence}\" is not on the list";

    private static string Licence(XElement nuspec, string package)
    {
        var element = nuspec.Descendants().FirstOrDefault(child => child.Name.LocalName == "license");
        if (element?.Attribute("type")?.Value == "expression") return element.Value;
        return Read.GetValueOrDefault(package, $"said only at {element?.Value ?? Value(nuspec, "licenseUrl") ?? "no place"}");
    }

    // "A OR B" needs one of them, "A AND B" both.
    private static bool IsAllowed(string licence) =>
        Regex.Split(licence.Trim('(', ')'), @"\s+OR\s+").Any(one => Regex.Split(one, @"\s+AND\s+").All(each => Allowed.Contains(each.Trim('(', ')'))));

    private static string? Value(XElement nuspec, string name) =>
        nuspec.Descendants().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    /// <summary>The nuspec of every package that was restored for a project, as its assets file lists them.</summary>
    public static IEnumerable<string> Restored(string assetsFile)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(assetsFile));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package") continue;
            var path = library.Value.GetProperty("path").GetString()!;
            var folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists);
            yield return File.ReadAllText(Directory.EnumerateFiles(folder, "*.nuspec").Single());
        }
    }
}

public sealed class LicencesTests
{
    [Fact]
    public void Every_restored_package_may_be_used()
    {
        var nuspecs = Repository.Files.Where(file => file.Extension == ".csproj")
            .Select(file => Path.Combine(Repository.Root, Path.GetDirectoryName(file.Path)!, "obj", "project.assets.json"))
            .Where(File.Exists).SelectMany(Licences.Restored).Distinct().ToList();
        nuspecs.Count.ShouldBeGreaterThan(40);
        Licences.Faults(nuspecs).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<license type=\"expression\">AGPL-3.0-only</license>")]
    [InlineData("<license type=\"expression\">MIT AND GPL-3.0-only</license>")]
    [InlineData("<license type=\"file\">LICENSE.txt</license>")]
    [InlineData("<licenseUrl>https://example.org/licence</licenseUrl>")]
    [InlineData("")]
    public void Planted_licence_is_caught(string licence) => Licences.Faults([Nuspec(licence)]).ShouldHaveSingleItem().ShouldContain("Planted 1.0.0");

    [Theory]
    [InlineData("MIT")]
    [InlineData("GPL-2.0-only OR Apache-2.0")]
    [InlineData("MIT AND BSD-3-Clause")]
    public void Permissive_licences_pass(string licence) => Licences.Faults([Nuspec($"<license type=\"expression\">{licence}</license>")]).ShouldBeEmpty();

    private static string Nuspec(string licence) =>
        $"<package><metadata><id>Planted</id><version>1.0.0</version>{licence}</metadata></package>";
}
