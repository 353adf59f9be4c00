using Alongside.Organisations;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Somebody asks to be let in. What they are answered is the same, whoever has the address and whether anybody has.</summary>
[Open("Anybody may ask for a letter; the answer is the same whether anybody has the address.")]
public sealed class SignInModel(AskToSignIn ask, AskingCookie asking, Settings settings, Texts texts) : AlongsidePage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public bool OpenToAll => settings.OpenToAll;

    public async Task<IActionResult> OnPostAsync()
    {
        var attempt = await ask.RunAsync(new SignInAsked(Email, WhereFrom.Place(HttpContext, settings)), Letter,
            FormKey.Of(HttpContext, Key, [Email]), HttpContext.RequestAborted);
        asking.Give(HttpContext, attempt);
        return LocalRedirect("/sign-in/code?asked=true");
    }

    /// <summary>In the language of whoever asks. The link is made from where the house is known to be, never from what a request says.</summary>
    private (string Subject, string Text) Letter(string code, string link) => (texts.Plain("A code to sign in"), string.Join("\n\n",
    [
        texts.Plain("Somebody asked to sign in with this e-mail address."),
        texts.Plain("The code is {code}. Type it where you asked for it, within 15 minutes.", code),
        texts.Plain("Or open this page and press the button there:") + "\n" + new Uri(settings.Url, "/sign-in/" + link),
        // To everybody: who is not new knows it.
        .. settings.OpenToAll ? [texts.Plain("Are you new here? With the code you begin.")] : Array.Empty<string>(),
        texts.Plain("If it was not you, do nothing: nobody gets in without this letter. Do not pass it on."),
    ]) + "\n");
}
