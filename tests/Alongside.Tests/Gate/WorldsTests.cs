using Alongside.Basics;
using Alongside.Sharing;
using FsCheck;
using FsCheck.Fluent;

namespace Alongside.Tests.TheGate;

/// <summary>What must hold in every world, whatever was shared with whom. A failure prints the world and the seed to make it again.</summary>
public sealed class WorldsTests
{
    private static readonly DateTime Now = Oracle.Now;
    private static readonly Town Town = new([Ids.New(), Ids.New(), Ids.New()]);
    private static readonly Operation[] Operations = Enum.GetValues<Operation>();
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Leaving_somebody_out_never_opens_anything() =>
        Prop.ForAll(Worlds.Any, Arb.From(Worlds.Exclusion), (world, exclusion) =>
            Everywhere((actor, person, operation) =>
                Within(Parts(actor, person, operation, [.. world.In(Town, Now), exclusion.In(Town, Now)]), Parts(actor, person, operation, world.In(Town, Now)))))
            .Check(Many);

    [Fact]
    public void Taking_a_share_or_a_support_away_never_opens_anything() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var grounds = world.In(Town, Now);
            return grounds.Where(ground => ground.Kind != GroundKind.Exclusion).All(gone => Everywhere((actor, person, operation) =>
                Within(Parts(actor, person, operation, [.. grounds.Where(ground => ground != gone)]), Parts(actor, person, operation, grounds))));
        }).Check(Many);

    [Fact]
    public void When_everything_has_ended_nothing_is_open() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var ended = new World([.. world.Facts.Select(fact => fact.Sort == GroundKind.Exclusion ? fact : fact with { Until = 0 })]).In(Town, Now);
            return Everywhere((actor, person, operation) => Parts(actor, person, operation, ended) == Sharing.Parts.None);
        }).Check(Many);

    [Fact]
    public void What_is_so_of_others_opens_nothing() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var grounds = world.In(Town, Now);
            return Everywhere((actor, person, operation) =>
                Parts(actor, person, operation, [.. grounds.Where(ground => !Names(ground, actor) || ground.PersonId != person)]) == Sharing.Parts.None);
        }).Check(Many);

    [Fact]
    public void What_is_so_of_others_closes_nothing() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var grounds = world.In(Town, Now);
            return Everywhere((actor, person, operation) => Parts(actor, person, operation, grounds)
                == Parts(actor, person, operation, [.. grounds.Where(ground => Names(ground, actor) && ground.PersonId == person)]));
        }).Check(Many);

    [Fact]
    public void The_order_in_which_things_were_decided_does_not_matter() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var grounds = world.In(Town, Now);
            return Everywhere((actor, person, operation) =>
                Parts(actor, person, operation, grounds) == Parts(actor, person, operation, [.. Enumerable.Reverse(grounds)]));
        }).Check(Many);

    [Fact]
    public void What_is_the_persons_alone_is_nobody_elses_in_any_world() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var grounds = world.In(Town, Now);
            return Everywhere((actor, person, operation) => operation switch
            {
                Operation.Discover => true,
                Operation.Read => (Parts(actor, person, operation, grounds) & (Sharing.Parts.OnlyMe | Sharing.Parts.Legal | Sharing.Parts.Safeguarding)) == Sharing.Parts.None,
                Operation.Write => Within(Parts(actor, person, operation, grounds), Sharing.Parts.Headings & (Parts(actor, person, Operation.Read, grounds) | Told(grounds))),
                Operation.OwnWork => Within(Parts(actor, person, operation, grounds), PartTable.OwnWork),
                _ => Parts(actor, person, operation, grounds) == Sharing.Parts.None,
            });
        }).Check(Many);

    [Fact]
    public void A_share_only_to_tell_lets_nobody_read_anything() =>
        Prop.ForAll(Worlds.Any, world =>
        {
            var grounds = world.In(Town, Now);
            return Everywhere((actor, person, operation) => operation is Operation.Discover or Operation.Write
                || Parts(actor, person, operation, grounds) == Parts(actor, person, operation, [.. grounds.Where(ground => !ground.OnlyGives)]));
        }).Check(Many);

    [Fact]
    public void Worlds_are_of_every_kind()
    {
        var worlds = Worlds.Any.Generator.Sample(300).ToList();
        bool Some(Func<Actor, Guid, List<Ground>, bool> so) => worlds.Any(world => Town.Viewers.Any(actor => Town.People.Any(person => so(actor, person, world.In(Town, Now)))));

        Some((actor, person, grounds) => Parts(actor, person, Operation.Write, grounds) != Sharing.Parts.None).ShouldBeTrue("somebody may write");
        Some((actor, person, grounds) => Parts(actor, person, Operation.Write, grounds) != Sharing.Parts.None
            && Parts(actor, person, Operation.Read, grounds) == Sharing.Parts.None).ShouldBeTrue("somebody may only tell");
        Some((actor, person, grounds) => actor.Leads && Parts(actor, person, Operation.OwnWork, grounds) != Parts(actor with { Leads = false }, person, Operation.OwnWork, grounds)).ShouldBeTrue("somebody has them by leading");
        Some((actor, person, grounds) => Parts(actor, person, Operation.Read, grounds) == Sharing.Parts.Communication).ShouldBeTrue("somebody may only talk with them");
        Some((actor, person, grounds) => Parts(actor, person, Operation.Discover, grounds) == Sharing.Parts.None
            && Parts(actor, person, Operation.Discover, [.. grounds.Where(ground => ground.Kind != GroundKind.Exclusion)]) != Sharing.Parts.None).ShouldBeTrue("somebody was left out");
        worlds.ShouldContain(world => world.Facts.Any(fact => fact.Until == 0) && world.Facts.Any(fact => fact.From == 0));
    }

    private static bool Everywhere(Func<Actor, Guid, Operation, bool> holds) =>
        Town.Viewers.All(actor => Town.People.All(person => Operations.All(operation => holds(actor, person, operation))));

    private static Parts Parts(Actor actor, Guid person, Operation operation, List<Ground> grounds) =>
        Decide.PartsFor(actor, person, grounds, operation, Purpose.Support, Now);

    private static Parts Told(List<Ground> grounds) => grounds.Where(ground => ground.OnlyGives).Aggregate(Sharing.Parts.None, (sum, ground) => sum | ground.Parts);

    private static bool Within(Parts less, Parts more) => (less & ~more) == Sharing.Parts.None;

    private static bool Names(Ground ground, Actor actor) =>
        ground.ViewerId == actor.AccountId || ground.ViewerId == actor.OrganisationId || ground.ViewerId == actor.TeamId;
}
