namespace Alongside.Basics;

/// <summary>The installation's own time zone. "Until 3 May" means the end of that day there.</summary>
public sealed class LocalTime(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    public static LocalTime London { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    public DateTime At(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(At(utc));

    /// <summary>The instant at which this day is over: midnight at its end, local time, in UTC.</summary>
    public DateTime EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        // Where the clocks go forward at midnight that moment does not exist; the day then ends an hour later by name.
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, Zone);
    }
}
