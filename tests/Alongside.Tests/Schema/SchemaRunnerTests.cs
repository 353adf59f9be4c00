using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Schema;

/// <summary>A database comes to this program's schema once, forward only, whole or not at all.</summary>
public abstract class SchemaRunnerTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    protected abstract IReadOnlyList<SchemaScript> Released { get; }

    /// <summary>A script that begins well and then fails.</summary>
    protected abstract string HalfWay { get; }

    public async ValueTask InitializeAsync() => database = await EmptyAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Scripts_run_once_and_then_never_again()
    {
        (await RunAsync(Released)).ShouldBe(Released.Count);
        (await RunAsync(Released)).ShouldBe(0);

        var versions = await database.LookInsideAsync("SELECT number, sha256 FROM schema_version ORDER BY number");
        versions.Select(row => (Convert.ToInt32(row[0], null), (string)row[1]!)).ShouldBe(Released.Select(script => (script.Number, script.Sha256)));
    }

    [Fact]
    public async Task A_further_script_is_run_on_top()
    {
        await RunAsync(Released);
        (await RunAsync([.. Released, Next("CREATE TABLE further (a integer)")])).ShouldBe(1);
        (await CountAsync("further")).ShouldBe(0);
    }

    [Fact]
    public async Task A_script_that_changed_after_it_was_run_is_refused()
    {
        await RunAsync([.. Released, Next("CREATE TABLE further (a integer)")]);

        var refused = await Should.ThrowAsync<SchemaDoesNotFit>(() => RunAsync([.. Released, Next("CREATE TABLE further (a integer, b integer)")]));
        refused.Message.ShouldContain($"script {Released.Count + 1} ");
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_and_not_touched()
    {
        await RunAsync([.. Released, Next("CREATE TABLE further (a integer)")]);

        var refused = await Should.ThrowAsync<SchemaDoesNotFit>(() => RunAsync(Released));
        refused.Message.ShouldContain("newer than this program");
        await Should.ThrowAsync<SchemaDoesNotFit>(() => Database.OpenAsync(database.Settings, new Clock(TimeProvider.System)));
        (await CountAsync("schema_version")).ShouldBe(Released.Count + 1);
    }

    [Fact]
    public async Task A_script_that_fails_half_way_leaves_nothing_and_the_mended_one_runs()
    {
        await RunAsync(Released);
        await Should.ThrowAsync<Exception>(() => RunAsync([.. Released, Next(HalfWay)]));

        (await CountAsync("schema_version")).ShouldBe(Released.Count);
        await Should.ThrowAsync<Exception>(() => CountAsync("half"));
        (await RunAsync([.. Released, Next("CREATE TABLE half (a integer)")])).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_script_that_fails_leaves_an_empty_database()
    {
        await Should.ThrowAsync<Exception>(() => RunAsync([new SchemaScript(1, "half", HalfWay)]));

        await Should.ThrowAsync<Exception>(() => CountAsync("half"));
        await Should.ThrowAsync<Exception>(() => CountAsync("schema_version"));
        (await RunAsync(Released)).ShouldBe(Released.Count);
    }

    [Fact]
    public async Task Many_runners_at_once_all_end_well_and_each_script_runs_once()
    {
        var ran = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RunAsync(Released))));
        ran.Sum().ShouldBe(Released.Count);
    }

    protected abstract Task<TestDatabase> EmptyAsync();

    private Task<int> RunAsync(IReadOnlyList<SchemaScript> scripts) =>
        new SchemaRunner(database.Settings, new Clock(TimeProvider.System)) { Scripts = scripts }.MigrateAsync();

    private SchemaScript Next(string sql) => new(Released.Count + 1, "further", sql);

    private async Task<long> CountAsync(string table) => Convert.ToInt64((await database.LookInsideAsync($"SELECT count(*) FROM {table}"))[0][0], null);

    public sealed class On_Sqlite : SchemaRunnerTests
    {
        protected override IReadOnlyList<SchemaScript> Released => SchemaScripts.Sqlite;

        protected override string HalfWay => "CREATE TABLE half (a integer); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);";

        protected override async Task<TestDatabase> EmptyAsync() => await SqliteTestDatabase.CreateEmptyAsync();

        [Fact]
        public async Task While_a_program_serves_its_file_is_not_migrated_under_it()
        {
            await using var file = await SqliteTestDatabase.CreateAsync();
            await using var open = await Database.OpenAsync(file.Settings, new Clock(TimeProvider.System));
            await Should.ThrowAsync<InvalidOperationException>(() => WriterSeat.TakeAsync((SqliteSettings)file.Settings, TimeSpan.FromMilliseconds(100), default));
        }
    }

    public sealed class On_Postgres : SchemaRunnerTests
    {
        protected override IReadOnlyList<SchemaScript> Released => SchemaScripts.Postgres;

        protected override string HalfWay => "CREATE TABLE half (a integer); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);";

        protected override async Task<TestDatabase> EmptyAsync() => await PostgresTestDatabase.CreateEmptyAsync();

        [Fact]
        public async Task A_program_that_serves_never_migrates()
        {
            await using var empty = await PostgresTestDatabase.CreateEmptyAsync();
            var refused = await Should.ThrowAsync<SchemaDoesNotFit>(() => Database.OpenAsync(empty.Settings, new Clock(TimeProvider.System)));
            refused.Message.ShouldContain("alongside migrate");
        }

        [Fact]
        public async Task Only_the_owner_migrates()
        {
            await using var empty = await PostgresTestDatabase.CreateEmptyAsync();
            var settings = (PostgresSettings)empty.Settings;
            await Should.ThrowAsync<SchemaDoesNotFit>(() => new SchemaRunner(settings with { Owner = null }, new Clock(TimeProvider.System)).MigrateAsync());
            await Should.ThrowAsync<Npgsql.PostgresException>(() => new SchemaRunner(settings with { Owner = settings.App }, new Clock(TimeProvider.System)).MigrateAsync());
        }
    }
}
