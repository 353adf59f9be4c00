namespace Alongside.Basics;

/// <summary>The installation's own time zone. "Until 3 May" means the end of that day there.</summary>
public sealed class LocalTime(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    public static LocalTime London { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    public DateTime At(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(At(utc));

    /// <summary>The instant at which this day is over: midnight at its end, local time, in UTC.</summary>
    public DateTime EndOf(DateOnly day) => Hour(day.AddDays(1), 0);

    /// <summary>The last day of what is over at this instant.</summary>
    public DateOnly LastDay(DateTime until) => DayOf(until.AddMilliseconds(-1));

    /// <summary>The instant, in UTC, at which the clocks of this place show this full hour of this day.</summary>
    public DateTime Hour(DateOnly day, int hour) => Moment(day, new TimeOnly(hour, 0));

    /// <summary>The instant, in UTC, at which the clocks of this place show this time of this day.</summary>
    public DateTime Moment(DateOnly day, TimeOnly time)
    {
        var named = day.ToDateTime(time, DateTimeKind.Unspecified);
        // Where the clocks go forward that moment does not exist; it is then the next one that does.
        while (Zone.IsInvalidTime(named)) named = named.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(named, Zone);
    }

    /// <summary>How far the clocks of this place were ahead of UTC between two instants, for a query that has to count in them.</summary>
    public ClockShift Shift(DateTime from, DateTime to)
    {
        var stretches = new List<(DateTime From, int Minutes)>();
        // Clocks change on the hour or the half hour.
        for (var at = new DateTime(from.Year, from.Month, from.Day, from.Hour, 0, 0, DateTimeKind.Utc); at <= to; at = at.AddMinutes(30))
        {
            var ahead = (int)Zone.GetUtcOffset(at).TotalMinutes;
            if (stretches.Count == 0 || stretches[^1].Minutes != ahead) stretches.Add((at, ahead));
        }
        // No place changes them more than twice in a season.
        while (stretches.Count < 3) stretches.Add((to.AddDays(1), stretches[^1].Minutes));
        return new ClockShift(stretches[^3].Minutes, stretches[^2].From, stretches[^2].Minutes, stretches[^1].From, stretches[^1].Minutes);
    }
}

/// <summary>Minutes ahead of UTC: first, then from one change of the clocks on, then from another on.</summary>
public sealed record ClockShift(int First, DateTime ChangedAt, int Then, DateTime ChangedAgainAt, int Last);
