using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>An organisation is run by those who lead there: asked anew in each unit, since somebody may have stopped a moment ago.</summary>
internal static class Leading
{
    internal const string LastLead = "Choose somebody else who leads first. Then this can be done.";

    /// <summary>The organisation they lead at, to be changed. For everybody else, and of one that has closed, there is nothing here.</summary>
    internal static async Task<Organisation> InAsync(Unit unit, Actor actor)
    {
        var organisation = await OpenAsync(unit, actor.OrganisationId ?? Guid.Empty);
        await MayAsync(unit, actor);
        return organisation;
    }

    /// <summary>They lead there now. What is only about one person does not hold up whoever changes the organisation.</summary>
    internal static async Task MayAsync(Unit unit, Actor actor)
    {
        if (actor.Capacity != Capacity.Worker || !await At(unit, actor.OrganisationId ?? Guid.Empty, unit.At).AnyAsync(row => row.Leads && row.AccountId == actor.AccountId)) throw new NotHere();
    }

    /// <summary>They work there now, whether they lead or not: somebody may have ended it a moment ago.</summary>
    internal static async Task WorksAsync(Unit unit, Actor actor)
    {
        if (!await At(unit, actor.OrganisationId ?? Guid.Empty, unit.At).AnyAsync(row => row.AccountId == actor.AccountId)) throw new NotHere();
    }

    /// <summary>An organisation that has not closed. Of two who change it in one moment the second is told.</summary>
    internal static async Task<Organisation> OpenAsync(Unit unit, Guid id) => await StillOpenAsync(unit, id) ?? throw new NotHere();

    /// <summary>The same, and null when there is none.</summary>
    internal static async Task<Organisation?> StillOpenAsync(Unit unit, Guid id)
    {
        var organisation = await unit.House.Organisations.AsTracking().SingleOrDefaultAsync(row => row.OrganisationId == id && row.ClosedAt == null);
        if (organisation is not null) organisation.Changes++;
        return organisation;
    }

    /// <summary>Nobody leaves an organisation without somebody who leads it, and whose last day is not known yet.</summary>
    internal static async Task OthersAsync(Unit unit, Guid organisation, Func<Work, bool> stops)
    {
        var leads = await At(unit, organisation, unit.At).Where(row => row.Leads && row.UntilAt == null).ToListAsync();
        if (leads.TrueForAll(row => stops(row))) throw new Refused(LastLead);
    }

    /// <summary>Who works there at this moment.</summary>
    internal static IQueryable<Work> At(Unit unit, Guid organisation, DateTime at) =>
        unit.House.Works.Where(row => row.OrganisationId == organisation && row.FromAt <= at && (row.UntilAt == null || row.UntilAt > at));

    /// <summary>A team of this organisation that is one still.</summary>
    internal static async Task<Team> TeamAsync(Unit unit, Guid organisation, Guid team) =>
        await unit.House.Teams.AsTracking().SingleOrDefaultAsync(row => row.TeamId == team && row.OrganisationId == organisation && row.ClosedAt == null) ?? throw new NotHere();

    /// <summary>The codes somebody made as a lead let nobody in any more, and do not wake when they lead again.</summary>
    internal static async Task EndCodesAsync(Unit unit, Guid organisation, Guid account)
    {
        foreach (var made in await unit.House.WorkInvitations.AsTracking().Where(row => row.OrganisationId == organisation && row.MadeBy == account && row.OverAt == null).ToListAsync()) made.OverAt = unit.At;
    }

    /// <summary>Whatever lets this account in as a worker of that team, or of none, lets nobody in any more.</summary>
    internal static async Task EndKeysAsync(Unit unit, Work work)
    {
        var keys = await unit.House.SignInKeys.AsTracking().Where(key => key.AccountId == work.AccountId && key.Capacity == Capacity.Worker
            && key.OrganisationId == work.OrganisationId && key.TeamId == work.TeamId && key.EndedAt == null).ToListAsync();
        foreach (var key in keys) key.EndedAt = unit.At;
    }
}
