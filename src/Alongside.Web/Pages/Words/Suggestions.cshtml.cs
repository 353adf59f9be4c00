using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>What the person is asked just now, oldest first.</summary>
[AboutAPerson(WordsPages.Parts, Reword = true)]
public sealed class SuggestionsModel : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    public IReadOnlyList<(Suggestion Suggestion, StatementNow Now)> ToAsk { get; private set; } = [];

    public override async Task LoadAsync() => ToAsk = await SuggestionsReading.ToAskAsync(HttpContext.Opened(), HttpContext.RequestAborted);
}
