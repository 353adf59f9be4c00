using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>One of the people somebody may know of: their record, and the name they are known by.</summary>
public sealed record ApiPerson(Guid Id, string Name);

/// <summary>A page of people in the order of their names; <c>Next</c> is where the next begins, as <c>after</c>; null on the last.</summary>
public sealed record ApiPeople(IReadOnlyList<ApiPerson> People, string? Next);

/// <summary>The people whose records the token may know of, acting as what it acts. Names alone: each record is opened by itself.</summary>
internal static class PeopleApi
{
    // Read by programs, never inside a page: names stay readable in every script.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static void MapPeople(this RouteGroupBuilder api) =>
        api.MapGet("/people", ListAsync).WithName("ReadPeople").WithSummary("The people you may know of, by name: those whose name holds q, from after on, so many as size says (20; 50 at most).")
            .Produces<ApiPeople>().ProducesProblem(422);

    [SignedIn]
    private static async Task<IResult> ListAsync(HttpContext http, ReachReading reach, SealedCursor cursor, string? q = null, string? after = null, int size = 20)
    {
        var part = PlainText.Optional(q, Pages.People.IndexModel.MostPart, "q");
        if (size is < 1 or > ReachReading.MostOnPage) throw new Refused("A page holds from 1 to {most} people.", [ReachReading.MostOnPage], "size");
        var page = await reach.PageAsync(http.Actor()!, part, cursor.Open(after), size, cancel: http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return new PeopleJson(Write(page, cursor.Seal(page.Next)));
    }

    private static ArrayBufferWriter<byte> Write(PeoplePage page, string? next)
    {
        var bytes = new ArrayBufferWriter<byte>(2_048);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        json.WriteStartArray("people"u8);
        foreach (var person in page.People)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, person.Person);
            json.WriteString("name"u8, person.KnownAs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("next"u8, next);
        json.WriteEndObject();
        json.Flush();
        return bytes;
    }

    /// <summary>No tag: where the next page begins is sealed anew each time.</summary>
    private sealed class PeopleJson(ArrayBufferWriter<byte> body) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = body.WrittenCount;
            return http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted).AsTask();
        }
    }
}
