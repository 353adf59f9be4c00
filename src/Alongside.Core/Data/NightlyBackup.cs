using Alongside.Basics;

namespace Alongside.Data;

/// <summary>
/// While it serves from its own file, the program makes a backup every night at two, or as soon as it serves again. On
/// PostgreSQL it cannot: whoever serves may not read everything, and must not be able to.
/// </summary>
public sealed class NightlyBackup(MakeBackup backup, BackupFolder folder, LocalTime local, Clock clock) : IJob
{
    private const int Hour = 2;

    public string Name => "backup";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <summary>A large house takes its time.</summary>
    public TimeSpan LeaseLife => TimeSpan.FromHours(2);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) => Task.FromResult(folder.Newest is not { } newest || newest < LastNight(at));

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        await backup.RunAsync(folder.Next(clock.Now()), cancel);
        folder.ForgetOld();
        return null;
    }

    private DateTime LastNight(DateTime at)
    {
        var today = local.Hour(local.DayOf(at), Hour);
        return today <= at ? today : local.Hour(local.DayOf(at).AddDays(-1), Hour);
    }
}
