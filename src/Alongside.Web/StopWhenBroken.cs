using Alongside.Data;

namespace Alongside.Web;

/// <summary>
/// When the disk has failed the one writer, nobody knows what it holds: the program stops, so that whatever watches over
/// it (systemd, a container) starts it again and it reads the truth. A program that lived on would take nobody's words.
/// </summary>
public sealed class StopWhenBroken(Database database, IHostApplicationLifetime lifetime, ILogger<Database> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.Broken(log, await database.Broken.WaitAsync(stoppingToken));
        lifetime.StopApplication();
    }
}
