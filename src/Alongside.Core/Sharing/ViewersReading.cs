using Alongside.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// Everybody whom the person's shares, supports and exclusions name: what they are called, and as what they may come. Read
/// once for a page, so that each share is then looked at once.
/// </summary>
internal sealed class ViewersReading
{
    private readonly Dictionary<Guid, (string Name, string Role)> accounts = [], teams = [];
    private readonly Dictionary<Guid, string> organisations = [];
    private readonly Dictionary<Guid, Guid> employers = [];
    private readonly HashSet<Guid> closed = [];
    private readonly ILookup<Guid, Ground> leftOut;
    private ILookup<Guid, Work> works = Array.Empty<Work>().ToLookup(row => row.AccountId);
    private ILookup<Guid, Guid> leftOutOf = Array.Empty<Guid>().ToLookup(id => id);

    private ViewersReading(List<Exclusion> exclusions) => leftOut = exclusions.ToLookup(row => row.ViewerId, GroundsReading.Of);

    internal static async Task<ViewersReading> OfAsync(OpenedRecord record, IReadOnlyList<Ground> grounds, List<Exclusion> exclusions, CancellationToken cancel)
    {
        var house = record.House;
        var ids = grounds.Select(row => row.ViewerId).Concat(exclusions.Select(row => row.ViewerId)).Concat(grounds.Select(row => row.OrganisationId ?? Guid.Empty)).Distinct().ToList();
        var viewers = new ViewersReading(exclusions);
        foreach (var row in await house.Accounts.Where(row => ids.Contains(row.AccountId)).ToListAsync(cancel)) viewers.accounts[row.AccountId] = (row.Name, row.Role);
        var teams = await house.Teams.Where(row => ids.Contains(row.TeamId)).ToListAsync(cancel);
        ids.AddRange(teams.Select(row => row.OrganisationId));
        foreach (var row in await house.Organisations.Where(row => ids.Contains(row.OrganisationId)).ToListAsync(cancel))
        {
            viewers.organisations[row.OrganisationId] = row.Name;
            if (row.ClosedAt is not null) viewers.closed.Add(row.OrganisationId);
        }
        foreach (var row in teams)
        {
            viewers.teams[row.TeamId] = (row.Name, viewers.organisations.GetValueOrDefault(row.OrganisationId, ""));
            viewers.employers[row.TeamId] = row.OrganisationId;
            if (row.ClosedAt is not null) viewers.closed.Add(row.TeamId);
        }
        // Where somebody works is asked only where it decides something: for workers, and for whom the person left out.
        var persons = exclusions.Where(row => row.ViewerKind == ViewerKind.Account).Select(row => row.ViewerId).ToList();
        var coming = grounds.Where(row => row.ViewerKind is ViewerKind.Worker or ViewerKind.Circle).Select(row => row.ViewerId).Concat(persons).Distinct().ToList();
        if (coming.Count == 0) return viewers;
        viewers.works = (await house.Works.Where(row => coming.Contains(row.AccountId) && row.FromAt <= record.At && (row.UntilAt == null || row.UntilAt > record.At)).ToListAsync(cancel))
            .ToLookup(row => row.AccountId);
        viewers.leftOutOf = persons.SelectMany(id => viewers.works[id].SelectMany(work => new[] { work.OrganisationId, work.TeamId ?? Guid.Empty }).Distinct().Select(place => (place, id)))
            .ToLookup(row => row.place, row => row.id);
        return viewers;
    }

    internal Viewer Called(ViewerKind kind, Guid id, Guid? organisation)
    {
        if (kind == ViewerKind.Team)
        {
            var (team, employer) = teams.GetValueOrDefault(id, ("", ""));
            return new Viewer(kind, id, team, "", employer);
        }
        if (kind is ViewerKind.Organisation or ViewerKind.Lead) return new Viewer(kind, id, organisations.GetValueOrDefault(id, ""), "", "");
        var (name, role) = accounts.GetValueOrDefault(id, ("", ""));
        return new Viewer(kind, id, name, role, organisation is { } at ? organisations.GetValueOrDefault(at, "") : "") { OrganisationId = organisation };
    }

    /// <summary>Whoever it is with sees nothing of it, however they come: they are left out themselves, or where they come from.</summary>
    internal bool IsLeftOut(Ground ground) => Coming(ground).All(actor =>
        Decide.LeavesOut(actor, ground.PersonId, [.. leftOut[actor.AccountId], .. leftOut[actor.TeamId ?? Guid.Empty], .. leftOut[actor.OrganisationId ?? Guid.Empty]]));

    internal Viewer Called(Ground ground) => Called(ground.ViewerKind, ground.ViewerId, ground.OrganisationId);

    /// <summary>A worker who works there at this moment; a team or an organisation that has not closed.</summary>
    internal bool IsThere(Ground ground) => ground.ViewerKind != ViewerKind.Worker ? !closed.Contains(ground.ViewerId) : works[ground.ViewerId].Any(work => work.OrganisationId == ground.OrganisationId);

    /// <summary>Those who work in the team or organisation it is with, and whom the person left out: by name.</summary>
    internal IReadOnlyList<string> Without(Ground ground) => ground.ViewerKind is not (ViewerKind.Team or ViewerKind.Organisation or ViewerKind.Lead) ? []
        : [.. leftOutOf[ground.ViewerId].Select(id => accounts.GetValueOrDefault(id, ("", "")).Item1)];

    /// <summary>As what the one it is with comes, when they come by this ground.</summary>
    internal List<Actor> Coming(Ground ground) => ground.ViewerKind switch
    {
        ViewerKind.Circle => [new Actor(ground.ViewerId, Capacity.Circle)],
        ViewerKind.Worker => At(ground.ViewerId, ground.OrganisationId),
        _ => [Member(ground)],
    };

    /// <summary>As what else the same one may come: an account in everything it is, a team or an organisation as itself.</summary>
    internal List<Actor> ComingAnyway(Ground ground) => ground.ViewerKind switch
    {
        ViewerKind.Circle => [new Actor(ground.ViewerId, Capacity.Circle), .. works[ground.ViewerId].Select(Worker)],
        ViewerKind.Worker => [new Actor(ground.ViewerId, Capacity.Circle), .. At(ground.ViewerId, ground.OrganisationId), .. works[ground.ViewerId].Select(Worker)],
        _ => [Member(ground)],
    };

    private List<Actor> At(Guid account, Guid? organisation)
    {
        var there = works[account].Where(work => work.OrganisationId == organisation).Select(Worker).ToList();
        return there.Count > 0 ? there : [new Actor(account, Capacity.Worker, OrganisationId: organisation)];
    }

    private Actor Member(Ground ground) => ground.ViewerKind == ViewerKind.Team
        ? new Actor(Guid.Empty, Capacity.Worker, OrganisationId: employers.TryGetValue(ground.ViewerId, out var employer) ? employer : null, TeamId: ground.ViewerId)
        : new Actor(Guid.Empty, Capacity.Worker, OrganisationId: ground.ViewerId) { Leads = ground.ViewerKind == ViewerKind.Lead };

    private static Actor Worker(Work work) => new(work.AccountId, Capacity.Worker, OrganisationId: work.OrganisationId, TeamId: work.TeamId) { Leads = work.Leads };
}
