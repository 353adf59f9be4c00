using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>
/// Moving a note is more than one unit. Whatever comes in between, the end of the program, a correction, another decision, it is
/// in the end in the right record once and whole, and never in two.
/// </summary>
public abstract class MoveAgainTests(TestHouse house)
{
    private const int Units = 4;

    private HappenedGiven Given => new(house.The<IServiceProvider>());

    public static TheoryData<int> Stops => [.. Enumerable.Range(0, Units)];

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Ended_anywhere_in_between_and_sent_again_it_is_there_once_and_gone_here(int after)
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, Given.NotMet(amina, jo) with { Withhold = Given.Harm() });
        await CorrectAsync(jo, amina, note, "Bilal has a cold.");
        await EndedAfterAsync(after, jo, amina, note, bilal);
        (await Given.ReadAsync(jo, amina)).Lines.Count.ShouldBe(1, "until it is sent again it is here");

        await MoveAsync(jo, amina, note, bilal.OwnRecord);
        (await Given.ReadAsync(jo, amina)).Lines.ShouldBeEmpty();
        var line = (await Given.ReadAsync(jo, bilal)).Lines.ShouldHaveSingleItem();
        (line.Now.Words, line.Earlier.Count, line.Check!.CheckerName, line.Withholding!.Exemption).ShouldBe(("Bilal has a cold.", 1, "Jo", "serious-harm"));
        (await Given.ReadAsync(bilal, bilal)).Lines.ShouldBeEmpty("it is still kept back");
        (await house.The<OwnWorkLists>().ChecksAsync(jo)).Checks.Select(check => check.KnownAs).ShouldBe(["Bilal"]);
    }

    [Fact]
    public async Task What_was_corrected_between_two_tries_comes_too()
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "He is unwell."));
        await EndedAfterAsync(Units - 1, jo, amina, note, bilal);
        await CorrectAsync(jo, amina, note, "He has a cold.");
        await MoveAsync(jo, amina, note, bilal.OwnRecord);
        var line = (await Given.ReadAsync(bilal, bilal)).Lines.ShouldHaveSingleItem();
        (line.Now.Words, line.Earlier.Single().Words).ShouldBe(("He has a cold.", "He is unwell."));
        (await Given.ReadAsync(amina, amina)).Away.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Corrected_in_the_very_moment_it_is_not_lost_and_the_mover_is_asked_to_look_again()
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "He is unwell."));
        var between = new Between(house.The<IWriter>(), Units - 1, () => CorrectAsync(jo, amina, note, "He has a cold."));
        await Should.ThrowAsync<Stale>(() => new MoveHappening(between).RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, note, bilal.OwnRecord)));
        (await Given.ReadAsync(amina, amina)).Lines.Single().Now.Words.ShouldBe("He has a cold.");
        await MoveAsync(jo, amina, note, bilal.OwnRecord);
        (await Given.ReadAsync(bilal, bilal)).Lines.Single().Now.Words.ShouldBe("He has a cold.");
        (await Given.ReadAsync(amina, amina)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_goes_to_one_person_and_when_that_was_wrong_too_it_is_only_taken_away_here()
    {
        var (amina, bilal, cleo, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await EndedAfterAsync(Units - 1, jo, amina, note, bilal);
        var refused = await Should.ThrowAsync<Refused>(() => MoveAsync(jo, amina, note, cleo.OwnRecord));
        (refused.Field, refused.Sentence).ShouldBe(("to", "This began to be moved to somebody else, and may stand there. Choose them again, or only take it away here."));
        (await Given.ReadAsync(cleo, cleo)).Lines.ShouldBeEmpty();
        await MoveAsync(jo, amina, note, null);
        ((await Given.ReadAsync(amina, amina)).Lines.Count, (await Given.ReadAsync(bilal, bilal)).Lines.Count).ShouldBe((0, 1));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE happening SET going_to = NULL WHERE going_to IS NOT NULL"));
    }

    [Fact]
    public async Task What_could_not_be_moved_to_somebody_did_not_begin_to()
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        var stranger = await house.Given.PersonAsync("Dot");
        await Should.ThrowAsync<NotHere>(() => MoveAsync(jo, amina, note, stranger.OwnRecord));
        await MoveAsync(jo, amina, note, bilal.OwnRecord);
        (await Given.ReadAsync(bilal, bilal)).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Taken_away_or_corrected_there_in_the_meantime_it_is_not_put_there_over_that()
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await EndedAfterAsync(Units - 1, jo, amina, note, bilal);
        var there = (await Given.ReadAsync(jo, bilal)).Lines.Single().Now.HappeningId;
        await CorrectAsync(jo, bilal, there, "He was well.");
        await CorrectAsync(jo, amina, note, "He has a cold.");
        (await Should.ThrowAsync<Refused>(() => MoveAsync(jo, amina, note, bilal.OwnRecord))).Sentence.ShouldStartWith("It stands there already, and was corrected there.");
        await MoveAsync(jo, bilal, there, null);
        (await Should.ThrowAsync<Refused>(() => MoveAsync(jo, amina, note, bilal.OwnRecord))).Sentence.ShouldStartWith("It stood there already, and was taken away there.");
        (await Given.ReadAsync(amina, amina)).Lines.Single().Now.Words.ShouldBe("He has a cold.", "nothing is lost by being refused");
    }

    [Fact]
    public async Task What_was_decided_between_two_tries_holds_there_too_and_what_was_decided_there_stays()
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        async Task<Guid> HalfAsync()
        {
            var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Withhold = Given.Harm() });
            await EndedAfterAsync(Units - 1, jo, amina, note, bilal);
            return note;
        }
        var longer = await HalfAsync();
        await house.The<WithholdHappening>().RenewAsync(jo, amina.OwnRecord!.Value, longer, Given.Harm(90));
        await MoveAsync(jo, amina, longer, bilal.OwnRecord);
        house.Time.Move(TimeSpan.FromDays(40));
        (await Given.ReadAsync(bilal, bilal)).Lines.ShouldBeEmpty("he is kept from it for as long as was decided last");

        var shown = await HalfAsync();
        await house.The<WithholdHappening>().ShowAsync(jo, amina.OwnRecord!.Value, shown);
        await MoveAsync(jo, amina, shown, bilal.OwnRecord);
        var seen = (await Given.ReadAsync(bilal, bilal)).Lines.ShouldHaveSingleItem().Now.HappeningId;

        var there = await HalfAsync();
        var other = (await Given.ReadAsync(jo, bilal)).Lines.Single(line => line.Now.IsWithheld(house.Time.GetUtcNow().UtcDateTime) && line.Now.HappeningId != seen && line.Withholding!.UntilAt < house.Time.GetUtcNow().UtcDateTime.AddDays(40)).Now.HappeningId;
        await house.The<WithholdHappening>().ShowAsync(jo, bilal.OwnRecord!.Value, other);
        await house.The<WithholdHappening>().RenewAsync(jo, amina.OwnRecord!.Value, there, Given.Harm(90));
        await CorrectAsync(jo, amina, there, "He has a cold.");
        await MoveAsync(jo, amina, there, bilal.OwnRecord);
        (await Given.ReadAsync(bilal, bilal)).Lines.Single(line => line.Now.HappeningId != seen).Now.Words.ShouldBe("He has a cold.", "what he has seen is not hidden again");
    }

    [Fact]
    public async Task Sent_twice_in_one_moment_it_is_there_once()
    {
        var (amina, bilal, _, jo) = await ThreeAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await Xunit.Record.ExceptionAsync(() => MoveAsync(jo, amina, note, bilal.OwnRecord))));
        foreach (var problem in both) (problem is null or NotHere or Stale or Refused).ShouldBeTrue($"{problem}");
        if (both.All(problem => problem is not null)) await MoveAsync(jo, amina, note, bilal.OwnRecord);
        ((await Given.ReadAsync(amina, amina)).Lines.Count, (await Given.ReadAsync(bilal, bilal)).Lines.Count).ShouldBe((0, 1));
    }

    private Task<Guid> MoveAsync(Actor by, Actor from, Guid note, Guid? to) => house.The<MoveHappening>().RunAsync(by, new HappeningToMove(from.OwnRecord!.Value, note, to));

    private Task<Guid> CorrectAsync(Actor by, Actor person, Guid note, string words) => Given.WriteAsync(by, HappenedGiven.Visit(person, words) with { Corrects = note, Because = "It was not quite so." });

    private async Task EndedAfterAsync(int units, Actor by, Actor from, Guid note, Actor to)
    {
        var ends = new Between(house.The<IWriter>(), units, () => throw new OperationCanceledException("the program ended"));
        await Should.ThrowAsync<OperationCanceledException>(() => new MoveHappening(ends).RunAsync(by, new HappeningToMove(from.OwnRecord!.Value, note, to.OwnRecord)));
    }

    private async Task<(Actor Amina, Actor Bilal, Actor Cleo, Actor Jo)> ThreeAsync()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (bilal, cleo) = (await house.Given.PersonAsync("Bilal"), await house.Given.PersonAsync("Cleo"));
        foreach (var person in new[] { bilal, cleo }) await house.Given.SupportAsync(person, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        return (amina, bilal, cleo, jo);
    }

    /// <summary>The house's writer, and something that happens after so many units.</summary>
    private sealed class Between(IWriter writer, int units, Func<Task> happens) : IWriter
    {
        private int done;

        public async Task<TAnswer> RunAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default)
        {
            if (done++ == units) await happens();
            return await writer.RunAsync(request, work, cancel);
        }

        public Task LookAsync(Look look) => writer.LookAsync(look);

        public Task CheckAsync(CancellationToken cancel = default) => writer.CheckAsync(cancel);
    }

    public sealed class On_Sqlite(SqliteHouse house) : MoveAgainTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : MoveAgainTests(house), IClassFixture<PostgresHouse>;
}
