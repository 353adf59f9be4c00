using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// The deaths that were written down where somebody leads, the latest first: who told it, who wrote it, so that a mistake is
/// found by somebody else than whoever made it. It opens no record, and whoever leads elsewhere sees none of it.
/// </summary>
public sealed class EndedHereReading(ReaderSlots slots, BegunReading begun)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<EndedHere>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!await begun.LeadsAsync(actor, cancel)) return [];
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        return await db.EndedHere.Where(row => !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId))
            .OrderByDescending(row => row.At).ThenBy(row => row.EndingId).Take(Most).ToListAsync(cancel);
    }
}
