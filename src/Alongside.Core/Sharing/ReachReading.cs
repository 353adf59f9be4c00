using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Sharing;

/// <summary>One name in a list of people. It opens nothing by itself.</summary>
public sealed record ListedPerson(Guid Person, string KnownAs)
{
    /// <summary>By when something that this viewer may read is to be looked at again with them; null when nothing is.</summary>
    public DateOnly? LookAgainBy { get; init; }
}

/// <summary>A page of names, and where the next begins (null: this is the last).</summary>
public sealed record PeoplePage(IReadOnlyList<ListedPerson> People, string? Next);

/// <summary>Which people a list is to hold, when not everybody: some alone, or those with whom something is to be looked at again by a day.</summary>
public sealed record PeopleWanted(IReadOnlySet<Guid>? Among = null, DateOnly? LookAgainBy = null);

/// <summary>
/// Whose records somebody may know of, in the order of names. Paged and searched over those rows alone; a page is full as long
/// as there are more, so that nobody who may not be shown leaves a gap.
/// </summary>
public sealed class ReachReading(ReaderSlots slots, Clock clock)
{
    public const int MostOnPage = 50;

    /// <summary>The page after <paramref name="after"/>, of names that hold <paramref name="part"/> if given.</summary>
    public async Task<PeoplePage> PageAsync(Actor actor, string? part = null, string? after = null, int size = 20, PeopleWanted? wanted = null, CancellationToken cancel = default)
    {
        if (actor.Capacity is not (Capacity.Circle or Capacity.Worker)) return new PeoplePage([], null);
        size = Math.Clamp(size, 1, MostOnPage);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var place = Cursor.Read(after);
        var rows = new ReachRows(db, actor, Folding.Fold(part ?? ""), at) { Fold = place.Fold ?? "", Person = place.Id };
        var shown = new List<(ListedPerson Person, string Fold)>(size + 1);
        while (shown.Count <= size)
        {
            // One more than fits says whether there is a next page.
            var next = await rows.NextAsync(size + 1 - shown.Count, wanted, cancel);
            if (next.Count > 0) shown.AddRange(await StillAllowedAsync(db, actor, next, at, cancel));
            if (rows.IsOver) break;
        }
        var more = shown.Count > size;
        return new PeoplePage([.. shown.Take(size).Select(row => row.Person)], more ? Cursor.Write(shown[size - 1].Fold, shown[size - 1].Person.Person) : null);
    }

    /// <summary>What is shown is decided by the gate, never by a derived table.</summary>
    private static async Task<IEnumerable<(ListedPerson Person, string Fold)>> StillAllowedAsync(ReachDb db, Actor actor, List<Reached> people, DateTime at, CancellationToken cancel)
    {
        var grounds = new Dictionary<Guid, List<Ground>>(people.Count);
        await foreach (var ground in ReachRows.GroundsOf(db, [.. people.Select(row => row.Person)]).WithCancellation(cancel))
        {
            if (!grounds.TryGetValue(ground.PersonId, out var mine)) grounds.Add(ground.PersonId, mine = []);
            mine.Add(ground);
        }
        bool May(Guid person, Operation operation) =>
            grounds.TryGetValue(person, out var mine) && Decide.PartsFor(actor, person, mine, operation, Purpose.Support, at) != Parts.None;
        return people.Where(row => May(row.Person, Operation.Discover)).Select(row => (
            new ListedPerson(row.Person, row.KnownAs) { LookAgainBy = row.ReviewOn is { } day && May(row.Person, Operation.Read) ? day : null }, row.Fold));
    }
}
