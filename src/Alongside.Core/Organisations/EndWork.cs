using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// Somebody stops working somewhere: whatever they hold as a worker there opens nothing from that moment. When it was the
/// last of their work there, whom they supported is told to their records too, so that nothing opens again if they come back.
/// </summary>
public sealed class EndWork(IWriter writer, EndSupport endSupport, LocalTime local)
{
    public Task RunAsync(Guid work, CancellationToken cancel = default) => RunAsync(null, work, null, cancel);

    /// <summary>A lead ends somebody's work there, or their own: now, or with a day that is known. Somebody who leads stays.</summary>
    public Task ByLeadAsync(Actor actor, Guid work, DateOnly? lastDay = null, CancellationToken cancel = default) => RunAsync(actor, work, lastDay, cancel);

    private async Task RunAsync(Actor? lead, Guid work, DateOnly? lastDay, CancellationToken cancel)
    {
        var (account, organisation, isLast, at) = await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            if (lastDay < local.DayOf(unit.At)) throw new Refused("Choose today or a day that is still to come.", "on");
            var at = lastDay is { } day ? local.EndOf(day) : unit.At;
            var row = lead is null
                ? await unit.House.Works.AsTracking().SingleOrDefaultAsync(row => row.WorkId == work) ?? throw new NotHere()
                : await ChangeWork.TheirsAsync(unit, await Leading.InAsync(unit, lead), work);
            if (lead is not null && row is { Leads: true }) await Leading.OthersAsync(unit, row.OrganisationId, other => other.WorkId == work);
            // Already over stays over; a last day that is still to come is moved to now.
            if (row.UntilAt is null || row.UntilAt > at) row.UntilAt = row.FromAt > at ? row.FromAt : at;
            if (at <= unit.At)
            {
                await Leading.EndKeysAsync(unit, row);
                if (!await Leading.At(unit, row.OrganisationId, unit.At).AnyAsync(other => other.Leads && other.AccountId == row.AccountId && other.WorkId != work))
                    await Leading.EndCodesAsync(unit, row.OrganisationId, row.AccountId);
            }
            // Of several, the last day of all is the end: in whatever order their ends were said.
            // One that was called off before it began is none.
            var others = await unit.House.Works.Where(other => other.WorkId != work && other.AccountId == row.AccountId && other.OrganisationId == row.OrganisationId
                    && (other.UntilAt == null || other.FromAt < other.UntilAt))
                .Select(other => other.UntilAt).ToListAsync();
            return new Ended(row.AccountId, row.OrganisationId, !others.Contains(null), others.Append(at).Max()!.Value);
        }, cancel);
        // Record by record. Stopped in the middle, the house does the rest (EndWhatIsLeft).
        if (isLast) await endSupport.OfWorkerAsync(account, organisation, at, lead, cancel);
    }

    private sealed record Ended(Guid Account, Guid Organisation, bool IsLast, DateTime At);
}
