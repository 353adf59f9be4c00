using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// Somebody no longer supports the person, from now or from a day that is known. What the person shared with them as its
/// worker or team ends two weeks later at the latest; until then what is open can be brought to an end together.
/// </summary>
public sealed class EndSupport(SystemDoor door, ReaderSlots slots, OwnWorkLists checks, Clock clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    public Task<bool> RunAsync(Guid person, Guid support, DateTime? from = null, CancellationToken cancel = default) =>
        door.RunAsync(person, "a support has ended", async unit =>
            await InAsync(unit, await unit.Record.Supports.AsTracking().SingleOrDefaultAsync(row => row.SupportId == support) ?? throw new NotHere(), from ?? unit.At), cancel);

    /// <summary>In a unit that goes on with it. False: it ended before.</summary>
    internal static async Task<bool> InAsync(Unit unit, Support ended, DateTime at, Guid? by = null, string? because = null)
    {
        if (ended.UntilAt is { } before && before <= at) return false;
        ended.End(at, by, because);
        Ended(unit, ended);
        var goesOn = await unit.Record.Supports.AnyAsync(row => row.SupportId != ended.SupportId && row.ViewerKind == ended.ViewerKind && row.ViewerId == ended.ViewerId
            && row.OrganisationId == ended.OrganisationId && (row.UntilAt == null || row.UntilAt > at));
        if (!goesOn) await EndSharesAsync(unit, ended.ViewerKind, ended.ViewerId, ended.OrganisationId, at);
        return true;
    }

    /// <summary>Somebody has stopped working at an organisation, or will on a day: the same in every record they had to do with there.</summary>
    internal Task OfWorkerAsync(Guid account, Guid organisation, DateTime at, Actor? by, CancellationToken cancel) =>
        OfViewerAsync(ViewerKind.Worker, account, organisation, at, "a worker has left their organisation", by, cancel);

    /// <summary>A team, or an organisation with all who work there, is here no more.</summary>
    internal Task OfViewerAsync(ViewerKind kind, Guid viewer, Guid organisation, Actor? by, CancellationToken cancel) =>
        OfViewerAsync(kind, viewer, organisation, clock.Now(), kind == ViewerKind.Team ? "a team has closed" : "an organisation has closed", by, cancel);

    private async Task OfViewerAsync(ViewerKind kind, Guid viewer, Guid organisation, DateTime at, string reason, Actor? by, CancellationToken cancel)
    {
        foreach (var person in await OpenToAsync(kind, viewer, organisation, at, cancel))
        {
            var toBeChecked = kind != ViewerKind.Lead && await checks.IsToBeCheckedAsync(organisation, person, cancel);
            var toBeFollowed = kind != ViewerKind.Lead && await checks.IsToBeFollowedAsync(organisation, person, cancel);
            await door.RunAsync(by, person, reason, async unit =>
            {
                // Whoever leaves may be the one who was to look, or to ask an advocate: those who lead are never without somebody for whom that is still to be done.
                // By what right: that somebody may be in danger only where that is still to be found out.
                if (toBeChecked) await GivePerson.AnswerForAsync(unit, by ?? Actor.House, organisation, "safety", null);
                else if (toBeFollowed) await GivePerson.AnswerForAsync(unit, by ?? Actor.House, organisation, "our-work", null);
                foreach (var support in await unit.Record.Supports.AsTracking().Where(row => row.ViewerKind == kind && row.ViewerId == viewer
                    && row.OrganisationId == organisation && (row.UntilAt == null || row.UntilAt > at)).ToListAsync())
                {
                    support.End(at, by?.AccountId);
                    Ended(unit, support);
                }
                await EndSharesAsync(unit, kind, viewer, organisation, at);
                return true;
            }, cancel: cancel);
        }
    }

    /// <summary>Whose records hold something for this viewer there that goes on after the two weeks, or a support.</summary>
    private async Task<List<Guid>> OpenToAsync(ViewerKind kind, Guid viewer, Guid organisation, DateTime at, CancellationToken cancel)
    {
        using var lease = await slots.LeaseAsync(cancel);
        lease.Reach.ActFor(new Actor(kind == ViewerKind.Worker ? viewer : Guid.Empty, Capacity.Worker, OrganisationId: organisation, TeamId: kind == ViewerKind.Team ? viewer : null));
        return await lease.Reach.Grounds.Where(row => row.ViewerKind == kind && row.ViewerId == viewer && (row.OrganisationId == null || row.OrganisationId == organisation) && row.Kind != GroundKind.Exclusion
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
        // What was shared with the organisation as a whole goes on while those who lead there answer for the person.
        if (kind == ViewerKind.Lead) kind = ViewerKind.Organisation;
        // A share with a team or an organisation names no other organisation.
        var shares = await unit.Record.Shares.AsTracking().Where(row => row.ViewerKind == kind && row.ViewerId == viewer
            && (row.OrganisationId == null || row.OrganisationId == organisation) && row.TakenBackAt == null && row.UntilAt > last).ToListAsync();
        foreach (var share in shares) share.EndBy(unit, last);
    }
}
