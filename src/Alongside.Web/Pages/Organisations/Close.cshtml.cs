using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>An organisation closes, once nothing is left open. Those who lead see what is.</summary>
[SignedIn]
public sealed class CloseModel(CloseOrganisation close, OurOrganisationReading reading) : AlongsidePage
{
    public OpenWork Open { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (!actor.Leads) throw new NotHere();
        Name = (await reading.OfAsync(actor, cancel)).Organisation.Name;
        Open = await close.OpenWorkAsync(actor, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await close.RunAsync(HttpContext.Actor()!, HttpContext.RequestAborted);
        return LocalRedirect("/");
    }
}
