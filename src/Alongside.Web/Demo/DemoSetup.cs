using Alongside.Organisations;
using Alongside.Web.Access;

namespace Alongside.Web.Demo;

/// <summary>What <c>POST /demo/token</c> answers. <c>PersonId</c> is the record of the one it lets in, if they have one.</summary>
public sealed record DemoToken(string Token, Guid AccountId, Guid? PersonId);

/// <summary>The demo's own doors. They exist only when the program serves a demo.</summary>
public static class DemoSetup
{
    private const string Why = "In a demo everybody is invented, and anybody can be anybody.";

    /// <summary><see cref="SteppedTime"/> is the time of the clock the house was built with, so it comes from there.</summary>
    public static void AddDemo(this IServiceCollection services) => 
        services.AddSingleton<ComeToTown>().AddSingleton<BegunActs>().AddSingleton<SpokenActs>().AddSingleton<SharedActs>().AddSingleton<OrganisationActs>().AddSingleton<DemoTown>();

    public static async Task MapDemoAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<DemoTown>().MakeAsync();
        app.MapPost("/demo/sign-in", SignInAsync).WithMetadata(new OpenAttribute(Why)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/demo/token", TokenAsync).WithMetadata(new OpenAttribute(Why)).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(HttpContext http, DemoTown town, SignIn signIn, CancellationToken cancel)
    {
        if (await town.FindAsync(await WhoAsync(http), cancel) is not var (account, actAs)) return Results.Redirect("/demo");
        if (SignInCookie.Read(http) is { } old) await signIn.EndAsync(old, cancel);
        SignInCookie.Give(http, await signIn.IssueAsync(account.AccountId, actAs, KeyKind.Cookie, WhereFrom.DeviceOf(http), cancel: cancel));
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> TokenAsync(HttpContext http, DemoTown town, SignIn signIn, CancellationToken cancel)
    {
        if (await town.FindAsync(await WhoAsync(http), cancel) is not var (account, actAs))
            return Results.Problem("There is nobody of that name in the demo. See /demo.", statusCode: StatusCodes.Status422UnprocessableEntity);
        var token = await signIn.IssueAsync(account.AccountId, actAs, KeyKind.Bearer, Device.Program, cancel: cancel);
        return Results.Ok(new DemoToken(token, account.AccountId, account.PersonId));
    }

    private static async Task<string?> WhoAsync(HttpContext http) =>
        http.Request.HasFormContentType ? (string?)(await http.Request.ReadFormAsync(http.RequestAborted))["who"] : null;
}
