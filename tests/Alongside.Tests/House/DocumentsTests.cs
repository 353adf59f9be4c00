using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>A document that names a path or a type in backticks, or links to a file, names something that is there.</summary>
public static partial class Documents
{
    // Names that are neither files nor C#: made by running, or words of HTTP and of other tools.
    public static readonly HashSet<string> Known = ["data/", "out/", "data", "out", "ETag", "Host", "Cookie", "Bearer"];

    public static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        var paths = files.SelectMany(file => WithFolders(file.Path)).ToHashSet();
        var names = files.Where(file => file.Extension == ".cs").SelectMany(file => Identifier().Matches(new CSharpText(file.Text).Code))
            .Concat(files.Where(file => file.Extension is ".csproj" or ".props").SelectMany(file => Identifier().Matches(file.Text)))
            .Select(match => match.Value).ToHashSet();
        foreach (var document in files.Where(file => file.Extension == ".md"))
        {
            var text = Fenced().Replace(document.Text, block => Regex.Replace(block.Value, @"[^\n]", " "));
            foreach (Match match in Quoted().Matches(text))
                if (Missing(match.Groups[1].Value.Trim(), document, paths, names))
                    yield return $"{document.At(match.Index)}: there is no {match.Groups[1].Value}";
            foreach (Match match in Link().Matches(text))
                if (!Exists(match.Groups[1].Value, document, paths))
                    yield return $"{document.At(match.Index)}: the link leads nowhere: {match.Groups[1].Value}";
        }
    }

    private static bool Missing(string word, SourceFile document, HashSet<string> paths, HashSet<string> names)
    {
        if (Known.Contains(word) || MediaType().IsMatch(word)) return false;
        if (PathLike().IsMatch(word)) return !Exists(word, document, paths);
        return TypeLike().IsMatch(word) && !Identifier().Matches(word).All(part => names.Contains(part.Value));
    }

    private static bool Exists(string word, SourceFile document, HashSet<string> paths)
    {
        word = word.TrimEnd('/');
        while (word.StartsWith("./", StringComparison.Ordinal)) word = word[2..];
        var folder = Path.GetDirectoryName(document.Path)!.Replace('\\', '/');
        for (var rest = word; rest.StartsWith("../", StringComparison.Ordinal);)
        {
            rest = word = rest[3..];
            folder = folder.Contains('/') ? folder[..folder.LastIndexOf('/')] : "";
        }
        return paths.Contains(word) || paths.Contains($"{folder}/{word}") || paths.Any(path => path.EndsWith("/" + word, StringComparison.Ordinal));
    }

    private static IEnumerable<string> WithFolders(string path)
    {
        yield return path;
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1)) yield return path[..slash];
    }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    // A folder inside a folder, or a file with an ending of ours. An address (/people) begins with a slash and is no path.
    [GeneratedRegex(@"^\.{0,2}[\w][\w.\-]*(/[\w.\-]+)+/?$|^\.\w[\w.\-]*/[\w.\-/]+$|^[\w.\-]+\.(cs|cshtml|css|js|csv|md|sql|sh|awk|json|props|csproj|slnx|txt|svg|service|yml)$")]
    private static partial Regex PathLike();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\.[A-Z]\w*)*(<\w+>)?(\(\))?$")]
    private static partial Regex TypeLike();

    [GeneratedRegex(@"^(text|application|image|audio|video)/[\w.+-]+$")]
    private static partial Regex MediaType();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Identifier();
}

public sealed class DocumentsTests
{
    private static readonly SourceFile[] There = [new("src/Core/Words/Wording.cs", "class Wording { int Kept; } // Gone"), new("docs/a.md", "")];

    [Fact]
    public void Documents_name_what_is_there() => Documents.Faults([.. Repository.Files]).ShouldBeEmpty();

    [Theory]
    [InlineData("See `src/Core/Words/Gone.cs`.")]
    [InlineData("See `src/Core/Gone`.")]
    [InlineData("See `gone.csv`.")]
    [InlineData("A `Gone` stays.")]
    [InlineData("Ask `Wording.Gone`.")]
    [InlineData("Read [this](gone.md).")]
    public void Planted_name_of_nothing_is_caught(string text) =>
        Documents.Faults([.. There, new("docs/planted.md", text)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("`src/Core/Words/Wording.cs`, `Words/Wording.cs`, `Wording.cs`, `src/Core/`, `a.md`")]
    [InlineData("`Wording`, `Wording.Kept`, `/people/{id}`, `application/json`, `make run`, `PORT`")]
    [InlineData("[a](a.md#top) [b](../src/Core/Words/Wording.cs) [c](https://example.org)\n```\n`Gone`\n```\n")]
    public void What_is_there_passes(string text) => Documents.Faults([.. There, new("docs/b.md", text)]).ShouldBeEmpty();
}
