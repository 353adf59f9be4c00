using Alongside.People;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The person takes a page that was begun for them as theirs. It is the same page for every code there is or is not.</summary>
[Open("Whoever a page was begun for comes with a code on paper; the page is the same for every code, and names nobody.")]
public sealed class ClaimModel(ClaimRecord claim, ComeIn comeIn) : AlongsidePage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Somebody who has come in and has a page of their own already.</summary>
    public bool HasPage { get; private set; }

    public override Task LoadAsync()
    {
        HasPage = HttpContext.Actor()?.OwnRecord is not null;
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var actor = HttpContext.Actor();
        var account = await claim.RunAsync(actor, Code, FormKey.Of(HttpContext, Key, Code), HttpContext.RequestAborted);
        if (actor is null) await comeIn.AsAsync(HttpContext, account);
        return LocalRedirect(actor?.OwnRecord is null ? "/" : "/pages?done=together");
    }
}
