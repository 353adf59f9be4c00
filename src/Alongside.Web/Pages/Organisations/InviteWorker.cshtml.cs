using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>A lead asks somebody to work with them: by letter, or with a code that is handed over.</summary>
[SignedIn]
public sealed class InviteWorkerModel(OurOrganisationReading reading, InviteWorker invite, Settings settings, PageView view, Texts texts) : AlongsidePage
{
    [BindProperty(Name = "name")]
    public string? Named { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "team")]
    public string? Team { get; set; }

    /// <summary>How the code reaches them: "email" or "hand".</summary>
    [BindProperty(Name = "by")]
    public string? By { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "leads")]
    public string? LeadsToo { get; set; }

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    /// <summary>It is done.</summary>
    public bool Sent { get; private set; }

    /// <summary>The code to hand over: shown once, and kept nowhere.</summary>
    public string? Code { get; private set; }

    public Uri JoinAddress => new(settings.Url, "/join-work");

    /// <summary>The teams of the organisation, and none.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<Team> teams, Texts texts) =>
        [new("", texts["No team"]), .. teams.Select(team => new Choice(team.TeamId.ToString(), texts.Said(team.Name)))];

    public IReadOnlyList<Choice> Ways =>
    [
        new("hand", texts["I give them a code"]) { Hint = texts["You see it once, to write down or print."], Picture = "card" },
        new("email", texts["By e-mail"]) { Hint = texts["The letter says that somebody would like to work with them, and no more."], Picture = "letter" },
    ];

    public IReadOnlyList<Choice> LeadsOrNot => [new("no", texts["They support people"]), new("yes", texts["They lead here too"]) { Hint = texts["They say who supports whom, and change this page."] }];

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (!actor.Leads) throw new NotHere();
        Teams = (await reading.OfAsync(actor, HttpContext.RequestAborted)).Teams;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (By is not ("email" or "hand")) throw new Refused("Choose how the invitation reaches them.", "by");
        var request = new WorkerToInvite(Named, Role, Guid.TryParse(Team, out var team) ? team : null, By == "email" ? Email ?? "" : null, Day.Read(From, "from"), LeadsToo == "yes") { Language = view.Language.Tag };
        var made = await invite.RunAsync(HttpContext.Actor()!, request, code => new Uri(settings.Url, $"/join-work/{code}"),
            FormKey.Of(HttpContext, Key, Named, Role, Team, By, Email, From, LeadsToo), HttpContext.RequestAborted);
        (Code, Sent) = (made.Code, true);
        await LoadAsync();
        return Page();
    }
}
