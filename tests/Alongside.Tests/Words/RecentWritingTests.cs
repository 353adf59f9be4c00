using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>Nobody is buried in words and questions by one who writes about them without end; and nobody is stopped who says what is theirs.</summary>
public abstract class RecentWritingTests(TestHouse house)
{
    [Fact]
    public async Task More_than_any_visit_needs_is_refused_kindly_for_that_hour_and_for_that_person_alone()
    {
        var (amina, bilal, jo, kit) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"), await house.Given.WorkerAsync(), await house.Given.WorkerAsync("Kit"));
        foreach (var (person, viewer) in new[] { (amina, jo), (amina, kit), (bilal, jo) }) await house.Given.ShareAsync(person, viewer, Parts.Important);
        var said = await house.Given.SaidAsync(amina);
        var key = new RequestKey("first", new byte[32]);
        var first = await TellAsync(jo, amina, key);
        for (var times = 2; times < RecentWriting.MostAnHour; times++) await TellAsync(jo, amina);
        // What is refused for another reason does not count.
        await Should.ThrowAsync<Refused>(() => house.The<SuggestWording>().RunAsync(jo, Suggested(amina, said, "")));
        await house.The<SuggestWording>().RunAsync(jo, Suggested(amina, said, "Tea at four"));

        foreach (var once in new Func<Task>[] { () => TellAsync(jo, amina), () => house.The<SuggestWording>().RunAsync(jo, Suggested(amina, said, "Tea at five")) })
            (await Should.ThrowAsync<Refused>(once)).Sentence.ShouldStartWith("You have written very much here within an hour.");
        (await TellAsync(jo, amina, key)).ShouldBe(first, "the same request again is none");
        await TellAsync(kit, amina);
        await TellAsync(jo, bilal);
        for (var times = 0; times < 3; times++) await house.Given.SaidAsync(amina, $"mine {times}");
        house.Time.Move(TimeSpan.FromHours(1));
        await TellAsync(jo, amina);
    }

    private Task<StatementSaid> TellAsync(Actor writer, Actor person, RequestKey? key = null) =>
        house.The<SayStatement>().RunAsync(writer, new StatementToSay(person.OwnRecord!.Value, "important", "She smiled.", "en", new CaptureGiven("observed")), key);

    private static WordingToSuggest Suggested(Actor person, StatementSaid said, string words) => new(person.OwnRecord!.Value, said.StatementId, words, "en", "why", "mine", "page");

    public sealed class On_Sqlite(SqliteHouse house) : RecentWritingTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : RecentWritingTests(house), IClassFixture<PostgresHouse>;
}
