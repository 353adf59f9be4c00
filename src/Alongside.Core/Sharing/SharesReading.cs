using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Somebody the person knows here, as the person would call them. <paramref name="Where"/> is an organisation, or nothing.</summary>
public sealed record Viewer(ViewerKind Kind, Guid Id, string Name, string Role, string Where)
{
    /// <summary>As whom an exclusion names them: an account in every capacity, or the team or organisation itself.</summary>
    public ViewerKind LeftOutAs => Kind is ViewerKind.Circle or ViewerKind.Worker ? ViewerKind.Account : Kind;
}

/// <summary>One share, and with whom.</summary>
public sealed record SharedWith(Share Share, Viewer Viewer)
{
    public bool LeftOut { get; init; }
}

/// <summary>One exclusion, and of whom.</summary>
public sealed record LeftOut(Exclusion Exclusion, Viewer Viewer);

/// <summary>An invitation that is not settled. <paramref name="LeftOut"/>: who joined is somebody the person left out.</summary>
public sealed record Invited(Invitation Invitation, bool LeftOut);

/// <summary>All the person decided about who sees what: what holds, who is left out, what is over, and who could be left out.</summary>
public sealed record WhoSeesWhat(
    IReadOnlyList<SharedWith> Live, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<SharedWith> Ended, IReadOnlyList<Viewer> Known)
{
    public IReadOnlyList<Invited> Invited { get; init; } = [];
}

/// <summary>What the person's own page of shares shows. Nobody else's opened record holds any of it.</summary>
public static class SharesReading
{
    public static async Task<WhoSeesWhat> OfAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var shares = await record.Db.Shares.OrderByDescending(row => row.FromAt).ThenBy(row => row.ShareId).ToListAsync(cancel);
        var exclusions = await record.Db.Exclusions.Where(row => row.TakenBackAt == null).OrderBy(row => row.FromAt).ThenBy(row => row.ExclusionId).ToListAsync(cancel);
        var supports = await record.Db.Supports.Where(row => row.UntilAt == null || row.UntilAt > record.At).ToListAsync(cancel);
        var invited = await record.Db.Invitations.Where(row => row.OverAt == null).OrderByDescending(row => row.JoinedAt != null).ThenByDescending(row => row.MadeAt).ToListAsync(cancel);
        var names = await Names.OfAsync(record.House, shares, exclusions, supports, cancel);

        var all = shares.Select(share => names.Of(share.ViewerKind, share.ViewerId, share.OrganisationId))
            .Concat(supports.Select(support => names.Of(support.ViewerKind, support.ViewerId, support.OrganisationId))).ToList();
        bool IsLeftOut(Viewer viewer) => exclusions.Any(row => row.ViewerKind == viewer.LeftOutAs && row.ViewerId == viewer.Id);
        var shown = shares.Select((share, at) => new SharedWith(share, all[at]) { LeftOut = IsLeftOut(all[at]) }).ToList();
        return new WhoSeesWhat(
            [.. shown.Where(row => row.Share.IsLive(record.At))],
            [.. exclusions.Select(row => new LeftOut(row, names.Of(row.ViewerKind, row.ViewerId, null)))],
            [.. shown.Where(row => !row.Share.IsLive(record.At) && !Replaced(row.Share, shares))],
            [.. all.Where(viewer => !IsLeftOut(viewer)).DistinctBy(viewer => (viewer.LeftOutAs, viewer.Id))])
        {
            Invited = [.. invited.Select(row => new Invited(row, exclusions.Any(left => left.ViewerKind == ViewerKind.Account && left.ViewerId == row.JoinedBy)))],
        };
    }

    public static async Task<SharedWith?> OneAsync(OpenedRecord record, Guid share, CancellationToken cancel = default)
    {
        if (await record.Db.Shares.SingleOrDefaultAsync(row => row.ShareId == share, cancel) is not { } found) return null;
        var names = await Names.OfAsync(record.House, [found], [], [], cancel);
        return new SharedWith(found, names.Of(found.ViewerKind, found.ViewerId, found.OrganisationId));
    }

    /// <summary>What the person shares with their circle and what ends before this instant, the soonest first: for their first page. Nobody left out is among them.</summary>
    public static async Task<IReadOnlyList<SharedWith>> EndingAsync(OpenedRecord record, DateTime before, int most, CancellationToken cancel = default)
    {
        var shares = await record.Db.Shares.Where(row => row.ViewerKind == ViewerKind.Circle && row.TakenBackAt == null && row.FromAt <= record.At && row.UntilAt > record.At && row.UntilAt <= before
                && !record.Db.Exclusions.Any(left => left.ViewerKind == ViewerKind.Account && left.ViewerId == row.ViewerId && left.TakenBackAt == null))
            .OrderBy(row => row.UntilAt).ThenBy(row => row.ShareId).Take(most).ToListAsync(cancel);
        if (shares.Count == 0) return [];
        var names = await Names.OfAsync(record.House, shares, [], [], cancel);
        return [.. shares.Select(share => new SharedWith(share, names.Of(share.ViewerKind, share.ViewerId, share.OrganisationId)))];
    }

    /// <summary>It gave its place to another in the same moment: the person went on sharing, and ended nothing.</summary>
    private static bool Replaced(Share share, List<Share> all) =>
        all.Any(other => other != share && other.ViewerId == share.ViewerId && other.ViewerKind == share.ViewerKind && other.FromAt == share.TakenBackAt);

    private sealed class Names
    {
        private readonly Dictionary<Guid, (string Name, string Role)> accounts = [], teams = [];
        private readonly Dictionary<Guid, string> organisations = [];

        internal static async Task<Names> OfAsync(HouseDb house, List<Share> shares, List<Exclusion> exclusions, List<Support> supports, CancellationToken cancel)
        {
            var ids = shares.Select(row => row.ViewerId).Concat(exclusions.Select(row => row.ViewerId)).Concat(supports.Select(row => row.ViewerId))
                .Concat(shares.Select(row => row.OrganisationId ?? Guid.Empty)).Distinct().ToList();
            var names = new Names();
            foreach (var row in await house.Accounts.Where(row => ids.Contains(row.AccountId)).ToListAsync(cancel)) names.accounts[row.AccountId] = (row.Name, row.Role);
            var teams = await house.Teams.Where(row => ids.Contains(row.TeamId)).ToListAsync(cancel);
            ids.AddRange(teams.Select(row => row.OrganisationId));
            foreach (var row in await house.Organisations.Where(row => ids.Contains(row.OrganisationId)).ToListAsync(cancel)) names.organisations[row.OrganisationId] = row.Name;
            foreach (var row in teams) names.teams[row.TeamId] = (row.Name, names.organisations.GetValueOrDefault(row.OrganisationId, ""));
            return names;
        }

        internal Viewer Of(ViewerKind kind, Guid id, Guid? organisation)
        {
            var where = organisation is { } at ? organisations.GetValueOrDefault(at, "") : "";
            if (kind == ViewerKind.Team)
            {
                var (team, employer) = teams.GetValueOrDefault(id, ("", ""));
                return new Viewer(kind, id, team, "", employer);
            }
            if (kind == ViewerKind.Organisation) return new Viewer(kind, id, organisations.GetValueOrDefault(id, ""), "", "");
            var (name, role) = accounts.GetValueOrDefault(id, ("", ""));
            return new Viewer(kind, id, name, role, where);
        }
    }
}
