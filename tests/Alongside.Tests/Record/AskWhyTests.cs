using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Record;

/// <summary>The person asks why somebody looked; where they work has five working days, sees the question alone, and is late after that.</summary>
public abstract class AskWhyTests(TestHouse house)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_colleague_answers_in_words_and_the_person_reads_them()
    {
        var (amina, jo) = await LookedAsync();
        var lee = await ColleagueAsync(jo);
        var question = await AskAsync(amina, jo, words: "Why in the evening?");

        var listed = (await Questions.PageAsync(lee)).Questions.ShouldHaveSingleItem();
        (listed.KnownAs, listed.AboutName, listed.Words, listed.DueAt).ShouldBe(("Amina", "Jo", "Why in the evening?", new DateTime(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc)));
        await house.The<AnswerWhy>().RunAsync(lee, question, "Jo planned your Tuesday.");

        var answered = await OneAsync(amina);
        (answered.Question.Answer, answered.Question.AnswererName, answered.Organisation).ShouldBe(("Jo planned your Tuesday.", "Lee", "Riverside Together"));
        (await HouseAsync(db => db.QuestionsDue.CountAsync(row => row.QuestionId == question))).ShouldBe(0, "nothing is due any more");
    }

    [Fact]
    public async Task Whoever_answers_sees_nothing_of_the_record_because_of_it()
    {
        var (amina, jo) = await LookedAsync();
        await AskAsync(amina, jo);
        var lee = await ColleagueAsync(jo);
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(lee, amina.OwnRecord!.Value, new Opening(PartTable.All)));
    }

    [Fact]
    public async Task Nobody_else_sees_the_question_or_answers_it()
    {
        var (amina, jo) = await LookedAsync();
        var question = await AskAsync(amina, jo);
        foreach (var other in new[] { await house.Given.WorkerAsync("Kit"), await house.Given.CircleMemberAsync(), jo with { Capacity = Capacity.Circle, OrganisationId = null, TeamId = null }, await house.Given.PersonAsync("Bilal") })
        {
            (await Questions.PageAsync(other)).Questions.ShouldBeEmpty();
            await Should.ThrowAsync<NotHere>(() => house.The<AnswerWhy>().RunAsync(other, question, "So."));
        }
        // Let into the record by a share, one still does not see what the person asked.
        await house.Given.ShareAsync(amina, jo, PartTable.Shareable);
        using var record = await house.The<Gate>().OpenAsync(jo, amina.OwnRecord!.Value, new Opening(PartTable.All) { Looks = true, History = true });
        (await record.Db.LookQuestions.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_the_person_left_out_sees_no_question_of_theirs()
    {
        var (amina, jo) = await LookedAsync();
        var lee = await ColleagueAsync(jo);
        var question = await AskAsync(amina, jo);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);

        (await Questions.PageAsync(jo)).Questions.ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => house.The<AnswerWhy>().RunAsync(jo, question, "So."));
        (await Questions.PageAsync(lee)).Questions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_sees_at_work_what_they_asked_for_themselves_or_answers_it()
    {
        var (amina, jo) = await LookedAsync();
        var question = await AskAsync(amina, jo);
        var lee = await ColleagueAsync(jo);
        foreach (var themselves in new[] { lee with { OwnRecord = amina.OwnRecord }, lee with { OwnRecord = Ids.New(), OwnRecords = [amina.OwnRecord!.Value] } })
        {
            (await Questions.PageAsync(themselves)).Questions.ShouldBeEmpty();
            (await Questions.UnansweredAsync(themselves, null)).ShouldBeEmpty();
            (await Questions.OneAsync(themselves, question)).ShouldBeNull();
            await Should.ThrowAsync<NotHere>(() => house.The<AnswerWhy>().RunAsync(themselves, question, "So."));
        }
        (await Questions.OneAsync(lee, question)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_whoever_looked_is_asked_and_only_once_until_they_answer()
    {
        var (amina, jo) = await LookedAsync();
        var kit = await house.Given.WorkerAsync("Kit");
        await Should.ThrowAsync<NotHere>(() => AskAsync(amina, kit));
        await Should.ThrowAsync<NotHere>(() => house.The<AskWhy>().RunAsync(jo, new WhyToAsk(amina.OwnRecord!.Value, jo.OrganisationId!.Value)));

        var question = await AskAsync(amina, jo);
        (await Should.ThrowAsync<Refused>(() => AskAsync(amina, jo))).Sentence.ShouldStartWith("You have asked this already.");
        await house.The<AnswerWhy>().RunAsync(jo, question, "For the visit.");
        await AskAsync(amina, jo);
    }

    [Fact]
    public async Task An_organisation_that_is_left_out_cannot_be_asked()
    {
        var (amina, jo) = await LookedAsync();
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);
        await Should.ThrowAsync<Refused>(() => AskAsync(amina, jo));
    }

    [Fact]
    public async Task The_first_answer_stands_and_the_same_one_sent_twice_is_one()
    {
        var (amina, jo) = await LookedAsync();
        var lee = await ColleagueAsync(jo);
        var question = await AskAsync(amina, jo);
        (await Should.ThrowAsync<Refused>(() => house.The<AnswerWhy>().RunAsync(jo, question, " "))).Field.ShouldBe("words");
        await house.The<AnswerWhy>().RunAsync(jo, question, "For the visit.");
        await house.The<AnswerWhy>().RunAsync(jo, question, "For the visit.");
        await Should.ThrowAsync<Refused>(() => house.The<AnswerWhy>().RunAsync(lee, question, "Something else."));

        (await OneAsync(amina)).Question.Answer.ShouldBe("For the visit.");
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE look_question SET answer = 'other' WHERE answered_at IS NOT NULL"));
    }

    [Fact]
    public async Task After_five_working_days_it_climbs_once_and_can_still_be_answered()
    {
        var (amina, jo) = await LookedAsync();
        var question = await AskAsync(amina, jo);

        house.Time.MoveTo(new DateTimeOffset(2026, 3, 9, 23, 59, 0, TimeSpan.Zero));
        await house.The<Jobs>().RunDueAsync();
        (await OneAsync(amina)).Question.ClimbedAt.ShouldBeNull("the fifth working day is not over");

        house.Time.MoveTo(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        await house.The<Jobs>().RunDueAsync();
        (await OneAsync(amina)).Question.ClimbedAt.ShouldBe(new DateTime(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc));
        (await Questions.PageAsync(jo)).Questions.ShouldHaveSingleItem().ClimbedAt.ShouldNotBeNull();

        house.Time.Move(TimeSpan.FromDays(1));
        await house.The<Jobs>().RunDueAsync();
        await house.The<AnswerWhy>().RunAsync(jo, question, "We are sorry. For the visit.");
        (await OneAsync(amina)).Question.ClimbedAt.ShouldBe(new DateTime(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc));
    }

    private QuestionsReading Questions => house.The<QuestionsReading>();

    private async Task<(Actor Amina, Actor Jo)> LookedAsync()
    {
        house.Time.MoveTo(Monday);
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.The<IWriter>().LookAsync(new Look
        {
            PersonId = amina.OwnRecord!.Value, LookId = Ids.New(), PartBits = Parts.Important, Operation = Operation.Read, Purpose = Purpose.Support,
            Ground = LookGround.Share, AccountId = jo.AccountId, Capacity = jo.Capacity, OrganisationId = jo.OrganisationId, TeamId = jo.TeamId, At = Monday.UtcDateTime.AddHours(-1),
        });
        return (amina, jo);
    }

    private async Task<Actor> ColleagueAsync(Actor jo) => await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId, TeamId = jo.TeamId };

    private Task<Guid> AskAsync(Actor amina, Actor about, string? words = null) =>
        house.The<AskWhy>().RunAsync(amina, new WhyToAsk(amina.OwnRecord!.Value, about.OrganisationId!.Value, about.AccountId, words));

    private async Task<AskedWhy> OneAsync(Actor amina)
    {
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(Parts.OnlyMe) { Looks = true });
        return (await QuestionsReading.OfThePersonAsync(record)).Questions.ShouldHaveSingleItem();
    }

    private async Task<T> HouseAsync<T>(Func<HouseDb, Task<T>> read)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return await read(lease.House);
    }

    public sealed class On_Sqlite(SqliteHouse house) : AskWhyTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : AskWhyTests(house), IClassFixture<PostgresHouse>;
}
