using System.Globalization;
using System.Text;

namespace Alongside.Web.Design;

/// <summary>
/// How much room a name takes when it is drawn. Nobody here knows the letters of the device, so it is rather too much than
/// too little, by the script each letter is in.
/// </summary>
internal static class CircleNames
{
    /// <summary>The largest size names and the words of rings are drawn in: on a small screen.</summary>
    public const double Size = 27, RingSize = 24;

    /// <summary>No name takes more room than this.</summary>
    public const double Most = 156;

    private const string Narrow = "ijltfrI'’.,:;|!()[]- ", Broad = "mwMWQ@%&—";

    // By how high its letters are, and how broad.
    private static readonly (int From, int To, double Wide, bool IsTall)[] Scripts =
    [
        (0x0300, 0x03FF, .72, false), (0x0400, 0x052F, .8, false), (0x0590, 0x05FF, .72, false), (0x0600, 0x077F, .62, true), (0x08A0, 0x08FF, .62, true),
        (0x0900, 0x0DFF, .92, true), (0x0E00, 0x109F, .85, true), (0x1100, 0x11FF, 1.1, false), (0x2E80, 0x9FFF, 1.1, false), (0xAC00, 0xD7AF, 1.1, false), (0xFB50, 0xFEFF, .7, true),
    ];

    public static double Width(string text) => text.EnumerateRunes().Sum(Em) * Size;

    /// <summary>From under the shape to under the deepest letter.</summary>
    public static double Height(string text) => text.EnumerateRunes().Any(rune => Array.Exists(Scripts, script => script.IsTall && rune.Value >= script.From && rune.Value <= script.To)) ? 58 : 36;

    /// <summary>A whole name where there is room; else its first words, or as many of its letters as there is room for.</summary>
    public static string Cut(string name)
    {
        name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Width(name) <= Most) return name;
        var words = name.Split(' ');
        for (var count = words.Length - 1; count > 0; count--)
            if (string.Join(' ', words.Take(count)) + "…" is var shorter && Width(shorter) <= Most) return shorter;
        var cut = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(words[0]);
        while (letters.MoveNext() && Width(cut + (string)letters.Current + "…") <= Most) cut.Append(letters.Current);
        return cut.Append('…').ToString();
    }

    /// <summary>The letter that stands for a name in its shape.</summary>
    public static string Initial(string name) =>
        StringInfo.GetNextTextElement(name.TrimStart()) is { Length: > 0 } first && Width(first) <= Size * 1.4 ? first.ToUpperInvariant() : "";

    private static double Em(Rune rune)
    {
        var kind = Rune.GetUnicodeCategory(rune);
        if (kind is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control) return 0;
        if (rune.IsBmp && Narrow.Contains((char)rune.Value, StringComparison.Ordinal)) return .42;
        if (rune.IsBmp && Broad.Contains((char)rune.Value, StringComparison.Ordinal)) return 1.02;
        var script = Array.Find(Scripts, row => rune.Value >= row.From && rune.Value <= row.To);
        if (script.Wide > 0) return kind == UnicodeCategory.UppercaseLetter ? script.Wide + .12 : script.Wide;
        if (rune.Value < 0x250) return kind == UnicodeCategory.UppercaseLetter ? .82 : .7;
        return rune.Value > 0xFFFF || kind == UnicodeCategory.OtherSymbol ? 1.4 : 1.1;
    }
}
