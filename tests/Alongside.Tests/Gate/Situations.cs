using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.Tests.TheGate;

/// <summary>Everybody who plays in a situation, as ids: the person, and one viewer with the places they work.</summary>
internal sealed record Cast(Guid Person)
{
    public Guid Account { get; init; } = Ids.New();
    public Guid AnotherRecord { get; init; } = Ids.New();
    public Guid Organisation { get; init; } = Ids.New();
    public Guid OtherOrganisation { get; init; } = Ids.New();
    public Guid Team { get; init; } = Ids.New();
    public Guid OtherTeam { get; init; } = Ids.New();
    public Guid TeamElsewhere { get; init; } = Ids.New();

    public Actor Self => new(Account, Capacity.Self, Person);
    public Actor SomebodyElse => new(Account, Capacity.Self, AnotherRecord);
    public Actor Circle => new(Account, Capacity.Circle);
    public Actor Worker => new(Account, Capacity.Worker, OrganisationId: Organisation, TeamId: Team);
    public Actor WorkerInOtherTeam => new(Account, Capacity.Worker, OrganisationId: Organisation, TeamId: OtherTeam);
    public Actor WorkerWhoLeads => Worker with { Leads = true };
    public Actor LeadElsewhere => WorkerElsewhere with { Leads = true };
    public Actor WorkerElsewhere => new(Account, Capacity.Worker, OrganisationId: OtherOrganisation, TeamId: TeamElsewhere);
}

internal enum When { Live, NotBegun, Ended, TakenBack }

/// <summary>Something that is so in a situation: about whom, and whether it is so now.</summary>
internal abstract record Fact(ViewerKind Kind, When When)
{
    public Guid Viewer(Cast cast) => Kind switch
    {
        ViewerKind.Team => cast.Team,
        ViewerKind.Organisation or ViewerKind.Lead => cast.Organisation,
        _ => cast.Account,
    };
}

internal sealed record Shared(ViewerKind Kind, When When = When.Live, Purpose Purpose = Purpose.Support, bool OnlyGives = false) : Fact(Kind, When);

internal sealed record Excluded(ViewerKind Kind, When When = When.Live) : Fact(Kind, When);

internal sealed record Supported(ViewerKind Kind, When When = When.Live, bool KeepMeSafe = true) : Fact(Kind, When);

/// <summary>One situation of the oracle: who asks, and what is so. Written by hand from the words in README.md.</summary>
internal sealed record Situation(string Code, Func<Cast, Actor> ActsAs, params Fact[] Facts)
{
    public bool OfAnotherPart { get; init; }

    /// <summary>The record is their own, and they come to it as somebody else than themselves.</summary>
    public bool OfThemselves { get; init; }

    /// <summary>With a share, each cell is a world of its own: the share covers exactly the part of the cell.</summary>
    public bool HasShare => Facts.OfType<Shared>().Any();

    /// <summary>Nothing is open to read here: whoever only tells leaves no look.</summary>
    public bool OnlyGives => Facts.OfType<Shared>().Any(share => share.OnlyGives);

    /// <summary>What the share covers when this part is asked about.</summary>
    public Parts Covers(Parts asked) =>
        !OfAnotherPart ? asked : asked == Parts.Important ? Parts.Behave : Parts.Important;

    /// <summary>The facts as the gate reads them, at this moment.</summary>
    public List<Ground> Grounds(Cast cast, Parts asked, DateTime at) => [.. Facts.Select(fact => new Ground
    {
        PersonId = cast.Person,
        GroundId = Ids.New(),
        Kind = fact switch { Shared => GroundKind.Share, Excluded => GroundKind.Exclusion, _ => GroundKind.Support },
        ViewerKind = fact.Kind,
        ViewerId = fact.Viewer(cast),
        OrganisationId = fact is Shared { Kind: ViewerKind.Worker } or Supported ? cast.Organisation : null,
        Parts = fact switch { Shared => Covers(asked), Supported { KeepMeSafe: true } => Parts.KeepMeSafe, _ => Parts.None },
        OnlyGives = fact is Shared { OnlyGives: true },
        Purpose = fact is Shared shared ? shared.Purpose : fact is Supported ? Purpose.Support : default,
        FromAt = fact.When == When.NotBegun ? at.AddDays(1) : at.AddDays(-30),
        UntilAt = fact.When == When.Ended ? at.AddDays(-1) : fact is Shared ? at.AddDays(60) : null,
        TakenBackAt = fact.When == When.TakenBack ? at.AddDays(-1) : null,
    })];
}

internal static class Situations
{
    public static IReadOnlyList<Situation> All { get; } =
    [
        new("self", cast => cast.Self),
        new("stranger-circle", cast => cast.Circle),
        new("stranger-worker", cast => cast.Worker),
        new("circle-share", cast => cast.Circle, new Shared(ViewerKind.Circle)),
        new("circle-share-of-another-part", cast => cast.Circle, new Shared(ViewerKind.Circle)) { OfAnotherPart = true },
        new("circle-share-not-begun", cast => cast.Circle, new Shared(ViewerKind.Circle, When.NotBegun)),
        new("circle-share-ended", cast => cast.Circle, new Shared(ViewerKind.Circle, When.Ended)),
        new("circle-share-taken-back", cast => cast.Circle, new Shared(ViewerKind.Circle, When.TakenBack)),
        new("circle-share-for-learning", cast => cast.Circle, new Shared(ViewerKind.Circle, Purpose: Purpose.Learning)),
        new("circle-share-used-as-worker", cast => cast.Worker, new Shared(ViewerKind.Circle)),
        new("worker-share", cast => cast.Worker, new Shared(ViewerKind.Worker)),
        new("worker-share-at-another-organisation", cast => cast.WorkerElsewhere, new Shared(ViewerKind.Worker)),
        new("team-share", cast => cast.Worker, new Shared(ViewerKind.Team)),
        new("team-share-other-team", cast => cast.WorkerInOtherTeam, new Shared(ViewerKind.Team)),
        new("organisation-share", cast => cast.Worker, new Shared(ViewerKind.Organisation)),
        new("organisation-share-other-organisation", cast => cast.WorkerElsewhere, new Shared(ViewerKind.Organisation)),
        new("support-worker", cast => cast.Worker, new Supported(ViewerKind.Worker)),
        new("support-worker-safety-not-agreed", cast => cast.Worker, new Supported(ViewerKind.Worker, KeepMeSafe: false)),
        new("support-team", cast => cast.Worker, new Supported(ViewerKind.Team)),
        new("support-ended", cast => cast.Worker, new Supported(ViewerKind.Worker, When.Ended)),
        new("support-lead", cast => cast.WorkerWhoLeads, new Supported(ViewerKind.Lead, KeepMeSafe: false)),
        new("support-lead-who-does-not-lead", cast => cast.Worker, new Supported(ViewerKind.Lead, KeepMeSafe: false)),
        new("support-lead-elsewhere", cast => cast.LeadElsewhere, new Supported(ViewerKind.Lead, KeepMeSafe: false)),
        new("support-lead-excluded", cast => cast.WorkerWhoLeads, new Supported(ViewerKind.Lead, KeepMeSafe: false), new Excluded(ViewerKind.Account)),
        new("circle-share-of-themselves", cast => cast.Circle with { OwnRecord = cast.Person }, new Shared(ViewerKind.Circle)) { OfThemselves = true },
        new("support-of-themselves", cast => cast.Worker with { OwnRecord = cast.Person }, new Supported(ViewerKind.Worker)) { OfThemselves = true },
        new("support-lead-of-themselves", cast => cast.WorkerWhoLeads with { OwnRecord = cast.Person }, new Supported(ViewerKind.Lead, KeepMeSafe: false)) { OfThemselves = true },
        new("circle-share-excluded", cast => cast.Circle, new Shared(ViewerKind.Circle), new Excluded(ViewerKind.Account)),
        new("worker-share-team-excluded", cast => cast.Worker, new Shared(ViewerKind.Worker), new Excluded(ViewerKind.Team)),
        new("worker-share-organisation-excluded", cast => cast.Worker, new Shared(ViewerKind.Worker), new Excluded(ViewerKind.Organisation)),
        new("team-share-account-excluded", cast => cast.Worker, new Shared(ViewerKind.Team), new Excluded(ViewerKind.Account)),
        new("support-excluded", cast => cast.Worker, new Supported(ViewerKind.Worker), new Excluded(ViewerKind.Account)),
        new("excluded-as-circle-share-as-worker", cast => cast.Worker, new Shared(ViewerKind.Worker), new Excluded(ViewerKind.Account)),
        new("exclusion-ended", cast => cast.Circle, new Shared(ViewerKind.Circle), new Excluded(ViewerKind.Account, When.TakenBack)),
        new("circle-share-and-support", cast => cast.Worker, new Shared(ViewerKind.Worker), new Supported(ViewerKind.Worker)),
        new("circle-gives", cast => cast.Circle, new Shared(ViewerKind.Circle, OnlyGives: true)),
        new("circle-gives-of-another-part", cast => cast.Circle, new Shared(ViewerKind.Circle, OnlyGives: true)) { OfAnotherPart = true },
        new("circle-gives-excluded", cast => cast.Circle, new Shared(ViewerKind.Circle, OnlyGives: true), new Excluded(ViewerKind.Account)),
        new("other-person", cast => cast.SomebodyElse),
    ];
}
