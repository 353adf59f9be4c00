using System.Globalization;

namespace Alongside.Basics;

/// <summary>A time of day as people write it: 14:30, 14.30, 2:30 pm or just 14.</summary>
public static class TimeOfDay
{
    private static readonly string[] Forms = ["H:mm", "H.mm", "HHmm", "%H", "h:mm tt", "h.mm tt", "h tt", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>Null when nothing was written; refused when it is no time.</summary>
    public static TimeOnly? Read(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return TimeOnly.TryParseExact(text.Trim().ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : throw new Refused("Write the time like 14:30.", field);
    }
}
