using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>Somebody who may write under a heading suggests other words to the person.</summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class SuggestModel(SuggestWording suggest, SpokenWords spoken, Texts texts, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "whoseIdea")]
    public string? WhoseIdea { get; set; }

    [BindProperty(Name = "askBy")]
    public string? AskBy { get; set; }

    /// <summary>The wording that was before the writer's eyes. What cannot be read is none that stands.</summary>
    [BindProperty(Name = "basedOn")]
    public string? BasedOn { get; set; }

    public string TypedLanguage => Typed is null ? Statement.Now.Language : TypedWords.Language(Typed, view);

    public OneStatement Statement { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public string Heading => WordsPages.Title(Statement.Now.PartBit);

    public IReadOnlyList<Choice> Ways => [.. WaysToAsk.All.Select(way => new Choice(way.Code, texts[way.Says]))];

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Statement = await WordsReading.OneAsync(record, StatementId);
        if (!WordsPages.MayWriteFor(record, Statement.Now.PartBit) || !CaptureTable.Find(Statement.Now.Capture)!.IsThePersons) throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        var key = FormKey.Of(HttpContext, Key, words, Reason, WhoseIdea, AskBy, BasedOn);
        await suggest.RunAsync(HttpContext.Actor()!, new WordingToSuggest(PersonId, StatementId, words, TypedWords.Language(words, view),
            TypedWords.Of(Reason), WhoseIdea, AskBy) { BasedOn = Guid.TryParse(BasedOn, out var seen) ? seen : Guid.Empty }, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?asked=true");
    }
}
