using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>Who the token lets in, and as what. <c>PersonId</c> is the account's own record, when it acts as itself.</summary>
public sealed record Me(Guid AccountId, string Name, string Role, string Capacity, Guid? PersonId, Guid? OrganisationId, Guid? TeamId);

internal static class MeApi
{
    internal static void MapMe(this RouteGroupBuilder api) =>
        api.MapGet("/me", Read).WithName("ReadMe").WithSummary("Who this token lets in, and in which capacity.").Produces<Me>();

    [SignedIn]
    private static IResult Read(HttpContext http)
    {
        var actor = http.Actor()!;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new Me(actor.AccountId, actor.Name, actor.Role, actor.Capacity.ToString().ToLowerInvariant(),
            actor.Capacity == Sharing.Capacity.Self ? actor.OwnRecord : null, actor.OrganisationId, actor.TeamId));
    }
}
