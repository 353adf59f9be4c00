using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Words;

/// <summary>What we understand somebody tells us who does not use words: seen by two who know them in different ways, and never their yes.</summary>
public abstract class UnderstoodTests(TestHouse house)
{
    private const string Sign = "She turns to the window and hums when the kettle is on.";

    [Fact]
    public async Task What_one_saw_waits_for_a_second_and_is_only_what_one_saw()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);

        foreach (var viewer in new[] { amina, sana, jo })
        {
            var now = await NowAsync(viewer, amina, seen);
            (now.Capture, now.WaitsForASecond, now.ReviewBy).ShouldBe((CaptureTable.Observed, true, null));
        }
    }

    [Fact]
    public async Task When_a_sister_and_a_worker_have_seen_it_it_is_what_we_understand()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        await TooAsync(jo, amina, seen, "He brought the cup, and she smiled.");

        var now = await NowAsync(jo, amina, seen);
        (now.Words, now.Capture, now.WriterName, now.WaitsForASecond).ShouldBe((Sign, CaptureTable.Understood, "Sana", false));
        now.Observers.Select(row => (row.Name, row.Saw)).ShouldBe([("Sana", null), ("Jo", "He brought the cup, and she smiled.")]);
        now.ReviewBy.ShouldBe(LocalTime.London.DayOf(house.Time.GetUtcNow().UtcDateTime).AddMonths(6));
        (now.ConfirmedAt, CaptureTable.Find(now.Capture)!.WaitsForYes(now.WrittenAs), CaptureTable.Find(now.Capture)!.IsOwnWords(now.WrittenAs)).ShouldBe((null, false, false));
        using var record = await OpenAsync(amina, amina);
        (await WordsReading.EarlierAsync(record, await WordsReading.OneAsync(record, seen.StatementId))).ShouldHaveSingleItem().Capture.ShouldBe(CaptureTable.Observed);
    }

    [Fact]
    public async Task Workers_of_two_organisations_know_somebody_in_two_ways()
    {
        var (amina, _, jo) = await SharedAsync();
        var kit = await house.Given.WorkerAsync("Kit", "nurse");
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        var seen = await SeenAsync(amina, jo);
        await TooAsync(kit, amina, seen);
        (await NowAsync(kit, amina, seen)).Capture.ShouldBe(CaptureTable.Understood);
    }

    [Theory]
    [InlineData("a colleague")]
    [InlineData("the brother")]
    [InlineData("herself again")]
    [InlineData("herself as a worker")]
    public async Task Two_of_one_kind_see_one_thing(string second)
    {
        var (amina, sana, jo) = await SharedAsync();
        var colleague = jo with { AccountId = (await house.Given.WorkerAsync("Lee")).AccountId, Name = "Lee" };
        var brother = await house.Given.CircleMemberAsync("Bill", "brother");
        var (first, other) = second switch { "a colleague" => (jo, colleague), "the brother" => (sana, brother), "herself again" => (sana, sana), _ => (sana, jo with { AccountId = sana.AccountId, Name = "Sana" }) };
        if (other != first) await house.Given.ShareAsync(amina, other, Parts.Important);
        var seen = await SeenAsync(amina, first);

        await Should.ThrowAsync<Refused>(() => TooAsync(other, amina, seen));
        (await NowAsync(amina, amina, seen)).WaitsForASecond.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_does_not_see_the_heading_or_only_tells_is_no_second_and_neither_is_the_person()
    {
        var (amina, sana, _) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        var kit = await house.Given.WorkerAsync("Kit");
        await house.Given.ShareAsync(amina, kit, Parts.Behave);
        var teller = await house.Given.WorkerAsync("Max");
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Worker, teller.AccountId, Parts.Important) { OrganisationId = teller.OrganisationId, OnlyGives = true });

        foreach (var other in new[] { kit, teller, amina })
            await Should.ThrowAsync<NotHere>(() => TooAsync(other, amina, seen));
    }

    [Fact]
    public async Task It_is_written_in_the_third_person_by_both()
    {
        var (amina, sana, jo) = await SharedAsync();
        (await Should.ThrowAsync<Refused>(() => SeenAsync(amina, sana, "I like the kettle."))).Field.ShouldBe("words");
        var seen = await SeenAsync(amina, sana);
        (await Should.ThrowAsync<Refused>(() => TooAsync(jo, amina, seen, "I like my tea."))).Field.ShouldBe("saw");
        await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(amina, new StatementToSay(amina.OwnRecord!.Value, "important", "Tea.", "en", new CaptureGiven("understood"))));
    }

    [Fact]
    public async Task The_second_agrees_to_the_words_they_read_and_to_no_others()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        await house.The<RewordStatement>().RunAsync(sana, new StatementToReword(amina.OwnRecord!.Value, seen.StatementId, "She hums.", "en"));
        await Should.ThrowAsync<Stale>(() => TooAsync(jo, amina, seen));

        var now = await NowAsync(jo, amina, seen);
        await TooAsync(jo, amina, new StatementSaid(seen.StatementId, now.WordingId));
        (await NowAsync(jo, amina, seen)).Words.ShouldBe("She hums.");
        // From here on it is of both: neither writes it anew alone.
        await Should.ThrowAsync<Refused>(() => house.The<RewordStatement>().RunAsync(sana, new StatementToReword(amina.OwnRecord!.Value, seen.StatementId, "She sings.", "en")));
    }

    [Fact]
    public async Task It_is_never_said_yes_to_suggested_to_or_reworded_and_her_no_stays_beside_it()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, seen.StatementId, MarkKind.Disagrees, "Not the kettle.");
        await TooAsync(jo, amina, seen);
        var now = await NowAsync(amina, amina, seen);
        now.DisagreedAt.ShouldNotBeNull();

        await Should.ThrowAsync<Refused>(() => house.The<ConfirmWording>().RunAsync(jo, new WordingToConfirm(amina.OwnRecord!.Value, seen.StatementId, now.WordingId, new AnswerTaken("sign"))));
        await Should.ThrowAsync<Refused>(() => house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, seen.StatementId, "x", "en")));
        await Should.ThrowAsync<Refused>(() => house.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(amina.OwnRecord!.Value, seen.StatementId, "x", "en", "y", "z", "page")));
    }

    [Fact]
    public async Task Somebody_looks_again_within_six_months()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        var today = LocalTime.London.DayOf(house.Time.GetUtcNow().UtcDateTime);
        (await Should.ThrowAsync<Refused>(() => TooAsync(jo, amina, seen, by: today.AddMonths(6).AddDays(1)))).Field.ShouldBe("reviewBy");
        await Should.ThrowAsync<Refused>(() => TooAsync(jo, amina, seen, by: today));
        await TooAsync(jo, amina, seen, by: today.AddDays(30));

        house.Time.Move(TimeSpan.FromDays(40));
        var now = await NowAsync(sana, amina, seen);
        now.ReviewBy.ShouldBe(today.AddDays(30));
        await TooAsync(sana, amina, new StatementSaid(seen.StatementId, now.WordingId));
        var after = await NowAsync(sana, amina, seen);
        (after.WordingId, after.Observers.Count, after.ReviewBy > today.AddDays(40)).ShouldBe((now.WordingId, 3, true));
    }

    [Fact]
    public async Task Kept_for_herself_who_saw_it_is_hidden_with_it()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        foreach (var keeping in new[] { Keeping.ForMe, Keeping.Away })
        {
            await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, seen.StatementId, keeping);
            using var record = await OpenAsync(jo, amina);
            (await record.Db.Observers.CountAsync()).ShouldBe(0);
            await Should.ThrowAsync<NotHere>(() => TooAsync(jo, amina, seen));
        }
    }

    [Theory]
    [InlineData("UPDATE observer SET saw = 'other'")]
    [InlineData("UPDATE observer SET review_by = NULL")]
    [InlineData("DELETE FROM observer")]
    public async Task What_somebody_saw_is_never_changed_from_outside_either(string sql)
    {
        var (amina, sana, _) = await SharedAsync();
        await SeenAsync(amina, sana);
        (await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync(sql))).Message.ShouldContain("never");
    }

    [Fact]
    public async Task One_person_alone_makes_no_understanding_by_any_road()
    {
        var (amina, sana, jo) = await SharedAsync();
        var seen = await SeenAsync(amina, sana);
        // A unit of a fault of ours: the right wording without a second pair of eyes, and then with other words.
        foreach (var (actor, words, withObserver) in new[] { (sana, Sign, true), (jo, Sign, false), (jo, "Other words.", true) })
        {
            var stopped = await Should.ThrowAsync<InvalidOperationException>(() => house.The<IWriter>().RunAsync(new UnitRequest(actor, amina.OwnRecord), async unit =>
            {
                var author = await unit.Record.Authors.AsTracking().SingleAsync(row => row.StatementId == seen.StatementId);
                var wording = new Wording
                {
                    PersonId = author.PersonId, StatementId = author.StatementId, WordingId = Ids.Opaque(), PartBit = author.PartBit, Replaces = author.WordingId, Words = words,
                    Language = "en", Capture = CaptureTable.Understood, Present = "", WrittenBy = sana.AccountId, WrittenAs = Capacity.Circle, WriterName = "Sana", WriterRole = "",
                    At = unit.At, Salt = Commitment.NewSalt(),
                };
                unit.Record.Wordings.Add(wording);
                if (withObserver) unit.Record.Observers.Add(house.The<CaptureRules>().Seen(unit, new SeenToo(author.PersonId, author.StatementId, null), await unit.Record.Statements.SingleAsync(row => row.StatementId == seen.StatementId), null));
                unit.Happened(EventKinds.Understood, author.PartBit);
                return true;
            }));
            stopped.Message.ShouldContain("the gate does not allow this viewer to write it");
        }
    }

    private async Task<(Actor Amina, Actor Sana, Actor Jo)> SharedAsync()
    {
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        return (amina, sana, jo);
    }

    private Task<StatementSaid> SeenAsync(Actor amina, Actor by, string words = Sign) =>
        house.The<SayStatement>().RunAsync(by, new StatementToSay(amina.OwnRecord!.Value, "important", words, "en", new CaptureGiven("understood", null, ["Bill"])));

    private Task<StatementSaid> TooAsync(Actor second, Actor amina, StatementSaid seen, string? saw = null, DateOnly? by = null) =>
        house.The<SeeItToo>().RunAsync(second, new SeenToo(amina.OwnRecord!.Value, seen.StatementId, seen.WordingId, saw, ReviewBy: by));

    private async Task<StatementNow> NowAsync(Actor viewer, Actor person, StatementSaid said)
    {
        using var record = await OpenAsync(viewer, person);
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    private Task<OpenedRecord> OpenAsync(Actor viewer, Actor person) =>
        house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(Parts.Headings | Parts.OnlyMe) { History = true });

    public sealed class On_Sqlite(SqliteHouse house) : UnderstoodTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : UnderstoodTests(house), IClassFixture<PostgresHouse>;
}
