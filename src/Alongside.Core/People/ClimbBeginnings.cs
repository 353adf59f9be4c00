using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>Marks the records whose person was not told in time, for both sides to see.</summary>
internal sealed class ClimbBeginnings(SystemDoor door, ReaderSlots slots, Clock clock) : IJob
{
    private const int MostAtOnce = 100;

    public string Name => "climb-beginnings";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) => house.BegunDue.AnyAsync(row => row.DueAt <= at, cancel);

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        foreach (var person in await DueAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            await ClimbAsync(person, cancel);
        }
        return null;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        var at = clock.Now();
        using var reader = await slots.LeaseHouseAsync(cancel);
        return await reader.House.BegunDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt).Select(row => row.PersonId).Take(MostAtOnce).ToListAsync(cancel);
    }

    private Task<bool> ClimbAsync(Guid person, CancellationToken cancel) =>
        door.RunAsync(person, "somebody was not told in time that a record was begun", async unit =>
        {
            unit.House.BegunDue.RemoveRange(await unit.House.BegunDue.Where(row => row.PersonId == person).ToListAsync());
            if (await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync() is not { ToldAt: null } beginning) return false;
            beginning.IsLate(unit.At);
            unit.Happened(EventKinds.BegunLate, Parts.OnlyMe, beginning.BegunId);
            return true;
        }, cancel);
}
