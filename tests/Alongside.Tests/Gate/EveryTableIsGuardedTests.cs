using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alongside.Tests.TheGate;

/// <summary>A new table cannot be forgotten: it is about a person and guarded in every way, or it is the house's, with a reason.</summary>
public abstract class EveryTableIsGuardedTests(TestHouse house)
{
    private static readonly Dictionary<string, string> KeyDoesNotBeginWithThePerson = new()
    {
        ["reach"] = "a list is read by its viewer, in the order of names; every row still names the person",
        ["ground"] = "a view over shares, exclusions and supports, whose own keys begin with the person",
    };

    private static readonly Dictionary<string, string> NotMapped = new()
    {
        ["schema_version"] = "which numbered scripts were run, written by the runner alone",
    };

    [Fact]
    public async Task Every_row_of_a_record_is_about_a_person() =>
        (await GuardedAsync()).Where(entity => !typeof(IAboutAPerson).IsAssignableFrom(entity.ClrType)).Select(Name).ShouldBeEmpty();

    [Fact]
    public async Task Every_table_about_a_person_has_a_filter_with_a_name_of_its_own()
    {
        var guarded = await GuardedAsync();
        var filters = guarded.Select(entity => (Table: Name(entity), Keys: entity.GetDeclaredQueryFilters().Select(filter => filter.Key).ToList())).ToList();

        filters.Where(row => row.Keys.Count != 1 || string.IsNullOrEmpty(row.Keys[0])).Select(row => row.Table).ShouldBeEmpty("one filter, with a name");
        filters.SelectMany(row => row.Keys).GroupBy(key => key).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty("a name of its own");
    }

    [Fact]
    public async Task Every_key_begins_with_the_person()
    {
        var inCode = (await GuardedAsync()).Where(entity => entity.FindPrimaryKey()?.Properties[0].Name != nameof(IAboutAPerson.PersonId)).Select(Name);
        inCode.Distinct().ShouldBe(KeyDoesNotBeginWithThePerson.Keys, ignoreOrder: true);

        var guarded = (await GuardedAsync()).Select(Name).ToHashSet();
        var inSql = (await house.Database.LookInsideAsync(FirstOfKey)).Where(row => guarded.Contains((string)row[0]!) && (string)row[1]! != "person_id");
        inSql.Select(row => row[0]).ShouldBe(["reach"]);
    }

    [Fact]
    public async Task Every_table_about_a_person_has_its_place_in_the_matrix() =>
        (await GuardedAsync()).Select(entity => entity.ClrType).Distinct().ShouldBe(MatrixTables.All.Select(table => table.Row), ignoreOrder: true);

    [Fact]
    public async Task A_shared_table_is_about_nobodys_record_and_says_why()
    {
        var shared = await HouseAsync();
        shared.Where(entity => typeof(IAboutAPerson).IsAssignableFrom(entity.ClrType)).Select(Name).ShouldBeEmpty();
        shared.Select(entity => entity.ClrType).ShouldBe(MatrixTables.OfTheHouse.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_table_there_is_belongs_to_a_record_or_to_the_house_and_not_to_both()
    {
        var real = (await house.Database.LookInsideAsync(Tables)).Select(row => (string)row[0]!);
        var (guarded, shared) = ((await GuardedAsync()).Select(Name).Distinct().ToList(), (await HouseAsync()).Select(Name).ToList());

        guarded.Intersect(shared).ShouldBeEmpty();
        real.ShouldBe([.. guarded, .. shared, .. NotMapped.Keys], ignoreOrder: true);
    }

    protected abstract string Tables { get; }

    protected abstract string FirstOfKey { get; }

    protected async Task<List<IEntityType>> GuardedAsync()
    {
        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        return [.. lease.Record.Model.GetEntityTypes(), .. lease.Reach.Model.GetEntityTypes()];
    }

    private async Task<List<IEntityType>> HouseAsync()
    {
        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        return [.. lease.House.Model.GetEntityTypes()];
    }

    protected static string Name(IEntityType entity) => entity.GetTableName() ?? entity.GetViewName()!;

    public sealed class On_Sqlite(SqliteHouse house) : EveryTableIsGuardedTests(house), IClassFixture<SqliteHouse>
    {
        protected override string Tables => "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

        protected override string FirstOfKey =>
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.pk = 1";
    }

    public sealed class On_Postgres(PostgresHouse house) : EveryTableIsGuardedTests(house), IClassFixture<PostgresHouse>
    {
        private readonly PostgresHouse house = house;

        protected override string Tables =>
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')";

        protected override string FirstOfKey => """
            SELECT i.indrelid::regclass::text, a.attname::text FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indisprimary
            """;

        [Fact]
        public async Task Row_security_is_forced_on_every_table_about_a_person_and_every_view_asks_as_the_viewer()
        {
            var sure = (await house.Database.LookInsideAsync("""
                SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
                  AND (relkind = 'r' AND relrowsecurity AND relforcerowsecurity OR relkind = 'v' AND 'security_invoker=true' = ANY (reloptions))
                """)).Select(row => (string)row[0]!);
            // What secret words lead to is nobody's record, and shown to nobody without them.
            sure.ShouldBe((await GuardedAsync()).Select(Name).Distinct().Append("quiet_door"), ignoreOrder: true);
        }
    }
}
