using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>The pages somebody has put together: which one they are on, going over to another, and taking one apart again.</summary>
public sealed class OwnPages(IWriter writer, SystemDoor door, ReaderSlots slots)
{
    private static readonly string[] ByTheTaking = [EventKinds.RecordClaimed, EventKinds.PutTogether, EventKinds.TakenApart, EventKinds.OpenedBySystem];

    /// <summary>The first page before those that were put to it; nothing for somebody with one page.</summary>
    public async Task<IReadOnlyList<OwnPage>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await lease.House.OwnPages.Where(row => row.AccountId == actor.AccountId).OrderByDescending(row => row.IsFirst).ThenBy(row => row.Since).ThenBy(row => row.PersonId).ToListAsync(cancel);
    }

    /// <summary>From now on "my page" is this one.</summary>
    public Task<bool> GoToAsync(Actor actor, Guid person, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            if (!await unit.House.OwnPages.AnyAsync(row => row.AccountId == actor.AccountId && row.PersonId == person)) throw new NotHere();
            (await unit.House.Accounts.AsTracking().SingleAsync(row => row.AccountId == actor.AccountId)).PersonId = person;
            return true;
        }, cancel);

    /// <summary>
    /// A page that was put to the first is nobody's again, exactly as it is; a new code makes it theirs once more. Only while they
    /// have done nothing in it: words, shares and exclusions of theirs would go on where they could take nothing back.
    /// </summary>
    public async Task<bool> TakeApartAsync(Actor actor, Guid person, CancellationToken cancel = default)
    {
        if (!(await OfAsync(actor, cancel)).Any(row => row.PersonId == person && !row.IsFirst)) throw new NotHere();
        return await door.RunAsync(actor, person, "the person took two pages apart", async unit =>
        {
            if (!await unit.House.OwnPages.AnyAsync(row => row.AccountId == actor.AccountId && row.PersonId == person && !row.IsFirst)) throw new NotHere();
            if (await HasLivedInAsync(unit, actor.AccountId))
                throw new Refused("You have written or shared something on this page, so it stays yours: you could take nothing back any more. If it is not about you, go to it and choose “I do not want this page”. Then everything that is shared there ends.");
            await LetGoAsync(unit, actor.AccountId, person);
            unit.Happened(EventKinds.TakenApart, Parts.OnlyMe, person);
            return true;
        }, cancel: cancel);
    }

    /// <summary>The account whose record it is; null while it is nobody's.</summary>
    internal static async Task<Guid?> OwnerAsync(HouseDb house, Guid person, CancellationToken cancel = default) =>
        await house.OwnPages.Where(row => row.PersonId == person).Select(row => (Guid?)row.AccountId).FirstOrDefaultAsync(cancel)
        ?? await house.Accounts.Where(row => row.PersonId == person).Select(row => (Guid?)row.AccountId).FirstOrDefaultAsync(cancel);

    /// <summary>They have done something in the record, as the one it is about, that is not the taking of it. What they did there for somebody else is no life of theirs.</summary>
    internal static Task<bool> HasLivedInAsync(Unit unit, Guid owner) =>
        unit.Record.Events.AnyAsync(row => row.AccountId == owner && row.Capacity == Capacity.Self && !ByTheTaking.Contains(row.Kind));

    /// <summary>The page is nobody's again, exactly as it is, and no older code makes it anybody's. If it was all they had, they have none.</summary>
    internal static async Task LetGoAsync(Unit unit, Guid owner, Guid person)
    {
        var pages = await unit.House.OwnPages.AsTracking().Where(row => row.AccountId == owner).OrderByDescending(row => row.IsFirst).ThenBy(row => row.Since).ToListAsync();
        var others = pages.FindAll(row => row.PersonId != person);
        var account = await unit.House.Accounts.AsTracking().SingleAsync(row => row.AccountId == owner);
        if (account.PersonId == person) account.PersonId = others.FirstOrDefault()?.PersonId;
        // It was somebody else who died: whoever had the page is let in again.
        if (await EndRecord.HasDiedAsync(unit)) account.ClosedAt = null;
        unit.House.OwnPages.RemoveRange(pages.FindAll(row => row.PersonId == person || others.Count == 1));
        foreach (var code in await unit.House.SignInCodes.AsTracking().Where(row => row.PersonId == person && row.UsedAt == null).ToListAsync()) code.Over(unit.At);
    }
}
