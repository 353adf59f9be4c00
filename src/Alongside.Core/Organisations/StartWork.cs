using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Who begins to work where, from when (null: now) and, if it is known, until when.</summary>
public sealed record WorkToStart(Guid Account, Guid Organisation, Guid? Team = null, DateTime? From = null, DateTime? Until = null)
{
    /// <summary>They lead there. Said of somebody who works there already, they do from now on.</summary>
    public bool Leads { get; init; }
}

/// <summary>Somebody begins to work at an organisation, and can act as its worker from then on. Begun twice it is one.</summary>
public sealed class StartWork(IWriter writer)
{
    public Task<Guid> RunAsync(WorkToStart request, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
            await unit.House.Accounts.AnyAsync(row => row.AccountId == request.Account) ? await InAsync(unit, request) : throw new NotHere(), cancel);

    /// <summary>In a unit that goes on with it, and may have made the account.</summary>
    internal static async Task<Guid> InAsync(Unit unit, WorkToStart request)
    {
        var from = request.From ?? unit.At;
        if (request.Until is { } until && (until <= from || until <= unit.At)) throw new Refused("Choose a day that is still to come.", "until");
        var house = unit.House;
        if (!await house.Organisations.AnyAsync(row => row.OrganisationId == request.Organisation && row.ClosedAt == null)) throw new NotHere();
        if (request.Team is { } team && !await house.Teams.AnyAsync(row => row.TeamId == team && row.OrganisationId == request.Organisation && row.ClosedAt == null)) throw new NotHere();
        var before = await house.Works.AsTracking().Where(row => row.AccountId == request.Account && row.OrganisationId == request.Organisation && row.TeamId == request.Team
            && row.FromAt <= from && (row.UntilAt == null || row.UntilAt > from)).ToListAsync();
        if (before is [var same, ..])
        {
            if (request.Leads) same.Leads = true;
            return same.WorkId;
        }

        var work = new Work { WorkId = Ids.New(unit.At), AccountId = request.Account, OrganisationId = request.Organisation, TeamId = request.Team, FromAt = from, UntilAt = request.Until, Leads = request.Leads };
        house.Works.Add(work);
        return work.WorkId;
    }
}
