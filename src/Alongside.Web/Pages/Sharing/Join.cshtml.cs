using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// Somebody comes with the code of an invitation. Opening the page does nothing and tells nothing: it is the same page
/// for every code there is or is not, so a letter that a machine looks through stays good.
/// </summary>
[Open("Whoever was invited comes from outside with a code; the page is the same for every code, and names nobody.")]
public sealed class JoinModel(JoinCircle join, ComeIn comeIn) : AlongsidePage
{
    [FromRoute(Name = "code")]
    public string? FromLink { get; set; }

    [BindProperty(Name = "code")]
    public string? Typed { get; set; }

    [BindProperty(Name = "name")]
    public string? Named { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool Done { get; set; }

    public Actor? Me { get; private set; }

    public override Task LoadAsync()
    {
        Me = HttpContext.Actor();
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (me, cancel) = (HttpContext.Actor(), HttpContext.RequestAborted);
        var account = await join.RunAsync(me, Typed, Named, FormKey.Of(HttpContext, Key, Typed, Named), cancel);
        if (me is not null) return LocalRedirect("/join?done=true");
        await comeIn.AsAsync(HttpContext, account, actAs: new ActAs(Capacity.Circle));
        // They have no way back yet: before anything else they are asked for one.
        return LocalRedirect("/coming-in?done=joined");
    }
}
