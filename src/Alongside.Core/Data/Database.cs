using Alongside.Basics;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alongside.Data;

/// <summary>The role of the <see cref="SystemDoor"/> is not set. The sentence says what to do.</summary>
public sealed class DoorIsMissing(string message) : Exception(message);

/// <summary>
/// The database of this installation, opened and checked: one writer and a bag of readers. It does not open on a schema
/// that is not this program's, nor on a PostgreSQL where the row policies could be walked round.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private static readonly Task<Exception> Never = new TaskCompletionSource<Exception>().Task;
    private static readonly TimeSpan BetweenKept = TimeSpan.FromSeconds(30);
    private readonly List<IAsyncDisposable> owned = [];

    private readonly Clock clock;
    private DateTime lastKept = DateTime.MinValue;

    private Database(ReaderSlots slots, IWriter writer, Clock clock) => (Slots, Writer, this.clock) = (slots, writer, clock);

    public ReaderSlots Slots { get; }

    public IWriter Writer { get; }

    /// <summary>
    /// Completes, with why, when the disk has failed the one writer: nothing is kept any more until the program is started
    /// again and reads what the disk really holds. Never on PostgreSQL, which is found again by itself.
    /// </summary>
    public Task<Exception> Broken => (Writer as SqliteWriter)?.Broken ?? Never;

    public static async Task<Database> OpenAsync(DatabaseSettings settings, Clock clock, CancellationToken cancel = default)
    {
        if (settings is SqliteSettings sqlite)
        {
            var seat = await WriterSeat.TakeAsync(sqlite, TimeSpan.Zero, cancel);
            try
            {
                // The embedded database is brought up to date by whoever starts the program; a server's by its owner.
                await new SchemaRunner(settings, clock).MigrateAsync(seat, cancel);
                var writer = await SqliteWriter.OpenAsync(sqlite, seat, clock, cancel);
                var slots = new ReaderSlots(settings);
                var file = new Database(slots, writer, clock);
                // Readers close first: the last connection to close is the writer's, so it makes the last checkpoint too.
                file.owned.AddRange([slots, writer]);
                return file;
            }
            catch
            {
                await seat.DisposeAsync();
                throw;
            }
        }

        var postgres = (PostgresSettings)settings;
        if (string.IsNullOrWhiteSpace(postgres.Door))
            throw new DoorIsMissing("Set ALONGSIDE_DATABASE_DOOR: what belongs to no viewer, like a letter that is to reach a person, is done by that role.");
        var app = Source(postgres.App);
        var door = Source(postgres.Door);
        await using (var connection = await app.OpenConnectionAsync(cancel))
        {
            await SchemaRunner.CheckAsync(connection, cancel);
            await PostgresSelfCheck.RunAsync(connection, cancel);
        }
        // A door that cannot be opened is as good as none, and would be found out only when it is needed.
        try
        {
            await using (await door.OpenConnectionAsync(cancel)) { }
        }
        catch (NpgsqlException problem)
        {
            throw new DoorIsMissing($"ALONGSIDE_DATABASE_DOOR is set, and its role cannot come in: {problem.Message}");
        }
        var readers = new ReaderSlots(settings, app);
        var server = new Database(readers, new PostgresWriter(app, door, clock), clock);
        server.owned.AddRange([readers, app, door]);
        return server;
    }

    /// <summary>Looks whether this database could be served, and what is not well in it; changes nothing. Throws, in plain words, when it could not.</summary>
    public static async Task<HouseTrouble> InspectAsync(DatabaseSettings settings, Clock clock, CancellationToken cancel = default)
    {
        if (settings is SqliteSettings sqlite)
        {
            if (!File.Exists(sqlite.File)) throw new SchemaDoesNotFit($"There is no database yet ({sqlite.File}). It is made when the program first serves.");
            await using var connection = await SqliteConnections.OpenToLookAsync(sqlite, cancel);
            await SchemaRunner.CheckAsync(connection, cancel);
            using var commands = new KeptCommands();
            await using var house = new HouseDb(ContextOptions.Sqlite<HouseDb>(connection, commands));
            return await HouseTrouble.InspectAsync(house, clock.Now(), cancel);
        }
        await using var database = await OpenAsync(settings, clock, cancel);
        await database.Writer.CheckAsync(cancel);
        using var lease = await database.Slots.LeaseHouseAsync(cancel);
        return await HouseTrouble.InspectAsync(lease.House, clock.Now(), cancel);
    }

    /// <summary>
    /// Ready to serve: it reads, the writer is alive, and what is written stays. Anybody may ask this as often as they
    /// like, so a row is really committed at most every half minute.
    /// </summary>
    public async Task CheckAsync(CancellationToken cancel = default)
    {
        using (var lease = await Slots.LeaseAsync(cancel)) await lease.House.Installations.FirstOrDefaultAsync(cancel);
        await Writer.CheckAsync(cancel);
        var at = clock.Now();
        if (at - lastKept < BetweenKept) return;
        await Writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var rows = unit.House.Jobs.Where(row => row.Name == "check-ready");
            if (await rows.ExecuteUpdateAsync(row => row.SetProperty(job => job.LastOkAt, unit.At)) == 0)
                unit.House.Jobs.Add(new JobRow { Name = "check-ready", DueAt = unit.At, LastOkAt = unit.At, Tries = 0 });
            return true;
        }, cancel);
        lastKept = at;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in owned) await part.DisposeAsync();
        owned.Clear();
    }

    private static NpgsqlDataSource Source(string connectionString) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, IncludeErrorDetail = false }.ToString());
}
