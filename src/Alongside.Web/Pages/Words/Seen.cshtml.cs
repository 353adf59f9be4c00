using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>Somebody who knows the person in another way has seen it too, or looks again at what people understand together.</summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class SeenModel(SeeItToo see, SpokenWords spoken, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    [BindProperty(Name = "wording")]
    public string? WordingSeen { get; set; }

    [BindProperty(Name = "saw")]
    public string? Saw { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    [BindProperty(Name = "present")]
    public string? Present { get; set; }

    [BindProperty(Name = "reviewBy")]
    public string? ReviewBy { get; set; }

    public OneStatement Statement { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public string Heading => WordsPages.Title(Statement.Now.PartBit);

    /// <summary>Two have seen it already.</summary>
    public bool IsAgain => !Statement.Now.WaitsForASecond;

    public string TypedLanguage => TypedWords.Language(Saw, view);

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Statement = await WordsReading.OneAsync(record, StatementId);
        if (!WordsPages.MayWriteFor(record, Statement.Now.PartBit) || Statement.Now.Observers.Count == 0) throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var saw = TypedWords.Of(Saw);
        var key = FormKey.Of(HttpContext, Key, WordingSeen, saw, On, Present, ReviewBy);
        await see.RunAsync(HttpContext.Actor()!, new SeenToo(PersonId, StatementId, Guid.TryParse(WordingSeen, out var seen) ? seen : null, saw, TypedWords.Language(saw, view),
            Day.Read(On, "on"), TypedWords.Names(Present), Day.Read(ReviewBy, "reviewBy")), key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?done=true");
    }
}
