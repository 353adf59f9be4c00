using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>An organisation writes down its own work: signed, never rewritten, read by the person, with what they say to it beside it.</summary>
public abstract class HappenedTests(TestHouse house)
{
    private HappenedGiven Given => new(house.The<IServiceProvider>());

    [Fact]
    public async Task A_worker_who_supports_somebody_writes_what_happened_with_three_answers_and_the_person_reads_it_signed()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina));

        var line = (await Given.ReadAsync(amina, amina)).Lines.ShouldHaveSingleItem();
        (line.Organisation, line.Now.Words, line.Now.Kind, line.Now.Met, line.Now.Whose).ShouldBe(("Riverside Together", "Bulbs are in.", "visit", true, "writer"));
        (line.Now.WriterName, line.Now.WriterRole, line.Now.HappenedAt).ShouldBe(("Jo", "support worker", line.Now.At));
        (await Given.ReadAsync(jo, amina)).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_only_reads_writes_nothing_and_whoever_works_elsewhere_reads_nothing()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        var (kit, sana, hal) = (await house.Given.WorkerAsync("Kit"), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Hal"));
        await house.Given.ShareAsync(amina, kit, Parts.Happened);
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, hal.AccountId, hal.OrganisationId!.Value);

        foreach (var other in new[] { kit, sana, amina, await house.Given.PersonAsync("Bilal") })
            await Should.ThrowAsync<NotHere>(() => Given.WriteAsync(other, HappenedGiven.Visit(amina)));
        (await Given.ReadAsync(kit, amina)).Lines.Count.ShouldBe(1, "it was shared with Kit");
        (await Given.ReadAsync(sana, amina)).Lines.ShouldBeEmpty();
        (await Given.ReadAsync(hal, amina)).Lines.ShouldBeEmpty("Hal supports her, elsewhere");
    }

    [Fact]
    public async Task Not_this_person_closes_it_and_so_does_the_end_of_the_support()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);
        await Should.ThrowAsync<NotHere>(() => Given.ReadAsync(jo, amina));
        await Should.ThrowAsync<NotHere>(() => Given.WriteAsync(jo, HappenedGiven.Visit(amina)));
        (await Given.ReadAsync(amina, amina)).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_in_plain_words_and_nothing_is_kept()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var good = HappenedGiven.Visit(amina);
        (await Given.RefusedAsync(jo, good with { Kind = "chat" })).Field.ShouldBe("kind");
        (await Given.RefusedAsync(jo, good with { Met = null })).Field.ShouldBe("met");
        (await Given.RefusedAsync(jo, good with { Words = " \n" })).Field.ShouldBe("words");
        (await Given.RefusedAsync(jo, good with { HappenedAt = house.Time.GetUtcNow().UtcDateTime.AddHours(1) })).Sentence.ShouldBe("It cannot have happened after now.");
        (await Given.RefusedAsync(jo, good with { Whose = WhoseAccount.Other })).Field.ShouldBe("saidBy");
        (await Given.RefusedAsync(jo, good with { Met = false })).Sentence.ShouldBe("Say who checks that they are safe.");
        (await Given.RefusedAsync(jo, Given.NotMet(amina, jo) with { CheckDue = null })).Field.ShouldBe("dueOn");
        (await Given.RefusedAsync(jo, Given.NotMet(amina, jo) with { CheckDue = house.Time.GetUtcNow().UtcDateTime })).Field.ShouldBe("dueOn");
        (await Given.RefusedAsync(jo, Given.NotMet(amina, await house.Given.WorkerAsync("Kit")))).Field.ShouldBe("checkBy");
        (await Given.RefusedAsync(jo, good with { Withhold = new ExemptionGiven("i-would-rather", "so", Given.Harm().Until) })).Field.ShouldBe("exemption");
        (await Given.RefusedAsync(jo, good with { Withhold = Given.Harm() with { Because = "" } })).Field.ShouldBe("exemptBecause");
        (await Given.RefusedAsync(jo, good with { Withhold = Given.Harm() with { Until = null } })).Field.ShouldBe("exemptUntil");
        (await Given.RefusedAsync(jo, good with { Withhold = Given.Harm(400) })).Sentence.ShouldBe("At most {most} months. Then somebody decides again.");
        (await Given.ReadAsync(jo, amina)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_request_twice_counts_once()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var key = new RequestKey("one", new byte[32]);
        var first = await house.The<WriteHappening>().RunAsync(jo, HappenedGiven.Visit(amina), key);
        (await house.The<WriteHappening>().RunAsync(jo, HappenedGiven.Visit(amina), key)).ShouldBe(first);
        (await Given.ReadAsync(amina, amina)).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_corrected_by_another_that_says_what_was_wrong_and_both_stand()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var first = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "Bench to the shade."));
        (await Given.RefusedAsync(jo, HappenedGiven.Visit(amina, "Bench to the sun.") with { Corrects = first })).Field.ShouldBe("because");
        var second = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "Bench to the sun.") with { Corrects = first, Because = "I mixed them up." });

        var line = (await Given.ReadAsync(amina, amina)).Lines.ShouldHaveSingleItem();
        (line.Now.HappeningId, line.Now.Words, line.Now.Because, line.Earlier.Single().Words).ShouldBe((second, "Bench to the sun.", "I mixed them up.", "Bench to the shade."));
        (await Given.RefusedAsync(jo, HappenedGiven.Visit(amina) with { Corrects = first, Because = "again" })).Sentence.ShouldBe("This was corrected already. Look at what stands now.");
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE happening SET words = 'other'"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("DELETE FROM happening"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE happening SET withheld_until = happened_at WHERE withheld_until IS NULL"));
    }

    [Fact]
    public async Task Nobody_corrects_what_another_organisation_wrote()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var first = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        var hal = await house.Given.WorkerAsync("Hal");
        await house.Given.SupportAsync(amina, ViewerKind.Worker, hal.AccountId, hal.OrganisationId!.Value);
        await house.Given.ShareAsync(amina, hal, Parts.Happened);
        (await Given.ReadAsync(hal, amina)).Lines.Count.ShouldBe(1);
        await Should.ThrowAsync<NotHere>(() => Given.WriteAsync(hal, HappenedGiven.Visit(amina) with { Corrects = first, Because = "not so" }));
    }

    [Fact]
    public async Task That_the_person_does_not_agree_stands_beside_it_wherever_it_is_read_until_they_take_it_back()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (note, person) = (await Given.WriteAsync(jo, HappenedGiven.Visit(amina)), amina.OwnRecord!.Value);
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Happened);
        await house.The<DisagreeWithHappening>().RunAsync(amina, person, note, "I planted them, not you.");

        foreach (var reader in new[] { amina, jo, sana })
            (await Given.ReadAsync(reader, amina)).Lines.Single().Mark!.Words.ShouldBe("I planted them, not you.");
        foreach (var other in new[] { jo, sana }) await Should.ThrowAsync<NotHere>(() => house.The<DisagreeWithHappening>().TakeBackAsync(other, person, note));

        var corrected = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "Amina planted the bulbs.") with { Corrects = note, Because = "It was Amina." });
        var line = (await Given.ReadAsync(jo, amina)).Lines.Single();
        (line.Now.HappeningId, line.Mark!.AboutId).ShouldBe((corrected, note), "it was said of what stood before");
        await house.The<DisagreeWithHappening>().TakeBackAsync(amina, person, corrected);
        (await Given.ReadAsync(sana, amina)).Lines.Single().Mark.ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_is_first_by_kind_and_a_page_at_a_time()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var now = house.Time.GetUtcNow().UtcDateTime;
        for (var day = 1; day <= HappenedReading.OnPage + 2; day++)
            await Given.WriteAsync(jo, HappenedGiven.Visit(amina, $"day {day}") with { Kind = day % 2 == 0 ? "call" : "visit", HappenedAt = now.AddDays(-day) });
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(Parts.Happened));
        var (first, second, calls) = (await HappenedReading.PageAsync(record), await HappenedReading.PageAsync(record, page: 2), await HappenedReading.PageAsync(record, "call"));
        (first.Lines[0].Now.Words, first.Lines.Count, first.More, second.Lines[^1].Now.Words, second.More, calls.Lines.Count).ShouldBe(("day 1", HappenedReading.OnPage, true, "day 22", false, 11));
        await record.Looked;
    }

    [Fact]
    public async Task A_record_that_has_ended_takes_no_more()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await house.The<Alongside.People.WriteDownEnding>().RunAsync(jo, new Alongside.People.EndingToWriteDown(amina.OwnRecord!.Value, Alongside.People.EndingKind.Moved, "Her sister", MovedTo: "Perth"));
        (await Given.RefusedAsync(jo, HappenedGiven.Visit(amina))).Sentence.ShouldStartWith("This page has come to its end.");
    }

    public sealed class On_Sqlite(SqliteHouse house) : HappenedTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : HappenedTests(house), IClassFixture<PostgresHouse>;
}
