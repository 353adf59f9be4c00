using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>What somebody suggested, to whomever, that waits for an answer. It opens nobody's record.</summary>
[SignedIn]
public sealed class WaitingModel(WaitingReading reading) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public WaitingPage Listed { get; private set; } = new([], 1, false);

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (actor.Capacity is not (Capacity.Worker or Capacity.Circle)) throw new NotHere();
        Listed = await reading.PageAsync(actor, Number, HttpContext.RequestAborted);
    }
}
