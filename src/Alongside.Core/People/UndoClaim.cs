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
    /// <summary>Somebody has taken it as theirs, and whoever asks leads where it was begun.</summary>
    public async Task<bool> MayAsync(Actor actor, Begun row, CancellationToken cancel = default)
    {
        if (!await begun.LeadsAsync(actor, cancel)) return false;
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await OwnPages.OwnerAsync(lease.House, row.PersonId, cancel) is not null;
    }

    public async Task<bool> RunAsync(Actor actor, Guid begunId, CancellationToken cancel = default)
    {
        var row = await begun.OneAsync(actor, begunId, cancel) ?? throw new NotHere();
        if (!await begun.LeadsAsync(actor, cancel)) throw new NotHere();
        return await door.RunAsync(actor, row.PersonId, "the page had been taken by somebody else, and was taken back from them", async unit =>
        {
            if (await OwnPages.OwnerAsync(unit.House, row.PersonId) is not { } owner) return false;
            if (await OwnPages.HasLivedInAsync(unit, owner))
                throw new Refused("Whoever took this page has done something in it since, so it is not taken from them. Ask them, or begin another page.");
            await InAsync(unit, owner);
            return true;
        }, cancel: cancel);
    }

    /// <summary>It is nobody's again, and they are still to be told.</summary>
    internal static async Task InAsync(Unit unit, Guid owner)
    {
        var person = unit.Admission.Person;
        await OwnPages.LetGoAsync(unit, owner, person);
        var beginning = await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync();
        if (beginning?.WasNotTold() == true) unit.House.BegunDue.Add(new BegunDue { PersonId = person, DueAt = beginning.DueAt });
        unit.Happened(EventKinds.ClaimUndone, Parts.OnlyMe, beginning?.BegunId ?? person);
    }
}
