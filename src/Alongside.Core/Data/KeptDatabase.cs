using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Alongside.Basics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// A whole database as it was in one moment, read past the gate, table by table in the order of the keys, in values that are
/// the same from both databases. For counting, comparing and moving; nothing of it is ever shown.
/// </summary>
internal sealed class KeptDatabase : IAsyncDisposable
{
    private const int AtATime = 500;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly bool isOurs;
    private int cursors;

    private KeptDatabase(DbConnection connection, DbTransaction transaction, bool isOurs) => (this.connection, this.transaction, this.isOurs) = (connection, transaction, isOurs);

    internal DbConnection Connection => connection;

    /// <summary>Beside a running server too: it only reads, and a connection that cannot write can make no checkpoint.</summary>
    internal static async Task<KeptDatabase> OpenAsync(SqliteSettings settings, CancellationToken cancel)
    {
        if (!File.Exists(settings.File)) throw new Refused("There is no database here: {file}", [settings.File]);
        var file = await SqliteConnections.OpenToLookAsync(settings, cancel);
        return new KeptDatabase(file, file.BeginTransaction(deferred: true), isOurs: true);
    }

    /// <summary>As the owner, who must be able to read past the policies.</summary>
    internal static async Task<KeptDatabase> OpenAsync(PostgresSettings settings, CancellationToken cancel)
    {
        var server = await OpenOwnerAsync(settings, cancel);
        return new KeptDatabase(server, await server.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel), isOurs: true);
    }

    internal static Task<KeptDatabase> OpenAsync(DatabaseSettings settings, CancellationToken cancel) =>
        settings is SqliteSettings sqlite ? OpenAsync(sqlite, cancel) : OpenAsync((PostgresSettings)settings, cancel);

    /// <summary>What somebody is in the middle of writing.</summary>
    internal static KeptDatabase Within(DbTransaction transaction) => new(transaction.Connection!, transaction, isOurs: false);

    internal static async Task<NpgsqlConnection> OpenOwnerAsync(PostgresSettings settings, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(settings.Owner)) throw new Refused("Set ALONGSIDE_DATABASE_OWNER: this is done by the role that owns the tables.");
        var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Owner) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await server.OpenAsync(cancel);
            await using var bound = new NpgsqlCommand("SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user", server);
            if ((bool)(await bound.ExecuteScalarAsync(cancel))!)
                throw new Refused("The role {role} is bound by the row policies and cannot read everything. Run once, as the administrator of PostgreSQL: ALTER ROLE {role} BYPASSRLS", [new NpgsqlConnectionStringBuilder(settings.Owner).Username]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    internal IAsyncEnumerable<object?[]> RowsAsync(KeptTable table, CancellationToken cancel) => QueryAsync(
        $"SELECT {string.Join(", ", table.Columns.Select(column => Quoted(column.Name)))} FROM {Quoted(table.Name)} ORDER BY {string.Join(", ", table.Order.Select(InOrder))}",
        [.. table.Columns.Select(column => column.Kind)], cancel);

    internal async Task<object?> ScalarAsync(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        return await command.ExecuteScalarAsync(cancel);
    }

    internal async Task<long> CountAsync(KeptTable table, CancellationToken cancel) =>
        Convert.ToInt64(await ScalarAsync($"SELECT count(*) FROM {Quoted(table.Name)}", cancel), CultureInfo.InvariantCulture);

    internal IAsyncEnumerable<object?[]> QueryAsync(string sql, IReadOnlyList<KeptKind> kinds, CancellationToken cancel) =>
        connection is SqliteConnection ? FromFileAsync(sql, kinds, cancel) : FromServerAsync(sql, kinds, cancel);

    public async ValueTask DisposeAsync()
    {
        if (!isOurs) return;
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Text in the order of its bytes, as SQLite has it.</summary>
    private string InOrder(KeptColumn column) => Quoted(column.Name) + (column.Kind == KeptKind.Text && connection is NpgsqlConnection ? " COLLATE \"C\"" : "");

    private async IAsyncEnumerable<object?[]> FromFileAsync(string sql, IReadOnlyList<KeptKind> kinds, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            yield return Row(reader, kinds);
        }
    }

    /// <summary>By a cursor, a few rows at a time: many tables are read beside each other over one connection.</summary>
    private async IAsyncEnumerable<object?[]> FromServerAsync(string sql, IReadOnlyList<KeptKind> kinds, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = string.Create(CultureInfo.InvariantCulture, $"kept_{++cursors}");
        await using (var declare = Command($"DECLARE {cursor} NO SCROLL CURSOR FOR {sql}")) await declare.ExecuteNonQueryAsync(cancel);
        await using var fetch = Command(string.Create(CultureInfo.InvariantCulture, $"FETCH FORWARD {AtATime} FROM {cursor}"));
        var rows = new List<object?[]>(AtATime);
        do
        {
            rows.Clear();
            await using (var reader = await fetch.ExecuteReaderAsync(cancel))
                while (await reader.ReadAsync(cancel)) rows.Add(Row(reader, kinds));
            foreach (var row in rows) yield return row;
        }
        while (rows.Count == AtATime);
        await using var close = Command($"CLOSE {cursor}");
        await close.ExecuteNonQueryAsync(cancel);
    }

    private static object?[] Row(DbDataReader reader, IReadOnlyList<KeptKind> kinds)
    {
        var row = new object?[kinds.Count];
        for (var place = 0; place < row.Length; place++) row[place] = reader.IsDBNull(place) ? null : Value(reader.GetValue(place), kinds[place]);
        return row;
    }

    private static object Value(object kept, KeptKind kind) => kind switch
    {
        KeptKind.Id => kept is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)kept,
        KeptKind.Instant => kept is DateTime at ? Keep.Milliseconds(at.ToUniversalTime()) : Convert.ToInt64(kept, CultureInfo.InvariantCulture),
        KeptKind.Day => kept switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => (string)kept,
        },
        KeptKind.Text => (string)kept,
        KeptKind.Bytes => (byte[])kept,
        _ => Convert.ToInt64(kept, CultureInfo.InvariantCulture),
    };

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return command;
    }

    internal static string Quoted(string name) => "\"" + name + "\"";
}
