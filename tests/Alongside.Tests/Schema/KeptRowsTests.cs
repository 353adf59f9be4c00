using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Schema;

/// <summary>What is kept stays, even against somebody with the owner's rights and a command line.</summary>
public abstract class KeptRowsTests(TestHouse house)
{
    private static readonly string[] Kept = ["wording", "event", "look", "statement"];

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
        var before = await InsideAsync();

        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync(sql));

        (await InsideAsync()).ShouldBe(before);
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
        [InlineData("TRUNCATE statement CASCADE")]
        [InlineData("TRUNCATE person CASCADE")]
        public Task What_is_kept_is_not_emptied(string sql) => StaysAsync(sql);
    }
}
