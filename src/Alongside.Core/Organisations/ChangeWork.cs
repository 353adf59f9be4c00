using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Somebody goes to another team, or leads there from now on, or does not any more. Whom they support goes with them: they were given to the worker.</summary>
public sealed class ChangeWork(IWriter writer)
{
    /// <summary>The work they have from now on. What let them in to the team before lets nobody in any more.</summary>
    public Task<Guid> MoveAsync(Actor actor, Guid work, Guid? team, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            var row = await TheirsAsync(unit, organisation, work);
            if (row.TeamId == team) throw new Refused("They are in this team already.", "team");
            if (team is { } to) await Leading.TeamAsync(unit, organisation.OrganisationId, to);
            return await MoveInAsync(unit, row, team);
        }, cancel);

    public Task<bool> LeadAsync(Actor actor, Guid work, bool leads, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            var who = (await TheirsAsync(unit, organisation, work)).AccountId;
            if (!leads)
            {
                await Leading.OthersAsync(unit, organisation.OrganisationId, row => row.AccountId == who);
                await Leading.EndCodesAsync(unit, organisation.OrganisationId, who);
            }
            // They lead at the organisation, in whatever teams they are.
            foreach (var row in await unit.House.Works.AsTracking().Where(row => row.AccountId == who && row.OrganisationId == organisation.OrganisationId
                && (row.UntilAt == null || row.UntilAt > unit.At)).ToListAsync()) row.Leads = leads;
            return leads;
        }, cancel);

    internal static async Task<Guid> MoveInAsync(Unit unit, Work row, Guid? team)
    {
        var there = await unit.House.Works.AsTracking().Where(other => other.AccountId == row.AccountId && other.OrganisationId == row.OrganisationId && other.TeamId == team
            && other.FromAt <= unit.At && (other.UntilAt == null || other.UntilAt > unit.At)).FirstOrDefaultAsync();
        var until = row.UntilAt;
        await Leading.EndKeysAsync(unit, row);
        row.UntilAt = row.FromAt > unit.At ? row.FromAt : unit.At;
        if (there is not null)
        {
            there.Leads |= row.Leads;
            // It lasts as long as the longer of the two: nobody's work ends sooner because they go to another team.
            if (there.UntilAt < (until ?? DateTime.MaxValue)) there.UntilAt = until;
            return there.WorkId;
        }
        var next = new Work
        {
            WorkId = Ids.New(unit.At), AccountId = row.AccountId, OrganisationId = row.OrganisationId, TeamId = team,
            FromAt = row.UntilAt.Value, UntilAt = until, Leads = row.Leads,
        };
        unit.House.Works.Add(next);
        return next.WorkId;
    }

    /// <summary>Work of this organisation that is not over.</summary>
    internal static async Task<Work> TheirsAsync(Unit unit, Organisation organisation, Guid work) =>
        await unit.House.Works.AsTracking().SingleOrDefaultAsync(row => row.WorkId == work && row.OrganisationId == organisation.OrganisationId && (row.UntilAt == null || row.UntilAt > unit.At))
        ?? throw new NotHere();
}
