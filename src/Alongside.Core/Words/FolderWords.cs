using System.Text.RegularExpressions;
using Alongside.Basics;

namespace Alongside.Words;

/// <summary>The words of one picture in somebody's folder, out of the table beside it: whatever its columns are called by those who make such folders.</summary>
internal sealed partial record FolderWords(string? English, string? Urdu, string More)
{
    private static readonly string[] Names = ["file", "filename", "name", "symbol", "picture"];
    private static readonly string[] InEnglish = ["en", "english", "word", "label", "title"];
    private static readonly string[] InUrdu = ["ur", "urdu"];
    private static readonly string[] Alike = ["tags", "tag", "more", "keywords", "synonyms", "category", "categories"];

    /// <summary>"make_tea_,_to" is "to make tea"; a number at the end only tells two of one kind apart.</summary>
    internal static string OfName(string name)
    {
        var words = name.Replace('_', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (words is [.., ",", var first]) words = [first, .. words[..^2]];
        else if (words.Count > 1 && NumberAtTheEnd().IsMatch(words[^1])) words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }

    /// <summary>Each named line of a table. The first line says what its columns are; without a name there, none is read.</summary>
    internal static IEnumerable<(string Name, FolderWords Words)> Read(string table)
    {
        using var lines = CsvSheet.Lines(table.TrimStart('\uFEFF')).GetEnumerator();
        if (!lines.MoveNext()) yield break;
        var heads = lines.Current.Select(head => head.Trim().ToLowerInvariant()).ToList();
        int[] Columns(string[] called) => [.. called.Select(name => heads.IndexOf(name)).Where(at => at >= 0)];
        var (names, english, urdu) = (Columns(Names), Columns(InEnglish), Columns(InUrdu));
        // Words in other languages find it too.
        var more = Columns(Alike).Concat(Enumerable.Range(0, heads.Count).Where(at => heads[at] != "id" && LanguageTag().IsMatch(heads[at]))).Concat(urdu).Distinct().ToList();
        if (names.Length == 0) yield break;
        while (lines.MoveNext())
        {
            var cells = lines.Current;
            string? First(int[] columns) => columns.Where(at => at < cells.Length).Select(at => cells[at].Trim()).FirstOrDefault(cell => cell.Length is > 0 and <= 200);
            if (First(names) is not { } name) continue;
            yield return (name, new FolderWords(First(english), First(urdu), string.Join(' ', more.Where(at => at < cells.Length).Select(at => cells[at]))));
        }
    }

    [GeneratedRegex("^[0-9]+[a-z]?\\z")]
    private static partial Regex NumberAtTheEnd();

    [GeneratedRegex("^[a-z]{2,3}(-[a-z0-9]{2,8})?\\z")]
    private static partial Regex LanguageTag();
}
