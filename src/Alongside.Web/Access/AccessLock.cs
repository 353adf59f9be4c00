using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;

namespace Alongside.Web.Access;

/// <summary>
/// The lock on every page and endpoint: finds out who is asking, reads what the endpoint declares, and opens the record it
/// is about. Before the first byte leaves, the look is durable and the reader has gone back to rest.
/// </summary>
public sealed class AccessLock(RequestDelegate next, SignIn signIn, Gate gate)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // Nothing of ours, or routing's own answer to a wrong method or a wrong type of body.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }
        var actor = await WhoIsAskingAsync(http);
        if (actor is not null) http.Features.Set(actor);

        var rule = endpoint.Metadata.GetMetadata<IAccessRule>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not declare who may come to it.");
        if (rule is not OpenAttribute && actor is null)
        {
            AskToComeIn(http);
            return;
        }
        if (rule is SignedInAttribute { Ordinary: true } && actor is { Quiet: true }) throw new NotHere();
        if (rule is AboutAPersonAttribute about) await OpenAsync(http, actor!, about);
        await next(http);
    }

    private async Task OpenAsync(HttpContext http, Actor actor, AboutAPersonAttribute about)
    {
        if (!Guid.TryParse(http.GetRouteValue("personId") as string, out var person)) throw new NotHere();
        var parts = about.PartInAddress ? PartTable.Find(http.GetRouteValue("part") as string) ?? throw new NotHere() : about.Parts;
        var opening = new Opening(parts) { History = about.History, Looks = about.Looks, Reword = about.Reword };
        var record = await gate.OpenAsync(actor, person, opening, http.RequestAborted);
        http.Features.Set(record);
        // Nothing will be read: the reader goes back before the body comes, however slowly it is sent.
        if (parts == Parts.None && !about.Shares) record.Dispose();
        http.Response.RegisterForDispose(record);
        http.Response.OnStarting(async () =>
        {
            // The reader goes back first: whoever waits for it need not wait for the disk too.
            record.Dispose();
            // Unless what leaves is no longer the record, but the sentence that its look could not be kept.
            if (http.Features.Get<OpenedRecord>() is not null) await record.Looked;
        });
    }

    private async Task<Actor?> WhoIsAskingAsync(HttpContext http)
    {
        // The API knows bearer tokens only, so a page somewhere else can never make a browser act in it.
        if (ApiMark.On(http))
            return Bearer(http) is { } token ? await signIn.ActorAsync(token, KeyKind.Bearer, http.RequestAborted) : null;
        if (SignInCookie.Read(http) is not { } key) return null;
        var actor = await signIn.ActorAsync(key, KeyKind.Cookie, http.RequestAborted);
        // The quiet place was closed: the browser lets go of its key too.
        if (actor is { Quiet: false } && QuietKey.OrdinaryOf(key) is { } ordinary) SignInCookie.Give(http, ordinary, await signIn.LifeLeftAsync(ordinary, http.RequestAborted));
        return actor;
    }

    private static string? Bearer(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }

    private static void AskToComeIn(HttpContext http)
    {
        if (ApiMark.On(http))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        // Somebody was signed out while they wrote: sent to the first page, their words would be gone.
        else if (TypedBefore.In(http) is not null) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else http.Response.Redirect("/");
    }
}

/// <summary>Who is asking and what is open, for pages and endpoints.</summary>
public static class Asking
{
    /// <summary>Null when nobody has come in.</summary>
    public static Actor? Actor(this HttpContext http) => http.Features.Get<Actor>();

    public static OpenedRecord Opened(this HttpContext http) =>
        http.Features.Get<OpenedRecord>() ?? throw new InvalidOperationException("No record is open here: the page must declare [AboutAPerson].");
}
