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
/// as there are more, so that nobody who may not be shown leaves a gap. It reads what <see cref="Data.ReachTable"/> keeps, and who
/// left the viewer out; both databases throw a row away with the fact it stood on, so that no name outlives it.
/// </summary>
public sealed class ReachReading(ReaderSlots slots, Clock clock)
{
    public const int MostOnPage = 50;

    // What is looked through rather than looked up: a filter that most people do not pass.
    private const int Many = 500;

    /// <summary>The page after <paramref name="after"/>, of names that hold <paramref name="part"/> if given.</summary>
    public async Task<PeoplePage> PageAsync(Actor actor, string? part = null, string? after = null, int size = 20, PeopleWanted? wanted = null, CancellationToken cancel = default)
    {
        if (actor.Capacity is not (Capacity.Circle or Capacity.Worker)) return new PeoplePage([], null);
        size = Math.Clamp(size, 1, MostOnPage);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        // One more than fits, and one that may be cut off in the middle of somebody's rows.
        var rows = new ReachRows(db, actor, Folding.Fold(part ?? ""), at, wanted is null ? size + 2 : Many);
        if (Cursor.Read(after) is ({ } fold, var person)) rows.BeginAfter(fold, person);
        var shown = new List<Reached>(size + 1);
        // One more than fits says whether there is a next page.
        while (shown.Count <= size && await rows.NextAsync(cancel) is { } next)
            if (!actor.Owns(next.Person) && IsWanted(next, wanted)) shown.Add(next);
        return new PeoplePage([.. shown.Take(size).Select(row => new ListedPerson(row.Person, row.KnownAs) { LookAgainBy = row.ReviewOn })],
            shown.Count > size ? Cursor.Write(shown[size - 1].Fold, shown[size - 1].Person) : null);
    }

    private static bool IsWanted(Reached one, PeopleWanted? wanted) =>
        wanted is null || (wanted.Among is null || wanted.Among.Contains(one.Person)) && (wanted.LookAgainBy is not { } day || one.ReviewOn <= day);
}
