using Alongside.Basics;
using Alongside.Record;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>A worker writes down that somebody with a lawful power decided, for the person, what was suggested.</summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class DecideModel(DecideFor decide, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "suggestionId")]
    public Guid SuggestionId { get; set; }

    [BindProperty]
    public DecisionTyped Typed { get; set; } = new();

    public Suggestion Asked { get; private set; } = null!;

    public OneStatement Statement { get; private set; } = null!;

    public string Here => $"/people/{PersonId}/suggestions/{SuggestionId}";

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        if (await SuggestionsReading.OneAsync(record, SuggestionId, HttpContext.RequestAborted) is not var (seen, statement)) throw new NotHere();
        if (!DecideFor.MayDecide(record.Admission) || !WordsPages.MayWriteFor(record, statement.Now.PartBit)) throw new NotHere();
        (Asked, Statement) = (seen.Suggestion, statement);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var key = FormKey.Of(HttpContext, Key, Typed.All);
        var decision = await decide.RunAsync(HttpContext.Actor()!, Typed.ToWrite(PersonId, SuggestionId, view), key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/decisions/{decision}");
    }
}
