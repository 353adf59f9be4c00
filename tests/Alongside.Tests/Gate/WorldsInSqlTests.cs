using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using FsCheck;
using FsCheck.Fluent;

namespace Alongside.Tests.TheGate;

/// <summary>The lists that the database keeps ready, against asking the decision about every single person.</summary>
public abstract class WorldsInSqlTests(TestHouse house)
{
    [Fact]
    public void A_list_holds_whom_the_decision_lets_somebody_know_of_today_and_tomorrow_and_nobody_else() =>
        Prop.ForAll(Worlds.Any, world => HoldsAsync(world).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private async Task HoldsAsync(World world)
    {
        // In the order of names, whatever letters they are written in.
        var people = new List<Actor>();
        foreach (var name in new[] { "amina", "Élodie", "Zara" }) people.Add(await house.Given.PersonAsync(name));
        var town = new Town([.. people.Select(person => person.OwnRecord!.Value)]);
        var grounds = world.In(town, house.The<Clock>().Now());
        foreach (var person in town.People) await PlantAsync(person, [.. grounds.Where(ground => ground.PersonId == person)]);

        await CompareAsync(town, grounds);
        // Nobody writes anything, and the lists are another day's.
        house.Time.Move(TimeSpan.FromDays(1));
        await CompareAsync(town, grounds);
    }

    private async Task CompareAsync(Town town, List<Ground> grounds)
    {
        var at = house.The<Clock>().Now();
        foreach (var viewer in town.Viewers)
        {
            var expected = town.People.Where(person => Decide.PartsFor(viewer, person, grounds, Operation.Discover, Purpose.Support, at) != Parts.None).ToList();
            (await WholeListAsync(viewer, 1)).ShouldBe(expected, $"{viewer} one by one");
            (await WholeListAsync(viewer, 20)).ShouldBe(expected, $"{viewer} all at once");
        }
    }

    private async Task<List<Guid>> WholeListAsync(Actor viewer, int size)
    {
        var (found, after) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await house.The<ReachReading>().PageAsync(viewer, after: after, size: size);
            found.AddRange(page.People.Select(person => person.Person));
            after = page.Next;
            // A page that is short though another follows would tell that somebody is hidden in it.
            if (after is not null) page.People.Count.ShouldBe(size);
        }
        while (after is not null);
        return found;
    }

    private Task<bool> PlantAsync(Guid person, List<Ground> grounds) =>
        house.The<SystemDoor>().RunAsync(person, "a test makes a world", unit =>
        {
            foreach (var ground in grounds) unit.Record.Add(RowOf(ground));
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.ShareGiven, Parts.OnlyMe);
            return Task.FromResult(true);
        });

    internal static object RowOf(Ground ground)
    {
        if (ground.Kind == GroundKind.Share)
        {
            var share = Rows.Share(ground);
            if (ground.TakenBackAt is { } taken) share.TakeBack(taken);
            return share;
        }
        if (ground.Kind == GroundKind.Exclusion)
        {
            var exclusion = Rows.Exclusion(ground);
            if (ground.TakenBackAt is { } taken) exclusion.TakeBack(taken);
            return exclusion;
        }
        var support = Rows.Support(ground);
        if (ground.UntilAt is { } until) support.End(until);
        return support;
    }

    public sealed class On_Sqlite(SqliteHouse house) : WorldsInSqlTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : WorldsInSqlTests(house), IClassFixture<PostgresHouse>;
}
