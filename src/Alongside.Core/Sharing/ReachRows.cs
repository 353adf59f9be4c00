using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>One person of a list, before it is decided whether they are shown.</summary>
internal sealed record Reached(Guid Person, string Fold, string KnownAs, DateOnly? ReviewOn);

/// <summary>
/// Walks the rows of one viewer in the order of names, from a place on, and makes people of them. A worker has rows by their
/// account, by their team, by their organisation and by leading there: each is in that order already, so the database only has to
/// merge them, and reads no more than it is asked for. (Asked for all at once it would sort five thousand names for twenty.)
/// </summary>
internal sealed class ReachRows(ReachDb db, Actor actor, string part, DateTime at)
{
    // What is looked through rather than looked up: a filter that most people do not pass.
    private const int Many = 500;

    private static readonly Compiled<Func<ReachDb, Guid, string, Guid, string, DateTime, int, IAsyncEnumerable<Reached>>> OfCircle = new(() => EF.CompileAsyncQuery(
        (ReachDb db, Guid account, string fold, Guid id, string part, DateTime at, int most) => db.Reach
            .Where(row => row.ViewerId == account && row.ViewerKind == ViewerKind.Circle && row.Purpose == Purpose.Support && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id) && row.NameFold.Contains(part))
            .OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(most).Select(row => new Reached(row.PersonId, row.NameFold, row.KnownAs, row.ReviewOn))));

    private static readonly Compiled<Func<ReachDb, Guid, Guid, Guid, Guid, string, Guid, string, DateTime, int, IAsyncEnumerable<Reached>>> OfWorker = new(() => EF.CompileAsyncQuery(
        (ReachDb db, Guid account, Guid organisation, Guid team, Guid leads, string fold, Guid id, string part, DateTime at, int most) => db.Reach
            .Where(row => row.ViewerId == account && row.ViewerKind == ViewerKind.Worker && row.OrganisationId == organisation && row.Purpose == Purpose.Support
                && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id) && row.NameFold.Contains(part))
            .Concat(db.Reach.Where(row => row.ViewerId == team && row.ViewerKind == ViewerKind.Team && row.Purpose == Purpose.Support
                && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id) && row.NameFold.Contains(part)))
            .Concat(db.Reach.Where(row => row.ViewerId == organisation && row.ViewerKind == ViewerKind.Organisation && row.Purpose == Purpose.Support
                && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id) && row.NameFold.Contains(part)))
            .Concat(db.Reach.Where(row => row.ViewerId == leads && row.ViewerKind == ViewerKind.Lead && row.HolderId == null && row.Purpose == Purpose.Support
                && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id) && row.NameFold.Contains(part)))
            .OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(most).Select(row => new Reached(row.PersonId, row.NameFold, row.KnownAs, row.ReviewOn))));

    private static readonly Compiled<Func<ReachDb, List<Guid>, IAsyncEnumerable<Ground>>> Grounds = new(() => EF.CompileAsyncQuery(
        (ReachDb db, List<Guid> people) => db.Grounds.Where(ground => people.Contains(ground.PersonId))));

    /// <summary>After whom the next ones come.</summary>
    internal required string Fold { get; set; }

    internal required Guid Person { get; set; }

    /// <summary>There are no more rows.</summary>
    internal bool IsOver { get; private set; }

    internal static IAsyncEnumerable<Ground> GroundsOf(ReachDb db, List<Guid> people) => Grounds.For(db)(db, people);

    /// <summary>At most so many of the next people that are wanted. Fewer do not mean that there are no more: <see cref="IsOver"/> does.</summary>
    internal async Task<List<Reached>> NextAsync(int people, PeopleWanted? wanted, CancellationToken cancel)
    {
        var (most, found, read) = (wanted is not null ? Many : 2 * people + 20, new List<Reached>(people), 0);
        var (stopped, tookOne) = (false, false);
        Reached? last = null;
        await foreach (var row in Rows(most).WithCancellation(cancel))
        {
            read++;
            if (row.Person == last?.Person)
            {
                last = last with { ReviewOn = Sooner(last.ReviewOn, row.ReviewOn) };
                continue;
            }
            Take(last);
            last = row;
            // Whoever comes now is read in the next round, if there is one.
            if (stopped = found.Count == people) break;
        }
        IsOver = !stopped && read < most;
        // Cut off in the middle of somebody's rows, they are read whole in the next round; unless theirs are all that fit.
        if (!stopped && (IsOver || !tookOne)) Take(last);
        return found;

        void Take(Reached? one)
        {
            if (one is null) return;
            (Fold, Person, tookOne) = (one.Fold, one.Person, true);
            if (IsWanted(one, wanted)) found.Add(one);
        }
    }

    private IAsyncEnumerable<Reached> Rows(int most) => actor.Capacity == Capacity.Circle
        ? OfCircle.For(db)(db, actor.AccountId, Fold, Person, part, at, most)
        : OfWorker.For(db)(db, actor.AccountId, actor.OrganisationId ?? Guid.Empty, actor.TeamId ?? Guid.Empty, actor.Leads ? actor.OrganisationId ?? Guid.Empty : Guid.Empty, Fold, Person, part, at, most);

    private static bool IsWanted(Reached one, PeopleWanted? wanted) =>
        wanted is null || (wanted.Among is null || wanted.Among.Contains(one.Person)) && (wanted.LookAgainBy is not { } day || one.ReviewOn <= day);

    private static DateOnly? Sooner(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
