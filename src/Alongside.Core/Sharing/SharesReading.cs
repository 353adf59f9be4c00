using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Somebody the person knows here, as the person would call them. <paramref name="Where"/> is an organisation, or nothing.</summary>
public sealed record Viewer(ViewerKind Kind, Guid Id, string Name, string Role, string Where)
{
    /// <summary>Where a worker works; null for everybody else.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>As whom an exclusion names them: an account in every capacity, or the team or organisation itself.</summary>
    public ViewerKind LeftOutAs => Kind switch
    {
        ViewerKind.Circle or ViewerKind.Worker => ViewerKind.Account,
        ViewerKind.Lead => ViewerKind.Organisation,
        _ => Kind,
    };
}

/// <summary>One share, and with whom. <paramref name="LeftOut"/>: they see nothing of it, because the person left them out, or where they work.</summary>
public sealed record SharedWith(Share Share, Viewer Viewer, bool LeftOut = false)
{
    /// <summary>Who works in the team or organisation it is with and sees nothing of it all the same: the person left them out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}

/// <summary>Who was given the person to support, and what that alone lets them see. <paramref name="Without"/>: who of a team is left out.</summary>
public sealed record Supporter(Viewer Viewer, Parts Sees, IReadOnlyList<string> Without)
{
    /// <summary>Since when, on what basis of the organisation's and why: which is never the person's own choice.</summary>
    public required Support By { get; init; }
}

/// <summary>
/// What a viewer would see with a share of these parts, beside all they see by something else; and what they see without
/// it. <paramref name="LeftOut"/>: nothing, because the person left them out.
/// </summary>
public sealed record WouldSee(Parts Sees, Parts Already, bool LeftOut, IReadOnlyList<string> Without);

/// <summary>One exclusion, and of whom.</summary>
public sealed record LeftOut(Exclusion Exclusion, Viewer Viewer);

/// <summary>An invitation that is not settled. <paramref name="LeftOut"/>: who joined is somebody the person left out.</summary>
public sealed record Invited(Invitation Invitation, bool LeftOut);

/// <summary>All the person decided about who sees what: what holds, who is left out, what is over, and who could be left out.</summary>
public sealed record WhoSeesWhat(
    IReadOnlyList<SharedWith> Live, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<SharedWith> Ended, IReadOnlyList<Viewer> Known)
{
    public IReadOnlyList<Invited> Invited { get; init; } = [];

    /// <summary>Who sees something because they support the person, and not because it was shared.</summary>
    public IReadOnlyList<Supporter> Supporting { get; init; } = [];
}

/// <summary>What the person's own page of shares shows. Nobody else's opened record holds any of it.</summary>
public static class SharesReading
{
    public static async Task<WhoSeesWhat> OfAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var shares = await record.Db.Shares.OrderByDescending(row => row.FromAt).ThenBy(row => row.ShareId).ToListAsync(cancel);
        var exclusions = await ExclusionsAsync(record, cancel);
        var supports = await record.Db.Supports.Where(row => row.UntilAt == null || row.UntilAt > record.At).ToListAsync(cancel);
        var invited = await record.Db.Invitations.Where(row => row.OverAt == null).OrderByDescending(row => row.JoinedAt != null).ThenByDescending(row => row.MadeAt).ToListAsync(cancel);
        var supported = supports.ConvertAll(GroundsReading.Of);
        var viewers = await ViewersReading.OfAsync(record, [.. shares.Select(GroundsReading.Of), .. supported], exclusions, cancel);

        var shown = shares.ConvertAll(share => Shown(viewers, share));
        var known = shown.Select(row => row.Viewer).Concat(supported.Select(viewers.Called));
        var excluded = exclusions.Select(row => (row.ViewerKind, row.ViewerId)).ToHashSet();
        var begun = shares.ToLookup(row => (row.ViewerKind, row.ViewerId, row.FromAt));
        // It gave its place to another in the same moment: the person went on sharing, and ended nothing.
        bool Replaced(Share share) => share.TakenBackAt is { } at && begun[(share.ViewerKind, share.ViewerId, at)].Any(other => other != share);
        return new WhoSeesWhat(
            [.. shown.Where(row => row.Share.IsLive(record.At))],
            [.. exclusions.Select(row => new LeftOut(row, viewers.Called(row.ViewerKind, row.ViewerId, null)))],
            [.. shown.Where(row => !row.Share.IsLive(record.At) && !Replaced(row.Share))],
            [.. known.Where(viewer => !excluded.Contains((viewer.LeftOutAs, viewer.Id))).DistinctBy(viewer => (viewer.LeftOutAs, viewer.Id))])
        {
            Supporting = [.. supported.Where(ground => !viewers.IsLeftOut(ground))
                .Select(ground => new Supporter(viewers.Called(ground), By([ground], viewers.Coming(ground), Operation.Read, [ground.Purpose], record), viewers.Without(ground))
                { By = supports.Find(row => row.SupportId == ground.GroundId)! })
                .Where(row => row.Sees != Parts.None).OrderByDescending(row => row.Sees).DistinctBy(row => (row.Viewer.Kind, row.Viewer.Id, row.Viewer.OrganisationId))],
            Invited = [.. invited.Select(row => new Invited(row, row.JoinedBy is { } who && excluded.Contains((ViewerKind.Account, who))))],
        };
    }

    /// <summary>The shares of this part by which somebody sees it now: for whoever is about to say something there.</summary>
    public static async Task<IReadOnlyList<SharedWith>> SeeingAsync(OpenedRecord record, Parts part, CancellationToken cancel = default)
    {
        var bit = (long)part;
        var shares = await record.Db.Shares.Where(row => !row.OnlyGives && ((long)row.Parts & bit) != 0 && row.TakenBackAt == null && row.UntilAt > record.At)
            .OrderByDescending(row => row.FromAt).ThenBy(row => row.ShareId).ToListAsync(cancel);
        if (shares.Count == 0) return [];
        var viewers = await ViewersReading.OfAsync(record, shares.ConvertAll(GroundsReading.Of), await ExclusionsAsync(record, cancel), cancel);
        return [.. shares.Select(share => Shown(viewers, share)).Where(row => !row.LeftOut)];
    }

    public static async Task<SharedWith?> OneAsync(OpenedRecord record, Guid share, CancellationToken cancel = default)
    {
        if (await record.Db.Shares.SingleOrDefaultAsync(row => row.ShareId == share, cancel) is not { } found) return null;
        return Shown(await ViewersReading.OfAsync(record, [GroundsReading.Of(found)], await ExclusionsAsync(record, cancel), cancel), found);
    }

    /// <summary>
    /// What of this share the same one goes on seeing without it (of one only to tell: goes on telling), by another share, one
    /// with their team or organisation, or because they support the person. They are asked about in everything they are.
    /// </summary>
    public static async Task<Parts> WithoutItAsync(OpenedRecord record, Share share, CancellationToken cancel = default)
    {
        var grounds = (await GroundsReading.AllLiveAsync(record.Db, record.At, cancel)).FindAll(ground => ground.GroundId != share.ShareId);
        var ground = GroundsReading.Of(share);
        var viewers = await ViewersReading.OfAsync(record, [ground], [], cancel);
        return By(grounds, viewers.ComingAnyway(ground), share.OnlyGives ? Operation.Write : Operation.Read, Enum.GetValues<Purpose>(), record) & share.Parts;
    }

    /// <summary>What this viewer would see if these parts were shared with them now, in place of a share that stands or beside it.</summary>
    public static async Task<WouldSee> WouldSeeAsync(OpenedRecord record, Viewer viewer, Parts parts, Share? inPlaceOf = null, CancellationToken cancel = default)
    {
        var purpose = inPlaceOf?.Purpose ?? Purpose.Support;
        var ground = new Ground
        {
            PersonId = record.Person, GroundId = Guid.Empty, Kind = GroundKind.Share, ViewerKind = viewer.Kind, ViewerId = viewer.Id, OrganisationId = viewer.OrganisationId,
            Parts = parts, Purpose = purpose, FromAt = record.At,
        };
        var viewers = await ViewersReading.OfAsync(record, [ground], await ExclusionsAsync(record, cancel), cancel);
        var others = (await GroundsReading.AllLiveAsync(record.Db, record.At, cancel)).FindAll(other => other.GroundId != inPlaceOf?.ShareId);
        Parts With(List<Ground> grounds) => By(grounds, viewers.Coming(ground), Operation.Read, [purpose], record);
        return new WouldSee(With([.. others, ground]), With(others), viewers.IsLeftOut(ground), viewers.Without(ground));
    }

    private static Parts By(List<Ground> grounds, List<Actor> actors, Operation operation, Purpose[] purposes, OpenedRecord record) =>
        actors.SelectMany(actor => purposes.Select(purpose => Decide.PartsFor(actor, record.Person, grounds, operation, purpose, record.At)))
            .Aggregate(Parts.None, (sum, parts) => sum | parts);

    /// <summary>What the person shares with their circle and what ends before this instant, the soonest first: for their first page. Nobody left out is among them.</summary>
    public static async Task<IReadOnlyList<SharedWith>> EndingAsync(OpenedRecord record, DateTime before, int most, CancellationToken cancel = default)
    {
        var shares = await record.Db.Shares.Where(row => row.ViewerKind == ViewerKind.Circle && row.TakenBackAt == null && row.FromAt <= record.At && row.UntilAt > record.At && row.UntilAt <= before
                && !record.Db.Exclusions.Any(left => left.ViewerKind == ViewerKind.Account && left.ViewerId == row.ViewerId && left.TakenBackAt == null))
            .OrderBy(row => row.UntilAt).ThenBy(row => row.ShareId).Take(most).ToListAsync(cancel);
        if (shares.Count == 0) return [];
        var viewers = await ViewersReading.OfAsync(record, shares.ConvertAll(GroundsReading.Of), [], cancel);
        return [.. shares.Select(share => Shown(viewers, share))];
    }

    internal static Task<List<Exclusion>> ExclusionsAsync(OpenedRecord record, CancellationToken cancel) =>
        record.Db.Exclusions.Where(row => row.TakenBackAt == null).OrderBy(row => row.FromAt).ThenBy(row => row.ExclusionId).ToListAsync(cancel);

    private static SharedWith Shown(ViewersReading viewers, Share share)
    {
        var ground = GroundsReading.Of(share);
        return new SharedWith(share, viewers.Called(ground), viewers.IsLeftOut(ground)) { Without = viewers.Without(ground) };
    }
}
