using Alongside.Sharing;

namespace Alongside.Data;

/// <summary>
/// Lists of people come from <c>reach</c>, which is derived: whoever could know of somebody and is not listed would wait for
/// nothing, and whoever is listed without a ground would learn a name. Each row is compared with what is decided from the facts.
/// </summary>
internal static class ReachCheck
{
    private const string Facts = """
        SELECT person_id, ground_id, kind, viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at
        FROM ground ORDER BY person_id, ground_id
        """;

    private static readonly KeptKind[] FactKinds =
        [KeptKind.Id, KeptKind.Id, KeptKind.Number, KeptKind.Number, KeptKind.Id, KeptKind.Id, KeptKind.LongNumber, KeptKind.YesNo, KeptKind.Number, KeptKind.Instant, KeptKind.Instant, KeptKind.Instant];

    private const string Rows = """
        SELECT r.person_id, r.ground_id, r.viewer_kind, r.viewer_id, r.organisation_id, r.purpose, r.from_at, r.until_at,
          CASE WHEN r.known_as = p.known_as AND r.name_fold = p.name_fold THEN 1 ELSE 0 END, r.holder_kind, r.holder_id
        FROM reach r LEFT JOIN person p ON p.person_id = r.person_id ORDER BY r.person_id, r.ground_id
        """;

    private static readonly KeptKind[] RowKinds =
        [KeptKind.Id, KeptKind.Id, KeptKind.Number, KeptKind.Id, KeptKind.Id, KeptKind.Number, KeptKind.Instant, KeptKind.Instant, KeptKind.YesNo, KeptKind.Number, KeptKind.Id];

    /// <summary>The people whose rows are not what is decided. None: all is well.</summary>
    internal static async Task<IReadOnlyList<Guid>> WrongAsync(KeptDatabase database, CancellationToken cancel)
    {
        var wrong = new List<Guid>();
        await using var facts = await PersonCursor.OpenAsync("ground", database.QueryAsync(Facts, FactKinds, cancel), 0, cancel);
        await using var rows = await PersonCursor.OpenAsync("reach", database.QueryAsync(Rows, RowKinds, cancel), 0, cancel);
        while (new[] { facts.Person, rows.Person }.Min() is { } person)
        {
            var grounds = new List<Ground>();
            for (; facts.Person == person; await facts.NextAsync()) grounds.Add(Of(facts.Row!));
            var there = new List<Row>();
            var named = true;
            for (; rows.Person == person; await rows.NextAsync())
            {
                there.Add(RowOf(rows.Row!));
                named &= rows.Row![8] is 1L;
            }
            if (!named || !there.ToHashSet().SetEquals(grounds.Where(ground => IsReached(ground, grounds)).Select(RowOf).Concat(Held(grounds))) || there.Distinct().Count() != there.Count) wrong.Add(person);
        }
        return wrong;
    }

    /// <summary>
    /// Decided in its first moment, by whoever it names, with what says "not this person" of the same viewer. Who is left out
    /// as one of a team or organisation is left out when the list is read; its row stays for the others.
    /// </summary>
    private static bool IsReached(Ground ground, List<Ground> all)
    {
        if (ground.Kind == GroundKind.Exclusion || ground.TakenBackAt is not null) return false;
        var actor = ground.ViewerKind switch
        {
            ViewerKind.Circle => new Actor(ground.ViewerId, Capacity.Circle),
            ViewerKind.Worker => new Actor(ground.ViewerId, Capacity.Worker, OrganisationId: ground.OrganisationId),
            ViewerKind.Team => new Actor(Guid.Empty, Capacity.Worker, OrganisationId: ground.OrganisationId, TeamId: ground.ViewerId),
            ViewerKind.Lead => new Actor(Guid.Empty, Capacity.Worker, OrganisationId: ground.ViewerId) { Leads = true },
            _ => new Actor(Guid.Empty, Capacity.Worker, OrganisationId: ground.ViewerId),
        };
        // One that ends as it begins is never live, and its row is never read.
        var whenever = new Ground
        {
            PersonId = ground.PersonId, GroundId = ground.GroundId, Kind = ground.Kind, ViewerKind = ground.ViewerKind, ViewerId = ground.ViewerId,
            OrganisationId = ground.OrganisationId, Parts = ground.Parts, OnlyGives = ground.OnlyGives, Purpose = ground.Purpose, FromAt = ground.FromAt,
        };
        var facts = all.Where(other => other.Kind == GroundKind.Exclusion && other.ViewerId == ground.ViewerId).Append(whenever).ToList();
        return Decide.PartsFor(actor, ground.PersonId, facts, Operation.Discover, ground.Purpose, ground.FromAt) != Parts.None;
    }

    /// <summary>While those who lead answer for somebody whom they may know of, a row of theirs for each worker or team of their organisation that has the person.</summary>
    private static IEnumerable<Row> Held(List<Ground> all) =>
        from ground in all
        where ground is { Kind: GroundKind.Support, ViewerKind: ViewerKind.Worker or ViewerKind.Team }
            && all.Exists(lead => lead is { Kind: GroundKind.Support, ViewerKind: ViewerKind.Lead, UntilAt: null } && lead.ViewerId == ground.OrganisationId)
            && !all.Exists(other => other is { Kind: GroundKind.Exclusion, TakenBackAt: null } && other.ViewerId == ground.OrganisationId)
        select RowOf(ground) with { Kind = ViewerKind.Lead, Viewer = ground.OrganisationId!.Value, HolderKind = ground.ViewerKind, Holder = ground.ViewerId };

    private static Ground Of(object?[] fact) => new()
    {
        PersonId = (Guid)fact[0]!,
        GroundId = (Guid)fact[1]!,
        Kind = (GroundKind)(long)fact[2]!,
        ViewerKind = (ViewerKind)(long)fact[3]!,
        ViewerId = (Guid)fact[4]!,
        OrganisationId = (Guid?)fact[5],
        Parts = (Parts)(long)fact[6]!,
        OnlyGives = fact[7] is 1L,
        Purpose = (Purpose)(long)fact[8]!,
        FromAt = Keep.Instant((long)fact[9]!),
        UntilAt = fact[10] is long until ? Keep.Instant(until) : null,
        TakenBackAt = fact[11] is long back ? Keep.Instant(back) : null,
    };

    private static Row RowOf(Ground ground) =>
        new(ground.GroundId, ground.ViewerKind, ground.ViewerId, ground.OrganisationId, ground.Purpose, ground.FromAt, ground.UntilAt);

    private static Row RowOf(object?[] row) => new((Guid)row[1]!, (ViewerKind)(long)row[2]!, (Guid)row[3]!, (Guid?)row[4], (Purpose)(long)row[5]!,
        Keep.Instant((long)row[6]!), row[7] is long until ? Keep.Instant(until) : null) { HolderKind = row[9] is long kind ? (ViewerKind)kind : null, Holder = (Guid?)row[10] };

    private sealed record Row(Guid Ground, ViewerKind Kind, Guid Viewer, Guid? Organisation, Purpose Purpose, DateTime From, DateTime? Until)
    {
        internal ViewerKind? HolderKind { get; init; }
        internal Guid? Holder { get; init; }
    }
}
