using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>The people an organisation answers for and who has each, for those who lead; whoever is with nobody stands first.</summary>
[SignedIn]
public sealed class PeopleModel(PeopleHereReading people, OurOrganisationReading reading, SealedCursor cursor) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Only those whom this worker or team has.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid? Of { get; set; }

    /// <summary>Whose people these are; null: everybody's.</summary>
    public string? OfName { get; private set; }

    public PeopleHerePage Listed { get; private set; } = new([], null);

    public PeopleHerePage WithNobody { get; private set; } = new([], null);

    /// <summary>Who shares with the lead or where they work, and could be given to somebody: the first of them.</summary>
    public IReadOnlyList<ListedPerson> Sharing { get; private set; } = [];

    public string? Next { get; private set; }

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (!actor.Leads) throw new NotHere();
        WhoHasThem? who = null;
        if (Of is { } id)
        {
            var team = (await reading.OfAsync(actor, cancel)).Teams.FirstOrDefault(row => row.TeamId == id);
            OfName = team?.Name ?? (await reading.WorkerAsync(actor, id, cancel))?.Name ?? throw new NotHere();
            who = new WhoHasThem(team is null ? ViewerKind.Worker : ViewerKind.Team, id);
        }
        Listed = await people.PageAsync(actor, who, cursor.Open(After), cancel: cancel);
        Next = cursor.Seal(Listed.Next);
        if (who is not null || After is not null) return;
        WithNobody = await people.PageAsync(actor, WhoHasThem.Nobody, cancel: cancel);
        Sharing = await people.SharingAsync(actor, cancel);
    }
}
