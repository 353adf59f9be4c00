using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Somebody who works there, for those who lead: another team, leading or not, and the way to the end of their work.</summary>
[SignedIn]
public sealed class WorkModel(OurOrganisationReading reading, ChangeWork change, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "workId")]
    public Guid WorkId { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "team")]
    public string? Team { get; set; }

    /// <summary>They were asked once, and said yes.</summary>
    [BindProperty(Name = "sure")]
    public bool Sure { get; set; }

    public WorksHere Work { get; private set; } = null!;

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public bool IsMe => Work.AccountId == HttpContext.Actor()!.AccountId;

    /// <summary>They would not lead any more, and are asked once.</summary>
    public bool Asks { get; private set; }

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public DateOnly LastDay(DateTime until) => local.LastDay(until);

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (!actor.Leads) throw new NotHere();
        Work = await reading.OneAsync(actor, WorkId, cancel) ?? throw new NotHere();
        Teams = (await reading.OfAsync(actor, cancel)).Teams;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        switch (Act)
        {
            case "move":
                var moved = await change.MoveAsync(actor, WorkId, Guid.TryParse(Team, out var team) ? team : null, cancel);
                return LocalRedirect($"/organisation/workers/{moved}?done=kept");
            case "lead":
                await change.LeadAsync(actor, WorkId, true, cancel);
                return LocalRedirect($"/organisation/workers/{WorkId}?done=kept");
            case "follow":
                await LoadAsync();
                Asks = IsMe && !Sure;
                if (Asks) return Page();
                await change.LeadAsync(actor, WorkId, false, cancel);
                return LocalRedirect(IsMe ? "/organisation?done=kept" : $"/organisation/workers/{WorkId}?done=kept");
            default:
                throw new NotHere();
        }
    }
}
