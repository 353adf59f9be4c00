using System.Globalization;
using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;
using Alongside.Tests.Writing;
using Microsoft.Data.Sqlite;

namespace Alongside.Tests.Schema;

/// <summary>The embedded file is opened in the one way that is safe, and by one writer.</summary>
public sealed class SqliteSettingsTests : IAsyncLifetime
{
    private SqliteTestDatabase database = null!;

    private SqliteSettings Settings => (SqliteSettings)database.Settings;

    public async ValueTask InitializeAsync() => database = await SqliteTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Writer_and_readers_have_the_settings_that_keep_words_safe()
    {
        await using var writer = await SqliteConnections.OpenWriterAsync(Settings, default);
        await using var reader = await SqliteConnections.OpenReaderAsync(Settings, default);
        foreach (var connection in new[] { writer, reader })
        {
            Read(connection, "journal_mode").ShouldBe("wal");
            Read(connection, "synchronous").ShouldBe("2");
            Read(connection, "foreign_keys").ShouldBe("1");
            Read(connection, "secure_delete").ShouldBe("1");
            Read(connection, "mmap_size").ShouldBeOneOf("0", "");
            Read(connection, "trusted_schema").ShouldBe("0");
        }
        (Read(writer, "wal_autocheckpoint"), Read(reader, "wal_autocheckpoint")).ShouldBe(("1000", "0"));
        (Read(writer, "query_only"), Read(reader, "query_only")).ShouldBe(("0", "1"));
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var reader = await SqliteConnections.OpenReaderAsync(Settings, default);
        Should.Throw<SqliteException>(() => Run(reader, "DELETE FROM installation"));
        Should.Throw<SqliteException>(() => Run(reader, "CREATE TABLE planted (a)"));
    }

    [Fact]
    public async Task A_reader_moves_nothing_from_the_log_into_the_file()
    {
        await using var writer = await SqliteConnections.OpenWriterAsync(Settings, default);
        Run(writer, "PRAGMA wal_autocheckpoint = 0");
        Run(writer, "CREATE TABLE big (a); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO big SELECT randomblob(4000) FROM n");
        var before = Hash();

        await using (var reader = await SqliteConnections.OpenReaderAsync(Settings, default))
        {
            Run(reader, "SELECT sum(length(a)) FROM big");
            Hash().ShouldBe(before);
        }
        Hash().ShouldBe(before);

        // The same file does change when the writer does it, so the comparison can tell.
        Run(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
        Hash().ShouldNotBe(before);
    }

    [Fact]
    public async Task A_file_that_lost_its_write_ahead_log_is_put_right_at_the_start()
    {
        await database.TamperAsync("PRAGMA journal_mode = DELETE");
        await using var open = await Database.OpenAsync(Settings, new Clock(TimeProvider.System));
        (await database.LookInsideAsync("PRAGMA journal_mode")).Single()[0].ShouldBe("wal");
    }

    [Fact]
    public async Task A_second_writer_is_refused_while_the_first_is_there_and_let_in_after()
    {
        var clock = new Clock(TimeProvider.System);
        await using (await Database.OpenAsync(Settings, clock))
        {
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => Database.OpenAsync(Settings, clock));
            refused.Message.ShouldContain("Another program is writing");
        }
        // Were the file of the seat taken away, one program could lock the old one while another makes a new one.
        File.Exists(Settings.File + ".lock").ShouldBeTrue();
        await using var after = await Database.OpenAsync(Settings, clock);
        await after.CheckAsync();
    }

    [Fact]
    public async Task A_second_program_is_refused_while_the_first_is_there_and_let_in_after()
    {
        await using (await Database.OpenAsync(Settings, new Clock(TimeProvider.System)))
            (await CrashingProgram.OpenAsync(Settings)).ShouldStartWith("refused: Another program is writing");
        (await CrashingProgram.OpenAsync(Settings)).ShouldBe("open");
    }

    [Fact]
    public async Task A_program_that_could_not_start_leaves_the_seat_free()
    {
        var clock = new Clock(TimeProvider.System);
        await database.TamperAsync("UPDATE schema_version SET sha256 = 'other'");
        await Should.ThrowAsync<SchemaDoesNotFit>(() => Database.OpenAsync(Settings, clock));
        await using var seat = await WriterSeat.TakeAsync(Settings, TimeSpan.Zero, default);
    }

    [Fact]
    public async Task One_seat_is_had_by_one_of_many_who_come_and_go()
    {
        var holders = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                try
                {
                    await using var seat = await WriterSeat.TakeAsync(Settings, TimeSpan.Zero, default);
                    var now = Interlocked.Increment(ref holders);
                    InterlockedMost(ref most, now);
                    await Task.Yield();
                    Interlocked.Decrement(ref holders);
                }
                catch (InvalidOperationException)
                {
                    // Somebody else has it.
                }
            }
        })));
        most.ShouldBe(1);
    }

    private static void InterlockedMost(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, now, seen) == seen) return;
    }

    private string Hash()
    {
        using var file = new FileStream(Settings.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexString(SHA256.HashData(file));
    }

    private static string? Read(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
