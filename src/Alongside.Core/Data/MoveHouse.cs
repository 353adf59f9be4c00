using System.Globalization;
using Alongside.Basics;
using Npgsql;
using NpgsqlTypes;

namespace Alongside.Data;

/// <summary>
/// A small house grows: every row of the embedded database is brought to PostgreSQL, in one transaction, and every person's
/// record is compared on both sides before anything is kept. Stopped or failed, the server is as empty as before.
/// </summary>
public sealed class MoveHouse(SqliteSettings from, PostgresSettings to)
{
    private const int BetweenLines = 100_000;

    // A server that takes in a large table answers once, at its end.
    private static readonly TimeSpan LongEnough = TimeSpan.FromDays(1);

    /// <summary>Answers what is there now, the same on both sides.</summary>
    public async Task<HouseDigest> RunAsync(Action<string> say, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (!File.Exists(from.File)) throw new Refused("There is no database here: {file}", [from.File]);
        // Nobody serves meanwhile: what was said after its table was copied would be lost.
        await using var seat = await WriterSeat.TakeAsync(from, TimeSpan.Zero, cancel);
        await using var source = await KeptDatabase.OpenAsync(from, cancel);
        await SchemaRunner.CheckAsync(source.Connection, cancel);
        if (Convert.ToInt64(await source.ScalarAsync("SELECT count(*) FROM installation WHERE demo = 1", cancel), CultureInfo.InvariantCulture) > 0)
            throw new Refused("This database holds a demo. A demo is never made a real house.");

        await using var server = await KeptDatabase.OpenOwnerAsync(to, cancel);
        await SchemaRunner.CheckAsync(server, cancel);
        await using var transaction = await server.BeginTransactionAsync(cancel);
        await AloneAsync(server, transaction, cancel);
        foreach (var table in KeptTable.All) await CopyAsync(source, server, table, say, cancel);
        say("Comparing both sides, person by person.");
        var digest = await CompareAsync(source, KeptDatabase.Within(transaction), cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return digest;
    }

    /// <summary>Until it is done nobody else writes there; and nothing may be there yet.</summary>
    private static async Task AloneAsync(NpgsqlConnection server, NpgsqlTransaction transaction, CancellationToken cancel)
    {
        await using var hold = new NpgsqlCommand($"LOCK TABLE {string.Join(", ", KeptTable.All.Select(table => KeptDatabase.Quoted(table.Name)))} IN SHARE ROW EXCLUSIVE MODE", server, transaction);
        await hold.ExecuteNonQueryAsync(cancel);
        var target = KeptDatabase.Within(transaction);
        foreach (var table in KeptTable.All)
            if (await target.CountAsync(table, cancel) > 0)
                throw new Refused("The database on PostgreSQL is not empty ({table} has rows). A house is moved into an empty one; nothing was changed.", [table.Name]);
    }

    private static async Task CopyAsync(KeptDatabase source, NpgsqlConnection server, KeptTable table, Action<string> say, CancellationToken cancel)
    {
        var columns = string.Join(", ", table.Columns.Select(column => KeptDatabase.Quoted(column.Name)));
        await using var copy = await server.BeginBinaryImportAsync($"COPY {KeptDatabase.Quoted(table.Name)} ({columns}) FROM STDIN (FORMAT BINARY)", cancel);
        copy.Timeout = LongEnough;
        var count = 0L;
        await foreach (var row in source.RowsAsync(table, cancel))
        {
            await copy.StartRowAsync(cancel);
            for (var place = 0; place < row.Length; place++) await WriteAsync(copy, row[place], table.Columns[place].Kind, cancel);
            if (++count % BetweenLines == 0) say(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {count} rows so far"));
        }
        await copy.CompleteAsync(cancel);
        if (count > 0) say(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {count} rows"));
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, KeptKind kind, CancellationToken cancel) => value is null ? copy.WriteNullAsync(cancel) : kind switch
    {
        KeptKind.Number => copy.WriteAsync((int)(long)value, NpgsqlDbType.Integer, cancel),
        KeptKind.LongNumber => copy.WriteAsync((long)value, NpgsqlDbType.Bigint, cancel),
        KeptKind.YesNo => copy.WriteAsync((long)value != 0, NpgsqlDbType.Boolean, cancel),
        KeptKind.Id => copy.WriteAsync((Guid)value, NpgsqlDbType.Uuid, cancel),
        KeptKind.Instant => copy.WriteAsync(Keep.Instant((long)value), NpgsqlDbType.TimestampTz, cancel),
        KeptKind.Day => copy.WriteAsync(DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture), NpgsqlDbType.Date, cancel),
        KeptKind.Text => copy.WriteAsync((string)value, NpgsqlDbType.Text, cancel),
        _ => copy.WriteAsync((byte[])value, NpgsqlDbType.Bytea, cancel),
    };

    internal static async Task<HouseDigest> CompareAsync(KeptDatabase one, KeptDatabase other, CancellationToken cancel)
    {
        await using var here = HouseDigest.PeopleAsync(one, new Dictionary<string, long>(), cancel).GetAsyncEnumerator(cancel);
        await using var there = HouseDigest.PeopleAsync(other, new Dictionary<string, long>(), cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            var (mine, theirs) = (await here.MoveNextAsync(), await there.MoveNextAsync());
            if (mine != theirs || (mine && here.Current != there.Current))
                throw new Refused("The record {person} is not the same on both sides. Nothing was kept.", [mine ? here.Current.Person : there.Current.Person]);
            if (!mine) break;
        }
        var (whole, same) = (await HouseDigest.ReadAsync(one, null, cancel), await HouseDigest.ReadAsync(other, null, cancel));
        return whole.Total == same.Total && whole.Counts.SequenceEqual(same.Counts) ? whole
            : throw new Refused("What is about nobody in particular is not the same on both sides. Nothing was kept.");
    }
}
