namespace Alongside.Web.Demo;

/// <summary>
/// The time in a demo. While the town is made it stands at the moment the town is at, so that what invented people did lies in
/// the year behind whoever looks round; from then on it is the time it is.
/// </summary>
public sealed class SteppedTime(TimeProvider now) : TimeProvider
{
    private const int MinutesBetween = 10;
    private static readonly TimeSpan Morning = new(9, 30, 0);

    private DateTimeOffset? at;

    public override DateTimeOffset GetUtcNow() => at ?? now.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => now.LocalTimeZone;

    /// <summary>So many days ago, the next thing that happened on that day.</summary>
    internal void StepTo(int daysAgo, int thing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(daysAgo, 1);
        at = new DateTimeOffset(now.GetUtcNow().UtcDateTime.Date.AddDays(-daysAgo) + Morning, TimeSpan.Zero).AddMinutes(thing * MinutesBetween);
    }

    internal void Arrive() => at = null;
}
