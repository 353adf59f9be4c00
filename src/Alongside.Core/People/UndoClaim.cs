using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// The code came into other hands, and somebody else took the record as theirs: a lead where it was begun takes it out of
/// those hands, and a new code can be printed. Only while nothing was done in it: a record in which somebody has begun to
/// live is taken from nobody.
/// </summary>
public sealed class UndoClaim(SystemDoor door, BegunReading begun, ReaderSlots slots)
{
    /// <summary>What happens by the taking itself.</summary>
    private static readonly string[] ByTheClaim = [EventKinds.RecordClaimed, EventKinds.PutTogether, EventKinds.OpenedBySystem];

    /// <summary>Somebody has taken it as theirs, and whoever asks leads where it was begun.</summary>
    public async Task<bool> MayAsync(Actor actor, Begun row, CancellationToken cancel = default)
    {
        if (!await begun.LeadsAsync(actor, cancel)) return false;
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await OwnerAsync(lease.House, row.PersonId, cancel) is not null;
    }

    public async Task<bool> RunAsync(Actor actor, Guid begunId, CancellationToken cancel = default)
    {
        var row = await begun.OneAsync(actor, begunId, cancel) ?? throw new NotHere();
        if (!await begun.LeadsAsync(actor, cancel)) throw new NotHere();
        return await door.RunAsync(actor, row.PersonId, "the page had been taken by somebody else, and was taken back from them", async unit =>
        {
            if (await OwnerAsync(unit.House, row.PersonId) is not { } owner) return false;
            if (await unit.Record.Events.AnyAsync(told => told.AccountId == owner && !ByTheClaim.Contains(told.Kind)))
                throw new Refused("Whoever took this page has done something in it since, so it is not taken from them. Ask them, or begin another page.");
            await OwnPages.LetGoAsync(unit, owner, row.PersonId);
            if (await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync() is { } beginning && beginning.WasNotTold())
                unit.House.BegunDue.Add(new BegunDue { PersonId = row.PersonId, DueAt = beginning.DueAt });
            unit.Happened(EventKinds.ClaimUndone, Parts.OnlyMe, begunId);
            return true;
        }, cancel: cancel);
    }

    private static async Task<Guid?> OwnerAsync(HouseDb house, Guid person, CancellationToken cancel = default) =>
        await house.OwnPages.Where(row => row.PersonId == person).Select(row => (Guid?)row.AccountId).FirstOrDefaultAsync(cancel)
        ?? await house.Accounts.Where(row => row.PersonId == person).Select(row => (Guid?)row.AccountId).FirstOrDefaultAsync(cancel);
}
