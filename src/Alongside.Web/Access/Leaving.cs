using Alongside.Organisations;

namespace Alongside.Web.Access;

/// <summary>The ways out: signing out, hiding the page at once, and back from the quiet place. Each ends a key of this browser and nothing else.</summary>
public static class Leaving
{
    public const string SignOut = "/sign-out";

    /// <summary>The address of "Hide this page".</summary>
    public const string Hide = "/leave";

    /// <summary>From the quiet place back to the ordinary pages.</summary>
    public const string Return = "/return";

    public static void MapLeaving(this WebApplication app)
    {
        app.MapPost(SignOut, SignOutAsync).WithMetadata(new OpenAttribute("It ends the key of this browser, if there is one.")).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Return, ReturnAsync).WithMetadata(new SignedInAttribute()).DisableAntiforgery().ExcludeFromDescription();
        // A GET that acts: it can do nothing but end the key of whoever follows it (docs/decisions/0030).
        app.MapGet(Hide, HideAsync).WithMetadata(new OpenAttribute("Hide this page: it ends the key of this browser, if there is one, and goes elsewhere.")).ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignIn signIn, CancellationToken cancel)
    {
        await EndAsync(http, signIn, cancel);
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> ReturnAsync(HttpContext http, SignIn signIn, CancellationToken cancel)
    {
        LeaveNothing(http);
        if (SignInCookie.Read(http) is { } key) SignInCookie.Give(http, await signIn.LeaveQuietAsync(key, cancel), await signIn.LifeLeftAsync(key, cancel));
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> HideAsync(HttpContext http, SignIn signIn, Settings settings, ILogger<SignIn> log)
    {
        LeaveNothing(http);
        try
        {
            // Whoever presses this may close the lid in the same moment: it is done all the same.
            await EndAsync(http, signIn, CancellationToken.None);
        }
        catch (Exception problem)
        {
            // No page of ours may come now, whatever went wrong. The browser has lost its key either way.
            Log.NotEnded(log, problem);
        }
        return Results.Redirect(settings.Elsewhere.ToString());
    }

    /// <summary>Nothing that was shown here comes again with Back.</summary>
    private static void LeaveNothing(HttpContext http)
    {
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        http.Response.Headers.CacheControl = "no-store";
    }

    private static async Task EndAsync(HttpContext http, SignIn signIn, CancellationToken cancel)
    {
        SignInCookie.Take(http);
        AskingCookie.Take(http);
        if (SignInCookie.Read(http) is { } key) await signIn.EndAsync(key, cancel);
    }
}
