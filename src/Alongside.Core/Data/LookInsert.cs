using Alongside.Record;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// Keeping a look, as one prepared statement: it happens with every page, so it is the one row not written through EF.
/// </summary>
internal sealed class LookInsert : IDisposable
{
    private const string Columns =
        "INSERT INTO look (person_id, look_id, part_bits, operation, purpose, ground, account_id, capacity, organisation_id, team_id, at) ";

    private readonly SqliteCommand command;

    internal LookInsert(SqliteConnection connection)
    {
        // It asks for the person itself, so that one statement is kept or not, alone, and needs no SAVEPOINT to be taken back to.
        command = new SqliteCommand(Columns + "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 WHERE EXISTS (SELECT 1 FROM person WHERE person_id = $1)", connection);
        for (var place = 1; place <= 11; place++) command.Parameters.Add(new SqliteParameter($"${place}", null));
    }

    internal void Run(Look look)
    {
        var values = Values(look);
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place] switch
            {
                Guid id => id.ToByteArray(true),
                DateTime at => Keep.Milliseconds(at),
                null => DBNull.Value,
                var value => value,
            };
        }
        if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException("Somebody looked at a record that is not there.");
    }

    /// <summary>One round trip, one implicit transaction: the subject for the row policy, then the row.</summary>
    internal static async Task RunAsync(NpgsqlDataSource source, Look look, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        var subject = new NpgsqlBatchCommand("SELECT set_config('app.subject', $1, true)");
        subject.Parameters.Add(new NpgsqlParameter { Value = look.PersonId.ToString() });
        batch.BatchCommands.Add(subject);
        var insert = new NpgsqlBatchCommand(Columns + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
        foreach (var value in Values(look))
            insert.Parameters.Add(value is null
                ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }
                : new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(insert);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public void Dispose() => command.Dispose();

    private static object?[] Values(Look look) =>
    [
        look.PersonId, look.LookId, (long)look.PartBits, (int)look.Operation, (int)look.Purpose, (int)look.Ground,
        look.AccountId, (int)look.Capacity, look.OrganisationId, look.TeamId, look.At,
    ];
}
