using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Commands;

/// <summary>Nobody has to think of it: while a house on SQLite serves, a backup is made each night, and two weeks of them stay.</summary>
public sealed class NightlyBackupTests : IAsyncLifetime
{
    private readonly SqliteHouse house = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("alongside-nights-");
    private readonly TestClock time = new(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));

    private string Backups => Path.Combine(folder.FullName, "backups");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_made_each_night_at_two_and_the_newest_fourteen_stay()
    {
        (await RunAsync()).ShouldBe(1, "there is none yet");
        (await RunAsync()).ShouldBe(0);
        time.MoveTo(new DateTimeOffset(2026, 12, 1, 1, 59, 0, TimeSpan.Zero));
        (await RunAsync()).ShouldBe(0, "the night is not yet there");
        for (var night = 1; night <= 15; night++)
        {
            time.MoveTo(new DateTimeOffset(2026, 12, night, 2, 0, 30, TimeSpan.Zero));
            (await RunAsync()).ShouldBe(1);
            (await RunAsync()).ShouldBe(0);
        }
        Names().Count.ShouldBe(BackupFolder.Kept);
        (Names()[0], Names()[^1]).ShouldBe(("alongside-2026-12-02-020030.tar.gz", "alongside-2026-12-15-020030.tar.gz"));
        new BackupFolder(Backups).Newest.ShouldBe(new DateTime(2026, 12, 15, 2, 0, 30, DateTimeKind.Utc));
    }

    [Fact]
    public async Task What_is_not_a_backup_is_left_alone_and_what_was_half_made_is_tidied_away()
    {
        Directory.CreateDirectory(Path.Combine(Backups, ".making-backup-old"));
        Directory.SetLastWriteTimeUtc(Path.Combine(Backups, ".making-backup-old"), time.GetUtcNow().UtcDateTime.AddDays(-2));
        await File.WriteAllTextAsync(Path.Combine(Backups, "alongside-of-mine.tar.gz"), "mine", Cancel);
        (await RunAsync()).ShouldBe(1);
        Names().ShouldBe(["alongside-2026-11-30-150000.tar.gz", "alongside-of-mine.tar.gz"]);
    }

    [Fact]
    public async Task A_night_that_failed_is_told_to_whoever_runs_the_house()
    {
        await File.WriteAllTextAsync(Backups, "a file where the folder should be", Cancel);
        (await RunAsync()).ShouldBe(1);
        (await HouseTrouble.ReadAsync(house.The<ReaderSlots>(), Cancel)).Jobs.ShouldContain(job => job.Job == "backup");
        File.Delete(Backups);
        time.Move(TimeSpan.FromHours(2));
        (await RunAsync()).ShouldBe(1);
        (await HouseTrouble.ReadAsync(house.The<ReaderSlots>(), Cancel)).Jobs.ShouldNotContain(job => job.Job == "backup");
    }

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private List<string?> Names() => [.. Directory.EnumerateFileSystemEntries(Backups).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    /// <summary>As the loop does it, with the clock of the night.</summary>
    private Task<int> RunAsync()
    {
        var clock = new Clock(time);
        house.Time.MoveTo(time.GetUtcNow());
        var night = new NightlyBackup(new MakeBackup(house.Database.Settings, Path.Combine(folder.FullName, "data"), clock), new BackupFolder(Backups), LocalTime.London, clock);
        return new Jobs([night], house.The<IWriter>(), house.The<ReaderSlots>(), clock).RunDueAsync(Cancel);
    }
}
