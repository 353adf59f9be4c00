using Alongside.Basics;
using Alongside.Sharing;
using FsCheck;
using FsCheck.Fluent;

namespace Alongside.Tests.TheGate;

/// <summary>The people, accounts, organisations and teams of a world: the third team is at the second organisation.</summary>
internal sealed record Town(IReadOnlyList<Guid> People)
{
    public IReadOnlyList<Guid> Accounts { get; init; } = [Ids.New(), Ids.New()];
    public IReadOnlyList<Guid> Organisations { get; init; } = [Ids.New(), Ids.New()];
    public IReadOnlyList<Guid> Teams { get; init; } = [Ids.New(), Ids.New(), Ids.New()];

    /// <summary>Who leads at the first organisation.</summary>
    public Guid Lead => Accounts[1];

    /// <summary>Every way to come: as circle, at each place with each team, and at a place with no team.</summary>
    public IEnumerable<Actor> Viewers => Accounts.SelectMany(account => new[]
    {
        new Actor(account, Capacity.Circle),
        new Actor(account, Capacity.Worker, OrganisationId: Organisations[0], TeamId: Teams[0]) { Leads = account == Lead },
        new Actor(account, Capacity.Worker, OrganisationId: Organisations[0], TeamId: Teams[1]) { Leads = account == Lead },
        new Actor(account, Capacity.Worker, OrganisationId: Organisations[1], TeamId: Teams[2]),
        new Actor(account, Capacity.Worker, OrganisationId: Organisations[0]) { Leads = account == Lead },
    });
}

/// <summary>Something somebody decided in a world. Days are counted from the moment that is asked about; null has no end.</summary>
internal sealed record WorldFact(int Person, GroundKind Sort, ViewerKind Kind, int Viewer, int Organisation, Parts Parts, Purpose Purpose, int From, int? Until, bool TakenBack)
{
    public bool OnlyGives { get; init; }

    public Guid ViewerIn(Town town) => Kind switch
    {
        ViewerKind.Team => town.Teams[Viewer],
        ViewerKind.Organisation or ViewerKind.Lead => town.Organisations[Viewer % 2],
        _ => town.Accounts[Viewer % 2],
    };

    public Ground In(Town town, DateTime at) => new()
    {
        PersonId = town.People[Person],
        GroundId = Ids.New(),
        Kind = Sort,
        ViewerKind = Kind,
        ViewerId = ViewerIn(town),
        OrganisationId = Kind == ViewerKind.Lead ? ViewerIn(town) : Kind == ViewerKind.Worker || Sort == GroundKind.Support ? town.Organisations[Organisation] : null,
        Parts = Parts,
        OnlyGives = OnlyGives,
        Purpose = Purpose,
        FromAt = at.AddDays(From),
        UntilAt = Until is { } day ? at.AddDays(day) : null,
        TakenBackAt = TakenBack ? at.AddDays(From) : null,
    };
}

/// <summary>A few people who share, exclude and are supported in any way there is, all at once.</summary>
internal sealed record World(IReadOnlyList<WorldFact> Facts)
{
    public List<Ground> In(Town town, DateTime at) => [.. Facts.Select(fact => fact.In(town, at))];

    public override string ToString() => string.Join("\n", Facts);
}

internal static class Worlds
{
    // Nobody can share nothing: a share names at least one part.
    private static readonly Gen<Parts> Parts =
        from few in Gen.Elements(PartTable.Rows.Select(row => row.Part).ToArray()).NonEmptyListOf()
        select few.Take(4).Aggregate(Sharing.Parts.None, (sum, part) => sum | part);

    private static readonly Gen<WorldFact> Share =
        from kind in Gen.Elements(ViewerKind.Circle, ViewerKind.Worker, ViewerKind.Team, ViewerKind.Organisation)
        from parts in Parts
        from purpose in Gen.Elements(Purpose.Support, Purpose.Support, Purpose.Support, Purpose.Learning)
        from fact in Fact(GroundKind.Share, kind)
        from onlyGives in Gen.Elements(false, false, false, true)
        select fact with { Parts = parts, OnlyGives = onlyGives, Purpose = purpose, Until = fact.Until ?? 4 };

    // Nobody can exclude somebody from a later day on, and an exclusion has no end but being taken back.
    public static readonly Gen<WorldFact> Exclusion =
        from kind in Gen.Elements(ViewerKind.Account, ViewerKind.Team, ViewerKind.Organisation)
        from fact in Fact(GroundKind.Exclusion, kind)
        select fact with { From = Math.Min(fact.From, 0), Until = null, Purpose = default };

    private static readonly Gen<WorldFact> Support =
        from kind in Gen.Elements(ViewerKind.Worker, ViewerKind.Team, ViewerKind.Lead)
        from agreed in Gen.Elements(Sharing.Parts.None, Sharing.Parts.KeepMeSafe)
        from fact in Fact(GroundKind.Support, kind)
        select fact with { Parts = kind == ViewerKind.Lead ? Sharing.Parts.None : agreed, TakenBack = false };

    public static readonly Arbitrary<World> Any = Arb.From(
        from size in Gen.Choose(0, 12)
        from facts in Gen.Frequency((5, Share), (2, Support), (2, Exclusion)).ListOf(size)
        select new World([.. facts]),
        // A smaller world that still goes wrong is easier to read.
        world => world.Facts.Select((_, left) => new World([.. world.Facts.Where((_, place) => place != left)])));

    private static Gen<WorldFact> Fact(GroundKind sort, ViewerKind kind) =>
        from person in Gen.Choose(0, 2)
        from viewer in Gen.Choose(0, 2)
        from organisation in Gen.Choose(0, 1)
        from day in Gen.Choose(-3, 2)
        from days in Gen.Choose(1, 4)
        from ends in Gen.Elements(true, true, false)
        from takenBack in Gen.Elements(false, false, false, true)
        select new WorldFact(person, sort, kind, viewer, organisation, Sharing.Parts.None, Purpose.Support, day, ends ? day + days : null, takenBack);
}
