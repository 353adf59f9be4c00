using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Somebody who works there, or will from a day that is known: in which team, since when, and whether they lead.</summary>
public sealed record WorksHere(Guid WorkId, Guid AccountId, string Name, string Role, Guid? TeamId, string? Team, DateTime From, DateTime? Until, bool Leads);

/// <summary>What everybody who works at an organisation may know of it.</summary>
public sealed record OurOrganisation(Organisation Organisation, IReadOnlyList<Team> Teams, IReadOnlyList<OpenHours> Hours, IReadOnlyList<ClosedDays> Closed);

/// <summary>A page of those who work there, by name.</summary>
public sealed record WorkersPage(IReadOnlyList<WorksHere> Workers, int Page, bool More);

/// <summary>The organisation somebody works at, as its own workers see it. It is about nobody's record; for everybody else there is nothing here.</summary>
public sealed class OurOrganisationReading(ReaderSlots slots, Clock clock, LocalTime local)
{
    public const int OnPage = 50, MostFound = 20;

    public async Task<OurOrganisation> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        var (id, today) = (At(actor), local.DayOf(clock.Now()));
        using var lease = await slots.LeaseHouseAsync(cancel);
        var house = lease.House;
        var organisation = await house.Organisations.SingleOrDefaultAsync(row => row.OrganisationId == id, cancel) ?? throw new NotHere();
        var teams = await house.Teams.Where(row => row.OrganisationId == id && row.ClosedAt == null).ToListAsync(cancel);
        var hours = await house.OpenHours.Where(row => row.OrganisationId == id).OrderBy(row => row.Weekday).ToListAsync(cancel);
        var closed = await house.ClosedDays.Where(row => row.OrganisationId == id && row.UntilDay >= today).OrderBy(row => row.FromDay).ThenBy(row => row.ClosedId).ToListAsync(cancel);
        return new OurOrganisation(organisation, [.. teams.OrderBy(row => Folding.Fold(row.Name), StringComparer.Ordinal).ThenBy(row => row.TeamId)], hours, closed);
    }

    public async Task<WorkersPage> WorkersAsync(Actor actor, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        var all = await AllAsync(actor, cancel);
        return new WorkersPage([.. all.Skip((page - 1) * OnPage).Take(OnPage)], page, all.Count > page * OnPage);
    }

    /// <summary>One line of it; null when it is over or somewhere else.</summary>
    public async Task<WorksHere?> OneAsync(Actor actor, Guid work, CancellationToken cancel = default) => (await AllAsync(actor, rows => rows.Where(row => row.WorkId == work), cancel)).FirstOrDefault();

    /// <summary>Whoever works there under this account; null when nobody does.</summary>
    public async Task<WorksHere?> WorkerAsync(Actor actor, Guid account, CancellationToken cancel = default) => (await AllAsync(actor, rows => rows.Where(row => row.AccountId == account), cancel)).FirstOrDefault();

    /// <summary>Who works there now with this in their name, the first of them; everybody once.</summary>
    public async Task<IReadOnlyList<WorksHere>> FindAsync(Actor actor, string? part, CancellationToken cancel = default)
    {
        var (wanted, at) = (Folding.Fold(part ?? ""), clock.Now());
        return [.. (await AllAsync(actor, cancel)).Where(row => row.From <= at && Folding.Fold(row.Name).Contains(wanted, StringComparison.Ordinal)).DistinctBy(row => row.AccountId).Take(MostFound)];
    }

    /// <summary>Whom they asked, and who has not come yet: for those who lead. What somebody asked who leads there no more is good for nothing.</summary>
    public async Task<IReadOnlyList<WorkInvitation>> InvitedAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.Leads) return [];
        var (id, at) = (At(actor), clock.Now());
        using var lease = await slots.LeaseHouseAsync(cancel);
        var house = lease.House;
        return await house.WorkInvitations.Where(row => row.OrganisationId == id && row.OverAt == null && row.EndsAt > at
                && house.Works.Any(work => work.OrganisationId == id && work.AccountId == row.MadeBy && work.Leads && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at)))
            .OrderBy(row => row.MadeAt).ThenBy(row => row.InvitationId).Take(OnPage).ToListAsync(cancel);
    }

    // Those who work at one organisation are read at once: they are ordered as names are everywhere, which no database does.
    private Task<List<WorksHere>> AllAsync(Actor actor, CancellationToken cancel) => AllAsync(actor, rows => rows, cancel);

    private async Task<List<WorksHere>> AllAsync(Actor actor, Func<IQueryable<Work>, IQueryable<Work>> these, CancellationToken cancel)
    {
        var (id, at) = (At(actor), clock.Now());
        using var lease = await slots.LeaseHouseAsync(cancel);
        var house = lease.House;
        var works = await (
            from work in these(house.Works)
            where work.OrganisationId == id && (work.UntilAt == null || work.UntilAt > at)
            join account in house.Accounts on work.AccountId equals account.AccountId
            where account.ClosedAt == null
            select new WorksHere(work.WorkId, work.AccountId, account.Name, account.Role, work.TeamId,
                house.Teams.Where(row => row.TeamId == work.TeamId).Select(row => row.Name).FirstOrDefault(), work.FromAt, work.UntilAt, work.Leads)).ToListAsync(cancel);
        return [.. works.OrderBy(row => Folding.Fold(row.Name), StringComparer.Ordinal).ThenBy(row => row.WorkId)];
    }

    private static Guid At(Actor actor) => actor is { Capacity: Capacity.Worker, OrganisationId: { } id } ? id : throw new NotHere();
}
