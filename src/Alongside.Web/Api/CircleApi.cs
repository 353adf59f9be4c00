using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>Who is around somebody, as they say it themselves: for the person, and for whoever they share "My people" with.</summary>
internal static class CircleApi
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void MapCircle(this RouteGroupBuilder api) =>
        api.MapGet("/people/{personId}/circle", CircleAsync).WithName("ReadCircle").WithSummary("Who is around somebody, the nearest first, as far as it is shared with you.")
            .Produces<CircleJson>().ProducesProblem(404);

    [AboutAPerson(Parts.People)]
    private static async Task<IResult> CircleAsync(HttpContext http, CancellationToken cancel)
    {
        var record = http.Opened();
        if ((record.Admission.Read & Parts.People) == Parts.None) throw new NotHere();
        var members = await CircleReading.AllAsync(record, cancel);
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(json, new CircleJson(record.Person, [.. members.Select(Shown)]), Plain);
        return new TaggedJson(bytes);
    }

    private static MemberJson Shown(CircleMember row) => new(row.MemberId, row.Name, Rings.Kinds.First(kind => kind.Kind == row.Kind).Code,
        Rings.All.First(ring => ring.Ring == row.Ring).Code, row.IsToMe, row.IAmToThem, row.Language, row.Picture);

    /// <summary>The circle: all its members, in the person's own words.</summary>
    internal sealed record CircleJson(Guid Id, IReadOnlyList<MemberJson> Members);

    /// <summary><c>Kind</c>: human, group, place or pet. <c>Ring</c>: close, friends, taking-part or paid. What they are to the person, and the person to them.</summary>
    internal sealed record MemberJson(Guid Id, string Name, string Kind, string Ring, string? IsToMe, string? IAmToThem, string Language, string? Picture);
}
