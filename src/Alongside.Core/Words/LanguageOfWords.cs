using System.Text;

namespace Alongside.Words;

/// <summary>
/// In which language words typed on a page probably are, by the script most of their letters are in, so that a screen
/// reader uses the right voice. Latin letters are taken to be the language the page was in, or English where that language has letters of
/// its own: an Urdu voice cannot read them. A guess about the words, never
/// about the person; programs say it outright instead.
/// </summary>
public static class LanguageOfWords
{
    private static readonly (int From, int To, string Tag)[] Scripts =
    [
        (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "uk"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ur"), (0x0750, 0x077F, "ur"),
        (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0B80, 0x0BFF, "ta"), (0x1200, 0x137F, "am"),
        (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"), (0xFB50, 0xFEFF, "ur"),
    ];

    public static string Guess(string? words, string page)
    {
        var latin = Array.Exists(Scripts, script => script.Tag == page) ? "en" : page;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rune in (words ?? "").EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            var tag = Array.Find(Scripts, script => rune.Value >= script.From && rune.Value <= script.To).Tag ?? latin;
            counts[tag] = counts.GetValueOrDefault(tag) + 1;
        }
        return counts.Count == 0 ? page : counts.MaxBy(count => count.Value).Key;
    }
}
