using System.Globalization;
using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>The organisation somebody works at: what it is, who works there, when it is open, what it can take on. Those who lead change it from here.</summary>
[SignedIn]
public sealed class OurModel(OurOrganisationReading reading, InviteWorker invite, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    /// <summary>What was done just now, of a few words we know.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The invitation that is taken back.</summary>
    [BindProperty(Name = "invitation")]
    public Guid Invitation { get; set; }

    public OurOrganisation Ours { get; private set; } = null!;

    public WorkersPage Listed { get; private set; } = new([], 1, false);

    public IReadOnlyList<WorkInvitation> Invited { get; private set; } = [];

    public bool Leads => HttpContext.Actor()!.Leads;

    public static IReadOnlyList<string> Weekdays { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60}:{minute % 60:00}");

    public DateOnly Day(DateTime at) => local.DayOf(at);

    /// <summary>The last day of something that ends in this moment.</summary>
    public DateOnly LastDay(DateTime until) => local.LastDay(until);

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        Ours = await reading.OfAsync(actor, cancel);
        Listed = await reading.WorkersAsync(actor, Number, cancel);
        Invited = await reading.InvitedAsync(actor, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await invite.TakeBackAsync(HttpContext.Actor()!, Invitation, HttpContext.RequestAborted);
        return LocalRedirect("/organisation?done=taken");
    }
}
