using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>A page of the people an organisation has begun a record for: who is still to be told first, the most urgent on top.</summary>
public sealed record BegunPage(IReadOnlyList<Begun> People, int Page, bool More);

/// <summary>Two pages that an organisation may have begun for one person; or that a lead there has said to be of two.</summary>
public sealed record Alike(Begun One, Begun Other, bool IsTwo);

/// <summary>
/// What an organisation began, as it wrote it itself. It opens no record, and compares nothing but these rows: so nobody
/// can learn from it that somebody has a record anywhere else. Whoever the person left out sees nothing of theirs; of somebody
/// who said no there is a name and a day, and none of this.
/// </summary>
public sealed class BegunReading(ReaderSlots slots, Clock clock)
{
    public const int OnPage = 20;
    private const int MostAlike = 50;
    private const int Most = 1_000;

    /// <summary>Those of some people, or of all, who still have to be told; the most urgent first.</summary>
    public async Task<IReadOnlyList<Begun>> UntoldAsync(Actor actor, IReadOnlyCollection<Guid>? people, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker || people is { Count: 0 }) return [];
        using var lease = await slots.LeaseAsync(cancel);
        var begun = For(lease.Reach, actor).Where(row => row.ToldAt == null);
        if (people is not null) begun = begun.Where(row => people.Contains(row.PersonId));
        return await begun.OrderBy(row => row.DueAt).ThenBy(row => row.BegunId).Take(Most).ToListAsync(cancel);
    }

    public async Task<BegunPage> PageAsync(Actor actor, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        using var lease = await slots.LeaseAsync(cancel);
        var found = await For(lease.Reach, actor).OrderBy(row => row.ToldAt != null).ThenBy(row => row.ToldAt == null ? row.DueAt : DateTime.MaxValue)
            .ThenByDescending(row => row.ToldAt).ThenBy(row => row.BegunId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        return new BegunPage([.. found.Take(OnPage)], page, found.Count > OnPage);
    }

    /// <summary>One of them; null when it is not there or was begun elsewhere.</summary>
    public Task<Begun?> OneAsync(Actor actor, Guid begun, CancellationToken cancel = default) => OneAsync(actor, begun, evenIfNo: false, cancel);

    /// <summary><paramref name="evenIfNo"/>: for the form by which a no was written down, when it comes a second time.</summary>
    internal async Task<Begun?> OneAsync(Actor actor, Guid begun, bool evenIfNo, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseAsync(cancel);
        return await For(lease.Reach, actor, evenIfNo).SingleOrDefaultAsync(row => row.BegunId == begun, cancel);
    }

    /// <summary>Those the same organisation has begun under this name, so that it is not begun twice.</summary>
    public async Task<IReadOnlyList<Begun>> OfNameAsync(Actor actor, string? name, CancellationToken cancel = default)
    {
        var fold = Folding.Fold(name ?? "");
        using var lease = await slots.LeaseAsync(cancel);
        return await For(lease.Reach, actor).Where(row => row.NameFold == fold).OrderBy(row => row.At).ThenBy(row => row.BegunId).Take(5).ToListAsync(cancel);
    }

    /// <summary>By what the organisation's own system calls them: everybody it brought in, whatever became of their page since.</summary>
    internal async Task<HashSet<string>> ReferencesAsync(Actor actor, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(actor);
        return [.. await lease.Reach.Begun.Where(row => row.Reference != null).Select(row => row.Reference!).ToListAsync(cancel)];
    }

    /// <summary>Somebody who said no, and whom nobody here asks again yet; null when there is none like that.</summary>
    public async Task<NoHere?> NoOfAsync(Actor actor, string name, DateOnly? born, string? nhs, string? chi, CancellationToken cancel = default) =>
        (await NoesAsync(actor, cancel))(name, born, nhs, chi);

    /// <summary>All of them at once, for a whole table of people: a question for each row would be a hundred thousand.</summary>
    internal async Task<Func<string, DateOnly?, string?, string?, NoHere?>> NoesAsync(Actor actor, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseAsync(cancel);
        var noes = await NoFor(lease.Reach, actor, clock.Now()).OrderByDescending(row => row.UntilAt).ToListAsync(cancel);
        var (named, nhsOf, chiOf) = (noes.ToLookup(row => row.NameFold), noes.Where(row => row.NhsNumber is not null).ToLookup(row => row.NhsNumber!), noes.Where(row => row.ChiNumber is not null).ToLookup(row => row.ChiNumber!));
        return (name, born, nhs, chi) => (nhs is null ? [] : nhsOf[nhs]).Concat(chi is null ? [] : chiOf[chi])
            .Concat(named[Folding.Fold(name)].Where(row => born is null || row.Born is null || row.Born == born)).MaxBy(row => row.UntilAt);
    }

    /// <summary>Everybody who said no to this organisation, and until when it does not ask.</summary>
    public async Task<IReadOnlyList<NoHere>> NosAsync(Actor actor, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseAsync(cancel);
        return await NoFor(lease.Reach, actor, clock.Now()).OrderBy(row => row.NameFold).ThenBy(row => row.SaidNoId).Take(100).ToListAsync(cancel);
    }

    public async Task<bool> LeadsAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker) return false;
        var at = clock.Now();
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await lease.House.Works.AnyAsync(row => row.AccountId == actor.AccountId && row.OrganisationId == actor.OrganisationId && row.Leads
            && row.FromAt <= at && (row.UntilAt == null || row.UntilAt > at), cancel);
    }

    /// <summary>Pages with one number, or with one name and one day of birth; for a lead, and nobody else.</summary>
    public async Task<IReadOnlyList<Alike>> AlikeAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!await LeadsAsync(actor, cancel)) throw new NotHere();
        using var lease = await slots.LeaseAsync(cancel);
        var two = (await lease.House.TwoPeople.Where(row => row.OrganisationId == actor.OrganisationId).ToListAsync(cancel)).Select(row => (row.One, row.Other)).ToHashSet();
        var rows = For(lease.Reach, actor);
        var found = await (
            from one in rows
            from other in rows
            where one.BegunId != other.BegunId && one.At <= other.At
                && ((one.NhsNumber != null && one.NhsNumber == other.NhsNumber) || (one.ChiNumber != null && one.ChiNumber == other.ChiNumber)
                    || (one.Born != null && one.Born == other.Born && one.NameFold == other.NameFold))
            orderby one.NameFold, one.BegunId, other.BegunId
            select new { one, other }).Take(MostAlike + 2 * two.Count).ToListAsync(cancel);
        // Of one moment: the pair comes twice, once each way round.
        var pairs = found.DistinctBy(pair => TwoPeople.Pair(pair.one.BegunId, pair.other.BegunId));
        var people = found.SelectMany(pair => new[] { pair.one.PersonId, pair.other.PersonId }).Distinct().ToList();
        var owners = await lease.House.OwnPages.Where(row => people.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, row => row.AccountId, cancel);
        return [.. pairs.Where(pair => !owners.TryGetValue(pair.one.PersonId, out var owner) || owners.GetValueOrDefault(pair.other.PersonId) != owner)
            .Select(pair => new Alike(pair.one, pair.other, two.Contains(TwoPeople.Pair(pair.one.BegunId, pair.other.BegunId))))];
    }

    private static IQueryable<NoHere> NoFor(ReachDb db, Actor actor, DateTime at)
    {
        db.ActFor(actor);
        return db.NoHere.Where(row => row.UntilAt > at && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId));
    }

    private static IQueryable<Begun> For(ReachDb db, Actor actor, bool evenIfNo = false)
    {
        db.ActFor(actor);
        return db.Begun.Where(row => !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId)
            && (evenIfNo || !db.NoHere.Any(no => no.PersonId == row.PersonId && no.ViewerId == row.ViewerId)));
    }
}
