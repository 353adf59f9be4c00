using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>
/// How one comes in: by letters to an address, or with a code on paper; given, changed and taken away by oneself. Not from
/// the quiet place: only its words may open that.
/// </summary>
[SignedIn(Ordinary = true)]
public sealed class ComingInModel(OwnAddress own, PrintSignInCode print, LocalTime local, Settings settings, Texts texts) : AlongsidePage
{
    private const string Here = "/coming-in";

    /// <summary>What was done just now, of a few words we know.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "way")]
    public string? Way { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public OwnWays Now { get; private set; } = null!;

    /// <summary>A code on paper: shown once, and kept nowhere.</summary>
    public PrintedSignIn? Paper { get; private set; }

    public Uri CodeAddress => new(settings.Url, "/sign-in/code");

    private Guid Account => HttpContext.Actor()!.AccountId;

    public DateOnly LastDay(DateTime until) => local.DayOf(until);

    public override async Task LoadAsync() => Now = await own.OfAsync(Account, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var cancel = HttpContext.RequestAborted;
        switch (Act)
        {
            case "choose":
                return await ChooseAsync(cancel);
            case "confirm":
                await own.ConfirmAsync(Account, Code, Key!, ToTheOneBefore(), cancel);
                return LocalRedirect(Here + "?done=kept");
            case "take-away":
                await own.TakeAwayAsync(Account, ToTheOneBefore(), cancel);
                return LocalRedirect(Here + "?done=taken");
            default:
                throw new NotHere();
        }
    }

    private async Task<IActionResult> ChooseAsync(CancellationToken cancel)
    {
        if (Way == "email")
        {
            await own.AskAsync(Account, Email, Letter, FormKey.Of(HttpContext, Key, Email), cancel);
            return LocalRedirect(Here + "?done=asked");
        }
        if (Way is not ("paper" or "none")) throw new Refused("Choose one of these.", "way");
        Paper = Way == "none" ? await own.PaperInsteadAsync(Account, ToTheOneBefore(), cancel) : await print.RunAsync(Account, madeBy: Account, OfThePaper(), cancel);
        await LoadAsync();
        return Page();
    }

    private (string Subject, string Text) Letter(string code) => (texts.Plain("A code for this e-mail address"), string.Join("\n\n",
        texts.Plain("Somebody wants to sign in with this e-mail address from now on."),
        texts.Plain("The code is {code}. Type it where you asked for it, within 15 minutes.", code),
        texts.Plain("If it was not you, do nothing: without the code nothing changes. Do not pass it on.")) + "\n");

    private (string Subject, string Text) OfThePaper() => (texts.Plain("You have a message"), string.Join("\n\n",
        texts.Plain("You have a message."),
        texts.Plain("A code on paper was made. Whoever has it can come in as you, once. One that was made before is good for nothing now."),
        texts.Plain("If it was not you, sign in and end it under “Where I am signed in”: {address}", new Uri(settings.Url, "/sessions"))) + "\n");

    /// <summary>It tells nothing of whose it was, nor where the letters go now.</summary>
    private (string Subject, string Text) ToTheOneBefore() => (texts.Plain("You have a message"), string.Join("\n\n",
        texts.Plain("You have a message."),
        texts.Plain("Letters to sign in do not come to this e-mail address any more."),
        texts.Plain("If that is not what you wanted, ask somebody who helps you, or come to: {address}", settings.Url)) + "\n");
}
