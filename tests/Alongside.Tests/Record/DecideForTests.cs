using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Record;

/// <summary>Somebody with a lawful power decides one thing for a person who cannot: beside their words, never as their yes, and they can object.</summary>
public abstract class DecideForTests(TestHouse house)
{
    private DecisionGiven Given => new(house.The<IServiceProvider>());

    private HappenedGiven Happened => new(house.The<IServiceProvider>());

    [Fact]
    public async Task It_stands_beside_the_persons_words_for_all_who_read_them_and_is_never_their_yes()
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.SupportMe);
        var decision = await Given.DecideAsync(jo, Given.Decision(amina, suggestion));

        foreach (var reader in new[] { amina, jo, sana })
        {
            var now = await Given.WordsAsync(reader, amina, statement);
            (now.Words, now.Capture, now.ConfirmedAt, now.Decided!.Words, now.Decided.Holder, now.Decided.ObjectedAt).ShouldBe((DecisionGiven.Now, CaptureTable.Own, null, DecisionGiven.Decided, "Tariq, her son", null));
        }
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Confirmations.AnyAsync()).ShouldBeFalse();
        (await record.Db.Wordings.CountAsync()).ShouldBe(1);
        (await record.Db.Answers.SingleAsync()).Said.ShouldBe(Answers.Decided);
        (await record.Db.Events.SingleAsync(row => row.Kind == EventKinds.DecidedFor)).AboutId.ShouldBe(decision);
        // Their own words are theirs to change as before.
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, statement, "I walk alone. I always did.", "en"));
        (await Given.WordsAsync(sana, amina, statement)).Decided!.DecisionId.ShouldBe(decision);
    }

    [Fact]
    public async Task The_person_reads_all_of_it_and_is_told_and_those_who_read_only_the_words_read_no_more_than_stands_beside_them()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var (sana, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Kit"));
        await house.Given.ShareAsync(amina, sana, Parts.SupportMe);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, kit.AccountId, kit.OrganisationId!.Value);
        var before = await LettersAsync(amina);
        var decision = await Given.DecideAsync(jo, Given.Decision(amina, suggestion));
        (await LettersAsync(amina)).ShouldBe(before + 1);

        var seen = (await Given.ReadAsync(amina, amina, decision))!;
        (seen.Decision.PersonsView, seen.Power.Says, seen.Decision.SupportTried, seen.Decision.WriterName).ShouldBe(("She wants to go alone, as she always has.", "Welfare guardian", "Talked about it in the morning, with pictures. She could not keep the falls in mind.", "Jo"));
        (await Given.ReadAsync(jo, amina, decision)).ShouldNotBeNull();
        foreach (var other in new[] { sana, kit }) (await Given.ReadAsync(other, amina, decision)).ShouldBeNull("another organisation, and family, read it when the person shares it");
        await house.Given.ShareAsync(amina, sana, Parts.Assessments);
        (await Given.ReadAsync(sana, amina, decision)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("question", "Write the one thing that is to be decided, as a question.")]
    [InlineData("supportTried", "Write what was tried so that they decide it themselves, and why they could not.")]
    [InlineData("personsView", "Write what they themselves want, as they said or showed it.")]
    [InlineData("power", "Choose by what power.")]
    [InlineData("holder", "Write who decided, and who they are to the person.")]
    [InlineData("scope", "Write what the power covers, as it is written in it.")]
    [InlineData("evidence", "Write which paper you saw, and where.")]
    [InlineData("consulted", "Write who was asked, and what they said.")]
    [InlineData("options", "Write which ways would leave them more freedom, and why not those.")]
    [InlineData("words", "Write what was decided.")]
    [InlineData("toObject", "Write how they can object, and with whom.")]
    [InlineData("decidedOn", "Say on which day it was decided.")]
    [InlineData("reviewOn", "Say by which day somebody looks at it again.")]
    public async Task Nothing_is_decided_while_one_of_these_is_missing(string field, string sentence)
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var whole = Given.Decision(amina, suggestion);
        var refused = await Should.ThrowAsync<Refused>(() => Given.DecideAsync(jo, field switch
        {
            "question" => whole with { Question = " " }, "supportTried" => whole with { SupportTried = null }, "personsView" => whole with { PersonsView = "\n" }, "power" => whole with { Power = "mother" },
            "holder" => whole with { Holder = null }, "scope" => whole with { Scope = null }, "evidence" => whole with { Evidence = null }, "consulted" => whole with { Consulted = null },
            "options" => whole with { Options = null }, "words" => whole with { Words = null }, "toObject" => whole with { ToObject = null }, "decidedOn" => whole with { DecidedOn = null }, _ => whole with { ReviewOn = null },
        }));
        (refused.Field, refused.Sentence).ShouldBe((field, sentence));
        (await Given.WordsAsync(jo, amina, statement)).DecidedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_power_that_has_ended_or_not_begun_or_is_about_money_decides_nothing()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var (whole, today) = (Given.Decision(amina, suggestion), Given.Today);
        foreach (var (asked, field, sentence) in new[]
        {
            (whole with { PowerUntil = today.AddDays(-1) }, "powerUntil", "This power had ended by then. Nobody can decide by it."),
            (whole with { PowerFrom = today.AddDays(1) }, "powerFrom", "This power had not begun by then. Nobody can decide by it."),
            (whole with { Power = "sc-guardian-financial" }, "power", "A power over property and money does not cover this."),
            (whole with { Power = "en-attorney-property" }, "power", "A power over property and money does not cover this."),
            (whole with { DecidedOn = today.AddDays(1) }, "decidedOn", "The day cannot be after today."),
            (whole with { AppealUntil = today.AddDays(-1) }, "appealUntil", "The last day to appeal cannot be before the decision."),
            (whole with { DecidedOn = today.AddDays(-1) }, "decidedOn", "It cannot have been decided before it was suggested."),
            (whole with { PowerUntil = today.AddDays(1) }, "reviewOn", "The power ends before that. Choose a day until then."),
            (whole with { ReviewOn = today }, "reviewOn", "Say by which day somebody looks at it again."),
            (whole with { ReviewOn = today.AddMonths(12).AddDays(1) }, "reviewOn", "At most {most} months. Then somebody looks at it again."),
        })
        {
            var refused = await Should.ThrowAsync<Refused>(() => Given.DecideAsync(jo, asked));
            (refused.Field, refused.Sentence).ShouldBe((field, sentence));
        }
        // It holds from its first day on; and once it has ended, what was decided by it does not go on.
        var decision = await Given.DecideAsync(jo, whole with { PowerFrom = today, PowerUntil = whole.ReviewOn });
        house.Time.Move(TimeSpan.FromDays(120));
        (await Should.ThrowAsync<Refused>(() => Given.ReviewAsync(jo, amina, decision, goesOn: true))).Sentence.ShouldBe("The power has ended. Nothing goes on by it.");
        await Given.ReviewAsync(jo, amina, decision, goesOn: false);
    }

    [Fact]
    public async Task Only_a_worker_who_supports_them_writes_it_down_and_nobody_decides_as_the_person()
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var (sana, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Kit"));
        foreach (var other in new[] { sana, kit }) await house.Given.ShareAsync(amina, other, Parts.SupportMe);
        var theirs = await Given.SuggestAsync(amina, sana, statement, "I like company.");
        foreach (var (who, what) in new[] { (amina, suggestion), (sana, theirs), (kit, suggestion), (jo, theirs) })
            await Should.ThrowAsync<NotHere>(() => Given.DecideAsync(who, Given.Decision(amina, what)));
        await house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.No));
        (await Should.ThrowAsync<Refused>(() => Given.DecideAsync(jo, Given.Decision(amina, suggestion)))).Sentence.ShouldBe("This was answered already.", "who can answer decides themselves");
    }

    [Fact]
    public async Task It_cannot_be_undone_as_an_answer_and_one_decision_about_the_same_words_counts_at_a_time()
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var another = await Given.SuggestAsync(amina, jo, statement, "I do not walk to the shop.");
        var decision = await Given.DecideAsync(jo, Given.Decision(amina, suggestion));
        (await Should.ThrowAsync<Refused>(() => house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion))).Sentence.ShouldStartWith("Somebody decided this for you.");
        (await Should.ThrowAsync<Refused>(() => Given.DecideAsync(jo, Given.Decision(amina, another)))).Sentence.ShouldStartWith("Something was decided about these words already.");
        await Given.ReviewAsync(jo, amina, decision, goesOn: false);
        await Given.DecideAsync(jo, Given.Decision(amina, another));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE lawful_decision SET words = 'other'"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("DELETE FROM lawful_decision"));
    }

    [Fact]
    public async Task Who_objects_has_an_advocate_asked_and_somebody_else_look_again_the_same_day()
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var lee = await Happened.LeadAsync(jo, amina);
        var (lists, decision) = (house.The<OwnWorkLists>(), await Given.DecideAsync(jo, Given.Decision(amina, suggestion)));
        (await lists.ObjectionsAsync(lee)).Objections.ShouldBeEmpty();
        var objection = await Given.ObjectAsync(amina, amina, decision, "I was never asked.");
        (await Given.ObjectAsync(amina, amina, decision)).ShouldBe(objection, "said again without a word it is the same");
        await Given.ObjectAsync(jo, amina, decision, "No!", new AnswerTaken("sign"));
        (await Given.ReadAsync(amina, amina, decision))!.Objections.Select(row => row.Words).ShouldBe(["I was never asked.", "No!"], ignoreOrder: true, "no word is lost");

        (await Given.WordsAsync(jo, amina, statement)).Decided!.ObjectedAt.ShouldNotBeNull();
        var listed = (await lists.ObjectionsAsync(lee)).Objections[0];
        (listed.KnownAs, listed.Decision, listed.ToAskAdvocate, listed.ToReview, listed.IsLate).ShouldBe(("Amina", decision, true, true, false));
        (await Should.ThrowAsync<Refused>(() => Given.ReviewAsync(jo, amina, decision, goesOn: true))).Sentence.ShouldBe("You wrote this decision down. Somebody else looks at it again.");
        foreach (var (goesOn, found, field) in new[] { ((bool?)null, "Well.", "goesOn"), (true, " ", "found") })
            (await Should.ThrowAsync<Refused>(() => Given.ReviewAsync(lee, amina, decision, goesOn, found))).Field.ShouldBe(field);
        (await Should.ThrowAsync<Refused>(() => Given.AskAdvocateAsync(jo, amina, objection, " "))).Field.ShouldBe("advocate");

        foreach (var one in (await Given.ReadAsync(jo, amina, decision))!.Objections) await Given.AskAdvocateAsync(jo, amina, one.ObjectionId);
        (await lists.ObjectionsAsync(jo)).Objections.ShouldAllBe(one => !one.ToAskAdvocate);
        house.Time.Move(TimeSpan.FromDays(1));
        (await lists.ObjectionsAsync(jo)).Objections.ShouldAllBe(one => one.IsLate);
        await Given.ReviewAsync(lee, amina, decision, goesOn: false, found: "She had an advocate, and goes alone.");
        (await lists.ObjectionsAsync(lee)).Objections.ShouldBeEmpty();
        (await Given.WordsAsync(jo, amina, statement)).Decided.ShouldBeNull();
        var seen = (await Given.ReadAsync(amina, amina, decision))!;
        (seen.Decision.EndedAt is not null, seen.Objections[0].AskerName, seen.Reviews.Single().ReviewerName).ShouldBe((true, "Jo", "Lee"));
        await Should.ThrowAsync<NotHere>(() => Given.ObjectAsync(amina, amina, decision));
    }

    [Fact]
    public async Task A_worker_writes_down_that_they_object_with_how_they_told_it_and_nobody_else_does()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var (decision, sana, kit) = (await Given.DecideAsync(jo, Given.Decision(amina, suggestion)), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Kit"));
        await house.Given.ShareAsync(amina, sana, Parts.SupportMe | Parts.Assessments);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, kit.AccountId, kit.OrganisationId!.Value);
        (await Should.ThrowAsync<Refused>(() => Given.ObjectAsync(jo, amina, decision))).Field.ShouldBe("takenBy");
        foreach (var other in new[] { sana, kit }) await Should.ThrowAsync<NotHere>(() => Given.ObjectAsync(other, amina, decision, how: new AnswerTaken("phone")));
        await Given.ObjectAsync(jo, amina, decision, "No!", new AnswerTaken("sign"));
        var objection = (await Given.ReadAsync(amina, amina, decision))!.Objections.Single();
        (objection.TakerName, objection.Route, objection.Words).ShouldBe(("Jo", "sign", "No!"));
    }

    [Fact]
    public async Task Those_who_lead_hear_of_it_at_once_and_every_day_until_both_are_done()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var lee = await Happened.LeadAsync(jo, amina, email: $"lee-{jo.AccountId:N}@example.org");
        var decision = await Given.DecideAsync(jo, Given.Decision(amina, suggestion));
        var objection = await Given.ObjectAsync(amina, amina, decision);
        foreach (var heard in new[] { 1, 1 })
        {
            await ClimbAsync();
            (await HeardAsync(jo)).ShouldBe(heard);
        }
        house.Time.Move(ClimbObjections.ThenAgain);
        await Given.AskAdvocateAsync(lee, amina, objection);
        await ClimbAsync();
        (await HeardAsync(jo)).ShouldBe(2);
        await house.The<EndRecord>().MoveAsync(amina, amina.OwnRecord!.Value, "Perth");
        house.Time.Move(ClimbObjections.ThenAgain);
        await ClimbAsync();
        (await HeardAsync(jo)).ShouldBe(2, "nobody writes in what has ended");
        (await Should.ThrowAsync<Refused>(() => Given.ObjectAsync(amina, amina, decision))).Sentence.ShouldStartWith("This page has come to its end.");
        (await house.The<OwnWorkLists>().ObjectionsAsync(lee)).Objections.ShouldBeEmpty();
        await house.The<EndRecord>().TakeUpAgainAsync(amina, amina.OwnRecord!.Value);
        await Given.ReviewAsync(lee, amina, decision, goesOn: true);
        house.Time.Move(ClimbObjections.ThenAgain);
        await ClimbAsync();
        (await HeardAsync(jo)).ShouldBe(2);
        (await Should.ThrowAsync<Refused>(() => Given.ReviewAsync(jo, amina, decision, goesOn: true))).Sentence.ShouldBe("You wrote this decision down. Somebody else looks at it again.", "they objected once");
        (await Given.ObjectAsync(amina, amina, decision)).ShouldNotBe(objection, "after a look again it is another");
    }

    [Fact]
    public async Task Nobody_who_objects_is_let_go_before_both_are_done_and_whoever_leaves_leaves_it_to_those_who_lead()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var (lee, person) = (await Happened.LeadAsync(jo), amina.OwnRecord!.Value);
        var objection = await Given.ObjectAsync(amina, amina, await Given.DecideAsync(jo, Given.Decision(amina, suggestion)));
        (await house.The<OwnWorkLists>().ObjectionsAsync(lee)).Objections.ShouldBeEmpty("those who lead were never given her");
        List<Guid> works;
        using (var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default))
            works = await lease.House.Works.Where(row => row.AccountId == jo.AccountId).Select(row => row.WorkId).ToListAsync();
        foreach (var work in works) await house.The<Alongside.Organisations.EndWork>().RunAsync(work);

        var listed = (await house.The<OwnWorkLists>().ObjectionsAsync(lee)).Objections.ShouldHaveSingleItem();
        var supports = await house.The<SystemDoor>().RunAsync(person, "a test looks", unit => unit.Record.Supports.Where(row => row.UntilAt == null || row.UntilAt > unit.At).Select(row => row.SupportId).ToListAsync());
        (await Should.ThrowAsync<Refused>(() => house.The<TakeBackPerson>().RunAsync(lee, person, supports.Single(), "She moved."))).Sentence.ShouldStartWith("They object to what was decided for them");
        await Given.AskAdvocateAsync(lee, amina, objection);
        await Given.ReviewAsync(lee, amina, listed.Decision, goesOn: false);
        await house.The<TakeBackPerson>().RunAsync(lee, person, supports.Single(), "She moved.");
    }

    [Fact]
    public async Task When_its_day_has_come_whoever_wrote_it_looks_again_and_it_goes_on_for_a_time_at_most()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var decision = await Given.DecideAsync(jo, Given.Decision(amina, suggestion));
        (await Should.ThrowAsync<Refused>(() => Given.ReviewAsync(jo, amina, decision, goesOn: true, until: Given.Today.AddMonths(13)))).Field.ShouldBe("reviewOn");
        await Given.ReviewAsync(jo, amina, decision, goesOn: true, until: Given.Today.AddMonths(12));
        var seen = (await Given.ReadAsync(jo, amina, decision))!;
        (seen.Decision.ReviewOn, seen.Reviews.Single().GoesOn).ShouldBe((Given.Today.AddMonths(12), true));
    }

    private Task<string?> ClimbAsync() => house.The<IEnumerable<IJob>>().Single(job => job.Name == "climb-objections").RunAsync(default);

    private async Task<int> HeardAsync(Actor jo)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        var whose = $"-{jo.AccountId:N}@";
        return await lease.House.Outbox.CountAsync(row => row.Kind == Mail.Kind && row.Payload.Contains(whose));
    }

    private async Task<int> LettersAsync(Actor amina)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        var whom = amina.OwnRecord!.Value.ToString("N");
        return await lease.House.Outbox.CountAsync(row => row.Payload == whom);
    }

    public sealed class On_Sqlite(SqliteHouse house) : DecideForTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : DecideForTests(house), IClassFixture<PostgresHouse>;
}
