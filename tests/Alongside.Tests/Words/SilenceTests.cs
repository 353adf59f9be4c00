using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.Organisations;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Words;

/// <summary>Silence is silence: after fourteen days whoever suggested is told once to try another way, and for the person nothing changes.</summary>
public abstract class SilenceTests(TestHouse house)
{
    [Fact]
    public async Task After_fourteen_days_the_worker_is_told_once_in_the_list_and_by_a_letter_that_says_nothing()
    {
        var (amina, jo, said, letters) = await SharedAsync();
        await SuggestAsync(jo, amina, said);
        await AfterAsync(Silence.Is - TimeSpan.FromMinutes(2));
        (await letters()).ShouldBeEmpty();
        (await WaitingAsync(jo)).ShouldHaveSingleItem().IsSilent.ShouldBeFalse();

        await AfterAsync(TimeSpan.FromMinutes(2));
        var letter = (await letters()).ShouldHaveSingleItem();
        (letter.Mail.Subject, letter.Mail.Text.Contains("Amina")).ShouldBe(("You have a message", false));
        var waits = (await WaitingAsync(jo)).ShouldHaveSingleItem();
        (waits.KnownAs, waits.IsSilent).ShouldBe(("Amina", true));
        using (var record = await OpenAsync(amina))
        {
            (await WordsReading.OneAsync(record, said.StatementId)).Now.Words.ShouldBe("My garden, every day");
            (await SuggestionsReading.OpenAsync(record)).ShouldHaveSingleItem().Answered.ShouldBeNull();
            (await record.Db.Events.CountAsync(row => row.Kind == EventKinds.SuggestionSilent)).ShouldBe(1);
        }

        await AfterAsync(TimeSpan.FromDays(60));
        (await letters()).Count.ShouldBe(1, "once");
    }

    [Fact]
    public async Task An_answer_in_time_is_no_silence_and_ask_me_later_waits_for_its_own_day()
    {
        var (amina, jo, said, letters) = await SharedAsync();
        var (answered, later) = (await SuggestAsync(jo, amina, said), await SuggestAsync(jo, amina, said));
        await AnswerAsync(amina, answered, Answers.Talk);
        await AnswerAsync(amina, later, Answers.Later);

        await AfterAsync(Silence.Is);
        ((await letters()).Count, (await WaitingAsync(jo)).Count, (await WaitingAsync(jo)).Count(row => row.IsSilent)).ShouldBe((0, 2, 0));
        await AfterAsync(AnswerSuggestion.LaterIs);
        ((await letters()).Count, (await WaitingAsync(jo)).Count(row => row.IsSilent)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_answer_that_was_undone_is_asked_anew_from_that_day()
    {
        var (amina, jo, said, letters) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, amina, said);
        await AfterAsync(TimeSpan.FromDays(10));
        await AnswerAsync(amina, suggestion, Answers.No);
        await AfterAsync(TimeSpan.FromDays(6));
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        await AfterAsync(TimeSpan.FromDays(13));
        (await letters()).ShouldBeEmpty();
        await AfterAsync(TimeSpan.FromDays(1));
        (await letters()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("kept for herself")]
    [InlineData("taken away")]
    [InlineData("not shared any more")]
    [InlineData("not this person")]
    [InlineData("works there no longer")]
    [InlineData("wants no letters")]
    public async Task What_the_worker_may_not_know_any_more_makes_no_letter_and_no_line(string since)
    {
        var (amina, jo, said, letters) = await SharedAsync();
        await SuggestAsync(jo, amina, said);
        var record = amina.OwnRecord!.Value;
        await (since switch
        {
            "kept for herself" => house.The<KeepStatement>().RunAsync(amina, record, said.StatementId, Keeping.ForMe),
            "taken away" => house.The<KeepStatement>().RunAsync(amina, record, said.StatementId, Keeping.Away),
            "not shared any more" => house.The<TakeBackShare>().RunAsync(amina, record, share),
            "not this person" => house.The<ExcludeViewer>().RunAsync(amina, record, ViewerKind.Account, jo.AccountId),
            "works there no longer" => EndWorkAsync(jo),
            _ => house.The<ChooseContact>().RunAsync(jo.AccountId, null, noElectronicContact: true),
        });
        await AfterAsync(Silence.Is);

        (await letters()).ShouldBeEmpty();
        if (since is not ("wants no letters" or "works there no longer")) (await WaitingAsync(jo)).ShouldBeEmpty();
        if (since is not ("kept for herself" or "taken away")) return;
        await house.The<KeepStatement>().RunAsync(amina, record, said.StatementId, Keeping.UnderItsHeading);
        await AfterAsync(TimeSpan.Zero);
        ((await letters()).Count, (await WaitingAsync(jo)).Count).ShouldBe((1, 1), "she let it be seen again");
    }

    [Fact]
    public async Task The_list_holds_what_one_suggested_as_what_one_is_now_and_leaves_no_gap()
    {
        var (amina, jo, said, _) = await SharedAsync();
        for (var number = 0; number < WaitingReading.OnPage + 1; number++)
        {
            await SuggestAsync(jo, amina, said);
            house.Time.Move(TimeSpan.FromSeconds(1));
        }
        // Older than all of these, and hidden since.
        var (bibi, _, theirs, _) = await SharedAsync(jo);
        await SuggestAsync(jo, bibi, theirs);
        await house.The<KeepStatement>().RunAsync(bibi, bibi.OwnRecord!.Value, theirs.StatementId, Keeping.ForMe);

        var first = await house.The<WaitingReading>().PageAsync(jo);
        (first.Waiting.Count, first.More).ShouldBe((WaitingReading.OnPage, true));
        var second = await house.The<WaitingReading>().PageAsync(jo, 2);
        (second.Waiting.Count, second.More).ShouldBe((1, false));
        var asFriend = new Actor(jo.AccountId, Capacity.Circle, Name: "Jo");
        await house.Given.ShareAsync(amina, asFriend, Parts.Important);
        (await WaitingAsync(asFriend)).ShouldBeEmpty();
        (await WaitingAsync(amina)).ShouldBeEmpty();
    }

    private Guid share;

    private async Task<(Actor Amina, Actor Jo, StatementSaid Said, Func<Task<List<(string Kind, Mail Mail)>>> Letters)> SharedAsync(Actor? known = null)
    {
        var (amina, jo) = (await house.Given.PersonAsync(), known ?? await house.Given.WorkerAsync());
        var address = Letters.NewAddress("jo");
        if (known is null)
        {
            await house.The<ChooseContact>().RunAsync(jo.AccountId, address);
            await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId));
        }
        share = await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, jo.TeamId!.Value, Parts.Important)
        { Until = new DateOnly(2027, 1, 1) });
        return (amina, jo, await house.Given.SaidAsync(amina), () => Letters.ToAsync(house.Database, address));
    }

    private async Task EndWorkAsync(Actor jo)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        var work = await lease.House.Works.SingleAsync(row => row.AccountId == jo.AccountId);
        await house.The<EndWork>().RunAsync(work.WorkId);
    }

    private async Task AfterAsync(TimeSpan time)
    {
        house.Time.Move(time);
        await house.The<IEnumerable<IJob>>().Single(job => job.Name == "try-another-way").RunAsync(default);
    }

    private Task<Guid> SuggestAsync(Actor by, Actor amina, StatementSaid said) =>
        house.The<SuggestWording>().RunAsync(by, new WordingToSuggest(amina.OwnRecord!.Value, said.StatementId, "Other words.", "en", "why", "mine", "page"));

    private Task<Answered> AnswerAsync(Actor amina, Guid suggestion, string answer) =>
        house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, answer));

    private async Task<IReadOnlyList<Waits>> WaitingAsync(Actor actor) => (await house.The<WaitingReading>().PageAsync(actor)).Waiting;

    private Task<OpenedRecord> OpenAsync(Actor person) =>
        house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(PartTable.All) { History = true });

    public sealed class On_Sqlite(SqliteHouse house) : SilenceTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : SilenceTests(house), IClassFixture<PostgresHouse>;
}
