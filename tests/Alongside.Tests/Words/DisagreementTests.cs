using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Words;

/// <summary>"I do not agree" is the person's, and a yes that somebody wrote down can be overturned: nobody else ends the one or keeps up the other.</summary>
public abstract class DisagreementTests(TestHouse house)
{
    [Fact]
    public async Task A_yes_that_a_worker_writes_down_does_not_end_it()
    {
        var (amina, jo, told) = await DisagreedAsync();
        await house.The<ConfirmWording>().RunAsync(jo, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId, new AnswerTaken("phone")));

        var now = await NowAsync(jo, amina, told);
        (now.ConfirmedHow, now.DisagreedAt is not null).ShouldBe(("phone", true));
        (await ReasonsAsync(amina)).ShouldBe(["Not so."]);
    }

    [Theory]
    [InlineData(Answers.Yes)]
    [InlineData(Answers.Change)]
    public async Task Neither_do_other_words_by_an_answer_that_a_worker_writes_down(string answer)
    {
        var (amina, jo, told) = await DisagreedAsync();
        var suggestion = await SuggestAsync(jo, amina, told);
        await house.The<AnswerSuggestion>().RunAsync(jo, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, answer, "Tea.", "en", new AnswerTaken("phone")));

        (await NowAsync(jo, amina, told)).DisagreedAt.ShouldNotBeNull();
        (await ReasonsAsync(amina)).ShouldBeEmpty("why was said about the words before, and stays with those");
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId, MarkKind.Disagrees, "Nor so.");
        (await ReasonsAsync(amina)).ShouldBe(["Nor so."]);
        await house.The<MarkWords>().TakeBackAsync(amina, amina.OwnRecord!.Value, told.StatementId, MarkKind.Disagrees);
        ((await NowAsync(jo, amina, told)).DisagreedAt, (await ReasonsAsync(amina)).Count).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Why_is_read_beside_the_words_it_was_said_about_and_tells_nobody_what_stood_there_before()
    {
        var (amina, jo, told) = await DisagreedAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Reasons);
        (await ReasonsAsync(jo, amina)).ShouldBe(["Not so."]);
        var suggestion = await SuggestAsync(jo, amina, told);
        await house.The<AnswerSuggestion>().RunAsync(jo, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes, Taken: new AnswerTaken("phone")));
        (await ReasonsAsync(jo, amina)).ShouldBeEmpty();
        using (var record = await OpenAsync(amina, amina))
            (await WordsReading.MarksAsync(record, told.StatementId)).ShouldHaveSingleItem().WordingId.ShouldBe(told.WordingId, "she reads it with her earlier words");

        // She overturns it, and the words she did not agree with stand again.
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        (await ReasonsAsync(jo, amina)).ShouldBe(["Not so."]);
    }

    [Fact]
    public async Task What_two_people_understand_is_the_same_words_and_why_she_does_not_agree_stays_with_them()
    {
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        foreach (var viewer in new[] { sana, jo }) await house.Given.ShareAsync(amina, viewer, Parts.Important | Parts.Reasons);
        var seen = await house.The<SayStatement>().RunAsync(sana, new StatementToSay(amina.OwnRecord!.Value, "important", "She turns away when it is loud.", "en", new CaptureGiven("understood")));
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, seen.StatementId, MarkKind.Disagrees, "I was looking at the bird.");
        await house.The<SeeItToo>().RunAsync(jo, new SeenToo(amina.OwnRecord!.Value, seen.StatementId, seen.WordingId));

        (await NowAsync(jo, amina, seen)).Capture.ShouldBe(CaptureTable.Understood);
        (await ReasonsAsync(jo, amina)).ShouldBe(["I was looking at the bird."]);
    }

    [Fact]
    public async Task Her_own_words_begin_without_it_and_the_old_reason_never_comes_back_with_a_new_one()
    {
        var (amina, jo, told) = await DisagreedAsync();
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, told.StatementId, "Coffee.", "en"));
        (await NowAsync(jo, amina, told)).DisagreedAt.ShouldBeNull();
        (await ReasonsAsync(amina)).ShouldBeEmpty();

        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId, MarkKind.Disagrees);
        (await ReasonsAsync(amina)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Her_own_yes_ends_it_and_undoing_the_yes_brings_it_back_with_its_reason()
    {
        var (amina, jo, told) = await DisagreedAsync();
        var suggestion = await SuggestAsync(jo, amina, told);
        await house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes));
        (await NowAsync(jo, amina, told)).DisagreedAt.ShouldBeNull();

        house.Time.Move(TimeSpan.FromDays(1));
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        (await NowAsync(jo, amina, told)).DisagreedAt.ShouldNotBeNull();
        (await ReasonsAsync(amina)).ShouldBe(["Not so."]);

        var now = await NowAsync(jo, amina, told);
        await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, now.WordingId));
        (await NowAsync(jo, amina, told)).DisagreedAt.ShouldBeNull();
        house.Time.Move(TimeSpan.FromDays(1));
        await house.The<UndoYes>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId);
        now = await NowAsync(jo, amina, told);
        (now.DisagreedAt is not null, now.ConfirmedAt).ShouldBe((true, null));
    }

    [Fact]
    public async Task No_unit_of_anybody_else_ends_it_beside_an_answer_taken_either()
    {
        var (amina, jo, told) = await DisagreedAsync();
        var stopped = await Should.ThrowAsync<InvalidOperationException>(() => house.The<IWriter>().RunAsync(new UnitRequest(jo, amina.OwnRecord), async unit =>
        {
            var statement = await unit.Record.Statements.AsTracking().SingleAsync(row => row.StatementId == told.StatementId);
            unit.Record.Confirmations.Add(TakenRules.Confirm(unit, statement, new TakenDown("phone", jo.AccountId, Capacity.Worker, "Jo", "", "", null, null)));
            statement.DisagreedAt = null;
            unit.Happened(EventKinds.WordingConfirmed, statement.PartBit);
            return true;
        }));
        stopped.Message.ShouldContain("the gate does not allow this viewer to write it");
    }

    [Fact]
    public async Task A_yes_that_somebody_wrote_down_is_overturned_months_later_and_the_words_wait_to_be_checked_again()
    {
        var (amina, jo, told) = await ToldAsync();
        await YesTakenAsync(jo, amina, told);
        house.Time.Move(TimeSpan.FromDays(80));
        await Should.ThrowAsync<NotHere>(() => house.The<UndoYes>().RunAsync(jo, amina.OwnRecord!.Value, told.StatementId));
        await house.The<UndoYes>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId);

        var now = await NowAsync(jo, amina, told);
        (now.WordingId, now.ConfirmedAt, now.ConfirmedHow).ShouldBe((told.WordingId, null, null));
        await Should.ThrowAsync<Refused>(() => house.The<UndoYes>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId));
        using (var record = await OpenAsync(jo, amina))
            (await SlipReading.OfAsync(record, told.StatementId))!.Answer.ShouldBeNull("what the worker took down counts no longer");
        await YesTakenAsync(jo, amina, told);
        (await NowAsync(jo, amina, told)).ConfirmedHow.ShouldBe("phone");
    }

    [Fact]
    public async Task Her_own_yes_is_undone_for_seven_days_and_an_overturned_one_never_comes_back_by_itself()
    {
        var (amina, jo, told) = await ToldAsync();
        await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId));
        await house.The<UndoYes>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId);
        var suggestion = await SuggestAsync(jo, amina, told);
        await house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes));
        await Should.ThrowAsync<Refused>(() => house.The<UndoYes>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId));
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        var now = await NowAsync(jo, amina, told);
        now.ConfirmedAt.ShouldBeNull("the yes to these words was overturned before");

        await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, now.WordingId));
        house.Time.Move(UndoAnswer.Window + TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<Refused>(() => house.The<UndoYes>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId));
    }

    private async Task<(Actor Amina, Actor Jo, StatementSaid Told)> ToldAsync()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        return (amina, jo, await house.The<SayStatement>().RunAsync(jo, new StatementToSay(amina.OwnRecord!.Value, "important", "I like tea.", "en", new CaptureGiven("word-for-word"))));
    }

    private async Task<(Actor Amina, Actor Jo, StatementSaid Told)> DisagreedAsync()
    {
        var (amina, jo, told) = await ToldAsync();
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId, MarkKind.Disagrees, "Not so.");
        house.Time.Move(TimeSpan.FromMinutes(1));
        return (amina, jo, told);
    }

    private Task<StatementSaid> YesTakenAsync(Actor jo, Actor amina, StatementSaid told) =>
        house.The<ConfirmWording>().RunAsync(jo, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId, new AnswerTaken("phone")));

    private Task<Guid> SuggestAsync(Actor jo, Actor amina, StatementSaid told) =>
        house.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(amina.OwnRecord!.Value, told.StatementId, "I like coffee.", "en", "You said so.", "mine", "phone"));

    private async Task<StatementNow> NowAsync(Actor viewer, Actor person, StatementSaid said)
    {
        using var record = await OpenAsync(viewer, person);
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    private Task<IReadOnlyList<string?>> ReasonsAsync(Actor person) => ReasonsAsync(person, person);

    private async Task<IReadOnlyList<string?>> ReasonsAsync(Actor viewer, Actor person)
    {
        using var record = await OpenAsync(viewer, person);
        return [.. (await WordsReading.ReasonsAsync(record)).Values.Select(mark => mark.Words)];
    }

    private Task<OpenedRecord> OpenAsync(Actor viewer, Actor person) =>
        house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(Parts.Headings | Parts.OnlyMe | Parts.Reasons) { History = true });

    public sealed class On_Sqlite(SqliteHouse house) : DisagreementTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : DisagreementTests(house), IClassFixture<PostgresHouse>;
}
