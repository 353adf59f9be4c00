using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>Of whom somebody is still to find out that they are safe: of the people a worker supports, at their organisation. It opens no record.</summary>
[SignedIn]
public sealed class ChecksModel(OwnWorkLists lists) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    /// <summary>Only those that whoever looks is to make.</summary>
    [BindProperty(SupportsGet = true, Name = "mine")]
    public bool Mine { get; set; }

    public ToCheckPage Shown { get; private set; } = new([], 1, false);

    public Guid Me => HttpContext.Actor()!.AccountId;

    public bool Leads => HttpContext.Actor()!.Leads;

    public string Link(int number) => FormattableString.Invariant($"/checks?{(Mine ? "mine=true&" : "")}page-number={number}");

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        Shown = await lists.ChecksAsync(actor, Mine, Number, HttpContext.RequestAborted);
    }
}
