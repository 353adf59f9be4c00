using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>The figures of a letter, or a printed code, let somebody in.</summary>
[Open("Whoever has a code is let in by it; whoever has none learns nothing.")]
public sealed class SignInCodeModel(UseSignInCode use, ComeIn comeIn, AskingCookie asking) : AlongsidePage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>A letter was just asked for. It says so to everybody who comes from there.</summary>
    public bool Asked => HttpMethods.IsGet(Request.Method) && Request.Query["asked"] == "true";

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await use.ByCodeAsync(asking.Read(HttpContext), Code, Key!, HttpContext.RequestAborted);
        await comeIn.AsAsync(HttpContext, account);
        return LocalRedirect("/");
    }
}
