using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Demo;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Demo;

/// <summary>Who to be in the demo. There is nothing here when this is not a demo.</summary>
[Open("In a demo everybody is invented, and anybody can be anybody.")]
public sealed class IndexModel(Settings settings) : AlongsidePage
{
    public IReadOnlyList<SomebodyToBe> People => SomebodyToBe.All;

    public Actor? Me { get; private set; }

    /// <summary>The address of Amina's page: hers, her sister's in part, and for the worker no different from nothing.</summary>
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!settings.Demo) throw new NotHere();
        Me = HttpContext.Actor();
        var town = HttpContext.RequestServices.GetRequiredService<DemoTown>();
        Address = $"/people/{(await town.FindAsync("person", HttpContext.RequestAborted))?.Account.PersonId}";
        return Page();
    }
}
