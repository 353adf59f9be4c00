using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>What the person took away, ready to be brought back.</summary>
[AboutAPerson(WordsPages.Parts, Reword = true, History = true)]
public sealed class TakenAwayModel(KeepStatement keep, SpokenWords spoken) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(Name = "statement")]
    public string? Statement { get; set; }

    public string KnownAs { get; private set; } = "";

    public IReadOnlyList<Wording> Taken { get; private set; } = [];

    public SpokenWords Spoken => spoken;

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Taken = await WordsReading.TakenAwayAsync(record, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var statement = Guid.TryParse(Statement, out var id) ? id : throw new NotHere();
        await keep.RunAsync(HttpContext.Actor()!, PersonId, statement, Keeping.UnderItsHeading, FormKey.Of(HttpContext, Key, Statement), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{statement}?done=true");
    }
}
