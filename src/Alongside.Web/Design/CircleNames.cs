using System.Globalization;
using System.Text;

namespace Alongside.Web.Design;

/// <summary>
/// How much room a name takes when it is drawn. Nobody here knows the letters of the device, so it is rather too much than
/// too little, by the script each letter is in.
/// </summary>
public static class CircleNames
{
    /// <summary>The size names are drawn in, and the words of rings at most.</summary>
    public const double Size = 25, RingSize = 24;

    /// <summary>No line of a name takes more room than this.</summary>
    public const double Most = 152;

    private const string Narrow = "ijltfrI'’.,:;|!()[]- ", Broad = "mwMWQ@%&—";

    // By how high its letters are, and how broad.
    private static readonly (int From, int To, double Wide, bool IsTall)[] Scripts =
    [
        (0x0300, 0x03FF, .72, false), (0x0400, 0x052F, .8, false), (0x0590, 0x05FF, .72, false), (0x0600, 0x077F, .62, true), (0x08A0, 0x08FF, .62, true),
        (0x0900, 0x0DFF, .92, true), (0x0E00, 0x109F, .85, true), (0x1100, 0x11FF, 1.1, false), (0x2E80, 0x9FFF, 1.1, false), (0xAC00, 0xD7AF, 1.1, false), (0xFB50, 0xFEFF, .7, true),
    ];

    public static double Width(string text) => text.EnumerateRunes().Sum(Em) * Size;

    /// <summary>From one line of a name to the next.</summary>
    public static int Step(IReadOnlyList<string> lines) => lines.Any(IsTall) ? 46 : 28;

    /// <summary>From under the shape to the line its name stands on.</summary>
    public static int Down(IReadOnlyList<string> lines) => lines.Any(IsTall) ? 30 : 24;

    /// <summary>From under the shape to under the deepest letter of the last line.</summary>
    public static int Height(IReadOnlyList<string> lines) => (lines.Any(IsTall) ? 64 : 36) + (lines.Count - 1) * Step(lines);

    /// <summary>A name in one line or two, between its words. What there is no room for is cut, a long word between its letters.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var whole = string.Join(' ', words);
        if (Width(whole) <= Most) return [whole];
        var first = words.Length;
        while (first > 0 && Width(string.Join(' ', words.Take(first))) > Most) first--;
        if (first == 0) return [Cut(words[0])];
        var rest = string.Join(' ', words.Skip(first));
        return [string.Join(' ', words.Take(first)), Width(rest) <= Most ? rest : Cut(rest)];
    }

    private static string Cut(string words)
    {
        var cut = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(words);
        while (letters.MoveNext() && Width(cut + (string)letters.Current + "…") <= Most) cut.Append(letters.Current);
        // A picture of many pieces is a name too.
        if (cut.Length == 0 && StringInfo.GetNextTextElement(words) is var first && Width(first) <= Most) return first;
        return cut.ToString().TrimEnd() + "…";
    }

    private static bool IsTall(string text) => text.EnumerateRunes().Any(rune => Array.Exists(Scripts, script => script.IsTall && rune.Value >= script.From && rune.Value <= script.To));

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
