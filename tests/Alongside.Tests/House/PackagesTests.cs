using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>Every direct package is pinned exactly, is used, and has a line that says why it is here.</summary>
public static partial class Packages
{
    private const string List = "Directory.Packages.props";

    public static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        var projects = files.Where(file => file.Extension is ".csproj" or ".props" or ".targets" && file.Path != List).ToList();
        var used = projects.SelectMany(file => Reference().Matches(file.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var file in files.Where(file => file.Path == List))
            foreach (var fault in ListFaults(file, used)) yield return fault;
        foreach (var file in projects)
            foreach (Match match in Reference().Matches(file.Text))
                if (match.Value.Contains("Version", StringComparison.Ordinal))
                    yield return $"{file.At(match.Index)}: the version of {match.Groups[1].Value} belongs in {List}";
    }

    private static IEnumerable<string> ListFaults(SourceFile file, HashSet<string> used)
    {
        // A reason goes for the packages right below it.
        var reasoned = false;
        for (var line = 0; line < file.Lines.Count; line++)
        {
            var text = file.Lines[line].Trim();
            var package = Pin().Match(text);
            if (!package.Success) { reasoned = text.EndsWith("-->", StringComparison.Ordinal); continue; }
            var (name, version) = (package.Groups[1].Value, package.Groups[2].Value);
            if (!reasoned) yield return $"{List}:{line + 1}: no line says why {name} is here";
            if (!Exact().IsMatch(version)) yield return $"{List}:{line + 1}: {name} {version} is not an exact version";
            if (!used.Contains(name)) yield return $"{List}:{line + 1}: nothing uses {name}";
        }
    }

    [GeneratedRegex(@"<PackageReference\s+(?:Include|Update)=""([^""]+)""[^>]*>")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<PackageVersion\s+Include=""([^""]+)""\s+Version=""([^""]*)""")]
    private static partial Regex Pin();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?$")]
    private static partial Regex Exact();
}

public sealed class PackagesTests
{
    private const string Project = "<PackageReference Include=\"A\" />";

    [Fact]
    public void Packages_are_pinned_used_and_reasoned() => Packages.Faults([.. Repository.Files]).ShouldBeEmpty();

    [Theory]
    [InlineData("<!-- why -->\n<PackageVersion Include=\"A\" Version=\"1.*\" />", Project)]
    [InlineData("<!-- why -->\n<PackageVersion Include=\"A\" Version=\"[1.0.0,2.0.0)\" />", Project)]
    [InlineData("<!-- why -->\n<PackageVersion Include=\"A\" Version=\"1.0.0-beta.1\" />", Project)]
    [InlineData("<ItemGroup>\n<PackageVersion Include=\"A\" Version=\"1.0.0\" />", Project)]
    [InlineData("<!-- why -->\n<PackageVersion Include=\"A\" Version=\"1.0.0\" />", "<Project />")]
    [InlineData("<!-- why -->\n<PackageVersion Include=\"A\" Version=\"1.0.0\" />", "<PackageReference Include=\"A\" VersionOverride=\"1.0.1\" />")]
    public void Planted_package_is_caught(string list, string project) =>
        Packages.Faults([new("Directory.Packages.props", list), new("src/A/A.csproj", project)]).ShouldHaveSingleItem();

    [Fact]
    public void A_pinned_package_with_its_reason_passes() =>
        Packages.Faults([new("Directory.Packages.props", "<!-- why -->\n<PackageVersion Include=\"A\" Version=\"1.0.0\" />"), new("src/A/A.csproj", Project)])
            .ShouldBeEmpty();
}
