using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// Somebody stops working somewhere: whatever they hold as a worker there opens nothing from that moment. When it was the
/// last of their work there, whom they supported is told to their records too, so that nothing opens again if they come back.
/// </summary>
public sealed class EndWork(IWriter writer, EndSupport endSupport)
{
    public async Task RunAsync(Guid work, CancellationToken cancel = default)
    {
        var (account, organisation, isLast) = await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var row = await unit.House.Works.AsTracking().SingleOrDefaultAsync(row => row.WorkId == work) ?? throw new NotHere();
            // Already over stays over; a last day that is still to come is moved to now.
            if (row.UntilAt is null || row.UntilAt > unit.At) row.UntilAt = unit.At;
            var keys = await unit.House.SignInKeys.AsTracking().Where(key => key.AccountId == row.AccountId && key.Capacity == Capacity.Worker
                && key.OrganisationId == row.OrganisationId && key.TeamId == row.TeamId && key.EndedAt == null).ToListAsync();
            foreach (var key in keys) key.EndedAt = unit.At;
            var works = await unit.House.Works.AnyAsync(other => other.WorkId != work && other.AccountId == row.AccountId && other.OrganisationId == row.OrganisationId
                && (other.UntilAt == null || other.UntilAt > unit.At));
            return (row.AccountId, row.OrganisationId, !works);
        }, cancel);
        // Record by record. Stopped in the middle, the same again does the rest.
        if (isLast) await endSupport.OfWorkerAsync(account, organisation, cancel);
    }
}
