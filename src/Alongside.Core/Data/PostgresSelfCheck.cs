using Npgsql;

namespace Alongside.Data;

/// <summary>The database would let this program see more than it may. Nothing is served until it is put right.</summary>
public sealed class GateIsOpen(string message) : Exception(message);

/// <summary>
/// Before anything is served: the role must be bound by the row policies (no superuser, no BYPASSRLS, not the owner), and
/// every table about a person must have them, forced. Then a probe: as nobody, nothing may be seen.
/// </summary>
public static class PostgresSelfCheck
{
    /// <summary>The tables that are about nobody's record. Every other table must be guarded.</summary>
    public static IReadOnlyList<string> Shared { get; } =
        ["installation", "organisation", "team", "account", "sign_in_key", "sign_in_code", "works_at", "open_hours", "closed_days", "work_invitation", "idempotency", "outbox", "job", "invitation_code", "question_due", "renewal_due", "suggestion_due", "begun_due", "check_due", "objection_due", "own_page", "two_people", "draft_end", "bytes_needed", "schema_version"];

    private const string Role = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";

    private const string OwnsThem = "ALONGSIDE_DATABASE uses a role that owns the tables. Use the role made for serving.";

    // The owner itself, who is past the policies too when it makes the backups; then whoever could become it.
    private const string Owner = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user";

    private const string Owned = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'MEMBER')";

    // Each policy is compared with the one we wrote, so that "true OR …" is no guard; a policy nobody knows is none either.
    private const string Unguarded = """
        WITH me AS (
          SELECT oid, '(select(nullif(current_setting(''app.%s''::text,true),''''::text))::uuid)' AS setting FROM pg_roles WHERE rolname = current_user
        ), wanted AS (
          SELECT format('(person_id=' || setting || ')', 'subject') AS subject,
            format('(viewer_id=any(array[' || setting || ',' || setting || ',' || setting || ']))', 'account', 'organisation', 'team') AS viewer,
            format('(written_by=' || setting || ')', 'account') AS writer,
            format('((person_id=' || setting || ')and(account_id=' || setting || '))', 'subject', 'account') AS author,
            '(door_hash=(selectdecode(nullif(current_setting(''app.door''::text,true),''''::text),''hex''::text)asdecode))' AS words
          FROM me
        ), policy AS (
          SELECT polrelid, polname::text AS name, polcmd AS cmd,
            replace(replace(lower(coalesce(pg_get_expr(polqual, polrelid), '')), ' as "nullif"', ''), ' ', '') AS rule,
            polpermissive AND polwithcheck IS NULL AND NOT 0 = ANY (polroles) AS plain,
            (SELECT bool_or(CASE WHEN role = 0 THEN true ELSE pg_has_role(me.oid, role, 'MEMBER') END) FROM unnest(polroles) role, me) AS mine
          FROM pg_policy
        ), known AS (
          SELECT p.polrelid, p.plain AND CASE p.name
              WHEN c.relname || '_subject' THEN p.mine AND p.cmd = '*' AND p.rule = w.subject
              WHEN c.relname || '_viewer' THEN p.mine AND p.cmd = 'r' AND p.rule = w.viewer
              WHEN 'draft_author' THEN c.relname = 'draft' AND p.mine AND p.cmd = '*' AND p.rule = w.author
              WHEN 'suggestion_writer' THEN c.relname = 'suggestion' AND p.mine AND p.cmd = 'r' AND p.rule = w.writer
              WHEN c.relname || '_words' THEN p.mine AND p.cmd = '*' AND p.rule = w.words
              WHEN c.relname || '_door' THEN NOT p.mine AND p.cmd = '*' AND p.rule = 'true'
              ELSE false END AS good
          FROM policy p JOIN pg_class c ON c.oid = p.polrelid CROSS JOIN wanted w
        )
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm', 'f') AND NOT (c.relname = ANY ($1))
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity
            AND NOT EXISTS (SELECT 1 FROM known k WHERE k.polrelid = c.oid AND NOT k.good)
            -- One for the subject, one for the door, and one for the viewer where there is one; of a suggestion for whoever made it. What secret words lead to has its own alone.
            AND (SELECT count(*) FROM known k WHERE k.polrelid = c.oid)
              = CASE c.relname WHEN 'quiet_door' THEN 1
                ELSE 2 + (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'viewer_id') + (c.relname = 'suggestion')::int END)
        ORDER BY 1
        """;

    private const string Guarded = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v') AND NOT (c.relname = ANY ($1))
        """;

    private const string ViewsOfTheOwner = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'v' AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)
        """;

    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancel = default)
    {
        if ((long)(await ScalarAsync(connection, Owner, cancel))! > 0) throw new GateIsOpen(OwnsThem);
        if ((bool)(await ScalarAsync(connection, Role, cancel))!)
            throw new GateIsOpen("ALONGSIDE_DATABASE uses a role that row level security does not bind (superuser or BYPASSRLS). Use the role made for serving.");
        if ((long)(await ScalarAsync(connection, Owned, cancel))! > 0)
            throw new GateIsOpen(OwnsThem);
        await NoneAsync(connection, Unguarded, "These tables are about people and are not guarded by their row policies", cancel);
        await NoneAsync(connection, ViewsOfTheOwner, "These views show what their owner sees, not what the viewer may", cancel);

        foreach (var table in await NamesAsync(connection, Guarded, cancel))
        {
            var seen = await ScalarAsync(connection, $"SELECT count(*) FROM (SELECT 1 FROM \"{table}\" LIMIT 1) probe", cancel);
            if ((long)seen! > 0) throw new GateIsOpen($"As nobody, rows of {table} can be seen. The row policies are not in force.");
        }
        var level = (string)(await ScalarAsync(connection, "SHOW synchronous_commit", cancel))!;
        if (level is not ("on" or "remote_apply" or "remote_write"))
            throw new GateIsOpen($"synchronous_commit is {level}: an acknowledged save could be lost. Set it to on.");
    }

    private static async Task NoneAsync(NpgsqlConnection connection, string sql, string problem, CancellationToken cancel)
    {
        var names = await NamesAsync(connection, sql, cancel);
        if (names.Count > 0) throw new GateIsOpen($"{problem}: {string.Join(", ", names)}. Run the schema of this program, or restore what was changed.");
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (sql.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new NpgsqlParameter { Value = Shared.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(cancel)) names.Add(reader.GetString(0));
        return names;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}
