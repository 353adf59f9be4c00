using Alongside.Basics;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Frame;

/// <summary>
/// How to be safe on this site, for everybody to read; at its end secret words are typed. It is the same for whoever has a
/// quiet place and for whoever has none.
/// </summary>
[Open("How to be safe here is for everybody to read; secret words are taken only from somebody who has come in.")]
public sealed class HelpModel(OpenQuietPlace open, MakeQuietPlace make, ChangeQuietWords change, SignIn signIn, OwnKeys keys, PageView view) : AlongsidePage
{
    public bool IsIn => HttpContext.Actor() is not null;

    public bool IsQuiet => HttpContext.Actor() is { Quiet: true };

    /// <summary>The words of this quiet place were just changed.</summary>
    public bool Changed => IsQuiet && Request.Query["changed"] == "true";

    /// <summary>They wanted to make one: what they are asked for it stays in sight.</summary>
    public bool Makes { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? secret, string? again, [FromForm(Name = "words-now")] string? now, [FromForm(Name = "do")] string? what)
    {
        var (me, cancel) = (HttpContext.Actor() ?? throw new NotHere(), HttpContext.RequestAborted);
        var key = SignInCookie.Read(HttpContext)!;
        if (me.Quiet) return await ChangeAsync(me, key, new QuietWordsToChange(now, secret, again));
        Makes = what == "make";
        var place = Makes ? await make.RunAsync(me, secret, again, view.Language.Tag, cancel) : await open.RunAsync(me, secret, cancel);
        SignInCookie.Give(HttpContext, await signIn.IssueQuietAsync(key, place, cancel), await signIn.LifeLeftAsync(key, cancel));
        return LocalRedirect("/");
    }

    private async Task<IActionResult> ChangeAsync(Actor me, string key, QuietWordsToChange words)
    {
        var cancel = HttpContext.RequestAborted;
        var ordinary = await signIn.ActorAsync(QuietKey.OrdinaryOf(key)!, KeyKind.Cookie, cancel) ?? throw new NotHere();
        await change.RunAsync(me, ordinary, words, cancel);
        // Whoever came in with the words there were is out.
        await keys.EndOthersAsync(me.AccountId, key, cancel);
        return LocalRedirect("/help?changed=true");
    }
}
