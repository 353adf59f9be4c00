using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>The person sees who sees what, leaves people out, and lets them again. For everybody else there is nothing here.</summary>
[AboutAPerson(Parts.None, Reword = true, Shares = true)]
public sealed class IndexModel(RenewShare renew, ExcludeViewer exclude, InviteToCircle invite, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    /// <summary>What was done just now, of a few words we know.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    /// <summary>The share or exclusion it is done with.</summary>
    [BindProperty(Name = "id")]
    public Guid? Id { get; set; }

    /// <summary>Whom to leave out: what they are, and their id.</summary>
    [BindProperty(Name = "viewer")]
    public string? Whom { get; set; }

    public WhoSeesWhat Now { get; private set; } = null!;

    public string Here => $"/people/{PersonId}/sharing";

    /// <summary>What was taken back last: what "share it again" is about.</summary>
    public SharedWith? LastTakenBack => Now.Ended.Where(row => row.Share.TakenBackAt is not null && !row.LeftOut).MaxBy(row => row.Share.TakenBackAt);

    /// <summary>What whoever it was taken back from sees all the same.</summary>
    public Parts Still { get; private set; }

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        Now = await SharesReading.OfAsync(record, cancel);
        if (Done == "taken" && LastTakenBack is { } gone) Still = await SharesReading.WithoutItAsync(record, gone.Share, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, key, cancel) = (HttpContext.Actor()!, FormKey.Of(HttpContext, Key, Act, Id?.ToString(), Whom), HttpContext.RequestAborted);
        switch (Act)
        {
            case "leave-out":
                var viewer = await WhomAsync();
                await exclude.RunAsync(actor, PersonId, viewer.LeftOutAs, viewer.Id, key, cancel);
                return LocalRedirect(Here + "?done=left-out");
            case "let-again":
                await exclude.TakeBackAsync(actor, PersonId, Id ?? throw new NotHere(), key, cancel);
                return LocalRedirect(Here + "?done=let-again");
            case "share-again":
                await AgainAsync(actor, key, cancel);
                return LocalRedirect(Here + "?done=shared");
            case "yes-it-is":
                await invite.SayYesAsync(actor, PersonId, Id ?? throw new NotHere(), key, cancel);
                return LocalRedirect(Here + "?done=shared");
            case "uninvite":
                await invite.TakeBackAsync(actor, PersonId, Id ?? throw new NotHere(), key, cancel);
                return LocalRedirect(Here + "?done=uninvited");
            default:
                throw new NotHere();
        }
    }

    /// <summary>Undo: the same until the same day, or for as long as usual when that day has passed.</summary>
    private async Task AgainAsync(Actor actor, RequestKey? key, CancellationToken cancel)
    {
        var record = HttpContext.Opened();
        var before = await SharesReading.OneAsync(record, Id ?? throw new NotHere(), cancel) ?? throw new NotHere();
        var until = before.Share.UntilAt > record.At ? local.LastDay(before.Share.UntilAt) : (DateOnly?)null;
        await renew.RunAsync(actor, PersonId, before.Share.ShareId, until, key: key, cancel: cancel);
    }

    /// <summary>Only somebody the person knows here can be chosen: an id from elsewhere names nobody.</summary>
    private async Task<Viewer> WhomAsync()
    {
        var known = (await SharesReading.OfAsync(HttpContext.Opened(), HttpContext.RequestAborted)).Known;
        return known.FirstOrDefault(viewer => Name(viewer) == Whom) ?? throw new Refused("Choose who is not to see anything.", "viewer");
    }

    public static string Name(Viewer viewer) => $"{viewer.LeftOutAs.ToString().ToLowerInvariant()}.{viewer.Id:N}";

    public DateOnly LastDay(Share share) => local.LastDay(share.UntilAt);

    public bool IsWaiting(Invited invited) => invited.Invitation.IsWaiting(HttpContext.Opened().At);

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public DateOnly LastDay(DateTime until) => local.LastDay(until);

    public int DaysLeft(Share share) => LastDay(share).DayNumber - local.DayOf(HttpContext.Opened().At).DayNumber;
}
