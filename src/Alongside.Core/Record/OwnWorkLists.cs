using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>Somebody of whom it is still to be found out whether they are safe: who checks, and by when.</summary>
public sealed record ToCheck(Guid Person, string KnownAs, Guid Happening, Guid Check, Guid CheckerId, string CheckerName, DateTime DueAt, bool IsLate);

/// <summary>A page of them, the most urgent first.</summary>
public sealed record ToCheckPage(IReadOnlyList<ToCheck> Checks, int Page, bool More);

/// <summary>Somebody who objects to what was decided for them, and what is still to be done about it.</summary>
public sealed record ToFollow(Guid Person, string KnownAs, Guid Decision, DateTime DueAt, bool ToAskAdvocate, bool ToReview, bool IsLate);

/// <summary>A page of them, the most urgent first.</summary>
public sealed record ToFollowPage(IReadOnlyList<ToFollow> Objections, int Page, bool More);

/// <summary>One decision to keep something from a person, and their name where the lead supports them.</summary>
public sealed record WithheldLine(WithheldHere Decision, string? KnownAs);

/// <summary>A page of them, what ends first on top.</summary>
public sealed record WithheldPage(IReadOnlyList<WithheldLine> Lines, int Page, bool More);

/// <summary>
/// What an organisation has still to do in its own record: who is to be checked on, of those whom the worker supports; and, for
/// those who lead, what is kept from people and until when. Neither opens a record, and neither holds anything about whoever reads
/// it: what is kept from them is kept from them here too.
/// </summary>
public sealed class OwnWorkLists(ReaderSlots slots, Clock clock)
{
    public const int OnPage = 20;

    public async Task<ToCheckPage> ChecksAsync(Actor actor, bool mine = false, int page = 1, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        page = Math.Clamp(page, 1, 1_000);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var rows = db.ChecksHere.Where(row => db.Grounds.Any(ground => ground.PersonId == row.PersonId && ground.Kind == GroundKind.Support && ground.FromAt <= at && (ground.UntilAt == null || at < ground.UntilAt)
                && (actor.Leads || ground.ViewerKind != ViewerKind.Lead) && (ground.ViewerKind != ViewerKind.Worker || ground.OrganisationId == actor.OrganisationId)) && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId));
        if (mine) rows = rows.Where(row => row.CheckerId == actor.AccountId);
        var found = await rows.OrderBy(row => row.DueAt).ThenBy(row => row.CheckId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        var names = await NamesAsync(db, actor, [.. found.Select(row => row.PersonId)], at, cancel);
        return new ToCheckPage([.. found.Take(OnPage).Where(row => names.ContainsKey(row.PersonId))
            .Select(row => new ToCheck(row.PersonId, names[row.PersonId], row.HappeningId, row.CheckId, row.CheckerId, row.CheckerName, row.DueAt, row.DueAt <= at))], page, found.Count > OnPage);
    }

    /// <summary>Whether it is still to be found out, there, that this person is safe. For the house: no list holds a person nobody supports.</summary>
    internal async Task<bool> IsToBeCheckedAsync(Guid organisation, Guid person, CancellationToken cancel)
    {
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(NobodyOf(organisation));
        return await CanBeMade(lease.Reach).AnyAsync(row => row.PersonId == person, cancel);
    }

    /// <summary>Whether somebody there can still say what they found: it goes on, and somebody there supports the person. For the house, which asks before it writes to anybody.</summary>
    internal async Task<bool> CanBeDoneAsync(Guid organisation, Guid check, CancellationToken cancel)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(NobodyOf(organisation));
        return await CanBeMade(lease.Reach).Where(row => row.CheckId == check).Select(row => (Guid?)row.PersonId).SingleOrDefaultAsync(cancel) is { } person
            && await IsSupportedAsync(lease, organisation, person, at, cancel);
    }

    /// <summary>Whom the organisation has to stand by who objects to what was decided for them, of those whom the worker supports.</summary>
    public async Task<ToFollowPage> ObjectionsAsync(Actor actor, int page = 1, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        page = Math.Clamp(page, 1, 1_000);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var found = await db.ObjectionsHere.Where(row => db.Grounds.Any(ground => ground.PersonId == row.PersonId && ground.Kind == GroundKind.Support && ground.FromAt <= at && (ground.UntilAt == null || at < ground.UntilAt)
                && (actor.Leads || ground.ViewerKind != ViewerKind.Lead) && (ground.ViewerKind != ViewerKind.Worker || ground.OrganisationId == actor.OrganisationId)) && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId))
            .OrderBy(row => row.DueAt).ThenBy(row => row.ObjectionId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        var names = await NamesAsync(db, actor, [.. found.Select(row => row.PersonId)], at, cancel);
        return new ToFollowPage([.. found.Take(OnPage).Where(row => names.ContainsKey(row.PersonId))
            .Select(row => new ToFollow(row.PersonId, names[row.PersonId], row.DecisionId, row.DueAt, row.AskedAt is null, row.ReviewedAt is null, row.DueAt <= at))], page, found.Count > OnPage);
    }

    /// <summary>Whether something is still to be done there about an objection of this person. For the house, as above.</summary>
    internal async Task<bool> IsToBeFollowedAsync(Guid organisation, Guid person, CancellationToken cancel)
    {
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(NobodyOf(organisation));
        var db = lease.Reach;
        return await db.ObjectionsHere.AnyAsync(row => row.PersonId == person && !db.NotThisPerson.Any(left => left.PersonId == row.PersonId), cancel);
    }

    /// <summary>Whether somebody there can still do what is to be done about an objection. For the house, before it writes to anybody.</summary>
    internal async Task<bool> CanBeFollowedAsync(Guid organisation, Guid objection, CancellationToken cancel)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(NobodyOf(organisation));
        var db = lease.Reach;
        return await db.ObjectionsHere.Where(row => row.ObjectionId == objection && !db.NotThisPerson.Any(left => left.PersonId == row.PersonId)).Select(row => (Guid?)row.PersonId).SingleOrDefaultAsync(cancel) is { } person
            && await IsSupportedAsync(lease, organisation, person, at, cancel);
    }

    /// <summary>
    /// What is kept from people by the organisation somebody leads at, what ends first on top. What is kept from the lead themselves is
    /// none of theirs to see here either, and of somebody who said no the organisation has a name and a day.
    /// </summary>
    public async Task<WithheldPage> WithheldAsync(Actor actor, int page = 1, CancellationToken cancel = default)
    {
        if (actor is not { Capacity: Capacity.Worker, Leads: true }) throw new NotHere();
        page = Math.Clamp(page, 1, 1_000);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var found = await db.WithheldHere.Where(row => row.UntilAt > at && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId)
                && !db.NoHere.Any(no => no.PersonId == row.PersonId))
            .OrderBy(row => row.UntilAt).ThenBy(row => row.WithholdingId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        var names = await NamesAsync(db, actor, [.. found.Select(row => row.PersonId)], at, cancel);
        return new WithheldPage([.. found.Take(OnPage).Select(row => new WithheldLine(row, names.GetValueOrDefault(row.PersonId)))], page, found.Count > OnPage);
    }

    /// <summary>Whoever left the organisation out is in none of its lists, and nobody there could open their record.</summary>
    private static IQueryable<CheckHere> CanBeMade(ReachDb db) => db.ChecksHere.Where(row => !db.NotThisPerson.Any(left => left.PersonId == row.PersonId));

    private static Actor NobodyOf(Guid organisation) => new(Guid.Empty, Capacity.Worker, OrganisationId: organisation);

    /// <summary>Opened for who of theirs supports, and for nothing to read.</summary>
    private static Task<bool> IsSupportedAsync(ReaderSlots.Lease lease, Guid organisation, Guid person, DateTime at, CancellationToken cancel)
    {
        lease.Record.Ask(NobodyOf(organisation), person);
        lease.Record.Admit(new Admission(person) { Supporters = true });
        return lease.Record.Supports.AnyAsync(row => row.UntilAt == null || row.UntilAt > at, cancel);
    }

    /// <summary>The names of those whose own work this worker reads. What is shown is decided by the gate, never by a condition in a list.</summary>
    private static async Task<Dictionary<Guid, string>> NamesAsync(ReachDb db, Actor actor, HashSet<Guid> people, DateTime at, CancellationToken cancel)
    {
        if (people.Count == 0) return [];
        var grounds = (await db.Grounds.Where(ground => people.Contains(ground.PersonId)).ToListAsync(cancel)).ToLookup(ground => ground.PersonId);
        var names = await db.Reach.Where(row => people.Contains(row.PersonId)).Select(row => new { row.PersonId, row.KnownAs }).Distinct().ToListAsync(cancel);
        return names.Where(row => Decide.May(actor, row.PersonId, [.. grounds[row.PersonId]], Parts.Happened, Operation.OwnWork, Purpose.Support, at))
            .GroupBy(row => row.PersonId).ToDictionary(same => same.Key, same => same.First().KnownAs);
    }
}
