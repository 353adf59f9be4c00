using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Somebody comes with a code to work at an organisation. Opening the page does nothing and tells nothing: it is the same for every code there is or is not.</summary>
[Open("Whoever was asked to work somewhere comes from outside with a code; the page is the same for every code, and names nobody.")]
public sealed class JoinWorkModel(JoinWork join, ComeIn comeIn) : AlongsidePage
{
    [FromRoute(Name = "code")]
    public string? FromLink { get; set; }

    [BindProperty(Name = "code")]
    public string? Typed { get; set; }

    [BindProperty(Name = "name")]
    public string? Named { get; set; }

    /// <summary>"joined", "later" or "sign-in".</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public Actor? Me { get; private set; }

    public override Task LoadAsync()
    {
        Me = HttpContext.Actor();
        if (Me is { Quiet: true }) throw new NotHere();
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (me, cancel) = (HttpContext.Actor(), HttpContext.RequestAborted);
        var joined = await join.RunAsync(me, Typed, Named, FormKey.Of(HttpContext, Key, Typed, Named), cancel);
        if (me is not null) return LocalRedirect($"/join-work?done={(joined.ActAs is null ? "later" : "joined")}");
        if (!joined.ComesIn) return LocalRedirect("/join-work?done=sign-in");
        return LocalRedirect(await comeIn.AsAsync(HttpContext, joined.Account, actAs: joined.ActAs));
    }
}
