using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.House;
using Alongside.Words;
using Microsoft.AspNetCore.Routing;

namespace Alongside.Tests.Words;

/// <summary>
/// A manager once told a social worker to rewrite a person's plan so that every sentence began with "I", without going back
/// to the person. Each of the errors in that story, by its name, through every road there is into a record: page and API.
/// </summary>
public abstract partial class RewrittenPlanTests(ServedHouse house)
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

    [Fact]
    public async Task Calling_her_a_patient_is_never_said_as_her_and_whoever_wrote_it_is_shown_a_better_word()
    {
        var (amina, manager, _) = await SharedAsync();
        const string Written = "The patient enjoys gardening.";
        var browser = new Visitor(await house.BrowserAsync(manager));
        var write = await browser.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        var kept = await browser.FollowAsync(await browser.SendAsync(write, ("words", Written), ("capture.how", "workers-view")));
        kept.Said.ShouldBe([Written], "it stands as he wrote it, as his");
        kept.One("section[aria-labelledby=advice]").TextContent.ShouldContain("patient");
        kept.Text.ShouldContain("These are not Amina’s words.");

        var told = await (await house.ProgramAsync(manager)).PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements",
            new { heading = "important", words = Written, language = "en", capture = new { how = "workers-view" } });
        var voice = (await (await house.ProgramAsync(amina)).GetFromJsonAsync<JsonElement>(told.Headers.Location)).GetProperty("voice");
        (voice.GetProperty("whose").GetString(), voice.GetProperty("ownWords").GetBoolean(), voice.GetProperty("label").GetString()).ShouldBe(("writer", false, "Mr Blunt’s view as a worker"));
    }

    [Fact]
    public void The_house_itself_never_calls_anybody_a_patient() =>
        File.ReadLines(Path.Combine(Repository.Root, "src/Alongside.Web/texts/ur.json")).Where(line => line.Contains("patient", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    /// <summary>There is no import and no bulk edit yet. Whatever writes is found among the endpoints, so one that comes is tried here too.</summary>
    [Fact]
    public async Task Through_every_road_there_is_the_manager_changes_none_of_her_words_and_says_none_as_her()
    {
        var (amina, manager, said) = await SharedAsync();
        var told = await house.The<SayStatement>().RunAsync(manager, new StatementToSay(amina.OwnRecord!.Value, "important", "Tea at four.", "en", new CaptureGiven("word-for-word")));
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, told.StatementId, MarkKind.Disagrees);
        var suggestion = await SuggestAsync(manager, amina, said, "Decided by panel");
        var browser = await house.BrowserAsync(manager);
        var page = await new Visitor(browser).OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        var token = page.One("main [name=__RequestVerificationToken]").GetAttribute("value")!;
        var program = await house.ProgramAsync(manager);
        var tried = 0;
        foreach (var (method, road) in Roads())
        foreach (var statement in new[] { said, told })
        foreach (var (does, how) in Tries)
        {
            var address = "/" + Place().Replace(road, place => place.Groups[1].Value switch
            {
                "personId" => amina.OwnRecord!.Value.ToString(), "statementId" => statement.StatementId.ToString(), "suggestionId" => suggestion.ToString(), "heading" => "important", _ => Ids.Opaque().ToString(),
            });
            var isApi = road.StartsWith("api/", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Content = isApi ? JsonContent.Create(Body(does, how, statement)) : new FormUrlEncodedContent(Form(does, how, statement, token));
            await (isApi ? program : browser).SendAsync(request);
            tried++;
        }

        tried.ShouldBeGreaterThan(400);
        var now = await NowAsync(amina, said);
        (now.Words, now.Capture, now.WordingId, now.ConfirmedAt).ShouldBe((Hers, CaptureTable.Own, said.WordingId, null));
        var hers = await NowAsync(amina, told);
        (hers.Words, hers.WordingId, hers.ConfirmedAt, hers.DisagreedAt is not null).ShouldBe(("Tea at four.", told.WordingId, null, true));
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        var others = (await WordsReading.AboutMeAsync(record)).Statements.Where(row => row.StatementId != said.StatementId).ToList();
        others.Count.ShouldBeGreaterThan(3, "words written down as his, or as told to him, are kept");
        others.ShouldAllBe(row => row.WriterName == "Mr Blunt" && row.ConfirmedAt == null && !CaptureTable.Find(row.Capture)!.IsOwnWords(row.WrittenAs) && row.Capture != CaptureTable.Understood);
        others.Where(row => row.Words.StartsWith("I ", StringComparison.Ordinal)).ShouldAllBe(row => CaptureTable.Find(row.Capture)!.WaitsForYes(row.WrittenAs));
    }

    private static readonly (string Does, string How)[] Tries =
    [
        ("yes", "own"), ("change", "voice"), ("no", "film"), ("undo", "pictures"), ("agree", "understood"), ("notYes", "observed"), ("under", "workers-view"),
        ("forMe", "word-for-word"), ("away", "with-help"), ("back", "supporters-view"), ("made", ""), ("disagree", "nonsense"),
    ];

    private static object Body(string does, string how, StatementSaid statement) => new
    {
        heading = "important", words = "I feel supported by the service.", language = "en", capture = new { how }, answer = does, reason = "The form says so.", whoseIdea = "The panel’s",
        askBy = "page", wordingId = statement.WordingId, saw = "She smiled.", kind = 1,
    };

    private static Dictionary<string, string> Form(string does, string how, StatementSaid statement, string token) => new()
    {
        ["__RequestVerificationToken"] = token, ["do"] = does, ["answer"] = does, ["words"] = "I feel supported by the service.", ["capture.how"] = how, ["capture"] = how, ["aboutMe"] = "4",
        ["wording"] = statement.WordingId.ToString(), ["basedOn"] = statement.WordingId.ToString(), ["statement"] = statement.StatementId.ToString(), ["reason"] = "The form says so.",
        ["whoseIdea"] = "The panel’s", ["askBy"] = "page", ["saw"] = "She smiled.", ["kind"] = "1",
    };

    /// <summary>Every address about a person, with every method but reading. A page takes POST.</summary>
    private List<(string Method, string Road)> Roads() =>
        [.. from endpoint in ((IEndpointRouteBuilder)house.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            let pattern = endpoint.RoutePattern.RawText!.Trim('/')
            where pattern.Contains("{personId", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } given ? given.HttpMethods : ["POST"]
            where method is not ("GET" or "HEAD")
            select (method, pattern)];

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Place();

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
