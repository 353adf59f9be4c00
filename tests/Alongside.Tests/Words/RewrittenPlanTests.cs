using System.Net;
using System.Net.Http.Json;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>
/// A manager once told a social worker to rewrite a person's plan so that every sentence began with "I", without going back
/// to the person. Each of the errors in that story, by its name, through every road there is into a record: page and API.
/// </summary>
public abstract class RewrittenPlanTests(ServedHouse house)
{
    private const string Hers = "My garden, every day";

    [Fact]
    public async Task A_panel_that_decides_without_the_person_changes_nothing()
    {
        var (amina, manager, said) = await SharedAsync();
        var (program, browser) = (await house.ProgramAsync(manager), await house.BrowserAsync(manager));
        var record = amina.OwnRecord;

        (await program.PostAsJsonAsync($"/api/v1/people/{record}/statements/{said.StatementId}/wordings", new { words = "Decided by panel", language = "en" }))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.GetAsync($"/people/{record}/statements/{said.StatementId}/change")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var asked = await SuggestAsync(manager, amina, said, "Decided by panel");
        house.Time.Move(TimeSpan.FromDays(20));

        (await NowAsync(amina, said)).Words.ShouldBe(Hers);
        (await program.PostAsJsonAsync($"/api/v1/people/{record}/suggestions/{asked}/answer", new { answer = "yes" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_instruction_to_rewrite_becomes_a_question_with_the_name_of_whoever_gave_it()
    {
        var (amina, manager, said) = await SharedAsync();
        await SuggestAsync(manager, amina, said, "I enjoy gardening as a meaningful activity.");

        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        var asked = (await SuggestionsReading.OpenAsync(record)).ShouldHaveSingleItem();
        (asked.WriterName, asked.WriterRole, asked.Reason).ShouldBe(("Mr Blunt", "manager", "The form says so."));
        (await NowAsync(manager, said, amina)).Words.ShouldBe(Hers);
    }

    [Theory]
    [InlineData("workers-view")]
    [InlineData("observed")]
    public async Task Forced_I_sentences_are_refused_as_anybodys_view(string how)
    {
        var (amina, manager, _) = await SharedAsync();
        var answer = await (await house.ProgramAsync(manager)).PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements",
            new { heading = "important", words = "I feel supported by the service.", language = "en", capture = new { how } });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Forced_I_sentences_that_are_said_to_be_hers_are_shown_to_everybody_as_not_checked_with_her()
    {
        var (amina, manager, _) = await SharedAsync();
        var told = await house.The<SayStatement>().RunAsync(manager, new StatementToSay(amina.OwnRecord!.Value, "important",
            "I feel supported by the service.", "en", new CaptureGiven("word-for-word")));

        foreach (var viewer in new[] { amina, manager })
        {
            var page = await (await house.BrowserAsync(viewer)).GetStringAsync($"/people/{amina.OwnRecord}/statements/{told.StatementId}");
            page.ShouldContain("Not yet checked with Amina");
            page.ShouldContain("Mr Blunt");
        }
    }

    [Theory]
    [InlineData("own")]
    [InlineData("voice")]
    public async Task Nobody_else_says_that_words_are_her_own(string how)
    {
        var (amina, manager, _) = await SharedAsync();
        await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(manager,
            new StatementToSay(amina.OwnRecord!.Value, "important", "I like it here", "en", new CaptureGiven(how))));
    }

    [Fact]
    public async Task Not_going_back_to_her_is_seen_as_not_checked_for_as_long_as_nobody_goes_back()
    {
        var (amina, manager, _) = await SharedAsync();
        var told = await house.The<SayStatement>().RunAsync(manager, new StatementToSay(amina.OwnRecord!.Value, "important",
            "Tea at four.", "en", new CaptureGiven("word-for-word")));
        house.Time.Move(TimeSpan.FromDays(80));

        (await NowAsync(manager, told, amina)).ConfirmedAt.ShouldBeNull();
        await house.The<ConfirmWording>().RunAsync(manager, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId, new AnswerTaken("visit")));
        (await NowAsync(manager, told, amina)).ConfirmedHow.ShouldBe("visit");
    }

    private async Task<(Actor Amina, Actor Manager, StatementSaid Said)> SharedAsync()
    {
        var amina = await house.Given.PersonAsync();
        var manager = await house.Given.WorkerAsync("Mr Blunt", "manager");
        await house.Given.ShareAsync(amina, manager, Parts.Headings);
        return (amina, manager, await house.Given.SaidAsync(amina, Hers));
    }

    private Task<Guid> SuggestAsync(Actor by, Actor person, StatementSaid said, string words) => house.The<SuggestWording>().RunAsync(by,
        new WordingToSuggest(person.OwnRecord!.Value, said.StatementId, words, "en", "The form says so.", "The panel’s", "letter"));

    private async Task<StatementNow> NowAsync(Actor viewer, StatementSaid said, Actor? person = null)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, (person ?? viewer).OwnRecord!.Value, new Opening(Parts.Headings));
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : RewrittenPlanTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : RewrittenPlanTests(house), IClassFixture<ServedOnPostgres>;
}
