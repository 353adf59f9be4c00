using System.Collections.Concurrent;
using Alongside.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Limits;

/// <summary>
/// The limit of reading: prepared ADO on kept connections, two queries, bytes. No sign-in and no look; with
/// <c>gated</c> the first query brings the viewer's shares and exclusions and the second reads only those parts.
/// </summary>
public sealed class RawReader : IDisposable
{
    private const string Head = "SELECT known_as, language FROM person WHERE person_id = $1";

    private const string Lines = """
        SELECT s.statement_id, s.part_bit, s.about_me, w.wording_id, w.words, w.language, w.capture, w.present, w.writer_name, w.writer_role, w.at
        FROM statement s JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
        WHERE s.person_id = $1 AND s.part_bit & $2 <> 0 ORDER BY w.at, s.statement_id
        """;

    private const string GatedHead = """
        SELECT p.known_as, p.language, g.kind, g.parts FROM person p JOIN ground g ON g.person_id = p.person_id
        WHERE p.person_id = $1 AND g.viewer_id IN ($2, $3, $4) AND g.taken_back_at IS NULL AND g.from_at <= $5 AND (g.until_at IS NULL OR g.until_at > $5)
        """;

    private readonly bool gated;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand head, lines;

    private RawReader(string file, bool gated)
    {
        this.gated = gated;
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        foreach (var pragma in new[] { "query_only = 1", "mmap_size = 0", "cache_size = -8000" })
            using (var set = new SqliteCommand($"PRAGMA {pragma}", connection)) set.ExecuteNonQuery();
        head = Prepare(gated ? GatedHead : Head, gated ? 5 : 1);
        lines = Prepare(Lines, 2);
    }

    public static RequestDelegate Endpoint(string file, bool gated)
    {
        var free = new ConcurrentBag<RawReader>();
        return http =>
        {
            if (!free.TryTake(out var reader)) reader = new RawReader(file, gated);
            var body = reader.Read(http);
            free.Add(reader);
            if (body.IsEmpty) { http.Response.StatusCode = 404; return Task.CompletedTask; }
            return LimitServer.WriteAsync(http, body);
        };
    }

    public void Dispose()
    {
        head.Dispose();
        lines.Dispose();
        connection.Dispose();
    }

    private ReadOnlyMemory<byte> Read(HttpContext http)
    {
        var person = Guid.Parse((string)http.Request.RouteValues["id"]!);
        var id = person.ToByteArray(true);
        var (name, language, mask) = gated ? Gated(id, http.Request.Query) : Ungated(id);
        if (name is null || mask == 0) return default;

        using var record = new RecordBytes(person, name, language!);
        (lines.Parameters[0].Value, lines.Parameters[1].Value) = (id, mask);
        using var rows = lines.ExecuteReader();
        while (rows.Read())
            record.Add(new RecordLine(Id(rows, 0), rows.GetInt64(1), rows.GetInt32(2), Id(rows, 3), rows.GetString(4), rows.GetString(5), rows.GetString(6),
                rows.GetString(7), rows.GetString(8), rows.GetString(9), Keep.Instant(rows.GetInt64(10))));
        return record.End();
    }

    private (string? Name, string? Language, long Mask) Ungated(byte[] id)
    {
        head.Parameters[0].Value = id;
        using var row = head.ExecuteReader();
        return row.Read() ? (row.GetString(0), row.GetString(1), 31) : default;
    }

    private (string? Name, string? Language, long Mask) Gated(byte[] id, IQueryCollection query)
    {
        head.Parameters[0].Value = id;
        var place = 1;
        foreach (var viewer in new[] { "account", "team", "organisation" })
            head.Parameters[place++].Value = Guid.Parse(query[viewer]!).ToByteArray(true);
        head.Parameters[place].Value = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        using var rows = head.ExecuteReader();
        var (name, language, mask) = ((string?)null, (string?)null, 0L);
        while (rows.Read())
        {
            if (rows.GetInt32(2) == 2) return default;
            (name, language, mask) = (rows.GetString(0), rows.GetString(1), mask | rows.GetInt64(3));
        }
        return (name, language, mask);
    }

    private SqliteCommand Prepare(string sql, int places)
    {
        var command = new SqliteCommand(sql, connection);
        for (var place = 1; place <= places; place++) command.Parameters.Add(new SqliteParameter($"${place}", null));
        return command;
    }

    private static Guid Id(SqliteDataReader rows, int at) => new(rows.GetFieldValue<byte[]>(at), bigEndian: true);
}
