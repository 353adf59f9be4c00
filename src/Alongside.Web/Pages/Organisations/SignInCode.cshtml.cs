using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>The figures of a letter, or a printed code, let somebody in. Whoever is new says their name with it.</summary>
[Open("Whoever has a code is let in by it; whoever has none learns nothing.")]
public sealed class SignInCodeModel(UseSignInCode use, ComeIn comeIn, AskingCookie asking, Settings settings) : BeginningPage(comeIn)
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public bool OpenToAll => settings.OpenToAll;

    /// <summary>A letter was just asked for. It says so to everybody who comes from there.</summary>
    public bool Asked => HttpMethods.IsGet(Request.Method) && Request.Query["asked"] == "true";

    protected override Task<Guid?> UseAsync(string? name) => use.ByCodeAsync(asking.Read(HttpContext), Code, Key!, name, HttpContext.RequestAborted);
}
