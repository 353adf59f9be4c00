using Alongside.Basics;
using Alongside.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>A page of organisations by name, and where the next begins (null: this is the last).</summary>
public sealed record OrganisationsPage(IReadOnlyList<Organisation> Organisations, string? Next);

/// <summary>One organisation, and its teams by name.</summary>
public sealed record OrganisationWithTeams(Organisation Organisation, IReadOnlyList<Team> Teams);

/// <summary>
/// With whom the person can begin to share: who came to their page already, or who is found. Organisations and teams are
/// there for everybody to find; somebody who works there only by the whole name, as the person knows it.
/// </summary>
public static class WhomReading
{
    public const int OnPage = 20;

    // So many are a choice; more would be a list of somebody's staff.
    private const int MostLookers = 20;
    private static readonly TimeSpan Recently = TimeSpan.FromDays(90);

    /// <summary>
    /// Who supports the person, with whom they shared before, and who looked of late: teams and organisations, and workers who
    /// are still there. Nobody left out is among them.
    /// </summary>
    public static async Task<IReadOnlyList<Viewer>> KnownAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var supports = await record.Db.Supports.Where(row => row.FromAt <= record.At && (row.UntilAt == null || row.UntilAt > record.At)).OrderBy(row => row.FromAt).ToListAsync(cancel);
        var shares = await record.Db.Shares.Where(row => row.ViewerKind != ViewerKind.Circle).OrderByDescending(row => row.FromAt).ToListAsync(cancel);
        var since = record.At - Recently;
        var lookers = await record.Db.LookMinutes.Where(look => look.Capacity == Capacity.Worker && look.OrganisationId != null && look.At >= since)
            .GroupBy(look => new { look.AccountId, look.OrganisationId }).Select(group => new { group.Key.AccountId, group.Key.OrganisationId, Last = group.Max(look => look.At) })
            .OrderByDescending(row => row.Last).ThenBy(row => row.AccountId).Take(MostLookers).ToListAsync(cancel);
        List<Ground> all =
        [
            .. supports.Select(GroundsReading.Of), .. shares.Select(GroundsReading.Of),
            .. lookers.Select(row => As(record, ViewerKind.Worker, row.AccountId, row.OrganisationId)),
        ];
        var viewers = await ViewersReading.OfAsync(record, all, await SharesReading.ExclusionsAsync(record, cancel), cancel);
        return
        [
            .. all.Where(ground => !viewers.IsLeftOut(ground) && viewers.IsThere(ground)).Select(viewers.Called)
                .DistinctBy(viewer => (viewer.Kind, viewer.Id, viewer.OrganisationId)),
        ];
    }

    /// <summary>The organisations of this house with this in their name. They are few, so they are compared here, as names are compared everywhere.</summary>
    public static async Task<OrganisationsPage> OrganisationsAsync(OpenedRecord record, string? part, string? after, CancellationToken cancel = default)
    {
        var (fold, id) = Cursor.Read(after);
        var wanted = Folding.Fold(part ?? "");
        var found = (await record.House.Organisations.Where(row => row.ClosedAt == null).ToListAsync(cancel)).Select(row => (Row: row, Fold: Folding.Fold(row.Name)))
            .Where(row => row.Fold.Contains(wanted, StringComparison.Ordinal))
            .Where(row => fold is null || string.CompareOrdinal(row.Fold, fold) is var order && (order > 0 || order == 0 && row.Row.OrganisationId.CompareTo(id) > 0))
            .OrderBy(row => row.Fold, StringComparer.Ordinal).ThenBy(row => row.Row.OrganisationId).Take(OnPage + 1).ToList();
        return new OrganisationsPage([.. found.Take(OnPage).Select(row => row.Row)], found.Count > OnPage ? Cursor.Write(found[OnPage - 1].Fold, found[OnPage - 1].Row.OrganisationId) : null);
    }

    /// <summary>Null when there is none with this id, or none any more.</summary>
    public static async Task<OrganisationWithTeams?> OrganisationAsync(OpenedRecord record, Guid organisation, CancellationToken cancel = default)
    {
        if (await record.House.Organisations.SingleOrDefaultAsync(row => row.OrganisationId == organisation && row.ClosedAt == null, cancel) is not { } found) return null;
        var teams = await record.House.Teams.Where(row => row.OrganisationId == organisation && row.ClosedAt == null).ToListAsync(cancel);
        return new OrganisationWithTeams(found, [.. teams.OrderBy(row => Folding.Fold(row.Name), StringComparer.Ordinal).ThenBy(row => row.TeamId)]);
    }

    /// <summary>Who works there and has exactly this name. Whoever is left out is found as little as somebody who is not there.</summary>
    public static async Task<IReadOnlyList<Viewer>> WorkersAsync(OpenedRecord record, Guid organisation, string name, CancellationToken cancel = default)
    {
        var wanted = Folding.Fold(name);
        var there = await (
            from work in record.House.Works
            join account in record.House.Accounts on work.AccountId equals account.AccountId
            where work.OrganisationId == organisation && work.FromAt <= record.At && (work.UntilAt == null || work.UntilAt > record.At) && account.ClosedAt == null
            select new { account.AccountId, account.Name }).ToListAsync(cancel);
        var found = there.Where(row => Folding.Fold(row.Name) == wanted).Select(row => row.AccountId).Distinct().Select(id => As(record, ViewerKind.Worker, id, organisation)).ToList();
        var viewers = await ViewersReading.OfAsync(record, found, await SharesReading.ExclusionsAsync(record, cancel), cancel);
        return [.. found.Where(ground => !viewers.IsLeftOut(ground)).Select(viewers.Called).OrderBy(viewer => viewer.Role, StringComparer.Ordinal).ThenBy(viewer => viewer.Id)];
    }

    /// <summary>A ground that opens nothing: only who it would be about.</summary>
    private static Ground As(OpenedRecord record, ViewerKind kind, Guid id, Guid? organisation) => new()
    {
        PersonId = record.Person, GroundId = Guid.Empty, Kind = GroundKind.Share, ViewerKind = kind, ViewerId = id, OrganisationId = organisation,
        Parts = Parts.None, Purpose = Purpose.Support, FromAt = record.At,
    };
}
