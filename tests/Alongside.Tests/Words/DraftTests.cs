using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>What somebody has begun is theirs alone, and is gone when it is said, thrown away or forgotten.</summary>
public abstract class DraftTests(TestHouse house)
{
    private const string Form = "write-down/important";

    [Fact]
    public async Task What_the_person_begins_nobody_else_reads()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Headings);
        await KeepAsync(amina, amina, "I am not sure yet");
        (await WordsAsync(amina, amina)).ShouldBe("I am not sure yet");
        (await WordsAsync(sana, amina)).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_worker_begins_is_read_by_that_worker_as_that_worker_and_not_by_the_person()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        var elsewhere = jo with { OrganisationId = (await house.Given.OrganisationAsync("Hillside")).Organisation };
        var neighbour = jo with { Capacity = Capacity.Circle, OrganisationId = null, TeamId = null };
        foreach (var actor in new[] { jo, elsewhere, neighbour }) await house.Given.ShareAsync(amina, actor, Parts.Important);
        await KeepAsync(jo, amina, "She likes");

        (await WordsAsync(jo, amina)).ShouldBe("She likes");
        foreach (var other in new[] { elsewhere, neighbour, amina }) (await WordsAsync(other, amina)).ShouldBeNull();
        await KeepAsync(neighbour, amina, "As a neighbour");
        (await WordsAsync(jo, amina)).ShouldBe("She likes");
    }

    [Fact]
    public async Task It_is_there_only_while_the_author_may_write_there()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Behave);
        var share = await house.Given.ShareAsync(amina, jo, Parts.Important | Parts.Behave);
        await KeepAsync(jo, amina, "She likes");
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);
        await house.Given.ShareAsync(amina, jo, Parts.Behave);
        (await WordsAsync(jo, amina)).ShouldBeNull();
        await Should.ThrowAsync<NotHere>(() => KeepAsync(jo, amina, "She likes"));
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        (await WordsAsync(jo, amina)).ShouldBe("She likes");
    }

    [Fact]
    public async Task Nobody_begins_anything_where_they_may_not_write()
    {
        var amina = await house.Given.PersonAsync();
        var (sana, stranger) = (await house.Given.CircleMemberAsync(), await house.Given.CircleMemberAsync("Max"));
        await house.Given.ShareAsync(amina, sana, Parts.Behave);
        var said = await house.Given.SaidAsync(amina);
        foreach (var actor in new[] { sana, stranger })
        {
            await Should.ThrowAsync<NotHere>(() => KeepAsync(actor, amina, "words"));
            await Should.ThrowAsync<NotHere>(() => house.The<KeepDraft>().RunAsync(actor, new DraftToKeep(amina.OwnRecord!.Value, "statements/x/suggest", null, said.StatementId, Fields("words"))));
        }
        (await RowsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task No_event_tells_of_it_and_the_same_form_holds_one()
    {
        var amina = await house.Given.PersonAsync();
        var before = await EventsAsync(amina);
        foreach (var words in new[] { "My", "My gar", "My garden" }) await KeepAsync(amina, amina, words);
        (await WordsAsync(amina, amina)).ShouldBe("My garden");
        (await RowsAsync(amina)).ShouldBe(1);
        (await EventsAsync(amina)).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_left_of_it_when_it_is_thrown_away_or_emptied()
    {
        var amina = await house.Given.PersonAsync();
        await KeepAsync(amina, amina, "My garden");
        await house.The<KeepDraft>().ThrowAwayAsync(amina, amina.OwnRecord!.Value, Form);
        (await RowsAsync(amina)).ShouldBe(0);
        await KeepAsync(amina, amina, "My garden");
        await KeepAsync(amina, amina, "");
        (await RowsAsync(amina)).ShouldBe(0);
        await house.The<KeepDraft>().ThrowAwayAsync(amina, amina.OwnRecord!.Value, Form);
    }

    [Fact]
    public async Task It_goes_in_the_moment_the_words_are_said_and_stays_when_they_are_refused()
    {
        var amina = await house.Given.PersonAsync();
        await KeepAsync(amina, amina, "My garden");
        var words = new StatementToSay(amina.OwnRecord!.Value, "important", "", "en") { Form = Form };
        await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(amina, words));
        (await WordsAsync(amina, amina)).ShouldBe("My garden");
        await house.The<SayStatement>().RunAsync(amina, words with { Words = "My garden" });
        (await RowsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_forgotten_ninety_days_after_somebody_last_wrote_at_it()
    {
        var amina = await house.Given.PersonAsync();
        await KeepAsync(amina, amina, "My");
        house.Time.Move(TimeSpan.FromDays(60));
        await KeepAsync(amina, amina, "My garden");
        house.Time.Move(KeepDraft.KeptFor - TimeSpan.FromMilliseconds(1));
        await house.The<Jobs>().RunDueAsync();
        (await WordsAsync(amina, amina)).ShouldBe("My garden");
        var ends = (await house.Database.LookInsideAsync("SELECT draft_id FROM draft_end")).Count;

        house.Time.Move(TimeSpan.FromHours(1));
        (await WordsAsync(amina, amina)).ShouldBeNull("its time is over, whether or not the job has run");
        await house.The<Jobs>().RunDueAsync();
        (await RowsAsync(amina)).ShouldBe(0);
        (await house.Database.LookInsideAsync("SELECT draft_id FROM draft_end")).Count.ShouldBeLessThan(ends);
    }

    [Fact]
    public async Task What_no_database_can_keep_is_refused_and_what_was_begun_before_stays()
    {
        var amina = await house.Given.PersonAsync();
        await KeepAsync(amina, amina, "My garden");
        foreach (var words in new[] { "an empty \0 character", "half an emoji \ud83d" })
            (await Should.ThrowAsync<Refused>(() => KeepAsync(amina, amina, words))).Field.ShouldBe("words");
        (await WordsAsync(amina, amina)).ShouldBe("My garden");
    }

    [Fact]
    public async Task A_statement_taken_away_takes_what_was_begun_about_it_from_the_list()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        await house.The<KeepDraft>().RunAsync(amina, new DraftToKeep(amina.OwnRecord!.Value, $"statements/{said.StatementId}/change", null, said.StatementId, Fields("My pots")));
        (await ListAsync(amina)).ShouldBe(1);
        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, said.StatementId, Keeping.Away);
        (await ListAsync(amina)).ShouldBe(0);
        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, said.StatementId, Keeping.UnderItsHeading);
        (await ListAsync(amina)).ShouldBe(1);
    }

    private Task KeepAsync(Actor author, Actor about, string words) =>
        house.The<KeepDraft>().RunAsync(author, new DraftToKeep(about.OwnRecord!.Value, Form, "important", null, Fields(words)));

    private static Dictionary<string, string?> Fields(string words) => new() { ["words"] = words, ["capture.how"] = "" };

    private async Task<string?> WordsAsync(Actor reader, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(reader, about.OwnRecord!.Value, new Opening(Parts.None));
        return (await DraftsReading.OneAsync(record, Form))?.Fields["words"];
    }

    private async Task<int> ListAsync(Actor amina)
    {
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(Parts.Headings | Parts.OnlyMe));
        await record.Looked;
        return (await DraftsReading.AllAsync(record)).Count;
    }

    private async Task<int> RowsAsync(Actor about) => (await house.Database.LookInsideAsync($"SELECT draft_id FROM draft WHERE person_id = {house.Database.Literal(about.OwnRecord!.Value)}")).Count;

    private async Task<int> EventsAsync(Actor about) => (await house.Database.LookInsideAsync($"SELECT event_id FROM event WHERE person_id = {house.Database.Literal(about.OwnRecord!.Value)}")).Count;

    public sealed class On_Sqlite(SqliteHouse house) : DraftTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : DraftTests(house), IClassFixture<PostgresHouse>;
}
