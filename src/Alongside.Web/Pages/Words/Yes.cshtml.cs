using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>Somebody who read the words back to the person writes down that they said yes, and how.</summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class YesModel(ConfirmWording confirm, SpokenWords spoken) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    [BindProperty(Name = "wording")]
    public string? WordingSeen { get; set; }

    [BindProperty(Name = "takenBy")]
    public TakenTyped Taken { get; set; } = new();

    public OneStatement Statement { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public string Heading => WordsPages.Title(Statement.Now.PartBit);

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Statement = await WordsReading.OneAsync(record, StatementId);
        if (!WordsPages.MayWriteFor(record, Statement.Now.PartBit)) throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var key = FormKey.Of(HttpContext, Key, [WordingSeen, .. Taken.All]);
        await confirm.RunAsync(HttpContext.Actor()!,
            new WordingToConfirm(PersonId, StatementId, Guid.TryParse(WordingSeen, out var seen) ? seen : null, Taken.ToTaken()), key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?done=true");
    }
}
