using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>The person changes what they said. What stood there stays readable for them.</summary>
[AboutAPerson(WordsPages.Parts, Reword = true)]
public sealed class ChangeModel(RewordStatement reword, SpokenWords spoken, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    public string TypedLanguage => Typed is null ? Statement.Now.Language : TypedWords.Language(Typed, view);

    /// <summary>What the form says was before the person's eyes when they began. Our page always says it, so what cannot be read is stale.</summary>
    [BindProperty(Name = "basedOn")]
    public string? Seen { get; set; }

    private Guid BasedOn => Guid.TryParse(Seen, out var wording) ? wording : Guid.Empty;

    public OneStatement Statement { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public string Title => Headings.Of(Statement.Now.PartBit)?.Title ?? "Only for me";

    /// <summary>Somebody (perhaps the person, on another screen) changed the words since: both are shown.</summary>
    public bool MovedOn => HttpMethods.IsPost(Request.Method) && BasedOn != Statement.Now.WordingId;

    public override async Task LoadAsync()
    {
        Statement = await WordsReading.OneAsync(HttpContext.Opened(), StatementId);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        var key = FormKey.Of(HttpContext, Key, words, BasedOn.ToString());
        var request = new StatementToReword(PersonId, StatementId, words, TypedWords.Language(words, view), BasedOn);
        await reword.RunAsync(HttpContext.Actor()!, request, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?kept=true");
    }
}
