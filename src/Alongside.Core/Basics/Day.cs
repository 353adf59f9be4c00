using System.Globalization;

namespace Alongside.Basics;

/// <summary>A day as people and programs write it: 2026-11-03, or 3/11/2026 as it is said here.</summary>
public static class Day
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy"];

    /// <summary>Null when nothing was written; refused when it is no day.</summary>
    public static DateOnly? Read(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new Refused("Write the day like 2026-11-03.", field);
    }
}
