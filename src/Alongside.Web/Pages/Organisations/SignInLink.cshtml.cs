using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>
/// The link of a letter. Opening it does nothing and reads nothing, since programs that look through mail open links too;
/// the button signs in.
/// </summary>
[Open("Whoever has the letter is let in by its button; opening the page does nothing.")]
public sealed class SignInLinkModel(UseSignInCode use, ComeIn comeIn) : BeginningPage(comeIn)
{
    [FromRoute(Name = "link")]
    public string? Link { get; set; }

    protected override Task<Guid?> UseAsync(string? name) => use.ByLinkAsync(Link, Key!, name, HttpContext.RequestAborted);
}
