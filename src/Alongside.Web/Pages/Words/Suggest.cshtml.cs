using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>Somebody who may write under a heading suggests other words to the person.</summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class SuggestModel(SuggestWording suggest, KeepDraft drafts, SpokenWords spoken, Texts texts, PageView view) : WordsForm(drafts, view)
{
    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "whoseIdea")]
    public string? WhoseIdea { get; set; }

    [BindProperty(Name = "askBy")]
    public string? AskBy { get; set; }

    /// <summary>The wording that was before the writer's eyes. What cannot be read is none that stands.</summary>
    [BindProperty(Name = "basedOn")]
    public string? BasedOn { get; set; }

    public override string TypedLanguage => Typed is null ? Statement.Now.Language : base.TypedLanguage;

    public override string Form => $"statements/{StatementId}/suggest";

    protected override (string? Heading, Guid? Statement) About => (null, StatementId);

    protected override IReadOnlyList<string> Fields { get; } = ["words", "reason", "whoseIdea", "askBy"];

    public OneStatement Statement { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public string Heading => WordsPages.Title(Statement.Now.PartBit);

    public IReadOnlyList<Choice> Ways => [.. WaysToAsk.All.Select(way => new Choice(way.Code, texts[way.Says]))];

    protected override async Task LoadFormAsync()
    {
        var record = HttpContext.Opened();
        Statement = await WordsReading.OneAsync(record, StatementId);
        if (!WordsPages.MayWriteFor(record, Statement.Now.PartBit) || !CaptureTable.Find(Statement.Now.Capture)!.IsThePersons) throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await BesideAsync() is { } done) return done;
        var key = FormKey.Of(HttpContext, Key, Typed, Reason, WhoseIdea, AskBy, BasedOn);
        await suggest.RunAsync(HttpContext.Actor()!, new WordingToSuggest(PersonId, StatementId, Typed, base.TypedLanguage,
            TypedWords.Of(Reason), WhoseIdea, AskBy) { BasedOn = Guid.TryParse(BasedOn, out var seen) ? seen : Guid.Empty, Form = Form }, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?asked=true");
    }
}
