using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Somebody stops working somewhere: whatever they hold as a worker there opens nothing from that moment.</summary>
public sealed class EndWork(IWriter writer)
{
    public Task RunAsync(Guid work, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var row = await unit.House.Works.AsTracking().SingleOrDefaultAsync(row => row.WorkId == work) ?? throw new NotHere();
            // Already over stays over; a last day that is still to come is moved to now.
            if (row.UntilAt is null || row.UntilAt > unit.At) row.UntilAt = unit.At;
            var keys = await unit.House.SignInKeys.AsTracking().Where(key => key.AccountId == row.AccountId && key.Capacity == Capacity.Worker
                && key.OrganisationId == row.OrganisationId && key.TeamId == row.TeamId && key.EndedAt == null).ToListAsync();
            foreach (var key in keys) key.EndedAt = unit.At;
            return true;
        }, cancel);
}
