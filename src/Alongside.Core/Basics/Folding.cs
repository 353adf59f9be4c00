using System.Globalization;
using System.Text;

namespace Alongside.Basics;

/// <summary>
/// The form of a name that is sorted and searched by, computed once here so that both databases order and find alike:
/// no case, no accents, no doubled spaces. It is never shown.
/// </summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control) continue;
            if (Rune.IsWhiteSpace(rune)) { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); }
            // A sigma is written otherwise at the end of a word, and is the same letter.
            else folded.Append(rune.Value == 'ς' ? new Rune('σ') : Rune.ToLowerInvariant(rune));
        }
        return folded.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }
}
