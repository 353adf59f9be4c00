using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Commands;

/// <summary>A house that has grown is brought from its file to PostgreSQL: all of it, unchanged, or nothing.</summary>
public sealed class MoveHouseTests(KeptOnSqlite town) : IClassFixture<KeptOnSqlite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_record_is_the_same_on_the_other_side_and_the_house_serves_there()
    {
        var from = await NotServedAsync();
        var before = await HouseDigest.ReadAsync(from, cancel: Cancel);
        await using var to = await PostgresTestDatabase.CreateAsync();
        var moved = await new MoveHouse(from, (PostgresSettings)to.Settings).RunAsync(_ => { }, Cancel);
        var after = await HouseDigest.ReadAsync(to.Settings, cancel: Cancel);
        (moved.Total, after.Total, after.People).ShouldBe((before.Total, before.Total, before.People));
        after.Counts.ShouldBe(before.Counts);
        (await HouseDigest.WrongInListsAsync(to.Settings, Cancel)).ShouldBe(await HouseDigest.WrongInListsAsync(from, Cancel));
        await SafeKept.ServesAsync(to.Settings);

        // Once more would be twice.
        (await Should.ThrowAsync<Refused>(() => new MoveHouse(from, (PostgresSettings)to.Settings).RunAsync(_ => { }, Cancel))).Sentence.ShouldStartWith("The database on PostgreSQL is not empty");
    }

    [Fact]
    public async Task Stopped_in_the_middle_the_other_side_is_as_empty_as_before()
    {
        var from = await NotServedAsync();
        await using var to = await PostgresTestDatabase.CreateAsync();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => new MoveHouse(from, (PostgresSettings)to.Settings).RunAsync(said =>
        {
            if (said.StartsWith("person:", StringComparison.Ordinal)) stop.Cancel();
        }, stop.Token));
        await EmptyAsync(to);
        await new MoveHouse(from, (PostgresSettings)to.Settings).RunAsync(_ => { }, Cancel);
    }

    [Fact]
    public async Task What_arrives_changed_is_not_kept()
    {
        var from = await NotServedAsync();
        await using var to = await PostgresTestDatabase.CreateAsync();
        await to.TamperAsync("""
            CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.words := rtrim(NEW.words, 'w'); RETURN NEW; END $$;
            CREATE TRIGGER planted BEFORE INSERT ON wording FOR EACH ROW EXECUTE FUNCTION planted()
            """);
        (await Should.ThrowAsync<Refused>(() => new MoveHouse(from, (PostgresSettings)to.Settings).RunAsync(_ => { }, Cancel))).Sentence.ShouldEndWith("is not the same on both sides. Nothing was kept.");
        await EmptyAsync(to);
    }

    [Fact]
    public async Task Nobody_serves_meanwhile_and_a_demo_stays_one()
    {
        await using var to = await PostgresTestDatabase.CreateAsync();
        var settings = (PostgresSettings)to.Settings;
        await Should.ThrowAsync<WriterIsBusy>(() => new MoveHouse((SqliteSettings)town.House.Database.Settings, settings).RunAsync(_ => { }, Cancel));

        await using var demo = await SqliteTestDatabase.CreateAsync();
        await demo.TamperAsync("INSERT INTO installation (one, made_at, demo) VALUES (1, 0, 1)");
        (await Should.ThrowAsync<Refused>(() => new MoveHouse((SqliteSettings)demo.Settings, settings).RunAsync(_ => { }, Cancel))).Sentence.ShouldStartWith("This database holds a demo");
        await Should.ThrowAsync<Refused>(() => new MoveHouse((SqliteSettings)demo.Settings, settings with { Owner = null }).RunAsync(_ => { }, Cancel));

        await using var unmade = await PostgresTestDatabase.CreateEmptyAsync();
        await Should.ThrowAsync<SchemaDoesNotFit>(async () => await new MoveHouse(await NotServedAsync(), (PostgresSettings)unmade.Settings).RunAsync(_ => { }, Cancel));
        await EmptyAsync(to);
    }

    [Fact]
    public async Task An_owner_whom_the_policies_bind_is_told_what_to_run()
    {
        await using var to = await PostgresTestDatabase.CreateAsync();
        var settings = (PostgresSettings)to.Settings;
        (await Should.ThrowAsync<Refused>(() => HouseDigest.ReadAsync(settings with { Owner = settings.Door }, cancel: Cancel))).Sentence.ShouldContain("ALTER ROLE {role} BYPASSRLS");
    }

    /// <summary>A table or a column that is added is moved by itself; one of a kind nobody knows stops here.</summary>
    [Fact]
    public async Task Every_table_is_moved_and_every_column_is_kept_in_the_kind_it_is_moved_in()
    {
        await using var server = await PostgresTestDatabase.CreateAsync();
        var there = await server.LookInsideAsync("""
            SELECT t.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod) FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname <> 'schema_version'
            """);
        there.Select(row => $"{row[0]} {row[1]} {row[2]}").ShouldBe(Columns(kind => kind switch
        {
            KeptKind.Number => "integer", KeptKind.LongNumber => "bigint", KeptKind.YesNo => "boolean", KeptKind.Id => "uuid", KeptKind.Instant => "timestamp with time zone",
            KeptKind.Day => "date", KeptKind.Text => "text", _ => "bytea",
        }), ignoreOrder: true);

        var inFile = await town.House.Database.LookInsideAsync("SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name <> 'schema_version'");
        inFile.Select(row => $"{row[0]} {row[1]} {row[2]}").ShouldBe(Columns(kind => kind switch
        {
            KeptKind.Id or KeptKind.Bytes => "BLOB", KeptKind.Day or KeptKind.Text => "TEXT", _ => "INTEGER",
        }), ignoreOrder: true);
    }

    private static IEnumerable<string> Columns(Func<KeptKind, string> type) => KeptTable.All.SelectMany(table => table.Columns.Select(column => $"{table.Name} {column.Name} {type(column.Kind)}"));

    /// <summary>The town as it was a moment ago, in a file that nobody serves from.</summary>
    private async Task<SqliteSettings> NotServedAsync()
    {
        var archive = Path.Combine(town.NewFolder(), "town.tar.gz");
        await town.Backup.RunAsync(archive, Cancel);
        var data = town.NewFolder();
        var file = new SqliteSettings(Path.Combine(data, "alongside.db"));
        await new RestoreBackup(file, data).RunAsync(archive, _ => { }, Cancel);
        return file;
    }

    private static async Task EmptyAsync(TestDatabase database)
    {
        foreach (var table in KeptTable.All) (await database.LookInsideAsync($"SELECT count(*) FROM {table.Name}"))[0][0].ShouldBe(0L, table.Name);
    }
}
