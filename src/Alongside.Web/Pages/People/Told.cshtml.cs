using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>Who has a message that a human takes to them; whom the organisation has begun a page for and still has to tell; and who said no to one. It opens nobody's record.</summary>
[SignedIn]
public sealed class ToldModel(BegunReading reading, ByHandReading byHand, PassOnMessage passOn, EndedHereReading ended, WriteDownEnding ending, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    /// <summary>Something was kept just now.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>Whom they have told: a person they support.</summary>
    [BindProperty(Name = "person")]
    public Guid Person { get; set; }

    /// <summary>The death that was written down by mistake.</summary>
    [BindProperty(Name = "ending")]
    public Guid? Ending { get; set; }

    /// <summary>For a lead: the deaths that were written down here.</summary>
    public IReadOnlyList<EndedHere> Ended { get; private set; } = [];

    /// <summary>Who has a message and is to be told so by a human.</summary>
    public IReadOnlyList<ToPassOn> Messages { get; private set; } = [];

    public BegunPage Listed { get; private set; } = new([], 1, false);

    public IReadOnlyList<NoHere> Nos { get; private set; } = [];

    public bool Leads { get; private set; }

    public DateOnly DueOn(Begun row) => local.LastDay(row.DueAt);

    public DateOnly ToldOn(Begun row) => row.ToldOn ?? Day(row.ToldAt!.Value);

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        Messages = await byHand.OfAsync(actor, cancel);
        Listed = await reading.PageAsync(actor, Number, cancel);
        Nos = await reading.NosAsync(actor, cancel);
        Leads = await reading.LeadsAsync(actor, cancel);
        if (Leads) Ended = await ended.OfAsync(actor, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Ending is { } mistaken) await ending.TakeBackHereAsync(actor, mistaken, cancel);
        else await passOn.RunAsync(actor, Person, cancel);
        return LocalRedirect("/told?done=kept");
    }
}
