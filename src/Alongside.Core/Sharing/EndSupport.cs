using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// Somebody no longer supports the person, from now or from a day that is known. What the person shared with them as its
/// worker or team ends two weeks later at the latest; until then what is open can be brought to an end together.
/// </summary>
public sealed class EndSupport(SystemDoor door, ReaderSlots slots, Clock clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    public Task<bool> RunAsync(Guid person, Guid support, DateTime? from = null, CancellationToken cancel = default) =>
        door.RunAsync(person, "a support has ended", async unit =>
        {
            var ended = await unit.Record.Supports.AsTracking().SingleOrDefaultAsync(row => row.SupportId == support) ?? throw new NotHere();
            var at = from ?? unit.At;
            if (ended.UntilAt is { } before && before <= at) return false;
            ended.End(at);
            Ended(unit, ended);
            var goesOn = await unit.Record.Supports.AnyAsync(row => row.SupportId != support && row.ViewerKind == ended.ViewerKind && row.ViewerId == ended.ViewerId
                && row.OrganisationId == ended.OrganisationId && (row.UntilAt == null || row.UntilAt > at));
            if (!goesOn) await EndSharesAsync(unit, ended.ViewerKind, ended.ViewerId, ended.OrganisationId, at);
            return true;
        }, cancel);

    /// <summary>Somebody has stopped working at an organisation: the same in every record they had to do with there.</summary>
    internal async Task OfWorkerAsync(Guid account, Guid organisation, CancellationToken cancel)
    {
        foreach (var person in await OpenToAsync(account, organisation, cancel))
            await door.RunAsync(person, "a worker has left their organisation", async unit =>
            {
                foreach (var support in await unit.Record.Supports.AsTracking().Where(row => row.ViewerKind == ViewerKind.Worker && row.ViewerId == account
                    && row.OrganisationId == organisation && (row.UntilAt == null || row.UntilAt > unit.At)).ToListAsync())
                {
                    support.End(unit.At);
                    Ended(unit, support);
                }
                await EndSharesAsync(unit, ViewerKind.Worker, account, organisation, unit.At);
                return true;
            }, cancel);
    }

    /// <summary>Whose records hold something for this worker there that goes on after the two weeks, or a support.</summary>
    private async Task<List<Guid>> OpenToAsync(Guid account, Guid organisation, CancellationToken cancel)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(new Actor(account, Capacity.Worker, OrganisationId: organisation));
        return await lease.Reach.Grounds.Where(row => row.ViewerKind == ViewerKind.Worker && row.ViewerId == account && row.OrganisationId == organisation
                && row.TakenBackAt == null && (row.UntilAt == null || row.UntilAt > (row.Kind == GroundKind.Support ? at : at + Grace)))
            .Select(row => row.PersonId).Distinct().ToListAsync(cancel);
    }

    private static void Ended(Unit unit, Support support)
    {
        unit.ReachMayDiffer();
        unit.Happened(EventKinds.SupportEnded, Parts.Communication, support.SupportId);
    }

    private static async Task EndSharesAsync(Unit unit, ViewerKind kind, Guid viewer, Guid organisation, DateTime at)
    {
        var last = at + Grace;
        // A share with a team names no organisation; the team has but one.
        var shares = await unit.Record.Shares.AsTracking().Where(row => row.ViewerKind == kind && row.ViewerId == viewer
            && (row.OrganisationId == null || row.OrganisationId == organisation) && row.TakenBackAt == null && row.UntilAt > last).ToListAsync();
        foreach (var share in shares) share.EndBy(unit, last);
    }
}
