using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>With whom: <c>circle</c>, <c>worker</c>, <c>team</c> or <c>organisation</c>, and its id. A worker needs <c>OrganisationId</c>, and only a worker.</summary>
public sealed record ApiViewer(string? Kind, Guid Id, Guid? OrganisationId = null, string? Name = null, string? Role = null);

/// <summary>A share to give: the codes of its parts, and the last day it holds (without: three months). <c>OnlyGives</c>: to tell, and see nothing.</summary>
public sealed record NewShare(ApiViewer? Viewer, IReadOnlyList<string>? Parts, string? Until = null, string? Purpose = null, bool OnlyGives = false);

/// <summary>A share as it is.</summary>
public sealed record ApiShare(Guid Id, ApiViewer Viewer, IReadOnlyList<string> Parts, bool OnlyGives, string Purpose, DateTime From, DateTime UntilAt, DateTime? TakenBackAt);

/// <summary>Everything the person shares and shared.</summary>
public sealed record ApiShares(IReadOnlyList<ApiShare> Shares);

/// <summary>The share that was given.</summary>
public sealed record GivenShare(Guid Id);

/// <summary>Who sees what, for the person whose record it is. For everybody else there is nothing here.</summary>
internal static class SharesApi
{
    internal static void MapShares(this RouteGroupBuilder api)
    {
        var shares = api.MapGroup("/people/{personId}/shares");
        shares.MapGet("", ListAsync).WithName("ReadShares").WithSummary("With whom you share what, and with whom you did.").Produces<ApiShares>().ProducesProblem(404);
        shares.MapPost("", GiveAsync).WithName("GiveShare").WithSummary("Share parts of your record with somebody.")
            .Accepts<NewShare>("application/json").Produces<GivenShare>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        shares.MapDelete("/{shareId:guid}", TakeBackAsync).WithName("TakeBackShare").WithSummary("Take a share back. It ends at once; nobody is told.")
            .Produces(204).ProducesProblem(404);
    }

    [AboutAPerson(Parts.None, Reword = true, Shares = true)]
    private static async Task<IResult> ListAsync(HttpContext http, CancellationToken cancel)
    {
        var now = await SharesReading.OfAsync(http.Opened(), cancel);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new ApiShares([.. now.Live.Concat(now.Ended).Select(Shown)]));
    }

    [AboutAPerson(Parts.None, Reword = true)]
    private static async Task<IResult> GiveAsync(HttpContext http, Guid personId, GiveShare give)
    {
        var (body, key) = await ApiBody.ReadAsync<NewShare>(http);
        var viewer = body.Viewer ?? throw new Refused("Say who it is for, and for a worker, where they work.", "viewer");
        var request = new ShareToGive(personId, Kind(viewer.Kind), viewer.Id, Sum(body.Parts))
        {
            OrganisationId = viewer.OrganisationId,
            OnlyGives = body.OnlyGives,
            Purpose = body.Purpose switch
            {
                null or "support" => Purpose.Support,
                "learning" => Purpose.Learning,
                _ => throw new Refused("A share is for support, or for learning.", "purpose"),
            },
            Until = string.IsNullOrEmpty(body.Until) ? null
                : DateOnly.TryParseExact(body.Until, "yyyy-MM-dd", out var day) ? day : throw new Refused("Choose a day, like 2026-11-03.", "until"),
        };
        var given = await give.RunAsync(http.Actor()!, request, key, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Created($"/api/v1/people/{personId}/shares/{given}", new GivenShare(given));
    }

    [AboutAPerson(Parts.None, Reword = true)]
    private static async Task<IResult> TakeBackAsync(HttpContext http, Guid personId, Guid shareId, TakeBackShare takeBack)
    {
        await takeBack.RunAsync(http.Actor()!, personId, shareId, FormKey.Of(http, http.Request.Headers["Idempotency-Key"]), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.NoContent();
    }

    private static ApiShare Shown(SharedWith row) => new(
        row.Share.ShareId,
        new ApiViewer(row.Share.ViewerKind.ToString().ToLowerInvariant(), row.Share.ViewerId, row.Share.OrganisationId, row.Viewer.Name, row.Viewer.Role),
        [.. PartTable.Rows.Where(part => (row.Share.Parts & part.Part) != Parts.None).Select(part => part.Code)],
        row.Share.OnlyGives, row.Share.Purpose.ToString().ToLowerInvariant(), row.Share.FromAt, row.Share.UntilAt, row.Share.TakenBackAt);

    private static ViewerKind Kind(string? kind) => kind switch
    {
        "circle" => ViewerKind.Circle,
        "worker" => ViewerKind.Worker,
        "team" => ViewerKind.Team,
        "organisation" => ViewerKind.Organisation,
        _ => throw new Refused("Say who it is for, and for a worker, where they work.", "viewer"),
    };

    private static Parts Sum(IReadOnlyList<string>? codes) => (codes ?? []).Aggregate(Parts.None,
        (sum, code) => sum | (PartTable.Find(code) ?? throw new Refused("One of these is no part of a record.", "parts")));
}
