using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// The person asks somebody into their circle, in three screens and a last one that says it is done.
/// </summary>
[AboutAPerson(Parts.Headings | Parts.Communication | Parts.Reasons, Reword = true)]
public sealed class InviteModel(InviteToCircle invite, SpokenWords spoken, LocalTime local, Clock clock, Settings settings, PageView view) : ChoosingPage(spoken, local, clock)
{
    public const string Who = "who", Sent = "sent";

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

    /// <summary>The code to hand over: shown once, and kept nowhere.</summary>
    public string? Code { get; private set; }

    public IEnumerable<(string Name, string? Value)> CarriedWho => [("name", Named), ("role", Role), ("by", By), ("way", Way), ("email", Email)];

    public bool OnlyTells => Way == "tell";

    public bool ByEmail => By == "email";

    public override string Name => Named ?? "";

    public Uri JoinAddress => new(settings.Url, "/join");

    public Parts Shared => OnlyTells ? Parts.Headings : Chosen;

    /// <summary>Nobody knows yet who will come: they see what is chosen, and nothing by anything else.</summary>
    public override Parts Sees
    {
        get
        {
            var (somebody, at) = (new Actor(Ids.New(), Capacity.Circle), HttpContext.Opened().At);
            var share = new Ground
            {
                PersonId = PersonId, GroundId = Ids.New(), Kind = GroundKind.Share, ViewerKind = ViewerKind.Circle, ViewerId = somebody.AccountId,
                Parts = Chosen, Purpose = Purpose.Support, FromAt = at,
            };
            return Decide.PartsFor(somebody, PersonId, [share], Operation.Read, Purpose.Support, at);
        }
    }

    public override Task LoadAsync()
    {
        Step ??= Who;
        return base.LoadAsync();
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
}
