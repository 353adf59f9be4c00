using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Web.Pages.Record;

/// <summary>What was decided for somebody: by what power, what they want themselves, and how they object. They object here; the organisation follows it here.</summary>
[AboutAPerson(Parts.Assessments | Parts.Communication)]
public sealed class DecisionModel(ObjectToDecision objects, FollowObjection follow, PageView view, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "decisionId")]
    public Guid DecisionId { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    /// <summary>For which objection an advocate was asked.</summary>
    [BindProperty(Name = "objection")]
    public Guid Objection { get; set; }

    [BindProperty(Name = "advocate")]
    public string? Advocate { get; set; }

    [BindProperty(Name = "goesOn")]
    public string? GoesOn { get; set; }

    [BindProperty(Name = "found")]
    public string? Found { get; set; }

    [BindProperty(Name = "reviewOn")]
    public string? ReviewOn { get; set; }

    [BindProperty(Name = "takenBy")]
    public TakenTyped Taken { get; set; } = new();

    /// <summary>What was done here just now.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public DecisionSeen Seen { get; private set; } = null!;

    public LawfulDecision Decision => Seen.Decision;

    public string KnownAs { get; private set; } = "";

    public bool Mine { get; private set; }

    /// <summary>A worker of the organisation that wrote it down, who supports the person.</summary>
    public bool MayFollow { get; private set; }

    /// <summary>Once the person has objected, whoever wrote it down does not look at it again.</summary>
    public bool MayReview => MayFollow && Decision.EndedAt is null && !IsTheirs;

    /// <summary>They wrote it down, and the person has objected.</summary>
    public bool IsTheirs => Seen.Objections.Count > 0 && Decision.WrittenBy == HttpContext.Actor()!.AccountId;

    /// <summary>For the person: nobody there supports them any more, so nobody there can do anything about it.</summary>
    public bool IsLeft { get; private set; }

    public Objection? ToAsk => Seen.Objections.FirstOrDefault(row => row is { AskedAt: null, StoppedAt: null });

    public bool ReviewIsDue => Decision.EndedAt is null && Decision.ReviewOn <= local.DayOf(HttpContext.Opened().At);

    public string Here => $"/people/{PersonId}/decisions/{DecisionId}";

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public bool IsLate(Objection row) => row.IsOpen && row.DueAt <= HttpContext.Opened().At;

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Seen = await DecisionsReading.OneAsync(record, DecisionId, HttpContext.RequestAborted) ?? throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Mine = record.Actor.Capacity == Capacity.Self;
        IsLeft = Mine && (await record.Db.Exclusions.AnyAsync(row => row.ViewerId == Decision.OrganisationId && row.TakenBackAt == null, HttpContext.RequestAborted)
            || !await record.Db.Supports.AnyAsync(row => row.OrganisationId == Decision.OrganisationId && (row.UntilAt == null || row.UntilAt > record.At), HttpContext.RequestAborted));
        MayFollow = DecideFor.MayDecide(record.Admission) && Decision.OrganisationId == record.Actor.OrganisationId;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        var (because, advocate, found) = (TypedWords.Of(Because), TypedWords.Of(Advocate), TypedWords.Of(Found));
        var key = FormKey.Of(HttpContext, Key, [Do, because, advocate, GoesOn, found, ReviewOn, .. Taken.All]);
        await LoadAsync();
        if (Do == "object") await objects.RunAsync(actor, PersonId, DecisionId, because, TypedWords.Language(because, view), Mine ? null : Taken.ToTaken(), key, cancel);
        else if (Do == "advocate") await follow.AskAdvocateAsync(actor, PersonId, Objection, advocate, key, cancel);
        else if (Do == "review")
        {
            bool? goesOn = GoesOn switch { "yes" => true, "no" => false, _ => null };
            await follow.ReviewAsync(actor, PersonId, DecisionId, new ReviewToWrite(goesOn, found, goesOn == true ? Basics.Day.Read(ReviewOn, "reviewOn") : null, TypedWords.Language(found, view)), key, cancel);
        }
        else throw new Refused("Choose what to do.");
        return LocalRedirect($"{Here}?done={Do}");
    }
}
