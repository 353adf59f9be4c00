namespace Alongside.Data;

/// <summary>How values are kept on SQLite, for the few statements that are written as SQL.</summary>
public static class Keep
{
    public static long Milliseconds(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime Instant(long milliseconds) =>
        new(DateTime.UnixEpoch.Ticks + milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}
