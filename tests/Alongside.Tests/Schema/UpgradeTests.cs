using System.Security.Cryptography;
using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Schema;

/// <summary>
/// Every released schema, with people in it, comes to this program's schema and keeps every word. A released schema is its
/// scripts and a file of rows in Schema/Fixtures that has its number; both are never edited after.
/// </summary>
public abstract class UpgradeTests : IAsyncLifetime
{
    private static readonly Actor Amina = Person(10, 20);
    private static readonly Actor Sana = new(Id(15), Capacity.Circle);
    private static readonly Actor Jo = new(Id(16), Capacity.Worker, OrganisationId: Id(1), TeamId: Id(2));
    private TestDatabase database = null!;

    public static TheoryData<int> ReleasedSchemas => [.. Directory.EnumerateFiles(Fixtures, "*.sqlite.sql").Select(file => int.Parse(Path.GetFileName(file)[..4], null)).Order()];

    private static string Fixtures => Path.Combine(AppContext.BaseDirectory, "Schema", "Fixtures");

    protected abstract IReadOnlyList<SchemaScript> Scripts { get; }

    protected abstract string Provider { get; }

    public async ValueTask InitializeAsync() => database = await EmptyAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(ReleasedSchemas))]
    public async Task Every_word_of_a_released_schema_is_there_to_the_letter_and_the_house_opens(int schema)
    {
        var before = await BeginAtAsync(schema);

        await MigrateAsync(Scripts);

        (await HashOfAllWordsAsync()).ShouldBe(before);
        await TheHouseOpensAsync();
        (await HashOfAllWordsAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(ReleasedSchemas))]
    public async Task The_words_live_through_a_schema_that_is_still_to_come(int schema)
    {
        var before = await BeginAtAsync(schema);

        // What a next script may do: a new column on a full table, a new table, an index.
        await MigrateAsync([.. Scripts, new SchemaScript(Scripts.Count + 1, "later", """
            ALTER TABLE statement ADD COLUMN later integer NULL;
            CREATE TABLE later (person_id integer NOT NULL PRIMARY KEY);
            CREATE INDEX wording_at ON wording (person_id, at);
            """)]);

        (await HashOfAllWordsAsync()).ShouldBe(before);
        Convert.ToInt32((await database.LookInsideAsync("SELECT max(number) FROM schema_version")).Single()[0], null).ShouldBe(Scripts.Count + 1);
    }

    [Theory]
    [MemberData(nameof(ReleasedSchemas))]
    public async Task An_upgrade_that_fails_leaves_the_house_as_it_was(int schema)
    {
        var before = await BeginAtAsync(schema);
        await MigrateAsync(Scripts);

        await Should.ThrowAsync<Exception>(() => MigrateAsync([.. Scripts, new SchemaScript(Scripts.Count + 1, "broken", """
            DROP VIEW statement_now;
            ALTER TABLE wording RENAME TO gone;
            INSERT INTO nowhere VALUES (1);
            """)]));

        (await HashOfAllWordsAsync()).ShouldBe(before);
        await TheHouseOpensAsync();
    }

    [Fact]
    public async Task What_waited_for_an_answer_is_watched_from_now_on_and_what_is_taken_away_goes_out_of_every_list()
    {
        await BeginAtAsync(1);
        await MigrateAsync([.. Scripts.Take(8)]);
        await database.TamperAsync("""
            INSERT INTO suggestion (person_id, suggestion_id, part_bit, statement_id, based_on, words, language, reason, whose_idea, ask_by, written_by, written_as, writer_name, writer_role, at)
              SELECT person_id, wording_id, part_bit, statement_id, wording_id, 'other', 'en', 'why', 'mine', 'page', written_by, 3, 'Jo', '', at FROM wording;
            UPDATE statement SET gone_at = first_said_at WHERE statement_id = (SELECT statement_id FROM statement ORDER BY statement_id LIMIT 1);
            UPDATE suggestion SET answered = 'no' WHERE suggestion_id = (SELECT current_wording FROM statement WHERE gone_at IS NULL ORDER BY statement_id LIMIT 1);
            """);
        await MigrateAsync(Scripts);

        const string Gone = "(SELECT statement_id FROM statement WHERE gone_at IS NOT NULL)";
        (await CountAsync($"suggestion WHERE statement_id IN {Gone}")).ShouldBeGreaterThan(0);
        (await CountAsync($"suggestion WHERE part_bit <> 16 AND statement_id IN {Gone}")).ShouldBe(0);
        (await CountAsync("suggestion_due")).ShouldBe(await CountAsync("suggestion WHERE part_bit <> 16 AND answered IS NULL"), "all but what is answered");
    }

    private async Task<int> CountAsync(string rows) => Convert.ToInt32((await database.LookInsideAsync($"SELECT count(*) FROM {rows}")).Single()[0], null);

    [Fact]
    public void Both_databases_have_the_same_released_schemas() =>
        Directory.EnumerateFiles(Fixtures, "*.postgres.sql").Select(file => int.Parse(Path.GetFileName(file)[..4], null))
            .ShouldBe(ReleasedSchemas.Select(row => row.Data), ignoreOrder: true);

    [Fact]
    public async Task The_rows_of_schema_1_are_the_same_on_both_databases()
    {
        // Written down here, so that a file whose words were mangled on its way (a line end, a joiner) is noticed.
        (await BeginAtAsync(1)).ShouldBe("1f9b9f27722b0bceb6b8fcfc0dc32bdca719a85550cff048b0dcd5bc243d0985");
    }

    protected abstract Task<TestDatabase> EmptyAsync();

    private async Task<string> BeginAtAsync(int schema)
    {
        await MigrateAsync([.. Scripts.Take(schema)]);
        await database.TamperAsync(await File.ReadAllTextAsync(Path.Combine(Fixtures, $"{schema:0000}.{Provider}.sql")));
        return await HashOfAllWordsAsync();
    }

    private Task<int> MigrateAsync(IReadOnlyList<SchemaScript> scripts) =>
        new SchemaRunner(database.Settings, new Clock(TimeProvider.System)) { Scripts = scripts }.MigrateAsync();

    private async Task<string> HashOfAllWordsAsync()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in await database.LookInsideAsync("SELECT wording_id, words FROM wording ORDER BY wording_id"))
        {
            var id = row[0] is byte[] bytes ? new Guid(bytes, true) : (Guid)row[0]!;
            hash.AppendData(Encoding.UTF8.GetBytes($"{id:N} {row[1]}\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The real program on it: the person reads their words and earlier words, others what was shared, and it writes.</summary>
    private async Task TheHouseOpensAsync()
    {
        var clock = new Clock(new TestClock());
        await using var open = await Database.OpenAsync(database.Settings, clock);
        await using var services = new ServiceCollection().AddAlongside(open, clock, LocalTime.London).BuildServiceProvider();
        var gate = services.GetRequiredService<Gate>();

        using (var record = await gate.OpenAsync(Amina, Amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true }))
        {
            var now = (await WordsReading.AboutMeAsync(record)).Statements;
            now.Select(statement => statement.Words).Intersect(TwelveScripts.All).ShouldBe(TwelveScripts.All, ignoreOrder: true);
            var changed = await WordsReading.OneAsync(record, now.Single(statement => statement.Words == TwelveScripts.All[3]).StatementId);
            (await WordsReading.EarlierAsync(record, changed)).Select(wording => wording.Words).ShouldBe([TwelveScripts.All[3] + " …", "before: " + TwelveScripts.All[3]]);
        }
        using (var record = await gate.OpenAsync(Sana, Amina.OwnRecord!.Value, new Opening(PartTable.All)))
            (await WordsReading.AboutMeAsync(record)).Statements.Count.ShouldBe(12);
        (await services.GetRequiredService<ReachReading>().PageAsync(Jo)).People.Select(person => person.KnownAs).ShouldBe(["Élodie O’Brien", "Zoë 🌱"]);
        // Zoë said of Sana: not this person.
        await Should.ThrowAsync<NotHere>(() => gate.OpenAsync(Sana, Id(22), new Opening(PartTable.All)));

        await services.GetRequiredService<GiveShare>().RunAsync(Amina, new ShareToGive(Amina.OwnRecord!.Value, ViewerKind.Team, Id(2), Parts.Important));
        (await services.GetRequiredService<ReachReading>().PageAsync(Jo)).People.Count.ShouldBe(3);
    }

    private static Actor Person(int account, int record) => new(Id(account), Capacity.Self, Id(record));

    private static Guid Id(int number) => Guid.ParseExact($"019cae0000007000800000000000{number:x4}", "N");

    public sealed class On_Sqlite : UpgradeTests
    {
        protected override IReadOnlyList<SchemaScript> Scripts => SchemaScripts.Sqlite;

        protected override string Provider => "sqlite";

        protected override async Task<TestDatabase> EmptyAsync() => await SqliteTestDatabase.CreateEmptyAsync();
    }

    public sealed class On_Postgres : UpgradeTests
    {
        protected override IReadOnlyList<SchemaScript> Scripts => SchemaScripts.Postgres;

        protected override string Provider => "postgres";

        protected override async Task<TestDatabase> EmptyAsync() => await PostgresTestDatabase.CreateEmptyAsync();
    }
}
