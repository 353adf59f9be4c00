using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>Somebody with several pages goes from one to the other, and takes apart what is not theirs.</summary>
[SignedIn]
public sealed class OwnPagesModel(OwnPages pages, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The page they are asked about once more before it is taken apart.</summary>
    [BindProperty(SupportsGet = true, Name = "apart")]
    public Guid? Apart { get; set; }

    public OwnPage? Asked => Listed.FirstOrDefault(own => own.PersonId == Apart && !own.IsFirst);

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "page")]
    public Guid Chosen { get; set; }

    public IReadOnlyList<OwnPage> Listed { get; private set; } = [];

    public Guid? Here => HttpContext.Actor()!.OwnRecord;

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public override async Task LoadAsync()
    {
        if (HttpContext.Actor()!.Capacity != Capacity.Self) throw new NotHere();
        Listed = await pages.OfAsync(HttpContext.Actor()!, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (actor.Capacity != Capacity.Self) throw new NotHere();
        if (Do == "apart")
        {
            await pages.TakeApartAsync(actor, Chosen, cancel);
            return LocalRedirect("/pages?done=apart");
        }
        await pages.GoToAsync(actor, Chosen, cancel);
        return LocalRedirect("/");
    }
}
