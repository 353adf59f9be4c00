using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages;

/// <summary>The first page: a welcome for everybody, "my page" for a person, the list of people for everybody else.</summary>
[Open("The welcome. It shows a name only to the one whose name it is.")]
public sealed class IndexModel(Settings settings, Clock clock, LocalTime local) : AlongsidePage
{
    public Actor? Me { get; private set; }

    public DateOnly Today => local.DayOf(clock.Now());

    public bool Demo => settings.Demo;

    public IActionResult OnGet()
    {
        Me = HttpContext.Actor();
        return Me is { Capacity: not Capacity.Self } ? LocalRedirect("/people") : Page();
    }
}
