using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Alongside.Tests.TheGate;

/// <summary>
/// PostgreSQL by itself, without a line of ours between: SQL sent as the role that serves, while it says that Amina's
/// record is open, and everything it tries is about Bilal.
/// </summary>
public sealed class RowPolicyTests(PostgresHouse house) : IClassFixture<PostgresHouse>
{
    private const string Refused = "42501";

    /// <summary>What the trigger of a row that is kept says.</summary>
    private const string Kept = "P0001";

    /// <summary>Every table with the person in it, but a few: whose record an account has, where a code leads, and what is due, is the house's to know.</summary>
    private const string Tables = """
        SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('account', 'invitation_code', 'question_due', 'renewal_due', 'suggestion_due', 'begun_due', 'own_page', 'sign_in_code') ORDER BY 1
        """;

    [Fact]
    public async Task No_row_of_somebody_else_is_read_written_changed_or_deleted_in_any_table()
    {
        var (amina, bilal) = (await FilledAsync("Amina"), await FilledAsync("Bilal"));
        var tables = await TablesAsync();
        tables.Count.ShouldBe((await ModelAsync()).Count(entity => entity.GetTableName() is not null));

        foreach (var table in tables)
        {
            ((long)(await house.Database.LookInsideAsync($"SELECT count(*) FROM {table} WHERE person_id = '{bilal}'"))[0][0]!).ShouldBeGreaterThan(0, $"{table} has rows to be kept from her");
            (await CountAsync($"SELECT count(*) FROM {table} WHERE person_id = '{bilal}'", amina)).ShouldBe(0, table);
            (await CountAsync($"SELECT count(*) FROM {table} WHERE person_id = '{bilal}'", null)).ShouldBe(0, table);
            (await CountAsync($"SELECT count(*) FROM {table} WHERE person_id = '{bilal}'", bilal, MatrixTables.Planted)).ShouldBeGreaterThan(0, table);

            var row = (string)(await house.Database.LookInsideAsync($"SELECT row_to_json(t)::text FROM {table} t WHERE person_id = '{bilal}' LIMIT 1"))[0][0]!;
            var insert = $"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, $json${row}$json$)";
            (await ProblemAsync(insert, amina)).ShouldBe(Refused, table);
            (await ProblemAsync(insert, null)).ShouldBe(Refused, table);
            // The same row, said to be about him: now only its key is in the way, so it was the policy before.
            (await ProblemAsync(insert, bilal, MatrixTables.Planted)).ShouldBe(PostgresErrorCodes.UniqueViolation, table);

            foreach (var harm in new[] { $"UPDATE {table} SET person_id = person_id WHERE person_id = '{bilal}'", $"DELETE FROM {table} WHERE person_id = '{bilal}'" })
                (await ProblemAsync(harm, amina)).ShouldBeOneOf(["0 rows", Refused], $"{table}: {harm}");
        }
    }

    [Fact]
    public async Task No_row_of_ones_own_is_moved_to_somebody_else_in_any_table()
    {
        var (amina, bilal) = (await FilledAsync("Amina"), await FilledAsync("Bilal"));
        foreach (var table in await TablesAsync())
            // By the policy or the missing right; or, before either is asked, by the trigger of what is never changed.
            (await ProblemAsync($"UPDATE {table} SET person_id = '{bilal}' WHERE person_id = '{amina}'", amina, table == "draft" ? MatrixTables.Planted : null)).ShouldBeOneOf(Refused, Kept);
    }

    [Fact]
    public async Task Whoever_serves_can_empty_no_table_and_change_no_row_that_is_kept()
    {
        var amina = await FilledAsync("Amina");
        foreach (var table in await TablesAsync())
        {
            (await ProblemAsync($"TRUNCATE {table} CASCADE", amina)).ShouldBeOneOf(Refused, Kept);
            // Reach is worked out anew; every other row stays.
            (await ProblemAsync($"DELETE FROM {table} WHERE person_id = '{amina}'", amina)).ShouldBeOneOf(table == "reach" ? ["2 rows"] : [Refused, Kept]);
        }
        foreach (var kept in MatrixTables.All.Where(table => typeof(IKept).IsAssignableFrom(table.Row)))
        {
            var table = await TableOfAsync(kept.Row);
            foreach (var column in await ColumnsAsync(table))
                (await ProblemAsync($"UPDATE {table} SET {column} = {column} WHERE person_id = '{amina}'", amina)).ShouldBeOneOf(Refused, Kept);
        }
    }

    [Fact]
    public async Task Every_policy_there_is_is_one_of_a_few_and_every_table_has_the_first_two()
    {
        var policies = (await house.Database.LookInsideAsync("SELECT tablename::text, policyname::text, cmd::text, roles::text FROM pg_policies WHERE schemaname = 'public'"))
            .Select(row => (Table: (string)row[0]!, Name: (string)row[1]!, For: (string)row[2]!, To: (string)row[3]!)).ToList();
        var tables = await TablesAsync();
        // What secret words lead to is no row about a person: it has a policy of its own.
        policies.Select(policy => policy.Table).Where(table => table != "quiet_door").Distinct().ShouldBe(tables, ignoreOrder: true);
        foreach (var table in tables)
        {
            var mine = policies.Where(policy => policy.Table == table).Select(policy => (policy.Name, policy.For, policy.To)).ToList();
            mine.ShouldContain((table == "draft" ? "draft_author" : $"{table}_subject", "ALL", "{alongside_app}"));
            mine.ShouldContain(($"{table}_door", "ALL", "{alongside_door}"));
            var more = (await ColumnsAsync(table)).Contains("viewer_id") ? 1 : 0;
            if (more == 1) mine.ShouldContain(($"{table}_viewer", "SELECT", "{alongside_app}"));
            if (table == "suggestion") mine.ShouldContain(("suggestion_writer", "SELECT", "{alongside_app}"));
            mine.Count.ShouldBe(2 + more + (table == "suggestion" ? 1 : 0), table);
        }
    }

    [Fact]
    public async Task A_viewer_sees_the_facts_about_themselves_and_nobody_elses_and_changes_none()
    {
        var amina = await FilledAsync("Amina");
        var viewer = MatrixTables.Planted;
        foreach (var table in new[] { "share", "support", "reach" })
        {
            (await CountAsync($"SELECT count(*) FROM {table} WHERE person_id = '{amina}'", null, viewer)).ShouldBe(1, table);
            (await CountAsync($"SELECT count(*) FROM {table} WHERE person_id = '{amina}' AND viewer_id <> '{viewer}'", null, viewer)).ShouldBe(0, table);
            (await ProblemAsync($"DELETE FROM {table} WHERE person_id = '{amina}'", null, viewer)).ShouldBeOneOf("0 rows", Refused);
        }
        foreach (var table in new[] { "share", "support" })
            (await ProblemAsync($"UPDATE {table} SET from_at = now() WHERE person_id = '{amina}'", null, viewer)).ShouldBe("0 rows", table);
    }

    private async Task<List<string>> TablesAsync() => [.. (await house.Database.LookInsideAsync(Tables)).Select(row => (string)row[0]!)];

    private async Task<List<string>> ColumnsAsync(string table) =>
        [.. (await house.Database.LookInsideAsync($"SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'")).Select(row => (string)row[0]!)];

    private async Task<List<IEntityType>> ModelAsync()
    {
        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        return [.. lease.Record.Model.GetEntityTypes().Concat(lease.Reach.Model.GetEntityTypes()).DistinctBy(entity => entity.ClrType)];
    }

    private async Task<string> TableOfAsync(Type row) => (await ModelAsync()).Single(entity => entity.ClrType == row).GetTableName()!;

    [Fact]
    public async Task What_somebody_has_begun_is_not_even_read_by_the_person_it_is_about()
    {
        var amina = await FilledAsync("Amina");
        var count = $"SELECT count(*) FROM draft WHERE person_id = '{amina}'";
        (await CountAsync(count, amina, MatrixTables.Planted)).ShouldBe(1);
        (await CountAsync(count, amina, Basics.Ids.New())).ShouldBe(0);
        (await CountAsync(count, amina)).ShouldBe(0);
        (await ProblemAsync($"UPDATE draft SET typed = '' WHERE person_id = '{amina}'", amina, Basics.Ids.New())).ShouldBe("0 rows");
        (await ProblemAsync($"DELETE FROM draft WHERE person_id = '{amina}'", amina, MatrixTables.Planted)).ShouldBe(Refused);
    }

    /// <summary>Somebody with at least one row in every table, whatever the use cases would write.</summary>
    private async Task<Guid> FilledAsync(string name)
    {
        var person = await house.Given.PersonAsync(name);
        var id = person.OwnRecord!.Value;
        await house.The<IWriter>().LookAsync(Rows.Look(id, Parts.Behave, Oracle.Now));
        await house.The<SystemDoor>().RunAsync(id, "a test fills every table", unit =>
        {
            var at = unit.At;
            var wording = Rows.Wording(id, Parts.Behave, Basics.Ids.Opaque());
            unit.Record.Statements.Add(Rows.Statement(wording));
            unit.Record.Wordings.Add(wording);
            unit.Record.AddRange(Rows.HangingOn(wording));
            unit.Record.AddRange([.. Rows.Beside(id, at), .. Rows.BegunAndEnded(id, at)]);
            unit.Record.Shares.Add(WithAnotherViewer(Rows.Share(id, Parts.Behave, at)));
            var draft = Rows.Draft(id, at);
            unit.Record.Drafts.Add(draft);
            unit.House.DraftEnds.Add(new DraftEnd { DraftId = draft.DraftId, EndsAt = at.AddDays(90) });
            unit.Happened(EventKinds.ShareGiven, Parts.Behave);
            return Task.FromResult(true);
        });
        await house.Database.TamperAsync($"""
            INSERT INTO reach SELECT viewer_kind, viewer_id, '', person_id, share_id, organisation_id, purpose, '', from_at, until_at FROM share WHERE person_id = '{id}'
            """);
        return id;
    }

    private static Share WithAnotherViewer(Share share) => new()
    {
        PersonId = share.PersonId,
        ShareId = Basics.Ids.New(),
        ViewerKind = share.ViewerKind,
        ViewerId = Basics.Ids.New(),
        Parts = share.Parts,
        Purpose = share.Purpose,
        FromAt = share.FromAt,
        UntilAt = share.UntilAt,
    };

    private Task<long> CountAsync(string sql, Guid? subject, Guid? account = null) =>
        AsServingAsync(subject, account, sql, async command => (long)(await command.ExecuteScalarAsync())!);

    private async Task<string> ProblemAsync(string sql, Guid? subject, Guid? account = null)
    {
        try
        {
            return await AsServingAsync(subject, account, sql, async command => $"{await command.ExecuteNonQueryAsync()} rows");
        }
        catch (PostgresException problem)
        {
            return problem.SqlState;
        }
    }

    /// <summary>In a transaction that is never committed.</summary>
    private async Task<T> AsServingAsync<T>(Guid? subject, Guid? account, string sql, Func<NpgsqlCommand, Task<T>> run)
    {
        await using var connection = new NpgsqlConnection(((PostgresSettings)house.Database.Settings).App);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var settings = new NpgsqlCommand("SELECT set_config('app.subject', $1, true), set_config('app.account', $2, true)", connection))
        {
            settings.Parameters.AddRange(new[] { subject, account }.Select(id => new NpgsqlParameter { Value = id?.ToString() ?? "" }).ToArray());
            await settings.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        return await run(command);
    }
}
