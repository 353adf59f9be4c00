using System.Text;

namespace Alongside.Web.Design;

/// <summary>Whether a value must be kept apart from the sentence it stands in, so that neither reorders the other.</summary>
internal static class Isolation
{
    public static bool Needs(string value, string direction)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            // Marks that turn or isolate text: never let them out of the value they came in.
            if (rune.Value is >= 0x200E and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x061C) return true;
            var runsRight = rune.Value is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;
            if (direction == "rtl" ? !runsRight && Rune.IsLetterOrDigit(rune) : runsRight) return true;
        }
        return false;
    }
}
