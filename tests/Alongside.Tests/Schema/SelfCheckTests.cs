using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;
using Npgsql;

namespace Alongside.Tests.Schema;

/// <summary>On PostgreSQL nothing is served when the walls between records have a hole.</summary>
public sealed class SelfCheckTests(PostgresHouse house) : IClassFixture<PostgresHouse>
{
    private const string Role = "alongside_app";

    public static TheoryData<string> AboutPeople => ["person", "statement", "wording", "event", "look", "share", "exclusion", "support", "reach", "confirmation", "suggestion", "answer", "mark", "invitation", "look_question", "need", "safe_contact", "circle_member", "observer", "beginning", "detail", "ending", "said_no", "draft", "kept_file", "happening", "happening_mark", "withholding", "safety_check", "lawful_decision", "objection", "decision_review"];

    private PostgresSettings Settings => (PostgresSettings)house.Database.Settings;

    [Fact]
    public async Task When_nothing_is_wrong_it_says_nothing() => await CheckAfterAsync("SELECT 1");

    [Fact]
    public async Task Every_table_about_a_person_is_in_this_tests_list()
    {
        var tables = await house.Database.LookInsideAsync($"""
            SELECT DISTINCT table_name::text FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name
            WHERE table_schema = 'public' AND column_name = 'person_id' AND table_name NOT IN ('{string.Join("', '", PostgresSelfCheck.Shared)}')
            """);
        tables.Select(row => (string)row[0]!).ShouldBe(AboutPeople.Select(row => row.Data), ignoreOrder: true);
    }

    [Fact]
    public async Task A_superuser_is_refused()
    {
        var superuser = new NpgsqlConnectionStringBuilder(Settings.App) { Username = new NpgsqlConnectionStringBuilder(PostgresServer.Superuser).Username };
        (await RefusedAsync(Settings with { App = superuser.ToString() })).ShouldContain("superuser or BYPASSRLS");
    }

    [Fact]
    public async Task The_owner_of_the_tables_is_refused() =>
        (await RefusedAsync(Settings with { App = Settings.Owner! })).ShouldContain("a role that owns the tables");

    [Fact]
    public async Task The_role_of_the_door_is_refused() =>
        (await RefusedAsync(Settings with { App = Settings.Door! })).ShouldContain("not guarded by their row policies");

    [Fact]
    public async Task A_role_that_row_security_does_not_bind_is_refused() =>
        (await RefusedAfterAsync($"CREATE ROLE past_the_wall BYPASSRLS; GRANT {Role} TO past_the_wall", "past_the_wall")).ShouldContain("superuser or BYPASSRLS");

    [Theory]
    [InlineData("alongside_owner", "a role that owns the tables")]
    [InlineData("alongside_door", "not guarded by their row policies")]
    public async Task A_role_that_can_become_another_is_refused(string other, string message) =>
        (await RefusedAfterAsync($"GRANT {other} TO {Role}")).ShouldContain(message);

    [Theory]
    [MemberData(nameof(AboutPeople))]
    public async Task A_table_without_its_wall_is_named(string table)
    {
        foreach (var hole in new[] { $"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", $"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY" })
            (await RefusedAfterAsync(hole)).ShouldContain($"not guarded by their row policies: {table}.", customMessage: hole);
    }

    [Theory]
    [MemberData(nameof(AboutPeople))]
    public async Task Each_policy_that_is_gone_or_says_something_else_is_noticed(string table)
    {
        var policies = (await house.Database.LookInsideAsync($"SELECT policyname::text FROM pg_policies WHERE tablename = '{table}'")).Select(row => (string)row[0]!).ToList();
        var first = table == "draft" ? "draft_author" : $"{table}_subject";
        policies.ShouldContain(first);
        foreach (var policy in policies)
        {
            (await RefusedAfterAsync($"DROP POLICY {policy} ON {table}")).ShouldContain($"row policies: {table}.", customMessage: policy);
            if (policy == $"{table}_door") continue;
            foreach (var rule in new[] { "true", "true OR person_id = nullif(current_setting('app.subject', true), '')::uuid", "person_id IS NOT NULL" })
                (await RefusedAfterAsync($"ALTER POLICY {policy} ON {table} USING ({rule})")).ShouldContain($"row policies: {table}.", customMessage: policy + rule);
            (await RefusedAfterAsync($"ALTER POLICY {policy} ON {table} TO alongside_door")).ShouldContain($"row policies: {table}.", customMessage: policy);
        }
        foreach (var hole in new[]
        {
            $"ALTER POLICY {table}_door ON {table} TO PUBLIC",
            $"ALTER POLICY {table}_door ON {table} TO {Role}",
            $"CREATE POLICY planted ON {table} USING (true)",
            $"ALTER POLICY {first} ON {table} WITH CHECK (true)",
        })
            (await RefusedAfterAsync(hole)).ShouldContain($"row policies: {table}.", customMessage: hole);
    }

    [Theory]
    [InlineData("DROP POLICY quiet_door_words ON quiet_door")]
    [InlineData("ALTER POLICY quiet_door_words ON quiet_door USING (true)")]
    [InlineData("ALTER POLICY quiet_door_words ON quiet_door USING (door_hash IS NOT NULL)")]
    [InlineData("ALTER POLICY quiet_door_words ON quiet_door WITH CHECK (true)")]
    [InlineData("CREATE POLICY planted ON quiet_door USING (true)")]
    [InlineData("ALTER TABLE quiet_door NO FORCE ROW LEVEL SECURITY")]
    public async Task What_secret_words_lead_to_without_its_wall_is_named(string hole) =>
        (await RefusedAfterAsync(hole)).ShouldContain("row policies: quiet_door.");

    [Theory]
    [InlineData("ground")]
    [InlineData("statement_now")]
    [InlineData("statement_author")]
    [InlineData("mark_now")]
    [InlineData("ended_here")]
    [InlineData("suggestion_waiting")]
    public async Task A_view_that_shows_what_its_owner_sees_is_named(string view) =>
        (await RefusedAfterAsync($"ALTER VIEW {view} RESET (security_invoker)")).ShouldContain($"what their owner sees, not what the viewer may: {view}.");

    [Theory]
    [InlineData("CREATE TABLE planted (person_id uuid)")]
    [InlineData("CREATE MATERIALIZED VIEW planted AS SELECT * FROM wording")]
    [InlineData("CREATE TABLE planted (person_id uuid); ALTER TABLE planted ENABLE ROW LEVEL SECURITY; ALTER TABLE planted FORCE ROW LEVEL SECURITY")]
    public async Task A_new_table_without_a_wall_is_named(string sql) =>
        (await RefusedAfterAsync(sql)).ShouldContain("not guarded by their row policies: planted.");

    [Fact]
    public async Task Commits_that_do_not_wait_for_the_disk_are_refused() =>
        (await RefusedAfterAsync("SET LOCAL synchronous_commit = off")).ShouldContain("synchronous_commit is off");

    private static async Task<string> RefusedAsync(PostgresSettings settings)
    {
        var refused = await Should.ThrowAsync<GateIsOpen>(() => Database.OpenAsync(settings, new Clock(TimeProvider.System)));
        return refused.Message;
    }

    private async Task<string> RefusedAfterAsync(string hole, string role = Role) =>
        (await Should.ThrowAsync<GateIsOpen>(() => CheckAfterAsync(hole, role), hole)).Message;

    /// <summary>Makes a hole, looks as the serving role whether it is noticed, and takes all of it back.</summary>
    private async Task CheckAfterAsync(string hole, string role = Role)
    {
        var superuser = new NpgsqlConnectionStringBuilder(PostgresServer.Superuser) { Database = new NpgsqlConnectionStringBuilder(Settings.App).Database };
        await using var connection = new NpgsqlConnection(superuser.ToString());
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"{hole}; SET LOCAL ROLE {role}", connection, transaction);
        await command.ExecuteNonQueryAsync();
        await PostgresSelfCheck.RunAsync(connection);
    }
}
