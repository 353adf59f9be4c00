using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Schema;

/// <summary>What is kept stays, even against somebody with the owner's rights and a command line.</summary>
public abstract class KeptRowsTests(TestHouse house)
{
    private static readonly string[] Kept = ["wording", "event", "look", "statement", "mark", "share", "exclusion", "support", "kept_file", "circle_member"];

    public static TheoryData<string> Attacks =>
    [
        "UPDATE wording SET words = 'never said'",
        "UPDATE wording SET at = at",
        "DELETE FROM wording",
        "UPDATE event SET kind = 'other'",
        "DELETE FROM event",
        "UPDATE look SET part_bits = 0",
        "DELETE FROM look",
        "DELETE FROM statement",
        "UPDATE statement SET person_id = (SELECT max(p.id) FROM (SELECT person_id AS id FROM person WHERE known_as = 'Bill') p)",
        "UPDATE statement SET statement_id = wording_of.id FROM (SELECT wording_id AS id FROM wording) wording_of",
        "UPDATE statement SET first_said_at = first_said_at",
        "UPDATE mark SET words = 'never said'",
        "UPDATE mark SET wording_id = mark_id",
        "UPDATE mark SET part_bit = 1",
        "UPDATE mark SET kind = 3 - kind",
        "DELETE FROM mark",
        "UPDATE share SET parts = 15",
        "UPDATE share SET viewer_id = share_id",
        "UPDATE share SET only_gives = only_gives",
        "UPDATE share SET until_at = until_at + (SELECT max(l.at) - min(l.at) FROM (SELECT from_at AS at FROM share UNION ALL SELECT until_at FROM share) l)",
        "UPDATE share SET taken_back_at = NULL",
        "DELETE FROM share",
        "UPDATE exclusion SET viewer_id = exclusion_id",
        "UPDATE exclusion SET from_at = from_at",
        "UPDATE exclusion SET taken_back_at = NULL",
        "DELETE FROM exclusion",
        "UPDATE support SET keep_me_safe = keep_me_safe",
        "UPDATE support SET organisation_id = support_id",
        "UPDATE support SET until_at = NULL",
        "DELETE FROM support",
        "UPDATE kept_file SET media_type = 'text/html'",
        "UPDATE kept_file SET person_id = (SELECT max(p.id) FROM (SELECT person_id AS id FROM person WHERE known_as = 'Bill') p)",
        "UPDATE kept_file SET name = 'another'",
        "UPDATE kept_file SET sha256 = NULL",
        "UPDATE kept_file SET gone_at = NULL",
        "UPDATE kept_file SET happening_id = file_id",
        "DELETE FROM kept_file",
        "UPDATE circle_member SET name = 'never said'",
        "UPDATE circle_member SET ring = 1",
        "UPDATE circle_member SET replaces = NULL",
        "UPDATE circle_member SET gone_at = NULL",
        "DELETE FROM circle_member",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public Task What_is_kept_is_not_changed_from_outside(string sql) => StaysAsync(sql);

    protected async Task StaysAsync(string sql)
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.PersonAsync("Bill");
        var said = await house.Given.SaidAsync(amina, "first");
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "second", "en"));
        using (var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All))) await record.Looked;
        await DecidedAsync(amina, said);
        var before = await InsideAsync();

        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync(sql));

        (await InsideAsync()).ShouldBe(before);
    }

    /// <summary>One of each that has its end already: what may change has changed.</summary>
    private async Task DecidedAsync(Actor amina, StatementSaid said)
    {
        var (person, jo) = (amina.OwnRecord!.Value, await house.Given.WorkerAsync());
        await house.The<MarkWords>().RunAsync(amina, person, said.StatementId, MarkKind.Disagrees, "not so");
        await house.The<MarkWords>().TakeBackAsync(amina, person, said.StatementId, MarkKind.Disagrees);
        await house.The<TakeBackShare>().RunAsync(amina, person, await house.Given.ShareAsync(amina, jo, Parts.Important));
        await house.The<ExcludeViewer>().TakeBackAsync(amina, person, await house.The<ExcludeViewer>().RunAsync(amina, person, ViewerKind.Account, jo.AccountId));
        await house.The<SystemDoor>().RunAsync(person, "a test keeps a file that is taken away", unit =>
        {
            var file = TheGate.Rows.File(person, Parts.OnlyMe, unit.At);
            file.TakeAway(unit.At);
            unit.Record.Files.Add(file);
            return Task.FromResult(true);
        });
        var bill = await house.The<PutInCircle>().RunAsync(amina, new MemberToPutIn(person, "Bill", Ring.Friends));
        await house.The<MoveInCircle>().RunAsync(amina, person, bill, closer: true);
        await house.The<EndSupport>().RunAsync(person, await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value));
    }

    private async Task<List<string>> InsideAsync()
    {
        var lines = new List<string>();
        foreach (var table in Kept)
            lines.AddRange((await house.Database.LookInsideAsync($"SELECT * FROM {table}"))
                .Select(row => table + string.Join('|', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))).Order(StringComparer.Ordinal));
        lines.Count.ShouldBeGreaterThan(4);
        return lines;
    }

    public sealed class On_Sqlite(SqliteHouse house) : KeptRowsTests(house), IClassFixture<SqliteHouse>
    {
        // REPLACE takes a row away without asking the triggers on DELETE.
        [Theory]
        [InlineData("INSERT OR REPLACE INTO wording SELECT person_id, statement_id, wording_id, part_bit, replaces, 'never said', language, capture, said_on, present, written_by, written_as, writer_name, writer_role, at, salt FROM wording")]
        [InlineData("REPLACE INTO event SELECT * FROM event")]
        [InlineData("REPLACE INTO look SELECT * FROM look")]
        [InlineData("REPLACE INTO statement SELECT * FROM statement")]
        [InlineData("REPLACE INTO mark SELECT * FROM mark")]
        [InlineData("REPLACE INTO share SELECT * FROM share")]
        [InlineData("REPLACE INTO exclusion SELECT * FROM exclusion")]
        [InlineData("REPLACE INTO support SELECT * FROM support")]
        [InlineData("REPLACE INTO kept_file SELECT * FROM kept_file")]
        [InlineData("REPLACE INTO circle_member SELECT * FROM circle_member")]
        [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM wording")]
        public Task What_is_kept_is_not_replaced(string sql) => StaysAsync(sql);
    }

    public sealed class On_Postgres(PostgresHouse house) : KeptRowsTests(house), IClassFixture<PostgresHouse>
    {
        // TRUNCATE asks no trigger of a row.
        [Theory]
        [InlineData("TRUNCATE wording CASCADE")]
        [InlineData("TRUNCATE event")]
        [InlineData("TRUNCATE look")]
        [InlineData("TRUNCATE mark")]
        [InlineData("TRUNCATE share")]
        [InlineData("TRUNCATE exclusion")]
        [InlineData("TRUNCATE support")]
        [InlineData("TRUNCATE kept_file")]
        [InlineData("TRUNCATE circle_member")]
        [InlineData("TRUNCATE statement CASCADE")]
        [InlineData("TRUNCATE person CASCADE")]
        public Task What_is_kept_is_not_emptied(string sql) => StaysAsync(sql);
    }
}
