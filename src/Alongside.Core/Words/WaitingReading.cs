using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>A suggestion that waits for its answer, as it stands in the list of whoever made it: without a word of the record.</summary>
public sealed class SuggestionWaiting : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid SuggestionId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid WrittenBy { get; init; }
    public required Capacity WrittenAs { get; init; }
    public Guid? OrganisationId { get; init; }
    public required DateTime At { get; init; }
    public string? Answered { get; init; }
    public DateTime? AskAgainAt { get; init; }

    public DateTime AskedAt => AskAgainAt ?? At;
}

/// <summary>One line of the list: whose answer, what was suggested when, and whether it is time to try another way.</summary>
public sealed record Waits(SuggestionWaiting Suggestion, string KnownAs, bool IsSilent);

/// <summary>A page of the list.</summary>
public sealed record WaitingPage(IReadOnlyList<Waits> Waiting, int Page, bool More);

/// <summary>
/// What waits for an answer, across everybody whom somebody suggested something to and whose words they may still see: the
/// oldest first. It opens no record; what was hidden since is not in it, and leaves no gap.
/// </summary>
public sealed class WaitingReading(ReaderSlots slots, Clock clock)
{
    public const int OnPage = 20;
    private const int Most = 1_000;

    /// <summary>The same for some people, or for everybody: what stands beside their names in a list. The oldest first.</summary>
    public async Task<IReadOnlyList<SuggestionWaiting>> OfAsync(Actor actor, IReadOnlyCollection<Guid>? people, CancellationToken cancel = default)
    {
        if (people is { Count: 0 }) return [];
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var seen = StillSeen(db, actor, at);
        if (people is not null) seen = seen.Where(row => people.Contains(row.PersonId));
        var found = await seen.OrderBy(row => row.At).ThenBy(row => row.SuggestionId).Take(Most).ToListAsync(cancel);
        if (found.Count == 0) return [];
        var about = found.Select(row => row.PersonId).Distinct().ToList();
        var grounds = (await db.Grounds.Where(ground => about.Contains(ground.PersonId)).ToListAsync(cancel)).ToLookup(ground => ground.PersonId);
        return [.. found.Where(row => Decide.May(actor, row.PersonId, [.. grounds[row.PersonId]], row.PartBit, Operation.Read, Purpose.Support, at))];
    }

    public async Task<WaitingPage> PageAsync(Actor actor, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var found = await StillSeen(db, actor, at).OrderBy(row => row.At).ThenBy(row => row.SuggestionId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        var people = found.Select(row => row.PersonId).Distinct().ToList();
        var names = (await db.Reach.Where(row => people.Contains(row.PersonId)).Select(row => new { row.PersonId, row.KnownAs }).Distinct().ToListAsync(cancel))
            .ToDictionary(row => row.PersonId, row => row.KnownAs);
        var grounds = await db.Grounds.Where(ground => people.Contains(ground.PersonId)).ToListAsync(cancel);
        return new WaitingPage(
            [.. from row in found.Take(OnPage)
                // What is shown is decided by the gate, never by a condition in a list.
                where Decide.May(actor, row.PersonId, grounds, row.PartBit, Operation.Read, Purpose.Support, at)
                select new Waits(row, names[row.PersonId], Silence.IsIt(row.Answered, row.AskedAt, at))],
            page, found.Count > OnPage);
    }

    /// <summary>Those under headings that are shared with whoever asks, now, and by nobody who left them out.</summary>
    private static IQueryable<SuggestionWaiting> StillSeen(ReachDb db, Actor actor, DateTime at)
    {
        var shares = db.Grounds.Where(ground => ground.Kind == GroundKind.Share && !ground.OnlyGives && ground.Purpose == Purpose.Support
            && ground.TakenBackAt == null && ground.FromAt <= at && (ground.UntilAt == null || at < ground.UntilAt));
        shares = actor.Capacity == Capacity.Circle
            ? shares.Where(ground => ground.ViewerKind == ViewerKind.Circle)
            : shares.Where(ground => ground.ViewerKind != ViewerKind.Circle && (ground.ViewerKind != ViewerKind.Worker || ground.OrganisationId == actor.OrganisationId));
        return db.SuggestionsWaiting.Where(row => row.PartBit != Parts.OnlyMe
            && shares.Any(ground => ground.PersonId == row.PersonId && ((long)ground.Parts & (long)row.PartBit) != 0)
            && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId));
    }
}
