using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>One way an account can act. The code stands in forms.</summary>
public sealed record WayToAct(ActAs ActAs, string WorksAt = "")
{
    public string Code => ActAs.Capacity switch
    {
        Capacity.Worker => $"{ActAs.OrganisationId:N}{(ActAs.TeamId is { } team ? $".{team:N}" : "")}",
        Capacity.Circle => "circle",
        _ => "self",
    };
}

/// <summary>
/// As what an account can act: for its own record, as a worker wherever it works, and as circle when somebody shares with
/// it as that. Never two at once; the first is what a new sign-in begins with.
/// </summary>
public sealed class WaysToActReading(ReaderSlots slots, ReachReading reach, Clock clock)
{
    public async Task<IReadOnlyList<WayToAct>> OfAsync(Guid account, CancellationToken cancel = default)
    {
        var ways = new List<WayToAct>();
        using (var lease = await slots.LeaseHouseAsync(cancel))
        {
            var house = lease.House;
            if (await house.Accounts.AnyAsync(row => row.AccountId == account && row.PersonId != null, cancel)) ways.Add(new WayToAct(new ActAs(Capacity.Self)));
            ways.AddRange(await WorksAsync(house, account, clock.Now(), cancel));
        }
        // The gate says whether there is anybody; who, is for the list of people.
        if ((await reach.PageAsync(new Actor(account, Capacity.Circle), size: 1, cancel: cancel)).People.Count > 0) ways.Add(new WayToAct(new ActAs(Capacity.Circle)));
        if (ways.Count == 0) ways.Add(new WayToAct(new ActAs(Capacity.Self)));
        return ways;
    }

    private static async Task<IEnumerable<WayToAct>> WorksAsync(HouseDb house, Guid account, DateTime at, CancellationToken cancel)
    {
        var works = await (
            from work in house.Works
            where work.AccountId == account && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at)
            join organisation in house.Organisations on work.OrganisationId equals organisation.OrganisationId
            select new
            {
                work.OrganisationId, work.TeamId, Organisation = organisation.Name,
                Team = house.Teams.Where(row => row.TeamId == work.TeamId).Select(row => row.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        return works.Select(work => new WayToAct(new ActAs(Capacity.Worker, work.OrganisationId, work.TeamId),
                work.Team is null ? work.Organisation : $"{work.Organisation}, {work.Team}"))
            .DistinctBy(way => way.Code).OrderBy(way => Folding.Fold(way.WorksAt), StringComparer.Ordinal).ThenBy(way => way.Code, StringComparer.Ordinal);
    }
}
