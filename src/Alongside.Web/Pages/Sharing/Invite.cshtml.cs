using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// The person asks somebody into their circle, in three screens and a last one that says it is done. What was answered
/// goes from screen to screen inside the form, so nothing is kept before they send it and nothing stands in the address.
/// </summary>
[AboutAPerson(Parts.Headings | Parts.Communication | Parts.Reasons, Reword = true)]
public sealed class InviteModel(InviteToCircle invite, SpokenWords spoken, LocalTime local, Clock clock, Settings settings, PageView view) : AlongsidePage
{
    public const string Who = "who", What = "what", Look = "look", Sent = "sent";

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    /// <summary>The screen the form came from, and then the one to show.</summary>
    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    [BindProperty(Name = "go")]
    public string? Go { get; set; }

    [BindProperty(Name = "name")]
    public string? Named { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    /// <summary>How the code reaches them: "email" or "hand".</summary>
    [BindProperty(Name = "by")]
    public string? By { get; set; }

    /// <summary>What for: "see" what the person chooses, or "tell" and see nothing.</summary>
    [BindProperty(Name = "way")]
    public string? Way { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    public AboutMe Record { get; private set; } = null!;

    /// <summary>Why the person does not agree, for whoever is to see that too.</summary>
    public IReadOnlyDictionary<Guid, MarkNow> Reasons { get; private set; } = new Dictionary<Guid, MarkNow>();

    /// <summary>The code to hand over: shown once, and kept nowhere.</summary>
    public string? Code { get; private set; }

    public SpokenWords Spoken => spoken;

    public DateOnly Today => local.DayOf(clock.Now());

    public bool OnlyTells => Way == "tell";

    public bool ByEmail => By == "email";

    public string Name => Named ?? "";

    public Uri JoinAddress => new(settings.Url, "/join");

    public IReadOnlyList<PartChoice> Choices => PartChoice.All;

    public Parts Shared => OnlyTells ? Parts.Headings : Chosen;

    public Parts Chosen => PartChoice.Read(Request.HasFormContentType ? Request.Form : null);

    /// <summary>What they would see now: decided and filtered as it will be for them, from what the person sees themselves.</summary>
    public IEnumerable<(Heading Heading, List<StatementNow> Said)> Preview
    {
        get
        {
            var mask = PartsForAShareOf(Chosen);
            return Headings.All.Where(heading => (heading.Part & mask) != Parts.None)
                .Select(heading => (heading, Record.Statements.Where(row => row.PartBit == heading.Part).ToList()));
        }
    }

    public override async Task LoadAsync()
    {
        Step ??= Who;
        Record = await WordsReading.AboutMeAsync(HttpContext.Opened(), HttpContext.RequestAborted);
        if (Step == Look && (Chosen & Parts.Reasons) != Parts.None) Reasons = await WordsReading.ReasonsAsync(HttpContext.Opened(), HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Step is not (Who or What or Look)) throw new NotHere();
        if (Go == "back")
        {
            Step = Step == Look && !OnlyTells ? What : Who;
            await LoadAsync();
            return Page();
        }
        // A field that is not on the screen it came from may be missing or meddled with: go back to where it is asked.
        var came = Step;
        Step = Who;
        if (By is not ("email" or "hand")) throw new Refused("Choose how the invitation reaches them.", "by");
        InviteToCircle.CheckWho(Named, Role, ByEmail ? Email ?? "" : null);
        if (Way is not (null or "" or "see" or "tell")) throw new Refused("Choose whether they see something, or tell you something.", "way");
        Step = What;
        if (came != Who || OnlyTells)
        {
            if (Shared == Parts.None) throw new Refused("Choose what they may see.", Choices[0].Code);
            Step = Look;
            if (came == Look) await SendAsync();
        }
        await LoadAsync();
        return Page();
    }

    private async Task SendAsync()
    {
        var request = new InvitationToMake(PersonId, Named, Role, ByEmail ? Email : null, Shared, UntilChosen.Read(Until, Day, Today), OnlyTells) { Language = view.Language.Tag };
        var key = FormKey.Of(HttpContext, Key, Named, Role, By, Email, Until, Day, Way, ((long)Shared).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var made = await invite.RunAsync(HttpContext.Actor()!, request, code => new Uri(settings.Url, $"/join/{code}"), key, HttpContext.RequestAborted);
        if (!ByEmail) Code = made.Code;
        Step = Sent;
    }

    private Parts PartsForAShareOf(Parts parts)
    {
        var (somebody, at) = (new Actor(Ids.New(), Capacity.Circle), clock.Now());
        var share = new Ground
        {
            PersonId = PersonId, GroundId = Ids.New(), Kind = GroundKind.Share, ViewerKind = ViewerKind.Circle, ViewerId = somebody.AccountId,
            Parts = parts, Purpose = Purpose.Support, FromAt = at,
        };
        return Decide.PartsFor(somebody, PersonId, [share], Operation.Read, Purpose.Support, at);
    }
}

/// <summary>One card of the choice "see or not see": a part, or the whole plan.</summary>
public sealed record PartChoice(string Code, Parts Parts, string Title, string Picture)
{
    public static IReadOnlyList<PartChoice> All { get; } =
    [
        .. Headings.All.Select(heading => new PartChoice(heading.Code, heading.Part, heading.Title, heading.Picture)),
        Of(Parts.People, "people"), Of(Parts.KeepMeSafe, "help"),
        new("plan", PartWords.Plan, PartWords.PlanTitle, "plan"),
        Of(Parts.Reasons, "no"), Of(Parts.Communication, "talk"),
    ];

    private static PartChoice Of(Parts part, string picture) => new(PartTable.Code(part), part, PartWords.Title(part), picture);

    /// <summary>What was chosen in a form. Nothing is chosen beforehand, and what is not on a card cannot be.</summary>
    public static Parts Read(IFormCollection? form) =>
        form is null ? Parts.None : All.Where(choice => form[choice.Code] == "see").Aggregate(Parts.None, (sum, choice) => sum | choice.Parts);
}
