using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>Who looked, for the person's own programs.</summary>
internal static class LookedApi
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void MapLooked(this RouteGroupBuilder api) =>
        api.MapGet("/people/{personId}/looked", LookedAsync).WithName("ReadLooked").WithSummary("Who looked in the last 90 days: for the person alone.")
            .Produces<LookedJson>().ProducesProblem(404);

    [AboutAPerson(Parts.OnlyMe, Looks = true, Reword = true)]
    private static async Task<IResult> LookedAsync(HttpContext http, WhoLookedReading reading, int page = 1)
    {
        var looked = await reading.PageAsync(http.Opened(), page, http.RequestAborted);
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(json, new LookedJson([.. looked.Groups.Select(Group)], looked.Page, looked.More), Plain);
        return new TaggedJson(bytes);
    }

    private static GroupJson Group(LookedGroup group) => new(
        group.OrganisationId is { } id ? new OrganisationJson(id, group.Name) : null, group.ThisWeek, group.Times,
        [.. group.Lookers.SelectMany(looker => looker.Unusual.Select(one => new UnusualJson(Code(one.Kind), looker.Name, one.At, Codes(one.Parts), one.Times == 0 ? null : one.Times)))],
        [.. group.Lookers.Select(looker => new LookerJson(looker.Name, looker.Role, Code(looker.Capacity), looker.ThisWeek, looker.Times))],
        [.. group.Looks.Select(look => new LookJson(look.By.Name, look.By.Role, Codes(look.Parts), Code(look.Ground), look.At, look.IsUnusual))]);

    private static string[] Codes(Parts parts) => [.. PartTable.Rows.Where(row => (parts & row.Part) != Parts.None).Select(row => row.Code)];

    /// <summary>The name of a kind as programs read it: <c>FirstTime</c> is <c>first-time</c>.</summary>
    private static string Code<T>(T kind) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    internal sealed record LookedJson(IReadOnlyList<GroupJson> Groups, int Page, bool More);

    internal sealed record GroupJson(
        OrganisationJson? Organisation, int ThisWeek, int Times, IReadOnlyList<UnusualJson> Unusual, IReadOnlyList<LookerJson> Lookers, IReadOnlyList<LookJson> Looks);

    internal sealed record OrganisationJson(Guid Id, string Name);

    internal sealed record UnusualJson(string Kind, string Name, DateTime At, IReadOnlyList<string> Parts, int? Times);

    internal sealed record LookerJson(string Name, string Role, string Capacity, int ThisWeek, int Times);

    internal sealed record LookJson(string Name, string Role, IReadOnlyList<string> Parts, string Ground, DateTime At, bool Unusual);
}
