using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.Tests.TheGate;

/// <summary>
/// What the oracle's table has no room for: the very moments, facts about other people, several facts at once, and facts
/// that no use case would ever write. The broken copies in MutationTests have to survive these too, and must not.
/// </summary>
internal sealed record Sentence(string Text, Func<Decision, bool> Holds);

internal static class Sentences
{
    private static readonly Cast Cast = new(Ids.New());
    private static readonly DateTime Now = Oracle.Now;
    private static readonly Actor House = new(Cast.Account, Capacity.House, Cast.AnotherRecord, Cast.Organisation, Cast.Team);
    private static readonly Actor NeighbourWhoWorksThere = new(Cast.Account, Capacity.Circle, Cast.AnotherRecord, Cast.Organisation, Cast.Team);
    private static readonly Actor WorkerWithOwnRecord = Cast.Worker with { OwnRecord = Cast.Person };
    private static readonly Operation[] Operations = Enum.GetValues<Operation>();
    private static readonly ViewerKind[] Kinds = Enum.GetValues<ViewerKind>();

    public static IReadOnlyList<Sentence> All { get; } =
    [
        new("a share begins in its first moment", decide => Reads(decide, Cast.Circle, Share() with { From = Now }) == With(Parts.Goals)),
        new("a share has not begun the moment before", decide => Nothing(decide, Cast.Circle, Share() with { From = Now.AddTicks(1) })),
        new("a share is over in the moment it ends", decide => Nothing(decide, Cast.Circle, Share() with { Until = Now })),
        new("a share holds until the moment before its end", decide => Reads(decide, Cast.Circle, Share() with { Until = Now.AddTicks(1) }) == With(Parts.Goals)),
        new("a share without an end holds", decide => Reads(decide, Cast.Circle, Share() with { Until = null }) == With(Parts.Goals)),
        new("an exclusion holds from its first moment", decide => Nothing(decide, Cast.Circle, Share(), Exclusion() with { From = Now })),
        new("an exclusion said on a machine whose clock is ahead holds here already",
            decide => Nothing(decide, Cast.Circle, Share(), Exclusion() with { From = Now.AddMinutes(5) })),
        new("a support is over in the moment it ends", decide => Nothing(decide, Cast.Worker, Support() with { Until = Now })),
        new("a share of another person's record gives nothing of this one", decide => Nothing(decide, Cast.Circle, Share() with { Person = Cast.AnotherRecord })),
        new("a support of another person gives nothing of this one", decide => Nothing(decide, Cast.Worker, Support() with { Person = Cast.AnotherRecord })),
        new("another person's exclusion takes nothing of this one away",
            decide => Reads(decide, Cast.Circle, Share(), Exclusion() with { Person = Cast.AnotherRecord }) == With(Parts.Goals)),
        new("somebody else's share gives this viewer nothing", decide => Kinds.All(kind =>
            new[] { Cast.Circle, Cast.Worker }.All(actor => Nothing(decide, actor, Share() with { Viewer = Cast.AnotherRecord, Kind = kind })))),
        new("somebody else's exclusion takes nothing from this viewer", decide => Kinds.All(kind =>
            Reads(decide, Cast.Circle, Share(), Exclusion() with { Viewer = Cast.AnotherRecord, Kind = kind }) == With(Parts.Goals))),
        new("two shares give both their parts, in either order", decide =>
            Reads(decide, Cast.Circle, Share(), Share() with { Parts = Parts.Views }) == With(Parts.Goals | Parts.Views)),
        new("the same part shared twice is shared", decide => Reads(decide, Cast.Circle, Share(), Share()) == With(Parts.Goals)),
        new("supported twice is supported", decide => Reads(decide, Cast.Worker, Support(), Support()) == With(Parts.KeepMeSafe)),
        new("of two supports the one that was agreed keeps counting", decide =>
            Reads(decide, Cast.Worker, Support(), Support() with { Parts = Parts.None }) == With(Parts.KeepMeSafe)
            && Reads(decide, Cast.Worker, Support() with { Parts = Parts.None }, Support()) == With(Parts.KeepMeSafe)),
        new("a share after one that has ended still counts", decide =>
            Reads(decide, Cast.Circle, Share() with { Until = Now }, Share() with { Parts = Parts.Views }) == With(Parts.Views)),
        new("a share of everything never opens what is never shared", decide =>
            Reads(decide, Cast.Circle, Share() with { Parts = PartTable.All }) == PartTable.Shareable),
        new("a support opens how to talk and how to keep safe, whatever the fact says", decide =>
            Reads(decide, Cast.Worker, Support() with { Parts = PartTable.All }) == With(Parts.KeepMeSafe)
            && May(decide, Cast.Worker, Operation.Write, Support() with { Parts = PartTable.All }) == Parts.None),
        new("support beside a share lets nobody write more than the share does", decide =>
            May(decide, Cast.Worker, Operation.Write, Share() with { Kind = ViewerKind.Worker, Parts = Parts.Behave }, Support() with { Parts = PartTable.All }) == Parts.Behave),
        new("two shares only to tell let somebody tell under both headings, in either order, and under one twice", decide =>
            May(decide, Cast.Circle, Operation.Write, Tell(), Tell() with { Parts = Parts.WhoIAm }) == (Parts.Behave | Parts.WhoIAm)
            && May(decide, Cast.Circle, Operation.Write, Tell(), Tell()) == Parts.Behave),
        new("a share to tell beside a share to see: they see what is to be seen, and tell under both", decide => new[] { true, false }.All(first =>
        {
            FactRow[] both = [Share() with { Parts = Parts.WhoIAm }, Tell()];
            FactRow[] facts = first ? both : [both[1], both[0]];
            return Reads(decide, Cast.Circle, facts) == With(Parts.WhoIAm) && May(decide, Cast.Circle, Operation.Write, facts) == (Parts.WhoIAm | Parts.Behave);
        })),
        new("the same heading to see and to tell is still to be written under", decide =>
            May(decide, Cast.Circle, Operation.Write, Share() with { Parts = Parts.Behave }, Tell()) == Parts.Behave),
        new("a share to tell everything lets nobody write outside the headings, or read anything", decide =>
            May(decide, Cast.Circle, Operation.Write, Tell() with { Parts = PartTable.All }) == Parts.Headings
            && Reads(decide, Cast.Circle, Tell() with { Parts = PartTable.All }) == Parts.None),
        new("a support or an exclusion that only gives does not exist", decide =>
            May(decide, Cast.Worker, Operation.Write, Support() with { OnlyGives = true, Parts = PartTable.All }) == Parts.None
            && Reads(decide, Cast.Worker, Support() with { OnlyGives = true }) == With(Parts.KeepMeSafe)
            && Nothing(decide, Cast.Circle, Exclusion() with { OnlyGives = true, Parts = PartTable.All, Purpose = Purpose.Support })),
        new("an exclusion never gives anything, whatever the fact says", decide => Kinds.All(kind =>
            Nothing(decide, Cast.Circle, Exclusion() with { Kind = kind, Parts = PartTable.All, Purpose = Purpose.Support })
            && Nothing(decide, Cast.Worker, Exclusion() with { Kind = kind, Parts = PartTable.All, Purpose = Purpose.Support }))),
        new("an exclusion is for an account, a team or an organisation; no other kind is known", decide =>
            new[] { ViewerKind.Circle, ViewerKind.Worker, (ViewerKind)99 }.All(kind => Reads(decide, Cast.Circle, Share(), Exclusion() with { Kind = kind }) == With(Parts.Goals))),
        new("a share to an account in every capacity does not exist", decide => new[] { ViewerKind.Account, (ViewerKind)99 }.All(kind =>
            new[] { Cast.Circle, Cast.Worker }.All(actor => Nothing(decide, actor, Share() with { Kind = kind })))),
        new("a team's share is not the organisation's, nor the other way round", decide =>
            Nothing(decide, Cast.Worker, Share() with { Kind = ViewerKind.Team, Viewer = Cast.Organisation })
            && Nothing(decide, Cast.Worker, Share() with { Kind = ViewerKind.Organisation, Viewer = Cast.Team })
            && Nothing(decide, Cast.Worker, Share() with { Kind = ViewerKind.Team }) && Nothing(decide, Cast.Worker, Share() with { Kind = ViewerKind.Organisation })),
        new("those who lead are never shared with, and lead only as workers", decide =>
            Nothing(decide, Cast.WorkerWhoLeads, Share() with { Kind = ViewerKind.Lead, Viewer = Cast.Organisation })
            && Nothing(decide, NeighbourWhoWorksThere with { Leads = true }, Support() with { Kind = ViewerKind.Lead, Viewer = Cast.Organisation })),
        new("the house, without its door, gets nothing", decide => GetsNothingAtAll(decide, House)),
        new("who acts as neighbour gets nothing that was shared with them as a worker", decide => Nothing(decide, NeighbourWhoWorksThere,
            Share() with { Kind = ViewerKind.Worker }, Share() with { Kind = ViewerKind.Team, Viewer = Cast.Team },
            Share() with { Kind = ViewerKind.Organisation, Viewer = Cast.Organisation }, Support())),
        new("who acts as a worker has nothing of their own record by being the person", decide => Nothing(decide, WorkerWithOwnRecord)),
        new("who acts as themselves gets nothing that was shared with them in another capacity", decide => GetsNothingAtAll(decide, Cast.SomebodyElse)),
        new("what is shared for learning opens for learning, and for nothing else", decide =>
            decide(Cast.Circle, Cast.Person, [(Share() with { Purpose = Purpose.Learning }).Ground], Operation.Read, Purpose.Learning, Now) == With(Parts.Goals)
            && decide(Cast.Circle, Cast.Person, [Share().Ground], Operation.Read, Purpose.Learning, Now) == Parts.None),
        new("an exclusion holds for every purpose", decide =>
            decide(Cast.Circle, Cast.Person, [(Share() with { Purpose = Purpose.Learning }).Ground, Exclusion().Ground], Operation.Read, Purpose.Learning, Now) == Parts.None),
        new("an operation nobody knows is allowed to nobody", decide =>
            May(decide, Cast.Self, (Operation)99) == Parts.None && May(decide, Cast.Circle, (Operation)99, Share()) == Parts.None),
        new("the person may do exactly what their record says, and no bit beyond the closed list", decide =>
            Operations.All(operation => (May(decide, Cast.Self, operation) & ~PartTable.All) == Parts.None)),
        new("nobody else is given a bit beyond the closed list", decide => Operations.All(operation =>
            (May(decide, Cast.Circle, operation, Share() with { Parts = (Parts)(-1) }) & ~PartTable.All) == Parts.None)),
    ];

    private static Parts With(Parts parts) => parts | Parts.Communication;

    private static FactRow Share() => new(GroundKind.Share, ViewerKind.Circle) { Parts = Parts.Goals };

    private static FactRow Tell() => Share() with { Parts = Parts.Behave, OnlyGives = true };

    private static FactRow Support() => new(GroundKind.Support, ViewerKind.Worker) { Parts = Parts.KeepMeSafe, Until = null };

    private static FactRow Exclusion() => new(GroundKind.Exclusion, ViewerKind.Account) { Purpose = default, Until = null };

    private static Parts May(Decision decide, Actor actor, Operation operation, params FactRow[] facts) =>
        decide(actor, Cast.Person, [.. facts.Select(fact => fact.Ground)], operation, Purpose.Support, Now);

    private static Parts Reads(Decision decide, Actor actor, params FactRow[] facts) => May(decide, actor, Operation.Read, facts);

    private static bool Nothing(Decision decide, Actor actor, params FactRow[] facts) =>
        Operations.All(operation => May(decide, actor, operation, facts) == Parts.None);

    private static bool GetsNothingAtAll(Decision decide, Actor actor) => Kinds.All(kind =>
        new[] { Cast.Account, Cast.Organisation, Cast.Team }.All(viewer => Nothing(decide, actor, Share() with { Kind = kind, Viewer = viewer },
            Support() with { Kind = kind, Viewer = viewer })));

    private sealed record FactRow(GroundKind Sort, ViewerKind Kind)
    {
        public Guid Person { get; init; } = Cast.Person;
        public Guid Viewer { get; init; } = Cast.Account;
        public Parts Parts { get; init; }
        public bool OnlyGives { get; init; }
        public Purpose Purpose { get; init; } = Purpose.Support;
        public DateTime From { get; init; } = Now.AddDays(-1);
        public DateTime? Until { get; init; } = Now.AddDays(1);

        public Ground Ground => new()
        {
            PersonId = Person,
            GroundId = Ids.New(),
            Kind = Sort,
            ViewerKind = Kind,
            ViewerId = Viewer,
            OrganisationId = Kind == ViewerKind.Worker ? Cast.Organisation : null,
            Parts = Parts,
            OnlyGives = OnlyGives,
            Purpose = Purpose,
            FromAt = From,
            UntilAt = Until,
        };
    }
}

public sealed class DecideTests
{
    public static TheoryData<string> Texts => [.. Sentences.All.Select(sentence => sentence.Text)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_holds_that(string text) => Sentences.All.Single(sentence => sentence.Text == text).Holds(Decide.PartsFor).ShouldBeTrue(text);
}
