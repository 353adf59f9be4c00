using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alongside.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Limits;

/// <summary>
/// The limit of a list: twenty names by prepared ADO from the index they lie in, for one viewer, as JSON. Nobody is signed in,
/// nobody is left out, nothing is decided; one viewer, where a worker has three.
/// </summary>
public sealed class RawList
{
    private const string Live = "SELECT person_id, known_as FROM reach WHERE viewer_kind = $1 AND viewer_id = $2 AND from_at <= $3 AND (until_at IS NULL OR until_at > $3)";
    private const string InOrder = " ORDER BY name_fold, person_id LIMIT 20";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly SqliteCommand all, found;

    private RawList(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        foreach (var pragma in new[] { "query_only = 1", "mmap_size = 0", "cache_size = -8000" })
            using (var set = new SqliteCommand($"PRAGMA {pragma}", connection)) set.ExecuteNonQuery();
        (all, found) = (Prepare(connection, Live + InOrder, 3), Prepare(connection, Live + " AND instr(name_fold, $4) > 0" + InOrder, 4));
    }

    public static RequestDelegate Endpoint(string file)
    {
        var free = new ConcurrentBag<RawList>();
        return http =>
        {
            if (!free.TryTake(out var reader)) reader = new RawList(file);
            var body = reader.Read(int.Parse((string)http.Request.Query["kind"]!, null), Guid.Parse((string)http.Request.Query["viewer"]!), http.Request.Query["q"]);
            free.Add(reader);
            return LimitServer.WriteAsync(http, body);
        };
    }

    private ReadOnlyMemory<byte> Read(int kind, Guid viewer, string? part)
    {
        var command = part is null ? all : found;
        command.Parameters[0].Value = kind;
        command.Parameters[1].Value = viewer.ToByteArray(true);
        command.Parameters[2].Value = Keep.Milliseconds(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (part is not null) command.Parameters[3].Value = part;
        var bytes = new ArrayBufferWriter<byte>(2_048);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        json.WriteStartArray("people"u8);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            json.WriteStartObject();
            json.WriteString("id"u8, new Guid(rows.GetFieldValue<byte[]>(0), bigEndian: true));
            json.WriteString("name"u8, rows.GetString(1));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNull("next"u8);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int places)
    {
        var command = new SqliteCommand(sql, connection);
        for (var place = 1; place <= places; place++) command.Parameters.Add(new SqliteParameter($"${place}", null));
        return command;
    }
}
