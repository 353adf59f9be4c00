using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// The answers given to keys, on a writer's connection, as two prepared statements: they go with every unit that changes
/// anything, and a second SaveChanges for one row cost a fifth of the unit.
/// </summary>
internal sealed class KeptAnswers : IDisposable
{
    private readonly bool sqlite;
    private readonly DbCommand find, keep;

    internal KeptAnswers(DbConnection connection, DbTransaction? transaction = null)
    {
        sqlite = connection is SqliteConnection;
        find = Command("SELECT body_hash, answer FROM idempotency WHERE account_id = $1 AND key = $2", 2);
        keep = Command("INSERT INTO idempotency (account_id, key, body_hash, answer, at) VALUES ($1, $2, $3, $4, $5)", 5);

        DbCommand Command(string sql, int places)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            for (var place = 1; place <= places; place++)
                command.Parameters.Add(sqlite ? new SqliteParameter($"${place}", null) : new NpgsqlParameter());
            return command;
        }
    }

    /// <summary>What was answered to this key before; null when it is new.</summary>
    internal async Task<TAnswer?> FindAsync<TAnswer>(Guid account, RequestKey key, CancellationToken cancel)
    {
        Give(find, account, key.Key);
        await using var row = await find.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return default;
        if (!row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(key.BodyHash)) throw new KeyUsedBefore();
        return JsonSerializer.Deserialize<TAnswer>(row.GetString(1));
    }

    internal Task KeepAsync<TAnswer>(Guid account, RequestKey key, TAnswer answer, DateTime at, CancellationToken cancel)
    {
        Give(keep, account, key.Key, key.BodyHash, JsonSerializer.Serialize(answer), at);
        return keep.ExecuteNonQueryAsync(cancel);
    }

    public void Dispose()
    {
        find.Dispose();
        keep.Dispose();
    }

    private void Give(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place] switch
            {
                Guid id when sqlite => id.ToByteArray(true),
                DateTime at when sqlite => Keep.Milliseconds(at),
                var value => value,
            };
        }
    }
}
