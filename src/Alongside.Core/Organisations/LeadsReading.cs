using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Who leads where somebody works, by name: for those who work there too.</summary>
public sealed class LeadsReading(ReaderSlots slots, Clock clock)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<string>> NamesAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker) return [];
        var at = clock.Now();
        using var lease = await slots.LeaseHouseAsync(cancel);
        var db = lease.House;
        var names = await db.Accounts.Where(account => account.AccountId != actor.AccountId && account.ClosedAt == null
                && db.Works.Any(work => work.AccountId == account.AccountId && work.OrganisationId == actor.OrganisationId && work.Leads && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at)))
            .Select(account => account.Name).ToListAsync(cancel);
        return [.. names.OrderBy(Folding.Fold, StringComparer.Ordinal).Take(Most)];
    }
}
