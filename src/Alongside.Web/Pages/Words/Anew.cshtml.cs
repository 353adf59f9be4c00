using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>Whoever wrote a view down, or what they saw, writes it anew. What it said before stays readable for the person.</summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class AnewModel(RewordStatement reword, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    /// <summary>The wording that was before the writer's eyes. What cannot be read is none that stands.</summary>
    [BindProperty(Name = "basedOn")]
    public string? BasedOn { get; set; }

    public OneStatement Statement { get; private set; } = null!;

    public string Heading => WordsPages.Title(Statement.Now.PartBit);

    public string TypedLanguage => Typed is null ? Statement.Now.Language : TypedWords.Language(Typed, view);

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Statement = await WordsReading.OneAsync(record, StatementId);
        if (!WordsPages.MayWriteFor(record, Statement.Now.PartBit) || !await WordsReading.IsOwnViewAsync(record, StatementId, HttpContext.RequestAborted)) throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        await reword.RunAsync(HttpContext.Actor()!, new StatementToReword(PersonId, StatementId, words, TypedWords.Language(words, view),
            Guid.TryParse(BasedOn, out var seen) ? seen : Guid.Empty), FormKey.Of(HttpContext, Key, words, BasedOn), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?done=true");
    }
}
