using System.Buffers;
using System.Text;

namespace Alongside.Basics;

/// <summary>
/// What people write is kept exactly: their spelling, their scripts, their emoji, their invisible joiners. Only what no
/// database can keep is refused: U+0000 and half of a surrogate pair. Lengths are counted in code points.
/// </summary>
public static class PlainText
{
    /// <summary>The text, unchanged. Refused when empty, too long, or not keepable.</summary>
    public static string Required(string? text, int most, string field, string whenEmpty)
    {
        if (string.IsNullOrEmpty(text) || IsBlank(text)) throw new Refused(whenEmpty, field);
        return Optional(text, most, field)!;
    }

    public static string? Optional(string? text, int most, string field)
    {
        if (text is null) return null;
        if (text.Contains('\0')) throw new Refused("These words hold a character that cannot be kept (an empty character, U+0000). Take it out and try again.", field);
        if (!TryCountCodePoints(text, out var length))
            throw new Refused("These words hold half a character (a broken emoji, perhaps). Take it out and try again.", field);
        if (length > most) throw new Refused("These words are too long: {length} characters. The most is {most}.", [length, most], field);
        return text;
    }

    // Letters by their category, and yet drawn as nothing: what Unicode calls default ignorable, and two blanks it does not.
    private static readonly (int From, int To)[] DrawnAsNothing =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Nothing a reader could see: spaces, control marks and characters that are drawn as nothing.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)
                && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format
                && !Array.Exists(DrawnAsNothing, range => rune.Value >= range.From && rune.Value <= range.To))
                return false;
        return true;
    }

    private static bool TryCountCodePoints(string text, out int count)
    {
        count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; count++)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != OperationStatus.Done) return false;
            rest = rest[used..];
        }
        return true;
    }
}
