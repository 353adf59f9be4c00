using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>Whom the organisation has begun a page for and still has to tell; and who said no to one. It opens nobody's record.</summary>
[SignedIn]
public sealed class ToldModel(BegunReading reading, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public BegunPage Listed { get; private set; } = new([], 1, false);

    public IReadOnlyList<NoHere> Nos { get; private set; } = [];

    public bool Leads { get; private set; }

    public DateOnly DueOn(Begun row) => Day(row.DueAt.AddMilliseconds(-1));

    public DateOnly ToldOn(Begun row) => row.ToldOn ?? Day(row.ToldAt!.Value);

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        Listed = await reading.PageAsync(actor, Number, cancel);
        Nos = await reading.NosAsync(actor, cancel);
        Leads = await reading.LeadsAsync(actor, cancel);
    }
}
