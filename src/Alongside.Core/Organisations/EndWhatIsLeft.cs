using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// Whoever stopped working somewhere, and a team or an organisation that closed, holds nothing there any more. That is ended record
/// by record, after the unit that ended the work; when the program is stopped in the middle of it, the rest is done here.
/// </summary>
internal sealed class EndWhatIsLeft(EndSupport endSupport, CloseOrganisation close, ReaderSlots slots, Clock clock) : IJob
{
    /// <summary>For so long after an end it is looked at again and again: a program may be stopped for a holiday.</summary>
    internal static readonly TimeSpan Looked = TimeSpan.FromDays(30);

    public string Name => "end-what-is-left";

    public TimeSpan Every => TimeSpan.FromHours(1);

    // Of works, teams and organisations a house has thousands at most.
    public async Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) =>
        await Works(house, at).AnyAsync(cancel) || await Teams(house, at).AnyAsync(cancel) || await Organisations(house, at).AnyAsync(cancel);

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        foreach (var organisation in await ReadAsync(Organisations, cancel)) await close.EndAllAsync(organisation.OrganisationId, null, cancel);
        foreach (var team in await ReadAsync(Teams, cancel)) await endSupport.OfViewerAsync(ViewerKind.Team, team.TeamId, team.OrganisationId, null, cancel);
        foreach (var worker in (await ReadAsync(Works, cancel)).DistinctBy(row => (row.AccountId, row.OrganisationId)))
            await endSupport.OfWorkerAsync(worker.AccountId, worker.OrganisationId, clock.Now(), null, cancel);
        return null;
    }

    /// <summary>Work that is over, of whoever has none there now nor on a day to come.</summary>
    private static IQueryable<Work> Works(HouseDb house, DateTime at)
    {
        var since = at - Looked;
        return house.Works.Where(row => row.UntilAt > since && row.UntilAt <= at
            && !house.Works.Any(other => other.AccountId == row.AccountId && other.OrganisationId == row.OrganisationId && (other.UntilAt == null || (other.UntilAt > at && other.FromAt < other.UntilAt))));
    }

    private static IQueryable<Team> Teams(HouseDb house, DateTime at)
    {
        var since = at - Looked;
        return house.Teams.Where(row => row.ClosedAt > since);
    }

    private static IQueryable<Organisation> Organisations(HouseDb house, DateTime at)
    {
        var since = at - Looked;
        return house.Organisations.Where(row => row.ClosedAt > since);
    }

    private async Task<List<T>> ReadAsync<T>(Func<HouseDb, DateTime, IQueryable<T>> rows, CancellationToken cancel)
    {
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await rows(lease.House, clock.Now()).ToListAsync(cancel);
    }
}
