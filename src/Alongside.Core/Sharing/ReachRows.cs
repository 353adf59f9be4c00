using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>One person of a list.</summary>
internal sealed record Reached(Guid Person, string Fold, string KnownAs, DateOnly? ReviewOn);

/// <summary>
/// Walks the people one viewer may know of in the order of names, from a place on. A worker has rows by their account, by their
/// team, by their organisation and by leading there: each is in that order already, so each is read a little at a time and they
/// are put together here. (Put together by the database they cost twice as much, and sorted by it, five thousand names for twenty.)
/// </summary>
internal sealed class ReachRows(ReachDb db, Actor actor, string part, DateTime at, int most)
{
    private static readonly Compiled<Func<ReachDb, ViewerKind, Guid, Guid, string, Guid, DateTime, int, IAsyncEnumerable<Reached>>> All = new(() => EF.CompileAsyncQuery(
        (ReachDb db, ViewerKind kind, Guid viewer, Guid organisation, string fold, Guid id, DateTime at, int most) => db.Reach
            .Where(row => row.ViewerKind == kind && row.ViewerId == viewer && (row.ViewerKind != ViewerKind.Worker || row.OrganisationId == organisation)
                && row.HolderId == null && row.Purpose == Purpose.Support && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id)
                && !db.NotThisPerson.Any(left => left.PersonId == row.PersonId))
            .OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(most).Select(row => new Reached(row.PersonId, row.NameFold, row.KnownAs, row.ReviewOn))));

    private static readonly Compiled<Func<ReachDb, ViewerKind, Guid, Guid, string, Guid, DateTime, int, string, IAsyncEnumerable<Reached>>> Named = new(() => EF.CompileAsyncQuery(
        (ReachDb db, ViewerKind kind, Guid viewer, Guid organisation, string fold, Guid id, DateTime at, int most, string part) => db.Reach
            .Where(row => row.ViewerKind == kind && row.ViewerId == viewer && row.NameFold.Contains(part) && (row.ViewerKind != ViewerKind.Worker || row.OrganisationId == organisation)
                && row.HolderId == null && row.Purpose == Purpose.Support && row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)
                && row.NameFold.CompareTo(fold) >= 0 && (row.NameFold.CompareTo(fold) > 0 || row.PersonId > id)
                && !db.NotThisPerson.Any(left => left.PersonId == row.PersonId))
            .OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(most).Select(row => new Reached(row.PersonId, row.NameFold, row.KnownAs, row.ReviewOn))));

    private readonly List<Source> sources = [.. Ways(actor).Select(way => new Source(way.Kind, way.Viewer))];

    /// <summary>After whom the list begins.</summary>
    internal void BeginAfter(string fold, Guid person)
    {
        foreach (var source in sources) source.After = (fold, person);
    }

    /// <summary>The next person, with the soonest day of all the ways in which they are reached; null when there is nobody more.</summary>
    internal async ValueTask<Reached?> NextAsync(CancellationToken cancel)
    {
        Reached? next = null;
        foreach (var source in sources)
        {
            if (source is { Rows.Count: 0, IsOver: false }) await FillAsync(source, cancel);
            if (source.Rows.TryPeek(out var head) && (next is null || InOrder(head, next) < 0)) next = head;
        }
        if (next is null) return null;
        foreach (var source in sources)
            while (source.Rows.TryPeek(out var row) && row.Person == next.Person) next = next with { ReviewOn = Sooner(next.ReviewOn, source.Rows.Dequeue().ReviewOn) };
        return next;
    }

    private async ValueTask FillAsync(Source source, CancellationToken cancel)
    {
        var rows = new List<Reached>(most);
        await foreach (var row in Of(source).WithCancellation(cancel)) rows.Add(row);
        source.IsOver = rows.Count < most;
        // Cut off in the middle of somebody's rows, they are read whole the next time; unless theirs are all that fit.
        var last = source.IsOver || rows[0].Person == rows[^1].Person ? Guid.Empty : rows[^1].Person;
        rows.RemoveAll(row => row.Person == last);
        foreach (var row in rows) source.Rows.Enqueue(row);
        if (rows.Count > 0) source.After = (rows[^1].Fold, rows[^1].Person);
    }

    private IAsyncEnumerable<Reached> Of(Source source)
    {
        var (organisation, (fold, person)) = (actor.OrganisationId ?? Guid.Empty, source.After);
        return part.Length == 0
            ? All.For(db)(db, source.Kind, source.Viewer, organisation, fold, person, at, most)
            : Named.For(db)(db, source.Kind, source.Viewer, organisation, fold, person, at, most, part);
    }

    /// <summary>As what a viewer is named in the rows: the same ways as <see cref="Decide"/> knows.</summary>
    private static IEnumerable<(ViewerKind Kind, Guid Viewer)> Ways(Actor actor)
    {
        if (actor.Capacity == Capacity.Circle) yield return (ViewerKind.Circle, actor.AccountId);
        if (actor is not { Capacity: Capacity.Worker, OrganisationId: { } organisation }) yield break;
        yield return (ViewerKind.Worker, actor.AccountId);
        if (actor.TeamId is { } team) yield return (ViewerKind.Team, team);
        yield return (ViewerKind.Organisation, organisation);
        if (actor.Leads) yield return (ViewerKind.Lead, organisation);
    }

    /// <summary>As both databases order names and ids: by the bytes of UTF-8, and of the id from its first.</summary>
    private static int InOrder(Reached one, Reached other) => CodePoints.Compare(one.Fold, other.Fold) is var order and not 0 ? order : one.Person.CompareTo(other.Person);

    private static DateOnly? Sooner(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;

    /// <summary>The rows by one of the ways in which somebody reaches people, as far as they were read.</summary>
    private sealed class Source(ViewerKind kind, Guid viewer)
    {
        internal ViewerKind Kind { get; } = kind;
        internal Guid Viewer { get; } = viewer;
        internal Queue<Reached> Rows { get; } = new();
        internal (string Fold, Guid Person) After { get; set; } = ("", Guid.Empty);
        internal bool IsOver { get; set; }
    }
}
