using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>The person asks one organisation why it looked.</summary>
[AboutAPerson(Parts.OnlyMe, Looks = true, Reword = true)]
public sealed class WhyModel(WhoLookedReading reading, AskWhy ask, PageView view, LocalTime local, WorkingDays days, Clock clock) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid Of { get; set; }

    /// <summary>Whose looks it is about; empty for all of them.</summary>
    [BindProperty(Name = "about")]
    public string? About { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    public LookedGroup Group { get; private set; } = null!;

    public DateOnly Due => days.After(local.DayOf(clock.Now()), AskWhy.DaysToAnswer);

    public IReadOnlyList<Choice> Choices(Texts texts) =>
        [new("", texts["All of them"]), .. Group.Lookers.Take(WhoLookedReading.LooksOnPage).Select(looker => new Choice(looker.AccountId.ToString(), LookedWords.Name(texts, looker)))];

    public override async Task LoadAsync() =>
        Group = (await reading.OfAsync(HttpContext.Opened(), Of == Guid.Empty ? throw new NotHere() : Of, cancel: HttpContext.RequestAborted) ?? throw new NotHere()).Group;

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        var about = Guid.TryParse(About, out var account) ? account : (Guid?)null;
        await ask.RunAsync(HttpContext.Actor()!, new WhyToAsk(PersonId, Of, about, words, TypedWords.Language(words, view)),
            FormKey.Of(HttpContext, Key, Of.ToString(), About, words), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/looked?asked=true");
    }
}
