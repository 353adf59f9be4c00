using Alongside.Basics;
using Alongside.People;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>For a lead: pages their own organisation may have begun twice, and those they said are of two people. For everybody else there is nothing here.</summary>
[SignedIn]
public sealed class AlikeModel(BegunReading reading, SayTwoPeople two, LocalTime local) : AlongsidePage
{
    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "one")]
    public Guid One { get; set; }

    [BindProperty(Name = "other")]
    public Guid Other { get; set; }

    /// <summary>Those that may be of one person, and those that are of two as somebody who leads here said.</summary>
    public ILookup<bool, Alike> Found { get; private set; } = Array.Empty<Alike>().ToLookup(pair => pair.IsTwo);

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public override async Task LoadAsync() => Found = (await reading.AlikeAsync(HttpContext.Actor()!, HttpContext.RequestAborted)).ToLookup(pair => pair.IsTwo);

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Do == "again") await two.TakeBackAsync(actor, One, Other, cancel);
        else await two.RunAsync(actor, One, Other, cancel);
        return LocalRedirect("/told/alike");
    }
}
