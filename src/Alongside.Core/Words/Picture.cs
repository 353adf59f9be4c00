using Alongside.Basics;

namespace Alongside.Words;

/// <summary>
/// One idea somebody can point to instead of writing: what is shown (an emoji, the name of a drawing of ours, or the address of a
/// photo or of a picture in a folder) and the word that always stands beside it.
/// </summary>
public sealed record Picture(string Code, string Group, string Shown, string English, string Urdu, string More)
{
    private readonly string folded = Folding.Fold($"{English} {Urdu} {More}");

    public string Word(string language) => language == "ur" ? Urdu : English;

    private static readonly char[] BetweenWords = [' ', ',', ';', '\n', '\r', '\t'];

    /// <summary>What somebody looks for, word by word.</summary>
    internal static string[] WordsOf(string looked) => Folding.Fold(looked).Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Each of the words looked for begins a word of this picture.</summary>
    internal bool IsFoundBy(string[] words) =>
        words.All(word => folded.StartsWith(word, StringComparison.Ordinal) || folded.Contains(' ' + word, StringComparison.Ordinal));
}

/// <summary>The pictures there are (<c>pictures.csv</c>), in everyday groups, each found by its word in either language or by a like one.</summary>
public static class PictureTable
{
    /// <summary>So many that a page stays a page. Whoever finds more writes more of the word.</summary>
    public const int MostFound = 24;

    public static IReadOnlyList<(string Code, string Title)> Groups { get; } =
    [
        ("people", "People"), ("places", "Places"), ("home", "Home"), ("food", "Food and drink"), ("doing", "Things I do"), ("work", "Work and learning"),
        ("breaks", "Breaks and days out"), ("body", "Health and body"),
        ("feelings", "Feelings"), ("help", "Help"), ("rights", "My choices"), ("plans", "Plans and money"),
        ("faith", "Faith and feasts"), ("animals", "Animals"), ("around", "Getting around"), ("time", "Time"),
    ];

    public static IReadOnlyList<Picture> Rows { get; } = Load();

    private static readonly Dictionary<string, (int Place, Picture Picture)> ByCode = Rows.Index().ToDictionary(row => row.Item.Code, StringComparer.Ordinal);

    public static Picture? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code).Picture;

    /// <summary>Where it stands in the table.</summary>
    internal static int PlaceOf(Picture picture) => ByCode[picture.Code].Place;

    public static IReadOnlyList<Picture> In(string group) => [.. Rows.Where(row => row.Group == group)];

    public static IReadOnlyList<Picture> Search(string looked)
    {
        var words = Picture.WordsOf(looked);
        return words.Length == 0 ? [] : [.. Rows.Where(row => row.IsFoundBy(words)).Take(MostFound)];
    }

    private static List<Picture> Load()
    {
        using var reader = new StreamReader(typeof(PictureTable).Assembly.GetManifestResourceStream("pictures.csv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1).Select(line => line.Split(',')).Select(cells => new Picture(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])).ToList();
    }
}
