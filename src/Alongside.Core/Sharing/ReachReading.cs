using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>One name in a list of people. It opens nothing by itself.</summary>
public sealed record ListedPerson(Guid Person, string KnownAs);

/// <summary>A page of names, and where the next begins (null: this is the last).</summary>
public sealed record PeoplePage(IReadOnlyList<ListedPerson> People, string? Next);

/// <summary>Whose records somebody may know of, in the order of names. Counted, paged and searched over those rows alone.</summary>
public sealed class ReachReading(ReaderSlots slots, Clock clock)
{
    public const int MostOnPage = 50;

    /// <summary>The page after <paramref name="after"/>, names beginning or holding <paramref name="part"/> if given; <paramref name="ledToo"/> false: without those the worker only leads for.</summary>
    public async Task<PeoplePage> PageAsync(Actor actor, string? part = null, string? after = null, int size = 20, bool ledToo = true, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, MostOnPage);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);

        var rows = db.Reach.Where(row => row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt) && row.Purpose == Purpose.Support && row.HolderId == null);
        rows = actor.Capacity switch
        {
            Capacity.Circle => rows.Where(row => row.ViewerKind == ViewerKind.Circle),
            Capacity.Worker => rows.Where(row => row.ViewerKind != ViewerKind.Circle && (row.ViewerKind != ViewerKind.Worker || row.OrganisationId == actor.OrganisationId)
                && (actor.Leads || row.ViewerKind != ViewerKind.Lead)),
            _ => rows.Where(_ => false),
        };
        if (!ledToo) rows = rows.Where(row => !db.Reach.Any(led => led.PersonId == row.PersonId && led.ViewerKind == ViewerKind.Lead && led.UntilAt == null));
        // The row of a team or organisation stays when one of its people is excluded: leave them out here, before counting.
        rows = rows.Where(row => !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId));
        if (!string.IsNullOrWhiteSpace(part))
        {
            var folded = Folding.Fold(part);
            rows = rows.Where(row => row.NameFold.Contains(folded));
        }
        var (fold, id) = Cursor.Read(after);
        if (fold is not null)
            rows = rows.Where(row => row.NameFold.CompareTo(fold) > 0 || (row.NameFold == fold && row.PersonId > id));

        var found = await rows.Select(row => new { row.NameFold, row.PersonId, row.KnownAs }).Distinct()
            .OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(size + 1).ToListAsync(cancel);
        var shown = found.Take(size).ToList();
        var allowed = await StillAllowedAsync(db, actor, shown.Select(row => row.PersonId).ToList(), at, cancel);
        return new PeoplePage(
            [.. shown.Where(row => allowed.Contains(row.PersonId)).Select(row => new ListedPerson(row.PersonId, row.KnownAs))],
            found.Count > size ? Cursor.Write(shown[^1].NameFold, shown[^1].PersonId) : null);
    }

    /// <summary>What is shown is decided by the gate, never by a derived table.</summary>
    private static async Task<HashSet<Guid>> StillAllowedAsync(ReachDb db, Actor actor, List<Guid> people, DateTime at, CancellationToken cancel)
    {
        var grounds = await db.Grounds.Where(ground => people.Contains(ground.PersonId)).ToListAsync(cancel);
        return [.. people.Where(person => Decide.PartsFor(actor, person, grounds, Operation.Discover, Purpose.Support, at) != Parts.None)];
    }
}
