using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Those who lead add teams, give them other names, and close them.</summary>
[SignedIn]
public sealed class TeamsModel(OurOrganisationReading reading, ChangeTeams change, PeopleHereReading people) : AlongsidePage
{
    private const string Here = "/organisation/teams";

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "team")]
    public Guid Team { get; set; }

    [BindProperty(Name = "name")]
    public string? Named { get; set; }

    [BindProperty(Name = "rename")]
    public string? Rename { get; set; }

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    /// <summary>Whom the team has that could not be closed: the first of them.</summary>
    public IReadOnlyList<PersonHere> StillWith { get; private set; } = [];

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (!actor.Leads) throw new NotHere();
        Teams = (await reading.OfAsync(actor, cancel)).Teams;
        if (Act == "close") StillWith = (await people.PageAsync(actor, new WhoHasThem(ViewerKind.Team, Team), cancel: cancel)).People;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Act == "add") await change.AddAsync(actor, Named, FormKey.Of(HttpContext, Key, Act, Named), cancel);
        else if (Act == "rename") await change.RenameAsync(actor, Team, Rename, FormKey.Of(HttpContext, Key, Act, Team.ToString(), Rename), cancel);
        else if (Act == "close") await change.CloseAsync(actor, Team, cancel);
        else throw new NotHere();
        return LocalRedirect($"{Here}?done=kept");
    }
}
