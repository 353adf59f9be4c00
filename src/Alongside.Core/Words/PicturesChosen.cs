using Alongside.Basics;

namespace Alongside.Words;

/// <summary>A picture somebody picked: its code, and the pile it goes to.</summary>
public sealed record PictureGiven(string? Code, string? Pile);

/// <summary>A picture in its pile, with the word that stood beside it when it was picked.</summary>
public sealed record PictureChosen(string Code, string Pile, string Word);

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

    /// <summary>Pile by pile, each in the order of the table.</summary>
    internal static List<PictureChosen> From(IReadOnlyList<PictureGiven> given, string language)
    {
        if (given.Count == 0) throw new Refused("Choose at least one picture.", "pictures");
        if (given.Any(one => PictureTable.Find(one.Code) is null)) throw new Refused("Choose from the pictures there are.", "pictures");
        if (given.Any(one => Piles.All(pile => pile.Code != one.Pile))) throw new Refused("Put each picture to what is important, not sure or not important.", "pictures");
        if (given.DistinctBy(one => one.Code).Count() < given.Count) throw new Refused("Each picture stands in one place only.", "pictures");
        return Sorted(given, language);
    }

    /// <summary>What is there of what was picked, without a complaint about the rest: it is not said yet.</summary>
    public static List<PictureChosen> Sorted(IEnumerable<PictureGiven> given, string language)
    {
        var piles = given.Where(one => one.Code is not null).DistinctBy(one => one.Code).ToDictionary(one => one.Code!, one => one.Pile);
        return [.. from pile in Piles
                   from picture in PictureTable.Rows
                   where piles.GetValueOrDefault(picture.Code) == pile.Code
                   select new PictureChosen(picture.Code, pile.Code, picture.Word(language))];
    }

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
