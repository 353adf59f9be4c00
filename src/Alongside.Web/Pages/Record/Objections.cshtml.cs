using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>Who objects to what was decided for them, of the people a worker supports, and what is still to be done about it. It opens no record.</summary>
[SignedIn]
public sealed class ObjectionsModel(OwnWorkLists lists) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public ToFollowPage Shown { get; private set; } = new([], 1, false);

    public string Link(int number) => FormattableString.Invariant($"/objections?page-number={number}");

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        Shown = await lists.ObjectionsAsync(actor, Number, HttpContext.RequestAborted);
    }
}
