namespace Alongside.Basics;

/// <summary>The one clock. Instants are UTC, cut to whole milliseconds here, so both databases keep exactly the same.</summary>
public sealed class Clock(TimeProvider time)
{
    public DateTime Now()
    {
        var ticks = time.GetUtcNow().UtcDateTime.Ticks;
        return new DateTime(ticks - ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}
