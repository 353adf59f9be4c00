using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>Marks the records whose person was not told in time, for both sides to see.</summary>
internal sealed class ClimbBeginnings(SystemDoor door, ReaderSlots slots, Clock clock) : WhenDue<BegunDue>("climb-beginnings", slots, clock)
{
    protected override IOrderedQueryable<BegunDue> Due(HouseDb house, DateTime at) => house.BegunDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt);

    protected override Task DoAsync(BegunDue due, CancellationToken cancel) =>
        door.RunAsync(due.PersonId, "somebody was not told in time that a record was begun", async unit =>
        {
            unit.House.BegunDue.RemoveRange(await unit.House.BegunDue.Where(row => row.PersonId == due.PersonId).ToListAsync());
            if (await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync() is not { ToldAt: null } beginning) return false;
            beginning.IsLate(unit.At);
            unit.Happened(EventKinds.BegunLate, Parts.OnlyMe, beginning.BegunId);
            return true;
        }, cancel);
}
