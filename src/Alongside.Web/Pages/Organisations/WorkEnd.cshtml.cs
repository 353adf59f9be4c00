using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Somebody's work comes to its end: whom they support can go to somebody else first, all in one go.</summary>
[SignedIn]
public sealed class WorkEndModel(OurOrganisationReading reading, PeopleHereReading people, EndWork end, HandOver handOver, Texts texts) : AlongsidePage
{
    [FromRoute(Name = "workId")]
    public Guid WorkId { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    /// <summary>How many went to somebody else just now.</summary>
    public int? Gone { get; private set; }

    public WorksHere Work { get; private set; } = null!;

    /// <summary>Whom they have still: the first of them, and whether there are more.</summary>
    public PeopleHerePage Theirs { get; private set; } = new([], null);

    public IReadOnlyList<Choice> Receiving { get; private set; } = [];

    public bool IsMe => Work.AccountId == HttpContext.Actor()!.AccountId;

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (!actor.Leads) throw new NotHere();
        Work = await reading.OneAsync(actor, WorkId, cancel) ?? throw new NotHere();
        Theirs = await people.PageAsync(actor, new WhoHasThem(ViewerKind.Worker, Work.AccountId), cancel: cancel);
        if (Theirs.People.Count > 0) Receiving = await Receivers.ChoicesAsync(reading, actor, Find, texts, Work.AccountId, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        await LoadAsync();
        switch (Act)
        {
            case "find":
                return Page();
            case "hand-over":
                var (kind, id) = Receivers.Read(To);
                Gone = await handOver.RunAsync(actor, new PeopleToHandOver(Work.AccountId, kind, id, TypedWords.Of(Because)), cancel);
                await LoadAsync();
                return Page();
            case "end":
                var isMe = IsMe;
                await end.ByLeadAsync(actor, WorkId, Day.Read(On, "on"), cancel);
                return LocalRedirect(isMe && string.IsNullOrWhiteSpace(On) ? "/" : "/organisation?done=ended");
            default:
                throw new NotHere();
        }
    }
}
