using System.Security.Cryptography;
using System.Text;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>
/// The program is killed while many write through it and look. What it had said was kept is there, whole; and a program that says
/// so too early is caught by the same check.
/// </summary>
public abstract class KillTests(TestHouse house)
{
    private const string Wordings = "SELECT lower(hex(wording_id)), words FROM wording";
    private const string Looks = "SELECT lower(hex(look_id)), '' FROM look";
    private const int MostTriesOfTheControl = 12;

    protected TestHouse Here { get; } = house;

    protected abstract int Kills { get; }

    /// <summary>How many wordings it may acknowledge before it is killed. A server answers more slowly than a file.</summary>
    protected abstract int Most { get; }

    protected abstract string Sql(string sql);

    /// <summary>What the database itself says about its files: "ok".</summary>
    protected abstract Task<string> IntegrityAsync();

    [Fact]
    public async Task Every_wording_that_was_acknowledged_is_there_after_a_kill()
    {
        var people = await PeopleAsync();
        await KillAsync("honest", people, Wordings);

        (await IntegrityAsync()).ShouldBe("ok");
        await NothingHalfDoneAsync();
        // It still works: the writer of the next program goes on where the killed one stopped.
        await Here.Given.SaidAsync(people[0]);
    }

    [Fact]
    public async Task Every_look_that_was_acknowledged_is_there_once_after_a_kill()
    {
        var people = await PeopleAsync();
        await KillAsync("looks", people, Looks);

        (await IntegrityAsync()).ShouldBe("ok");
    }

    private async Task KillAsync(string kind, List<Actor> people, string kept)
    {
        // The same moments every time, counted in acknowledged wordings, so that a failure can be run again.
        var moments = new Random(20260302);
        var ledger = new List<Acknowledged>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var after = moments.Next(1, Most);
            await Here.RestartAsync(async () => ledger.AddRange(await CrashingProgram.WriteAndKillAsync(kind, Here.Database.Settings, people, after)));
            (await LostAsync(ledger, kept)).ShouldBeEmpty($"after kill {kill + 1} at {after}");
        }
    }

    [Theory]
    [InlineData("hasty", Wordings)]
    [InlineData("hasty-looks", Looks)]
    public async Task A_program_that_acknowledges_too_early_is_caught(string kind, string kept)
    {
        var people = await PeopleAsync();
        var lost = 0;
        for (var tries = 0; lost == 0 && tries < MostTriesOfTheControl; tries++)
        {
            var ledger = new List<Acknowledged>();
            await Here.RestartAsync(async () => ledger = await CrashingProgram.WriteAndKillAsync(kind, Here.Database.Settings, people, 50 + tries));
            lost = (await LostAsync(ledger, kept)).Count;
        }
        lost.ShouldBePositive("the control lost nothing, so the other test proves nothing");
    }

    private async Task<List<Actor>> PeopleAsync()
    {
        var people = new List<Actor>();
        foreach (var name in new[] { "Amina", "Bill", "Chidi", "Dee" }) people.Add(await Here.Given.PersonAsync(name));
        return people;
    }

    private async Task<List<Acknowledged>> LostAsync(List<Acknowledged> ledger, string inside)
    {
        var kept = (await Here.Database.LookInsideAsync(Sql(inside))).Select(row =>
            new Acknowledged((string)row[0]!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((string)row[1]!))))).ToHashSet();
        return ledger.Where(acknowledged => !kept.Contains(acknowledged)).ToList();
    }

    private async Task NothingHalfDoneAsync()
    {
        async Task<long> CountAsync(string sql) => Convert.ToInt64((await Here.Database.LookInsideAsync(sql))[0][0], null);

        var wordings = await CountAsync("SELECT count(*) FROM wording");
        wordings.ShouldBePositive();
        (await CountAsync("SELECT count(*) FROM event WHERE wording_id IS NOT NULL")).ShouldBe(wordings);
        (await CountAsync("SELECT count(*) FROM wording w WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.person_id = w.person_id AND e.wording_id = w.wording_id)")).ShouldBe(0);
        // The wording a statement points to is there, and it is the one that no other has replaced.
        (await CountAsync("""
            SELECT count(*) FROM statement s WHERE NOT EXISTS (SELECT 1 FROM wording w
              WHERE w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording)
            """)).ShouldBe(0);
        (await CountAsync("""
            SELECT count(*) FROM statement s JOIN wording w ON w.person_id = s.person_id AND w.replaces = s.current_wording
            """)).ShouldBe(0);
        (await CountAsync("""
            SELECT count(*) FROM wording w WHERE w.replaces IS NOT NULL AND NOT EXISTS (SELECT 1 FROM wording earlier
              WHERE earlier.person_id = w.person_id AND earlier.statement_id = w.statement_id AND earlier.wording_id = w.replaces)
            """)).ShouldBe(0);
    }

    public sealed class On_Sqlite(SqliteHouse house) : KillTests(house), IClassFixture<SqliteHouse>
    {
        protected override int Kills => 5;

        protected override int Most => 200;

        protected override string Sql(string sql) => sql;

        protected override async Task<string> IntegrityAsync() => (string)(await Here.Database.LookInsideAsync("PRAGMA integrity_check")).Single()[0]!;
    }

    public sealed class On_Postgres(PostgresHouse house) : KillTests(house), IClassFixture<PostgresHouse>
    {
        protected override int Kills => 3;

        protected override int Most => 40;

        protected override string Sql(string sql) => System.Text.RegularExpressions.Regex.Replace(sql, @"lower\(hex\((\w+)\)\)", "replace($1::text, '-', '')");

        // Here only the program is killed, not the server: its pages are not ours to check.
        protected override Task<string> IntegrityAsync() => Task.FromResult("ok");
    }
}
