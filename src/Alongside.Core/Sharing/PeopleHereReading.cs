using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Who has people: a worker or a team. <see cref="Nobody"/>: those who are with nobody just now.</summary>
public sealed record WhoHasThem(ViewerKind Kind, Guid Id)
{
    public static WhoHasThem Nobody { get; } = new(ViewerKind.Lead, Guid.Empty);
}

/// <summary>Somebody the organisation answers for, and who there has them.</summary>
public sealed record PersonHere(Guid Person, string KnownAs, IReadOnlyList<string> Holders);

/// <summary>A page of them by name, and where the next begins (null: this is the last).</summary>
public sealed record PeopleHerePage(IReadOnlyList<PersonHere> People, string? Next);

/// <summary>
/// The people those who lead answer for, and who of their organisation has each: no further than what reaches those who lead.
/// Whoever left the lead, their team or the organisation out is not among them.
/// </summary>
public sealed class PeopleHereReading(ReaderSlots slots, Clock clock)
{
    public const int MostOnPage = 50, MostSharing = 10;

    public async Task<PeopleHerePage> PageAsync(Actor actor, WhoHasThem? who = null, string? after = null, int size = 20, CancellationToken cancel = default)
    {
        if (actor is not { Capacity: Capacity.Worker, Leads: true }) throw new NotHere();
        size = Math.Clamp(size, 1, MostOnPage);
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var led = db.Reach.Where(row => row.ViewerKind == ViewerKind.Lead && row.UntilAt == null || row.ViewerKind == ViewerKind.Lead && row.UntilAt > at);
        // Whom somebody is given from a later day is not with nobody.
        var held = led.Where(row => row.HolderId != null);
        var rows = led.Where(row => row.HolderId == null && row.FromAt <= at && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId));
        if (who == WhoHasThem.Nobody) rows = rows.Where(row => !held.Any(other => other.PersonId == row.PersonId));
        else if (who is not null) rows = rows.Where(row => held.Any(other => other.PersonId == row.PersonId && other.HolderId == who.Id && other.HolderKind == who.Kind));
        var (fold, id) = Cursor.Read(after);
        if (fold is not null) rows = rows.Where(row => row.NameFold.CompareTo(fold) > 0 || (row.NameFold == fold && row.PersonId > id));

        var found = await rows.Select(row => new { row.NameFold, row.PersonId, row.KnownAs }).Distinct().OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(size + 1).ToListAsync(cancel);
        var shown = found.Take(size).Select(row => row.PersonId).ToList();
        // What is shown is decided by the gate, never by a derived table.
        var grounds = (await db.Grounds.Where(ground => shown.Contains(ground.PersonId)).ToListAsync(cancel)).ToLookup(ground => ground.PersonId);
        var holders = (await held.Where(row => shown.Contains(row.PersonId)).Select(row => new { row.PersonId, row.HolderId }).Distinct().ToListAsync(cancel)).ToLookup(row => row.PersonId, row => row.HolderId!.Value);
        var names = await NamesAsync(lease.House, [.. holders.SelectMany(ids => ids).Distinct()], cancel);
        return new PeopleHerePage(
            [.. found.Take(size).Where(row => LastWord.MayKnow(actor, row.PersonId, [.. grounds[row.PersonId]], at))
                .Select(row => new PersonHere(row.PersonId, row.KnownAs, [.. holders[row.PersonId].Select(holder => names.GetValueOrDefault(holder, "")).OrderBy(Folding.Fold, StringComparer.Ordinal)]))],
            found.Count > size ? Cursor.Write(found[size - 1].NameFold, found[size - 1].PersonId) : null);
    }

    /// <summary>Who shares with the lead or where they work, and whom nobody there answers for: the first of them.</summary>
    public async Task<IReadOnlyList<ListedPerson>> SharingAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor is not { Capacity: Capacity.Worker, Leads: true }) throw new NotHere();
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var found = await db.Reach.Where(row => row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt) && row.Purpose == Purpose.Support
                && row.ViewerKind != ViewerKind.Circle && row.ViewerKind != ViewerKind.Lead && (row.ViewerKind != ViewerKind.Worker || row.OrganisationId == actor.OrganisationId)
                && !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId)
                && !db.Reach.Any(led => led.PersonId == row.PersonId && led.ViewerKind == ViewerKind.Lead && led.UntilAt == null))
            .Select(row => new { row.NameFold, row.PersonId, row.KnownAs }).Distinct().OrderBy(row => row.NameFold).ThenBy(row => row.PersonId).Take(MostSharing).ToListAsync(cancel);
        var people = found.ConvertAll(row => row.PersonId);
        var grounds = (await db.Grounds.Where(ground => people.Contains(ground.PersonId)).ToListAsync(cancel)).ToLookup(ground => ground.PersonId);
        return [.. found.Where(row => LastWord.MayKnow(actor, row.PersonId, [.. grounds[row.PersonId]], at))
            .Select(row => new ListedPerson(row.PersonId, row.KnownAs))];
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(HouseDb house, List<Guid> ids, CancellationToken cancel)
    {
        var names = await house.Accounts.Where(row => ids.Contains(row.AccountId)).ToDictionaryAsync(row => row.AccountId, row => row.Name, cancel);
        foreach (var team in await house.Teams.Where(row => ids.Contains(row.TeamId)).ToListAsync(cancel)) names[team.TeamId] = team.Name;
        return names;
    }
}
