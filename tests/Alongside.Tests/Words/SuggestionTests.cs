using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>Nothing about me changes without me: somebody suggests, the person answers, and silence is never yes.</summary>
public abstract class SuggestionTests(TestHouse house)
{
    private const string Now = "I like gardens.";
    private const string Suggested = "I like my garden, early, with tea.";

    [Fact]
    public async Task A_suggestion_changes_nothing_until_it_is_answered()
    {
        var (amina, jo, said) = await SharedAsync();
        await SuggestAsync(jo, said);
        house.Time.Move(TimeSpan.FromDays(400));

        (await NowAsync(amina, said)).Words.ShouldBe(Now);
        (await OfAsync(amina, said)).ShouldHaveSingleItem().Suggestion.IsOpen.ShouldBeTrue("silence is silence");
    }

    [Fact]
    public async Task Yes_puts_these_very_words_in_place_as_made_by_both_and_said_yes_to()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);

        await AnswerAsync(amina, suggestion, Answers.Yes);

        var now = await NowAsync(jo, said);
        (now.Words, now.Capture, now.WriterName, now.ConfirmedHow).ShouldBe((Suggested, CaptureTable.WithHelp, "Jo", Routes.OwnDevice));
        (await OfAsync(jo, said)).ShouldHaveSingleItem().Suggestion.Answered.ShouldBe(Answers.Yes);
        (await EarlierAsync(amina, said)).ShouldHaveSingleItem().Words.ShouldBe(Now);
    }

    [Fact]
    public async Task Change_it_keeps_the_persons_own_words()
    {
        var (amina, jo, said) = await SharedAsync();
        await AnswerAsync(amina, await SuggestAsync(jo, said), Answers.Change, "Roses. Only roses.");

        var now = await NowAsync(jo, said);
        (now.Words, now.Capture).ShouldBe(("Roses. Only roses.", CaptureTable.Own));
    }

    [Theory]
    [InlineData(Answers.No)]
    [InlineData(Answers.Later)]
    [InlineData(Answers.Talk)]
    public async Task No_later_and_talk_leave_the_words_as_they_are(string answer)
    {
        var (amina, jo, said) = await SharedAsync();
        await AnswerAsync(amina, await SuggestAsync(jo, said), answer, "Not like this.");

        (await NowAsync(amina, said)).Words.ShouldBe(Now);
        var seen = (await OfAsync(jo, said)).ShouldHaveSingleItem().Suggestion;
        (seen.Answered, seen.Because, seen.IsOpen).ShouldBe((answer, "Not like this.", answer != Answers.No));
    }

    [Fact]
    public async Task Ask_me_later_waits_a_week()
    {
        var (amina, jo, said) = await SharedAsync();
        await AnswerAsync(amina, await SuggestAsync(jo, said), Answers.Later);

        (await ToAskAsync(amina)).ShouldBe(0);
        house.Time.Move(AnswerSuggestion.LaterIs);
        (await ToAskAsync(amina)).ShouldBe(1);
    }

    [Theory]
    [InlineData(Answers.Yes)]
    [InlineData(Answers.Change)]
    [InlineData(Answers.No)]
    public async Task An_answer_can_be_undone_for_seven_days_and_the_suggestion_waits_again(string answer)
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        await AnswerAsync(amina, suggestion, answer, answer == Answers.Change ? "Other words." : null);

        house.Time.Move(UndoAnswer.Window);
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);

        var now = await NowAsync(jo, said);
        (now.Words, now.Capture).ShouldBe((Now, CaptureTable.Own));
        (await OfAsync(jo, said)).ShouldHaveSingleItem().Suggestion.Answered.ShouldBeNull();
        await AnswerAsync(amina, suggestion, Answers.No);
    }

    [Fact]
    public async Task After_seven_days_the_persons_own_answer_stands()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        await AnswerAsync(amina, suggestion, Answers.Yes);

        house.Time.Move(UndoAnswer.Window + TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<Refused>(() => house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion));
    }

    [Fact]
    public async Task An_answer_given_on_the_phone_is_taken_down_with_who_asked_and_can_be_overturned_months_later()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        var taken = new AnswerTaken("phone", new DateOnly(2026, 1, 5), ["Sana"], "Mrs Malik");
        await house.The<AnswerSuggestion>().RunAsync(jo, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes, Taken: taken));

        (await NowAsync(jo, said)).ConfirmedHow.ShouldBe("phone");
        var answer = (await OfAsync(amina, said)).ShouldHaveSingleItem().Answer!;
        (answer.TakerName, answer.Route, answer.Present, answer.Interpreter, answer.SaidOn).ShouldBe(("Jo", "phone", "Sana", "Mrs Malik", new DateOnly(2026, 1, 5)));

        house.Time.Move(TimeSpan.FromDays(90));
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        (await NowAsync(jo, said)).Words.ShouldBe(Now);
    }

    [Fact]
    public async Task After_an_undoing_everything_that_was_asked_can_be_said_yes_to_again()
    {
        var (amina, jo, said) = await SharedAsync();
        var (first, second) = (await SuggestAsync(jo, said), await SuggestAsync(jo, said));
        await AnswerAsync(amina, first, Answers.Yes);
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, first);

        (await ToAskAsync(amina)).ShouldBe(2);
        await AnswerAsync(amina, second, Answers.Yes);
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, second);
        await AnswerAsync(amina, first, Answers.Yes);
        (await NowAsync(jo, said)).Words.ShouldBe(Suggested);
    }

    [Fact]
    public async Task Whoever_took_an_answer_down_reads_it_again_and_no_longer_when_it_was_overturned()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        await house.The<AnswerSuggestion>().RunAsync(jo, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes, Taken: new AnswerTaken("phone")));
        (await OfAsync(jo, said)).ShouldHaveSingleItem().Answer!.Route.ShouldBe("phone");
        // The same human being at another organisation is somebody else here.
        var elsewhere = jo with { OrganisationId = (await house.Given.OrganisationAsync()).Organisation };
        await house.Given.ShareAsync(amina, elsewhere, Parts.Important);
        (await OfAsync(elsewhere, said)).ShouldBeEmpty();

        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        (await OfAsync(jo, said)).ShouldHaveSingleItem().Answer.ShouldBeNull();
    }

    [Fact]
    public async Task Other_words_told_to_a_worker_are_not_yet_checked()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        await house.The<AnswerSuggestion>().RunAsync(jo,
            new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Change, "Roses.", Taken: new AnswerTaken("visit")));

        var now = await NowAsync(jo, said);
        (now.Words, now.Capture, now.ConfirmedAt).ShouldBe(("Roses.", CaptureTable.WordForWord, null));
    }

    [Fact]
    public async Task Nobody_answers_for_the_person_without_saying_how_they_were_told()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);

        (await Should.ThrowAsync<Refused>(() => AnswerAsync(jo, suggestion, Answers.Yes, person: amina))).Field.ShouldBe("takenBy");
        (await NowAsync(amina, said)).Words.ShouldBe(Now);
    }

    [Fact]
    public async Task Somebody_who_may_only_read_other_parts_finds_no_suggestion_to_answer()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        var bill = await house.Given.CircleMemberAsync("Bill", "neighbour");
        await house.Given.ShareAsync(amina, bill, Parts.Important);

        await Should.ThrowAsync<NotHere>(() => AnswerAsync(bill, suggestion, Answers.Yes, person: amina));
        (await OfAsync(bill, said, amina)).ShouldBeEmpty("whoever did not make it does not see it");
    }

    [Fact]
    public async Task Yes_to_what_was_suggested_for_other_words_is_refused()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "New.", "en"));

        (await Should.ThrowAsync<Refused>(() => AnswerAsync(amina, suggestion, Answers.Yes))).Field.ShouldBe("answer");
        await AnswerAsync(amina, suggestion, Answers.No);
    }

    [Fact]
    public async Task Two_answers_at_once_count_as_one()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, said);

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                await AnswerAsync(amina, suggestion, number % 2 == 0 ? Answers.Yes : Answers.No);
                return true;
            }
            catch (Exception told) when (told is Refused or Stale)
            {
                return false;
            }
        }));
        tries.Count(kept => kept).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_person_keeps_for_themselves_is_suggested_to_by_nobody_and_the_suggestion_goes_with_it()
    {
        var (amina, jo, said) = await SharedAsync();
        await SuggestAsync(jo, said);
        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, said.StatementId, Keeping.ForMe);

        (await OfAsync(jo, said, amina)).ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => SuggestAsync(jo, said));
        (await OfAsync(amina, said)).Count.ShouldBe(1);
    }

    private async Task<(Actor Amina, Actor Jo, StatementSaid Said)> SharedAsync()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        people[jo.AccountId] = amina;
        return (amina, jo, await house.Given.SaidAsync(amina, Now));
    }

    private readonly Dictionary<Guid, Actor> people = [];

    private Guid RecordOf(Actor viewer, Actor? person) => (person ?? (viewer.OwnRecord is null ? people[viewer.AccountId] : viewer)).OwnRecord!.Value;

    private Task<Guid> SuggestAsync(Actor by, StatementSaid said) => house.The<SuggestWording>().RunAsync(by, new WordingToSuggest(
        RecordOf(by, null), said.StatementId, Suggested, "en", "You told me about the mornings.", "Jo’s, after the visit", "visit"));

    private Task<Answered> AnswerAsync(Actor by, Guid suggestion, string answer, string? words = null, Actor? person = null) =>
        house.The<AnswerSuggestion>().RunAsync(by, new AnswerToSuggestion(RecordOf(by, person), suggestion, answer, words, "en"));

    private async Task<StatementNow> NowAsync(Actor viewer, StatementSaid said)
    {
        using var record = await OpenAsync(viewer, null);
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    private async Task<IReadOnlyList<Wording>> EarlierAsync(Actor viewer, StatementSaid said)
    {
        using var record = await OpenAsync(viewer, null);
        return await WordsReading.EarlierAsync(record, await WordsReading.OneAsync(record, said.StatementId));
    }

    private async Task<IReadOnlyList<SuggestionSeen>> OfAsync(Actor viewer, StatementSaid said, Actor? person = null)
    {
        using var record = await OpenAsync(viewer, person);
        return await SuggestionsReading.OfAsync(record, said.StatementId);
    }

    private async Task<int> ToAskAsync(Actor viewer)
    {
        using var record = await OpenAsync(viewer, null);
        return (await SuggestionsReading.ToAskAsync(record)).Count;
    }

    private Task<OpenedRecord> OpenAsync(Actor viewer, Actor? person) =>
        house.The<Gate>().OpenAsync(viewer, RecordOf(viewer, person), new Opening(Parts.Headings | Parts.OnlyMe) { History = true });

    public sealed class On_Sqlite(SqliteHouse house) : SuggestionTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : SuggestionTests(house), IClassFixture<PostgresHouse>;
}
