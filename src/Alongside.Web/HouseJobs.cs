using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Web;

/// <summary>While the program serves, it also does what comes round by itself, and takes letters to whoever sends them.</summary>
public sealed class HouseJobs(JobLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loop.RunAsync(stoppingToken);
}

/// <summary>The backup of every night, in a loop of its own: no letter waits until it is done.</summary>
public sealed class NightlyBackups(Settings settings, IWriter writer, ReaderSlots slots, LocalTime local, Clock clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var night = new NightlyBackup(new MakeBackup(settings.Database, settings.DataFolder, clock), new BackupFolder(settings.Backups!), local, clock);
        return new JobLoop(new Jobs([night], writer, slots, clock)).RunAsync(stoppingToken);
    }
}

/// <summary>How letters leave this installation: by its mail server, or into a folder where somebody can look at them.</summary>
public static class HouseJobsSetup
{
    public static void AddHouseJobs(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<ILetterSender>(settings.Smtp is { } smtp
            ? new SmtpSender(smtp)
            : new MailFolder(Path.Combine(settings.DataFolder, "letters"), "alongside@localhost"));
        services.AddSingleton<ILetterSender, ThrownAway>();
        services.AddSingleton<TroubleLog>();
        services.AddHostedService<HouseJobs>();
        if (settings is { Backups: not null, Database: SqliteSettings, Demo: false }) services.AddHostedService<NightlyBackups>();
        services.AddHostedService<StopWhenBroken>();
    }
}
