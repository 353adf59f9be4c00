using System.Reflection;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>Readers are used again and again. What one viewer was let into must be gone before the next one comes.</summary>
public abstract class UsedContextTests(TestHouse house)
{
    /// <summary>More than there are slots on either database.</summary>
    private const int EverySlot = 16;

    [Fact]
    public async Task A_reader_that_belongs_to_nobody_returns_no_row_of_any_table()
    {
        await SomebodyIsReadAsync();
        await WithEverySlotAsync(async lease => (await RowsAsync(lease)).ShouldBeEmpty());
    }

    [Fact]
    public async Task Every_table_there_is_holds_rows_that_would_be_seen()
    {
        var amina = await SomebodyIsReadAsync();
        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        var tables = lease.Record.Model.GetEntityTypes().Concat(lease.Reach.Model.GetEntityTypes()).Select(entity => entity.GetTableName() ?? entity.GetViewName()!).Distinct().ToList();
        tables.Count.ShouldBe(MatrixTables.All.Count);
        foreach (var table in tables)
            (await house.Database.LookInsideAsync($"SELECT 1 FROM {table} WHERE person_id = {house.Database.Literal(amina.OwnRecord!.Value)} LIMIT 1")).ShouldNotBeEmpty(table);
    }

    [Fact]
    public async Task A_reader_that_was_asked_for_a_record_and_not_let_in_returns_no_row_of_it()
    {
        var amina = await SomebodyIsReadAsync();
        await WithEverySlotAsync(async lease =>
        {
            lease.Record.Ask(new Cast(amina.OwnRecord!.Value).Circle, amina.OwnRecord!.Value);
            (await RowsAsync(lease)).ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task Nothing_is_remembered_of_the_one_before()
    {
        await SomebodyIsReadAsync();
        await WithEverySlotAsync(lease =>
        {
            var db = lease.Record;
            (db.ActingFor, db.Subject, db.Asked, db.Whole).ShouldBe((null, Guid.Empty, Guid.Empty, false));
            (db.ReadMask | db.HistoryMask | db.LooksMask | db.ShareMask | db.WriteMask | db.RewordMask | db.OwnWorkMask).ShouldBe(0);
            db.SupportersOpen.ShouldBeFalse();
            db.ChangeTracker.Entries().ShouldBeEmpty();
            lease.Reach.ActingFor.ShouldBeNull();
            new[] { lease.Reach.Account, lease.Reach.Organisation, lease.Reach.Team, db.Account, db.Organisation, db.Team }.ShouldAllBe(id => id == Guid.Empty);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_reader_acts_for_one_and_never_changes_over_to_another()
    {
        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        var cast = new Cast(Basics.Ids.New());
        lease.Record.ActFor(cast.Circle);
        Should.Throw<InvalidOperationException>(() => lease.Record.ActFor(cast.Circle));
        Should.Throw<InvalidOperationException>(() => lease.Record.Ask(cast.Worker, cast.Person));
        lease.Reach.ActFor(cast.Circle);
        Should.Throw<InvalidOperationException>(() => lease.Reach.ActFor(cast.Worker));
    }

    [Fact]
    public async Task A_record_is_opened_for_the_person_asked_for_and_once()
    {
        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        var cast = new Cast(Basics.Ids.New());
        Should.Throw<InvalidOperationException>(() => lease.Record.Admit(Admission.Whole(cast.Person)), "nobody asked");
        lease.Record.Ask(cast.Circle, cast.Person);
        Should.Throw<InvalidOperationException>(() => lease.Record.Admit(Admission.Whole(cast.AnotherRecord)), "another person");
        lease.Record.Admit(new Admission(cast.Person));
        Should.Throw<InvalidOperationException>(() => lease.Record.Admit(new Admission(cast.Person)), "twice");
    }

    [Fact]
    public async Task A_reader_that_was_given_back_cannot_be_used()
    {
        var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        lease.Dispose();
        Should.Throw<ObjectDisposedException>(() => lease.Record);
        Should.Throw<ObjectDisposedException>(() => lease.Reach);
        Should.Throw<ObjectDisposedException>(() => lease.House);
        Should.NotThrow(lease.Dispose);
    }

    [Fact]
    public async Task An_opened_record_that_was_closed_cannot_be_read_on()
    {
        var amina = await house.Given.PersonAsync();
        var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        record.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(() => WordsReading.AboutMeAsync(record));
    }

    [Fact]
    public async Task A_reader_is_given_back_when_the_gate_lets_nobody_in()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        for (var time = 0; time <= EverySlot; time++)
            await Should.ThrowAsync<Basics.NotHere>(() => house.The<Gate>().OpenAsync(sana, amina.OwnRecord!.Value, new Opening(PartTable.All)));
        await WithEverySlotAsync(_ => Task.CompletedTask);
    }

    [Fact]
    public async Task A_reader_that_cannot_come_to_rest_leaves_its_place_to_a_new_one()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var time = 0; time <= EverySlot; time++)
        {
            var lease = await house.The<ReaderSlots>().LeaseAsync(patience.Token);
            // Whatever it is that broke it: a context that was closed cannot be laid to rest.
            lease.Record.Dispose();
            Should.Throw<ObjectDisposedException>(lease.Dispose);
        }
        await SomebodyIsReadAsync();
    }

    [Fact]
    public async Task A_house_that_closes_waits_for_whoever_is_still_reading()
    {
        await using var source = house.Database.Settings is PostgresSettings postgres ? Npgsql.NpgsqlDataSource.Create(postgres.App) : null;
        var slots = new ReaderSlots(house.Database.Settings, source);
        var lease = await slots.LeaseAsync(default);
        var closing = slots.DisposeAsync().AsTask();

        await lease.House.Accounts.CountAsync();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await slots.LeaseAsync(default));
        closing.IsCompleted.ShouldBeFalse();
        lease.Dispose();
        await closing;
    }

    /// <summary>Every reader there is has been used to read somebody's whole record.</summary>
    private async Task<Actor> SomebodyIsReadAsync()
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.SaidAsync(amina);
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await FillAsync(amina.OwnRecord!.Value);
        var records = new List<OpenedRecord>();
        try
        {
            for (var slot = 0; slot < Slots; slot++)
            {
                records.Add(await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true, Looks = true }));
                (await records[^1].Db.StatementsNow.CountAsync()).ShouldBe(2);
                await records[^1].Looked;
            }
        }
        finally
        {
            foreach (var record in records) record.Dispose();
        }
        (await house.The<ReachReading>().PageAsync(sana)).People.ShouldNotBeEmpty();
        return amina;
    }

    /// <summary>A row in every table about a person.</summary>
    private Task<bool> FillAsync(Guid person) => house.The<SystemDoor>().RunAsync(person, "a test fills every table", unit =>
    {
        var wording = Rows.Wording(person, Parts.Behave, Basics.Ids.Opaque());
        unit.Record.AddRange([wording, Rows.Statement(wording), .. Rows.HangingOn(wording), .. Rows.Beside(person, unit.At), .. Rows.BegunAndEnded(person, unit.At),
            Rows.Ending(person, EndingKind.Died, unit.At, MatrixTables.Planted)]);
        var draft = Rows.Draft(person, unit.At);
        unit.Record.Drafts.Add(draft);
        unit.House.DraftEnds.Add(new DraftEnd { DraftId = draft.DraftId, EndsAt = unit.At.AddDays(90) });
        unit.ReachMayDiffer();
        return Task.FromResult(true);
    });

    /// <summary>Gives them back whatever happens: a test that fails must not leave the next one waiting for a reader.</summary>
    private async Task WithEverySlotAsync(Func<ReaderSlots.Lease, Task> look)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var leases = new List<ReaderSlots.Lease>();
        try
        {
            for (var slot = 0; slot < Slots; slot++) leases.Add(await house.The<ReaderSlots>().LeaseAsync(patience.Token));
            foreach (var lease in leases) await look(lease);
        }
        finally
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }

    private int Slots => house.Database.Settings is SqliteSettings ? 4 : EverySlot;

    /// <summary>The tables and views of both models in which this reader sees a row, whatever they are.</summary>
    private static async Task<List<string>> RowsAsync(ReaderSlots.Lease lease)
    {
        var seen = new List<string>();
        foreach (var db in new AlongsideDb[] { lease.Record, lease.Reach })
        {
            foreach (var entity in db.Model.GetEntityTypes())
            {
                var look = typeof(UsedContextTests).GetMethod(nameof(SeesAnyAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
                if (await (Task<bool>)look.Invoke(null, [db])!) seen.Add($"{db.GetType().Name}: {entity.ClrType.Name}");
            }
        }
        return seen;
    }

    private static Task<bool> SeesAnyAsync<T>(AlongsideDb db) where T : class => db.Set<T>().AnyAsync();

    public sealed class On_Sqlite(SqliteHouse house) : UsedContextTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : UsedContextTests(house), IClassFixture<PostgresHouse>;
}
