using Alongside.Data;
using Alongside.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alongside.Tests.Schema;

/// <summary>
/// The scripts and the models say the same: what EF would make by itself, beside what the scripts made. Defaults, checks,
/// triggers, foreign keys and policies are the scripts' alone.
/// </summary>
public abstract class DriftTests : IAsyncLifetime
{
    private TestDatabase byScripts = null!;
    private TestDatabase byModels = null!;

    /// <summary>Table, column, type, whether it may be empty, place in the primary key (0: none).</summary>
    protected abstract string Columns { get; }

    /// <summary>Table, name and definition of each index that has a name of its own.</summary>
    protected abstract string Indexes { get; }

    protected abstract string ViewColumns { get; }

    public async ValueTask InitializeAsync()
    {
        byScripts = await MigratedAsync();
        byModels = await EmptyAsync();
        foreach (var db in Models())
            await using (db) await byModels.TamperAsync(db.Database.GenerateCreateScript());
    }

    public async ValueTask DisposeAsync()
    {
        await byScripts.DisposeAsync();
        await byModels.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Tables_columns_types_and_keys_are_the_same()
    {
        var scripts = await LinesAsync(byScripts, Columns);
        scripts.Count.ShouldBeGreaterThan(100);
        scripts.ShouldBe(await LinesAsync(byModels, Columns));
    }

    [Fact]
    public async Task Named_indexes_are_the_same()
    {
        var scripts = await LinesAsync(byScripts, Indexes);
        scripts.ShouldNotBeEmpty();
        scripts.ShouldBe(await LinesAsync(byModels, Indexes));
    }

    [Fact]
    public async Task Views_have_the_columns_that_are_read_from_them()
    {
        var there = await LinesAsync(byScripts, ViewColumns);
        var read = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var db in Models())
            await using (db)
                foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.GetViewName() is not null))
                    read.UnionWith(entity.GetProperties().Select(property =>
                        $"{entity.GetViewName()} | {property.GetColumnName(StoreObjectIdentifier.View(entity.GetViewName()!, entity.GetViewSchema()))}"));
        read.ShouldNotBeEmpty();
        there.ShouldBe(read);
    }

    [Theory]
    [InlineData("ALTER TABLE account ADD COLUMN planted integer")]
    [InlineData("ALTER TABLE statement RENAME COLUMN about_me TO about_them")]
    [InlineData("CREATE TABLE planted (a integer NOT NULL PRIMARY KEY)")]
    public async Task A_planted_difference_is_seen(string sql)
    {
        await byScripts.TamperAsync(sql);
        (await LinesAsync(byScripts, Columns)).ShouldNotBe(await LinesAsync(byModels, Columns));
    }

    [Theory]
    [InlineData("DROP INDEX idempotency_at")]
    [InlineData("CREATE INDEX planted ON account (name)")]
    [InlineData("DROP INDEX account_person; CREATE UNIQUE INDEX account_person ON account (person_id)")]
    [InlineData("DROP INDEX account_person; CREATE INDEX account_person ON account (person_id) WHERE person_id IS NOT NULL")]
    public async Task A_planted_difference_of_an_index_is_seen(string sql)
    {
        await byScripts.TamperAsync(sql);
        (await LinesAsync(byScripts, Indexes)).ShouldNotBe(await LinesAsync(byModels, Indexes));
    }

    protected abstract Task<TestDatabase> MigratedAsync();

    protected abstract Task<TestDatabase> EmptyAsync();

    protected abstract DbContextOptions<TDb> Options<TDb>() where TDb : DbContext;

    private IEnumerable<DbContext> Models()
    {
        yield return new HouseDb(Options<HouseDb>());
        yield return new RecordDb(Options<RecordDb>());
        yield return new ReachDb(Options<ReachDb>());
    }

    private static async Task<List<string>> LinesAsync(TestDatabase database, string sql) => (await database.LookInsideAsync(sql))
        .Select(row => string.Join(" | ", row).Replace("\"", "", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim())
        .Where(line => !line.StartsWith("schema_version", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).ToList();

    public sealed class On_Sqlite : DriftTests
    {
        protected override string Columns => """
            SELECT t.name, c.name, upper(c.type), c."notnull", c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
            """;

        protected override string Indexes => "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";

        protected override string ViewColumns => "SELECT v.name, c.name FROM sqlite_schema v JOIN pragma_table_info(v.name) c WHERE v.type = 'view'";

        protected override async Task<TestDatabase> MigratedAsync() => await SqliteTestDatabase.CreateAsync();

        protected override async Task<TestDatabase> EmptyAsync() => await SqliteTestDatabase.CreateEmptyAsync();

        protected override DbContextOptions<TDb> Options<TDb>() =>
            new DbContextOptionsBuilder<TDb>().UseSqlite(new SqliteConnection("Data Source=:memory:"), _ => { }).Options;
    }

    public sealed class On_Postgres : DriftTests
    {
        protected override string Columns => """
            SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, coalesce(array_position(k.indkey::int[], a.attnum::int) + 1, 0)
            FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
            WHERE t.relkind = 'r'
            """;

        protected override string Indexes => """
            SELECT t.relname, i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public' WHERE NOT x.indisprimary
            """;

        protected override string ViewColumns =>
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_name IN (SELECT viewname FROM pg_views WHERE schemaname = 'public')";

        protected override async Task<TestDatabase> MigratedAsync() => await PostgresTestDatabase.CreateAsync();

        protected override async Task<TestDatabase> EmptyAsync() => await PostgresTestDatabase.CreateEmptyAsync();

        protected override DbContextOptions<TDb> Options<TDb>() => new DbContextOptionsBuilder<TDb>().UseNpgsql("Host=nowhere").Options;
    }
}
