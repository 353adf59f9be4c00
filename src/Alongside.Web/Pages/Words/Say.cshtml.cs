using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// The person says something: first about what and how, then the words themselves, then they read them back with who will
/// see them. Others write down what somebody says with a capture; this page is the person's own.
/// </summary>
[AboutAPerson(Parts.None, Reword = true, Shares = true)]
public sealed class SayModel(SayStatement say, KeepDraft drafts, PageView view) : WordsForm(drafts, view)
{
    [FromRoute(Name = "heading")]
    public string? HeadingCode { get; set; }

    /// <summary>Null while it is still to be chosen.</summary>
    public Heading? Heading { get; private set; }

    /// <summary>The words are read back; set only when they can be said as they are.</summary>
    public WhoSeesIt? Check { get; private set; }

    /// <summary>What was begun under some heading, on the screen where it is chosen.</summary>
    public IReadOnlyList<Draft> AllBegun { get; private set; } = [];

    public override string Form => $"say/{HeadingCode}";

    protected override (string? Heading, Guid? Statement) About => (HeadingCode, null);

    protected override IReadOnlyList<string> Fields { get; } = ["words"];

    protected override async Task LoadFormAsync()
    {
        Heading = HeadingCode is null ? null : Headings.Find(HeadingCode) ?? throw new NotHere();
        if (Heading is null) AllBegun = [.. (await DraftsReading.AllAsync(HttpContext.Opened(), HttpContext.RequestAborted)).Where(draft => draft.StatementId is null)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await BesideAsync() is { } done) return done;
        switch (Go)
        {
            case "check":
                await KeepAsync();
                CaptureRules.Words(Typed);
                await LoadAsync();
                Check = await WhoSeesIt.OfAsync(HttpContext, Heading!.Part);
                return Page();
            case "back":
                await LoadAsync();
                return Page();
        }
        var key = FormKey.Of(HttpContext, Key, Typed, Go);
        var kept = await say.RunAsync(HttpContext.Actor()!,
            new StatementToSay(PersonId, HeadingCode, Typed, TypedLanguage) { ForMe = Go == "forMe", Form = Form }, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{kept.StatementId}?kept=true");
    }
}
