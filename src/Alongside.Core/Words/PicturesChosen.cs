namespace Alongside.Words;

/// <summary>A picture somebody picked: its code, and the pile it goes to.</summary>
public sealed record PictureGiven(string? Code, string? Pile);

/// <summary>A picture in its pile, with the word that stood beside it when it was picked.</summary>
public sealed record PictureChosen(string Code, string Pile, string Word)
{
    /// <summary>What stands beside the word for whoever looks now; never kept. Null when it is not there any more.</summary>
    public string? Shown { get; init; }
}

/// <summary>
/// Pictures sorted into <i>important</i>, <i>not sure</i> and <i>not important</i>: how they are kept beside the words, and
/// the words they are, so that whoever cannot see them reads the same.
/// </summary>
public static class PicturesChosen
{
    public static IReadOnlyList<(string Code, string Title, string Urdu)> Piles { get; } =
    [
        ("important", "Important", "اہم"), ("not-sure", "Not sure", "پکا نہیں"), ("not-important", "Not important", "اہم نہیں"),
    ];

    /// <summary>The pictures speak English and Urdu. On a page in another language their words are English.</summary>
    public static string LanguageFor(string? language) => language == "ur" ? "ur" : "en";

    /// <summary>"Important: tea, my garden." and a line for each other pile.</summary>
    public static string InWords(IReadOnlyList<PictureChosen> chosen, string language)
    {
        var (between, end) = language == "ur" ? ("، ", "۔") : (", ", ".");
        return string.Join('\n', from pile in Piles
                                 let words = chosen.Where(one => one.Pile == pile.Code).Select(one => one.Word).ToList()
                                 where words.Count > 0
                                 select $"{(language == "ur" ? pile.Urdu : pile.Title)}: {string.Join(between, words)}{end}");
    }

    /// <summary>One a line: code, pile and word.</summary>
    public static string Write(IEnumerable<PictureChosen> chosen) => string.Join('\n', chosen.Select(one => $"{one.Code} {one.Pile} {one.Word}"));

    public static IReadOnlyList<PictureChosen> Read(string? kept) =>
        string.IsNullOrEmpty(kept) ? [] : [.. kept.Split('\n').Select(line => line.Split(' ', 3)).Where(cells => cells.Length == 3).Select(cells => new PictureChosen(cells[0], cells[1], cells[2]))];
}
