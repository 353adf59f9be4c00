using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>
/// One word per module, the same in the core, the pages and the tests, and the folder is the namespace. Other folders
/// are listed with what they are for.
/// </summary>
public static partial class OneWord
{
    private const string Core = "src/Alongside.Core/", Web = "src/Alongside.Web/", Pages = "src/Alongside.Web/Pages/", Tests = "tests/Alongside.Tests/";

    public static readonly Dictionary<string, string[]> OtherFolders = new()
    {
        // The frame round every page; Razor's own name for layouts; who to be in the demo.
        [Pages] = ["Frame", "Shared", "Demo"],
        // The look, the way in and out, the invented town, the translations, what is served as it is.
        [Web] = ["Pages", "Design", "Access", "Demo", "Api", "Commands", "texts", "wwwroot", "Properties"],
        // The oracle and the gate, the two schemas, these rules, what tests stand on, the whole over HTTP, and the web's folders.
        [Tests] = ["Gate", "Schema", "Writing", "Costs", "House", "Databases", "Pages", "Data", "Basics", "Design", "Access", "Demo", "Api", "Commands"],
    };

    private static readonly string[] Empty = ["Interfaces", "Models", "Services", "Helpers", "Common", "Utils", "Managers"];

    public static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        var modules = files.Select(file => FolderUnder(Core, file)).OfType<string>().ToHashSet();
        foreach (var (root, others) in OtherFolders)
            foreach (var folder in files.Select(file => FolderUnder(root, file)).OfType<string>().Distinct())
                if (!others.Contains(folder) && !modules.Contains(folder))
                    yield return $"{root}{folder}: no module of the core has this name, and it is not on the list of other folders";
        var types = files.Where(file => file.IsUnder(Core) && file.Extension == ".cs").SelectMany(file => Types().Matches(file.Text).Select(type => (Name: type.Groups[1].Value, Space: Declared(file))));
        foreach (var name in types.Distinct().GroupBy(type => type.Name).Where(same => same.Count() > 1))
            yield return $"{name.Key}: a type in {string.Join(" and in ", name.Select(type => type.Space))}; one name, one meaning";
        foreach (var file in files)
        {
            if (file.Path.Split('/')[..^1].Intersect(Empty).FirstOrDefault() is { } empty)
                yield return $"{file.Path}: a folder {empty} says nothing about what is in it";
            if (file.Extension == ".cs" && Expected(file) is { } expected && Declared(file) is { } declared && declared != expected)
                yield return $"{file.Path}: its namespace is {declared}, its folder says {expected}";
        }
    }

    private static string? FolderUnder(string root, SourceFile file)
    {
        if (!file.IsUnder(root)) return null;
        var rest = file.Path[root.Length..];
        return rest.Contains('/') ? rest[..rest.IndexOf('/')] : null;
    }

    private static string? Expected(SourceFile file)
    {
        var (root, name) = file.IsUnder(Core) ? (Core, "Alongside") : file.IsUnder(Web) ? (Web, "Alongside.Web") : ("", "");
        if (name == "") return null;
        var folder = Path.GetDirectoryName(file.Path[root.Length..])!.Replace('\\', '/');
        return folder == "" ? name : $"{name}.{folder.Replace('/', '.')}";
    }

    private static string? Declared(SourceFile file) =>
        file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ');

    [GeneratedRegex(@"^public (?:sealed |static |abstract |readonly |partial )*(?:class|record struct|record|enum|struct|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Types();
}

public sealed class OneWordTests
{
    private static readonly SourceFile Module = new("src/Alongside.Core/Words/A.cs", "namespace Alongside.Words;");

    [Fact]
    public void A_module_has_one_word_everywhere() => OneWord.Faults([.. Repository.Files]).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Alongside.Web/Pages/Statements/Planted.cshtml", "")]
    [InlineData("tests/Alongside.Tests/Statements/Planted.cs", "")]
    [InlineData("src/Alongside.Core/Words/Services/Planted.cs", "namespace Alongside.Words.Services;")]
    [InlineData("src/Alongside.Core/Words/Planted.cs", "namespace Alongside.Sayings;")]
    [InlineData("src/Alongside.Web/Design/Planted.cs", "namespace Alongside.Web;")]
    public void Planted_other_word_is_caught(string path, string text) => OneWord.Faults([Module, new(path, text)]).ShouldHaveSingleItem();

    [Fact]
    public void Planted_second_type_of_a_name_is_caught()
    {
        SourceFile one = new("src/Alongside.Core/Words/B.cs", "namespace Alongside.Words;\n\npublic sealed record Told(string Name);\n"), other = new("src/Alongside.Core/People/C.cs", "namespace Alongside.People;\n\npublic enum Told { Yes }\n");
        OneWord.Faults([one, other]).ShouldHaveSingleItem().ShouldStartWith("Told: a type in");
        OneWord.Faults([one, other with { Text = "namespace Alongside.People;\n\npublic enum Asked { Yes }\n" }]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Alongside.Web/Pages/Words/A.cshtml.cs", "namespace Alongside.Web.Pages.Words;")]
    [InlineData("tests/Alongside.Tests/Words/ATests.cs", "namespace Alongside.Tests.Words;")]
    public void The_same_word_passes(string path, string text) => OneWord.Faults([Module, new(path, text)]).ShouldBeEmpty();
}
