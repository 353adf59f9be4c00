using Alongside.Bench.Limits;
using Alongside.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Bench.Peers;

/// <summary>The record by EF's defaults: a context each, tracking, includes. Ungated and unlogged.</summary>
public static class PlainEfReader
{
    public static RequestDelegate Endpoint(string file) => async http =>
    {
        var id = Guid.Parse((string)http.Request.RouteValues["id"]!);
        await using var db = new PlainEf(file);
        // Two queries: in one, with both includes, SQLite reads every statement of everybody (355 ms a record).
        var person = await db.People.SingleOrDefaultAsync(row => row.PersonId == id);
        if (person is null) { http.Response.StatusCode = 404; return; }
        using var record = new RecordBytes(id, person.KnownAs, person.Language);
        foreach (var row in await db.Statements.Include(row => row.Current).Where(row => row.PersonId == id).OrderBy(row => row.Current!.At).ThenBy(row => row.StatementId).ToListAsync())
        {
            var now = row.Current!;
            record.Add(new RecordLine(row.StatementId, row.PartBit, row.AboutMe, now.WordingId, now.Words, now.Language, now.Capture, now.Present, now.WriterName, now.WriterRole, Keep.Instant(now.At)));
        }
        await LimitServer.WriteAsync(http, record.End());
    };
}
