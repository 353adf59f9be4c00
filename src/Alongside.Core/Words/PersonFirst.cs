using System.Text.RegularExpressions;

namespace Alongside.Words;

/// <summary>A word that puts something else before the person, what could be said instead, and why.</summary>
public sealed record PersonFirstWord(string Language, string Word, string Better, string Why);

/// <summary>
/// Advice on what people write about somebody: never on anyone's own words, never in the way of saving, never rewriting.
/// The list is <c>person-first.csv</c>; an installation adds lines of its own in a file of that name in its data folder.
/// </summary>
public sealed class PersonFirst
{
    public const string FileName = "person-first.csv";
    private readonly List<(PersonFirstWord Word, Regex Found)> words;

    public PersonFirst(string? more = null)
    {
        using var reader = new StreamReader(typeof(PersonFirst).Assembly.GetManifestResourceStream(FileName)!);
        words = [.. Lines(reader.ReadToEnd()).Concat(more is null ? [] : Lines(more)).Select(word => (word, Finder(word.Word)))];
    }

    /// <summary>The words noticed in what was written, each once, in the order of the list.</summary>
    public IReadOnlyList<PersonFirstWord> Noticed(Capture capture, string written) =>
        capture.IsSaidOfThePerson ? [.. words.Where(word => word.Found.IsMatch(written)).Select(word => word.Word)] : [];

    private static IEnumerable<PersonFirstWord> Lines(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(line => line.Split(',', 4)).Where(cells => cells.Length == 4)
            .Select(cells => new PersonFirstWord(cells[0], cells[1], cells[2], cells[3]));

    private static Regex Finder(string word)
    {
        // "DNA" is a word to think about; "dna" in a sentence about a test is not.
        var options = word.All(char.IsUpper) ? RegexOptions.CultureInvariant : RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
        return new Regex($@"(?<![\p{{L}}\p{{M}}]){Regex.Escape(word)}(?![\p{{L}}\p{{M}}])", options, TimeSpan.FromMilliseconds(200));
    }
}
