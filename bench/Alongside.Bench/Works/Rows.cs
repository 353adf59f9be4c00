using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Works;

/// <summary>
/// Writes generated rows by prepared statements, and takes the print of everything it writes. A table is named with its
/// columns, so that a column which comes later, with a value of its own, changes neither the rows nor their print.
/// </summary>
public sealed class Rows(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> inserts = new(StringComparer.Ordinal);
    private readonly IncrementalHash print = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string table, params ReadOnlySpan<object?> values)
    {
        if (!inserts.TryGetValue(table, out var insert)) inserts.Add(table, insert = Prepare(table, values.Length));
        for (var at = 0; at < values.Length; at++)
        {
            var value = values[at] is Guid id ? id.ToByteArray(true) : values[at];
            insert.Parameters[at].Value = value ?? DBNull.Value;
            Note(value);
        }
        insert.ExecuteNonQuery();
    }

    public string Print() => Convert.ToHexStringLower(print.GetCurrentHash());

    public void Dispose()
    {
        foreach (var insert in inserts.Values) insert.Dispose();
        print.Dispose();
    }

    private SqliteCommand Prepare(string table, int count)
    {
        var places = string.Join(", ", Enumerable.Range(1, count).Select(place => $"${place}"));
        var insert = new SqliteCommand($"INSERT INTO {table} VALUES ({places})", connection);
        for (var place = 1; place <= count; place++) insert.Parameters.Add(new SqliteParameter($"${place}", null));
        return insert;
    }

    private void Note(object? value)
    {
        var bytes = value switch
        {
            byte[] blob => blob,
            string text => Encoding.UTF8.GetBytes(text),
            null => [],
            _ => Number(Convert.ToInt64(value, null)),
        };
        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, value is null ? -1 : bytes.Length);
        print.AppendData(head);
        print.AppendData(bytes);
    }

    private static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
