using System.Collections.Concurrent;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>
/// Every situation of the oracle made for real, and every cell asked of the database: what a viewer's queries return,
/// what the look says was opened, what the write lock lets them keep, and whose names their list holds.
/// </summary>
public abstract class OracleInSqlTests(TestHouse house)
{
    private readonly ConcurrentDictionary<(string Situation, Operation Operation, Parts Part), ConcurrentBag<(string How, bool May)>> answers = new();

    [Fact]
    public async Task Every_cell_of_the_oracle_is_what_the_database_does()
    {
        var plays = await new Plays(house).MakeAllAsync();
        await Parallel.ForEachAsync(plays, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (play, _) =>
        {
            await ReadAsync(play);
            await WriteAsync(play);
            await DiscoverAsync(play);
        });
        await LooksKeptAsync(plays);

        Oracle.Cells.SelectMany(Disagreements).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_table_holds_yet_is_named() =>
        MatrixTables.NothingToReadYet.Keys.ShouldBe(
            PartTable.Rows.Select(row => row.Part).Where(part => !MatrixTables.All.Any(table => table.Operation == Operation.Read && (table.Holds & part) != Parts.None)),
            ignoreOrder: true);

    private IEnumerable<string> Disagreements(Cell cell)
    {
        if (!answers.TryGetValue((cell.Situation, cell.Operation, cell.Part), out var given)) return [$"nobody asked: {cell}"];
        return given.Where(answer => answer.May != cell.May).Select(answer => $"the oracle says {cell}; {answer.How} says {(answer.May ? "y" : "-")}");
    }

    private void Heard(Play play, Operation operation, string how, Parts allowed, Parts holds = Parts.None)
    {
        foreach (var part in play.Parts)
        {
            if (holds == Parts.None || (holds & part) != Parts.None)
                answers.GetOrAdd((play.Situation.Code, operation, part), _ => []).Add((how, (allowed & part) != Parts.None));
        }
    }

    private async Task ReadAsync(Play play)
    {
        OpenedRecord? record = null;
        try
        {
            record = await house.The<Gate>().OpenAsync(play.Viewer, play.Cast.Person, new Opening(PartTable.All) { History = true, Looks = true });
        }
        catch (NotHere)
        {
            // The same as for a person who does not exist. Everything that is asked below is then answered with nothing.
        }
        using (record)
        {
            Heard(play, Operation.Discover, "the gate", record is null ? Parts.None : PartTable.All);
            Heard(play, Operation.OwnWork, "the gate", record?.Admission.OwnWork ?? Parts.None);
            foreach (var table in MatrixTables.All.Where(table => table.Seen is not null))
            {
                var seen = record is null ? Parts.None : await table.Seen!(record.Db);
                // Who chooses who sees a record sees every share of it; of a part that is never shared there is none to see.
                Heard(play, table.Operation, $"table {table.Row.Name}", table.Operation == Operation.Share ? seen & PartTable.Shareable : seen, table.Holds);
            }
            if (record is null) return;
            record.Admission.Read.ShouldBe(Decided(play, Operation.Read), play.ToString());
            await record.Looked;
        }
    }

    /// <summary>Nothing beyond the cell either: all parts that are open, as decided from the same facts.</summary>
    private static Parts Decided(Play play, Operation operation) => Decide.PartsFor(
        play.Viewer, play.Cast.Person, play.Situation.Grounds(play.Cast, play.Asked, Oracle.Now), operation, Purpose.Support, Oracle.Now);

    /// <summary>One unit that tries everything and is then thrown away.</summary>
    private async Task WriteAsync(Play play)
    {
        var (write, reword, share) = (Parts.None, Parts.None, Parts.None);
        try
        {
            await house.The<IWriter>().RunAsync<bool>(new UnitRequest(play.Viewer, play.Cast.Person), async unit =>
            {
                foreach (var part in play.Parts)
                {
                    if (await KeptAsync(unit, part, SaysAsync)) write |= part;
                    if (await KeptAsync(unit, part, RewordsAsync)) reword |= part;
                    if (await KeptAsync(unit, part, SharesAsync)) share |= part;
                }
                throw new ThrownAway();
            });
        }
        catch (Exception end) when (end is ThrownAway or NotHere)
        {
            // Thrown away, or never let in.
        }
        Heard(play, Operation.Write, "the write lock", write);
        Heard(play, Operation.Reword, "the write lock", reword);
        Heard(play, Operation.Share, "the write lock", share);
    }

    private static async Task<bool> KeptAsync(Unit unit, Parts part, Func<Unit, Parts, Task> writeAsync)
    {
        try
        {
            await writeAsync(unit, part);
            unit.Happened(EventKinds.StatementSaid, part);
            await unit.Record.SaveChangesAsync();
            return true;
        }
        catch (InvalidOperationException problem) when (problem.Message.EndsWith("the gate does not allow this viewer to write it.", StringComparison.Ordinal))
        {
            return false;
        }
        finally
        {
            unit.Record.ChangeTracker.Clear();
        }
    }

    private static Task SaysAsync(Unit unit, Parts part)
    {
        var wording = Rows.Wording(unit.Admission.Person, part, Ids.Opaque());
        if ((part & MatrixTables.Said) != Parts.None) unit.Record.Statements.Add(Rows.Statement(wording));
        unit.Record.Wordings.Add(wording);
        return Task.CompletedTask;
    }

    private static async Task RewordsAsync(Unit unit, Parts part)
    {
        var said = await unit.Record.Statements.AsTracking().FirstOrDefaultAsync(row => row.PartBit == part);
        var wording = Rows.Wording(unit.Admission.Person, part, said?.StatementId ?? Ids.Opaque(), replaces: Ids.Opaque());
        unit.Record.Wordings.Add(wording);
        if (said is not null) said.CurrentWording = wording.WordingId;
    }

    private static Task SharesAsync(Unit unit, Parts part)
    {
        unit.Record.Shares.Add(Rows.Share(unit.Admission.Person, part, unit.At));
        return Task.CompletedTask;
    }

    private async Task DiscoverAsync(Play play)
    {
        // A list is of other people; one's own record is the page one begins on.
        if (play.Viewer.Capacity == Capacity.Self && play.Viewer.OwnRecord == play.Cast.Person) return;
        var page = await house.The<ReachReading>().PageAsync(play.Viewer);
        page.People.Select(person => person.Person).Except([play.Cast.Person]).ShouldBeEmpty();
        Heard(play, Operation.Discover, "the list of people", page.People.Count > 0 ? PartTable.All : Parts.None);
    }

    /// <summary>What the look says was opened. It is asked of the table itself, so for parts that hold nothing yet too.</summary>
    private async Task LooksKeptAsync(List<Play> plays)
    {
        var looks = (await house.Database.LookInsideAsync("SELECT account_id, part_bits FROM look"))
            .Select(row => (Account: row[0] is byte[] kept ? new Guid(kept, true) : (Guid)row[0]!, Parts: (Parts)(long)row[1]!))
            .Where(look => look.Account != MatrixTables.Planted).ToDictionary(look => look.Account, look => look.Parts);
        // What one's own organisation wrote is looked at too; which of both it was, the row says.
        foreach (var play in plays)
            Heard(play, Operation.Read, "the look", looks.GetValueOrDefault(play.Cast.Account) & ~(Decided(play, Operation.OwnWork) & ~Decided(play, Operation.Read)));
    }

    private sealed class ThrownAway : Exception;

    public sealed class On_Sqlite(SqliteHouse house) : OracleInSqlTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : OracleInSqlTests(house), IClassFixture<PostgresHouse>;
}
