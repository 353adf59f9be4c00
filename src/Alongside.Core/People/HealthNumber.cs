using System.Globalization;
using System.Text;
using Alongside.Basics;

namespace Alongside.People;

/// <summary>
/// The numbers by which health services know somebody: the NHS number in England, the CHI number in Scotland. Ten digits,
/// the last of which proves the others (modulus 11), so that a slip of the finger is found here and not at the hospital.
/// </summary>
public static class HealthNumber
{
    private const int Length = 10;

    /// <summary>The ten digits, or null when nothing was written.</summary>
    public static string? Nhs(string? written, string field)
    {
        if (Digits(written, field, "An NHS number has 10 digits. This has {count}.") is not { } digits) return null;
        return IsProved(digits) ? digits : throw new Refused("One digit of this NHS number cannot be right. Look at a letter from the NHS again.", field);
    }

    public static string? Chi(string? written, string field)
    {
        if (Digits(written, field, "A CHI number has 10 digits. This has {count}.") is not { } digits) return null;
        if (!DateOnly.TryParseExact(digits[..6], "ddMMyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new Refused("A CHI number begins with the day somebody was born, like 030567. Look at the first six digits again.", field);
        return IsProved(digits) ? digits : throw new Refused("One digit of this CHI number cannot be right. Look at a letter from the health service again.", field);
    }

    /// <summary>As it stands on letters: 943 476 5919, or 030567 1234.</summary>
    public static string InGroups(DetailKind kind, string digits) =>
        kind == DetailKind.NhsNumber ? $"{digits[..3]} {digits[3..6]} {digits[6..]}" : $"{digits[..6]} {digits[6..]}";

    private static string? Digits(string? written, string field, string otherLength)
    {
        if (string.IsNullOrWhiteSpace(PlainText.Optional(written, 100, field))) return null;
        var digits = new StringBuilder(Length);
        foreach (var sign in written!)
        {
            if (char.IsDigit(sign)) digits.Append((char)('0' + (int)char.GetNumericValue(sign)));
            else if (!char.IsWhiteSpace(sign) && !char.IsControl(sign) && sign is not ('-' or '–' or '.') && char.GetUnicodeCategory(sign) != UnicodeCategory.Format)
                throw new Refused("Write only the digits of the number.", field);
        }
        return digits.Length == Length ? digits.ToString() : throw new Refused(otherLength, [digits.Length], field);
    }

    private static bool IsProved(string digits)
    {
        var sum = 0;
        for (var at = 0; at < Length - 1; at++) sum += (digits[at] - '0') * (Length - at);
        return (11 - sum % 11) % 11 == digits[^1] - '0';
    }
}
