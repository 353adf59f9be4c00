using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Web.Pages;

/// <summary>The first page: a welcome for everybody, "my page" for a person, what others share for whoever has no page, the list of people for workers.</summary>
[Open("The welcome. It shows a name only to the one whose name it is.")]
public sealed class IndexModel(Settings settings, Clock clock, LocalTime local, Gate gate, OwnAddress own, ReachReading reach, WaysToActReading ways) : AlongsidePage
{
    private const int Few = 3, FewNames = 5;

    public Actor? Me { get; private set; }

    public DateOnly Today => local.DayOf(clock.Now());

    public bool Demo => settings.Demo;

    /// <summary>They could not come in again once they have left.</summary>
    public bool HasNoWayBack { get; private set; }

    /// <summary>What the person is asked just now; the first few, and whether there are more.</summary>
    public IReadOnlyList<(Suggestion Suggestion, StatementNow Now)> Asked { get; private set; } = [];

    /// <summary>What they share with their circle, and what ends within 30 days.</summary>
    public IReadOnlyList<SharedWith> Ending { get; private set; } = [];

    /// <summary>Who shares something with somebody of a circle; the first few, and whether there are more.</summary>
    public PeoplePage Others { get; private set; } = new([], null);

    /// <summary>Somebody shares with them, and they are not here as family or a friend just now.</summary>
    public bool MayBeCircle { get; private set; }

    /// <summary>The worker who began the page for the person; null when they did it themselves.</summary>
    public string? BegunBy { get; private set; }

    /// <summary>What the person began to say and can go on with.</summary>
    public IReadOnlyList<Draft> Begun { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Me = HttpContext.Actor();
        if (Me is null) return Page();
        if (Me.Capacity == Capacity.Worker) return LocalRedirect("/people");
        var cancel = HttpContext.RequestAborted;
        // From the quiet place there is one way back: its words.
        HasNoWayBack = !Me.Quiet && !(await own.OfAsync(Me.AccountId, cancel)).HasOne;
        if (Me is { Capacity: Capacity.Self, OwnRecord: { } record }) await MyPageAsync(Me, record, cancel);
        else if (Me.Capacity == Capacity.Circle) Others = await reach.PageAsync(Me, size: FewNames, cancel: cancel);
        else MayBeCircle = (await ways.OfAsync(Me.AccountId, cancel)).Any(way => way.ActAs.Capacity == Capacity.Circle);
        return Page();
    }

    public DateOnly LastDay(Share share) => local.LastDay(share.UntilAt);

    private async Task MyPageAsync(Actor me, Guid own, CancellationToken cancel)
    {
        using var record = await gate.OpenAsync(me, own, new Opening(Parts.Headings | Parts.OnlyMe), cancel);
        Asked = await SuggestionsReading.ToAskAsync(record, cancel);
        Ending = await SharesReading.EndingAsync(record, local.EndOf(Today.AddDays(ShareDays.Soon)), Few, cancel);
        BegunBy = await record.Db.Beginnings.Select(row => row.WorksAt == "" ? row.WorkerName : row.WorkerName + ", " + row.WorksAt).FirstOrDefaultAsync(cancel);
        Begun = await DraftsReading.AllAsync(record, cancel);
        await record.Looked;
    }
}
