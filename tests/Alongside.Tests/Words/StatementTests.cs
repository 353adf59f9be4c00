using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

public abstract class StatementTests(TestHouse house)
{
    private static readonly Opening Everything = new(PartTable.All) { History = true };

    [Fact]
    public async Task What_the_person_says_is_kept_to_the_letter_as_their_own_words()
    {
        var amina = await house.Given.PersonAsync();
        var words = "میرا باغ 🌱  nobody should move the pots!\u200d\n<b>not bold</b>";

        var said = await house.Given.SaidAsync(amina, words, language: "ur");

        using var record = await OpenAsync(amina);
        var now = (await WordsReading.OneAsync(record, said.StatementId)).Now;
        now.Words.ShouldBe(words);
        now.Language.ShouldBe("ur");
        CaptureTable.Find(now.Capture)!.IsOwnWords(now.WrittenAs).ShouldBeTrue();
    }

    [Fact]
    public async Task The_persons_earlier_words_stay_readable_newest_first()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina, "one");
        await RewordAsync(amina, said.StatementId, "two");
        await RewordAsync(amina, said.StatementId, "three");

        using var record = await OpenAsync(amina);
        var statement = await WordsReading.OneAsync(record, said.StatementId);
        statement.Now.Words.ShouldBe("three");
        (await WordsReading.EarlierAsync(record, statement)).Select(wording => wording.Words).ShouldBe(["two", "one"]);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("9999-12-31")]
    public async Task Words_cannot_be_said_on_a_day_outside_of_a_life(string day)
    {
        var amina = await house.Given.PersonAsync();
        var words = new StatementToSay(amina.OwnRecord!.Value, "important", "My garden", "en", new CaptureGiven(null, DateOnly.Parse(day, null)));
        (await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(amina, words))).Field.ShouldBe("capture.on");
    }

    [Theory]
    [InlineData("9999-12-31", false)]
    [InlineData("2126-03-03", false)]
    [InlineData("2126-03-02", true)]
    public async Task A_share_ends_within_a_hundred_years(string until, bool may)
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        Task<Guid> GiveAsync() => house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Circle, sana.AccountId, Parts.Important)
        {
            Until = DateOnly.Parse(until, null),
        });
        if (may) await GiveAsync();
        else (await Should.ThrowAsync<Refused>(GiveAsync)).Field.ShouldBe("until");
    }

    [Fact]
    public async Task Somebody_who_sees_the_words_sees_none_of_the_earlier_ones()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var said = await house.Given.SaidAsync(amina, "one");
        await RewordAsync(amina, said.StatementId, "two");

        using var record = await OpenAsync(sana, amina);
        var statement = await WordsReading.OneAsync(record, said.StatementId);
        statement.Now.Words.ShouldBe("two");
        (await WordsReading.EarlierAsync(record, statement)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_without_a_share_gets_the_same_answer_as_for_a_person_who_does_not_exist()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.SaidAsync(amina);

        await Should.ThrowAsync<NotHere>(() => OpenAsync(jo, amina));
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(jo, Ids.New(), Everything));
    }

    [Fact]
    public async Task Nobody_but_the_person_may_call_words_the_persons_own()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);

        var refused = await Should.ThrowAsync<Refused>(() => SayAsync(jo, amina, "I like tea", new CaptureGiven("own")));
        refused.Field.ShouldBe("capture.how");
    }

    [Fact]
    public async Task A_worker_writes_down_what_was_said_and_the_record_says_so()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.SupportMe);

        var said = await house.The<SayStatement>().RunAsync(jo, new StatementToSay(amina.OwnRecord!.Value, "support-me",
            "Tea first. Then we talk.", "en", new CaptureGiven("word-for-word", new DateOnly(2026, 3, 1), ["Sana"])));

        using var record = await OpenAsync(amina);
        var now = (await WordsReading.OneAsync(record, said.StatementId)).Now;
        (now.WriterName, now.WriterRole, now.Present, now.SaidOn).ShouldBe(("Jo", "support worker", "Sana", new DateOnly(2026, 3, 1)));
        CaptureTable.Find(now.Capture)!.WaitsForYes(now.WrittenAs).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_person_changes_the_words_even_when_a_worker_wrote_them()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var said = await SayAsync(jo, amina, "I like tea", new CaptureGiven("word-for-word"));

        var refused = await Should.ThrowAsync<Refused>(() => house.The<RewordStatement>().RunAsync(jo,
            new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "I like coffee", "en", Capture: new CaptureGiven("word-for-word"))));
        refused.Sentence.ShouldBe("Only {name} can change these words.");
    }

    [Fact]
    public async Task A_change_made_on_words_that_have_moved_on_is_not_saved_over_them()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina, "one");
        await RewordAsync(amina, said.StatementId, "two");

        await Should.ThrowAsync<Stale>(() => house.The<RewordStatement>().RunAsync(amina,
            new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "three", "en", BasedOn: said.WordingId)));
    }

    [Fact]
    public async Task The_same_request_sent_twice_says_it_once()
    {
        var amina = await house.Given.PersonAsync();
        var request = new StatementToSay(amina.OwnRecord!.Value, "who-i-am", "A gardener", "en");
        var key = new RequestKey("same", new byte[32]);

        var first = await house.The<SayStatement>().RunAsync(amina, request, key);
        var second = await house.The<SayStatement>().RunAsync(amina, request, key);

        second.ShouldBe(first);
        using var record = await OpenAsync(amina);
        (await WordsReading.AboutMeAsync(record)).Statements.Count.ShouldBe(1);
        await Should.ThrowAsync<KeyUsedBefore>(() => house.The<SayStatement>().RunAsync(amina, request, new RequestKey("same", [.. Enumerable.Repeat((byte)1, 32)])));
    }

    [Fact]
    public async Task A_list_holds_the_names_of_those_who_shared_and_nobody_else()
    {
        var jo = await house.Given.WorkerAsync();
        var people = new List<Actor>();
        foreach (var name in new[] { "Élodie", "Zara", "amina", "Bill" })
        {
            people.Add(await house.Given.PersonAsync(name));
            await house.Given.ShareAsync(people[^1], jo, Parts.Important);
        }
        await house.The<ExcludeViewer>().RunAsync(people[1], people[1].OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);

        var first = await house.The<ReachReading>().PageAsync(jo, size: 2);
        var second = await house.The<ReachReading>().PageAsync(jo, after: first.Next, size: 2);

        first.People.Select(person => person.KnownAs).ShouldBe(["amina", "Bill"]);
        second.People.Select(person => person.KnownAs).ShouldBe(["Élodie"]);
        second.Next.ShouldBeNull();
        (await house.The<ReachReading>().PageAsync(jo, part: "elo")).People.Single().KnownAs.ShouldBe("Élodie");
    }

    private Task<OpenedRecord> OpenAsync(Actor actor, Actor? about = null) =>
        house.The<Gate>().OpenAsync(actor, (about ?? actor).OwnRecord!.Value, Everything);

    private Task<StatementSaid> SayAsync(Actor actor, Actor about, string words, CaptureGiven capture) =>
        house.The<SayStatement>().RunAsync(actor, new StatementToSay(about.OwnRecord!.Value, "important", words, "en", capture));

    private Task<StatementSaid> RewordAsync(Actor person, Guid statement, string words) =>
        house.The<RewordStatement>().RunAsync(person, new StatementToReword(person.OwnRecord!.Value, statement, words, "en"));

    public sealed class On_Sqlite(SqliteHouse house) : StatementTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : StatementTests(house), IClassFixture<PostgresHouse>;
}
