using System.Data.Common;
using Alongside.Basics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>The database does not fit this program. The message says what to do.</summary>
public sealed class SchemaDoesNotFit(string message) : Exception(message);

/// <summary>
/// Brings a database to the schema of this program: runs the numbered scripts it has not had, each in one transaction,
/// forward only. It remembers each script's SHA-256 and stops when a script that was run has changed since, or when the
/// database is newer than the program.
/// </summary>
public sealed class SchemaRunner(DatabaseSettings settings, Clock clock)
{
    private const long AdvisoryLock = 0x414C4F4E47; // "ALONG"
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The scripts to run, where they are not this program's own: tests run what was released, and what is still to come.</summary>
    internal IReadOnlyList<SchemaScript>? Scripts { private get; init; }

    /// <summary>Runs what is missing. Returns how many scripts were run.</summary>
    public async Task<int> MigrateAsync(CancellationToken cancel = default)
    {
        if (settings is SqliteSettings sqlite)
        {
            await using var seat = await WriterSeat.TakeAsync(sqlite, Patience, cancel);
            return await MigrateAsync(seat, cancel);
        }

        var postgres = (PostgresSettings)settings;
        if (string.IsNullOrWhiteSpace(postgres.Owner))
            throw new SchemaDoesNotFit("Set ALONGSIDE_DATABASE_OWNER: the schema is changed by the role that owns the tables.");
        await using var source = NpgsqlDataSource.Create(postgres.Owner);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({AdvisoryLock})", cancel);
        try
        {
            return await MigrateAsync(connection, Scripts ?? SchemaScripts.Postgres, sql => WithRoles(sql, postgres), cancel);
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    /// <summary>For whoever holds the seat of the writer already.</summary>
    internal async Task<int> MigrateAsync(WriterSeat seat, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seat);
        await using var file = await SqliteConnections.OpenForSchemaAsync((SqliteSettings)settings, cancel);
        return await MigrateAsync(file, Scripts ?? SchemaScripts.Sqlite, sql => sql, cancel);
    }

    /// <summary>Looks, and changes nothing. Throws <see cref="SchemaDoesNotFit"/> unless the schema is exactly this program's.</summary>
    public static async Task CheckAsync(DbConnection connection, CancellationToken cancel = default)
    {
        var scripts = connection is SqliteConnection ? SchemaScripts.Sqlite : SchemaScripts.Postgres;
        var done = await DoneAsync(connection, scripts, cancel);
        if (done < scripts.Count)
            throw new SchemaDoesNotFit($"The database is at schema {done}, this program needs {scripts.Count}. Run: alongside migrate");
    }

    /// <summary>How many scripts this database has had. Throws when one of them is not ours, or unknown to us.</summary>
    internal static Task<int> NumberAsync(DbConnection connection, CancellationToken cancel) =>
        DoneAsync(connection, connection is SqliteConnection ? SchemaScripts.Sqlite : SchemaScripts.Postgres, cancel);

    private async Task<int> MigrateAsync(DbConnection connection, IReadOnlyList<SchemaScript> scripts, Func<string, string> prepare, CancellationToken cancel)
    {
        var versions = connection is SqliteConnection
            ? "CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT"
            : "CREATE TABLE IF NOT EXISTS schema_version (number integer NOT NULL PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, at timestamptz NOT NULL)";
        var done = await DoneAsync(connection, scripts, cancel);
        foreach (var script in scripts.Skip(done))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            // Inside, so that a first script that fails leaves an empty database and not half of one.
            await ExecuteAsync(connection, versions, cancel, transaction);
            await ExecuteAsync(connection, prepare(script.Sql), cancel, transaction);
            await RememberAsync(connection, script, transaction, cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }
        return scripts.Count - done;
    }

    /// <summary>How many scripts the database has had; throws when one of them differs from ours or is unknown to us.</summary>
    private static async Task<int> DoneAsync(DbConnection connection, IReadOnlyList<SchemaScript> scripts, CancellationToken cancel)
    {
        if (!await HasVersionTableAsync(connection, cancel)) return 0;
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, sha256 FROM schema_version ORDER BY number";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var done = 0;
        while (await reader.ReadAsync(cancel))
        {
            var number = reader.GetInt32(0);
            if (number > scripts.Count)
                throw new SchemaDoesNotFit($"The database is at schema {number}, newer than this program ({scripts.Count}). Use the newer program; nothing was changed.");
            if (number != done + 1)
                throw new SchemaDoesNotFit($"The database has had schema script {number} but not {done + 1}. Nothing was changed.");
            if (scripts[number - 1].Sha256 != reader.GetString(1))
                throw new SchemaDoesNotFit($"Schema script {number} is not the one this database was made with. Nothing was changed.");
            done = number;
        }
        return done;
    }

    private static async Task<bool> HasVersionTableAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'"
            : "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = 'schema_version'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), null) == 1;
    }

    private async Task RememberAsync(DbConnection connection, SchemaScript script, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO schema_version (number, name, sha256, at) VALUES (@number, @name, @sha256, @at)";
        object at = connection is SqliteConnection ? Keep.Milliseconds(clock.Now()) : clock.Now();
        foreach (var (name, value) in new (string, object)[] { ("@number", script.Number), ("@name", script.Name), ("@sha256", script.Sha256), ("@at", at) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancel, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string WithRoles(string sql, PostgresSettings settings) => sql
        .Replace("{app}", Quoted(settings.App), StringComparison.Ordinal)
        .Replace("{door}", Quoted(settings.Door), StringComparison.Ordinal);

    private static string Quoted(string? connectionString)
    {
        var role = new NpgsqlConnectionStringBuilder(connectionString).Username;
        if (string.IsNullOrEmpty(role))
            throw new SchemaDoesNotFit("ALONGSIDE_DATABASE and ALONGSIDE_DATABASE_DOOR must each name their role (Username=…).");
        return "\"" + role.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
