using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// Tells the person, 30 and 7 days before what they share with their circle ends, that there is a message: they find it on
/// their first page and beside the share. Once each; what was taken back, renewed or left out by then is not asked about.
/// </summary>
internal sealed class AskToRenew(SystemDoor door, ReaderSlots slots, TellPerson tell, Clock clock) : WhenDue<RenewalDue>("ask-to-renew", slots, clock)
{
    protected override IOrderedQueryable<RenewalDue> Due(HouseDb house, DateTime at) => house.RenewalsDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt);

    protected override Task DoAsync(RenewalDue due, CancellationToken cancel) =>
        door.RunAsync(due.PersonId, "a share is about to end", async unit =>
        {
            // Somebody else may have done it in the same moment.
            var rows = await unit.House.RenewalsDue.Where(row => row.ShareId == due.ShareId && row.Days == due.Days).ToListAsync();
            unit.House.RenewalsDue.RemoveRange(rows);
            var share = await unit.Record.Shares.SingleOrDefaultAsync(row => row.ShareId == due.ShareId);
            if (rows.Count == 0 || share is null || !share.IsLive(unit.At)) return false;
            if (await unit.Record.Exclusions.AnyAsync(row => row.ViewerKind == ViewerKind.Account && row.ViewerId == share.ViewerId && row.TakenBackAt == null)) return false;
            await tell.ThatThereIsAMessageAsync(unit);
            return true;
        }, cancel);
}
