using System.Globalization;
using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// The person shares with a worker, a team or an organisation: one who came to their page already, or one they find. Who it
/// is, is found anew on every screen, so that an id in the form alone names nobody.
/// </summary>
[AboutAPerson(Parts.Headings | Parts.Communication | Parts.Reasons, Reword = true, Shares = true, Looks = true)]
public sealed class ShareWithModel(GiveShare give, SealedCursor cursor, SpokenWords spoken, LocalTime local, Clock clock) : ChoosingPage(spoken, local, clock)
{
    // What was looked for, when it can be.
    private string? search;

    public const string Who = "who", Where = "where", There = "there";

    public const string Other = "other", All = "all", One = "one";

    /// <summary>Somebody who came already, or "other": somebody to be found.</summary>
    [BindProperty(Name = "with")]
    public string? With { get; set; }

    /// <summary>What the organisation is called, or part of it.</summary>
    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    /// <summary>Where the list of organisations goes on.</summary>
    [BindProperty(Name = "after")]
    public string? After { get; set; }

    /// <summary>The organisation that was chosen.</summary>
    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    /// <summary>Whom there: "all", a team, or "one" by name.</summary>
    [BindProperty(Name = "whom")]
    public string? Whom { get; set; }

    /// <summary>The name of the one, as the person knows it.</summary>
    [BindProperty(Name = "worker")]
    public string? Worker { get; set; }

    /// <summary>Which of several with that name.</summary>
    [BindProperty(Name = "which")]
    public string? Which { get; set; }

    public IReadOnlyList<Viewer> Known { get; private set; } = [];

    public OrganisationsPage Found { get; private set; } = new([], null);

    /// <summary>Where the next page of organisations begins; null on the last.</summary>
    public string? Next { get; private set; }

    public OrganisationWithTeams? At { get; private set; }

    /// <summary>More than one there has the name that was written.</summary>
    public IReadOnlyList<Viewer> Several { get; private set; } = [];

    public Viewer? Chose { get; private set; }

    public WouldSee Would { get; private set; } = null!;

    public override string Name => Chose!.Name;

    public override Parts Sees => Would.Sees;

    public IEnumerable<(string Name, string? Value)> CarriedWho => [("with", With), ("find", Find), ("place", Place), ("whom", Whom), ("worker", Worker), ("which", Which)];

    public static string Code(Viewer viewer) => $"{viewer.Kind.ToString().ToLowerInvariant()}.{viewer.Id:N}{(viewer.OrganisationId is { } at ? $".{at:N}" : "")}";

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        Known = await WhomReading.KnownAsync(record, cancel);
        Step ??= Who;
        // With nobody to choose from there is nothing to ask here.
        if (Step == Who && Known.Count == 0) (Step, With) = (Where, Other);
        if (Step == Where)
        {
            Found = await WhomReading.OrganisationsAsync(record, search, cursor.Open(After), cancel);
            Next = cursor.Seal(Found.Next);
        }
        if (Step == Look) await base.LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var came = Step;
        if (came is not (Who or Where or There or What or Look)) throw new NotHere();
        if (await ChooseAsync(came))
        {
            Step = What;
            if (came is What or Look && Go != "back")
            {
                if (Chosen == Parts.None) throw new Refused("Choose what they may see.", Choices[0].Code);
                Step = Look;
                if (came == Look) return await KeepAsync();
            }
        }
        await LoadAsync();
        return Page();
    }

    /// <summary>Finds who it is, as far as the screens up to this one asked; until then the next screen, or the one before, is the one to show.</summary>
    private async Task<bool> ChooseAsync(string came)
    {
        var (record, back, cancel) = (HttpContext.Opened(), Go == "back", HttpContext.RequestAborted);
        Step = Who;
        if (back && (came == Where || came == What && With != Other)) return false;
        if (With != Other)
        {
            Known = await WhomReading.KnownAsync(record, cancel);
            Chose = Known.FirstOrDefault(viewer => Code(viewer) == With) ?? throw new Refused("Choose who it is for.", "with");
        }
        else
        {
            Step = Where;
            search = PlainText.Optional(Find, AddOrganisation.MostName, "find");
            if (came == Who || back && came == There || came == Where && (Go == "find" || !string.IsNullOrEmpty(After))) return false;
            At = Guid.TryParseExact(Place, "N", out var place) ? await WhomReading.OrganisationAsync(record, place, cancel) : null;
            if (At is null) throw new Refused("Choose an organisation.", "place");
            Step = There;
            if (came == Where || back && came == What) return false;
            Chose = await ThereAsync(At, record, cancel);
        }
        Would = await SharesReading.WouldSeeAsync(record, Chose, Chosen, cancel: cancel);
        return Would.LeftOut ? throw new Refused("You left them out, so they would see nothing. Let them again first.", "whom") : true;
    }

    private async Task<Viewer> ThereAsync(OrganisationWithTeams there, OpenedRecord record, CancellationToken cancel)
    {
        var at = there.Organisation;
        if (Whom == All) return new Viewer(ViewerKind.Organisation, at.OrganisationId, at.Name, "", "");
        if (there.Teams.FirstOrDefault(team => team.TeamId.ToString("N") == Whom) is { } team) return new Viewer(ViewerKind.Team, team.TeamId, team.Name, "", at.Name);
        if (Whom != One) throw new Refused("Choose who it is for.", "whom");
        var name = PlainText.Required(Worker, AddOrganisation.MostName, "worker", "Write their name.");
        var found = await WhomReading.WorkersAsync(record, at.OrganisationId, name, cancel);
        if (found is [var only]) return only;
        if (found.Count == 0) throw new Refused("Nobody of this name is found there. Write their whole name, or choose a team or everybody.", "worker");
        Several = found;
        return found.FirstOrDefault(viewer => viewer.Id.ToString("N") == Which) ?? throw new Refused("More than one person there has this name. Choose who it is.", "which");
    }

    private async Task<IActionResult> KeepAsync()
    {
        var until = UntilChosen.Read(Until, Day, Today);
        var share = new ShareToGive(PersonId, Chose!.Kind, Chose.Id, Chosen) { OrganisationId = Chose.OrganisationId, Until = until };
        var key = FormKey.Of(HttpContext, Key, Code(Chose), Until, Day, ((long)Chosen).ToString(CultureInfo.InvariantCulture));
        await give.RunAsync(HttpContext.Actor()!, share, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/sharing?done=shared");
    }
}
