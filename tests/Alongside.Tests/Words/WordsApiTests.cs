using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

public abstract class WordsApiTests(ServedHouse house)
{
    [Fact]
    public async Task The_person_says_something_changes_it_and_reads_every_earlier_wording()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var record = $"/api/v1/people/{amina.OwnRecord}";

        var said = await program.PostAsJsonAsync($"{record}/statements", new { heading = "important", words = "one", language = "en" });
        said.StatusCode.ShouldBe(HttpStatusCode.Created);
        var changed = await program.PostAsJsonAsync($"{said.Headers.Location}/wordings", new { words = "two", language = "en" });
        changed.StatusCode.ShouldBe(HttpStatusCode.Created);

        var statement = await program.GetFromJsonAsync<JsonElement>(said.Headers.Location);
        statement.GetProperty("words").GetString().ShouldBe("two");
        statement.GetProperty("voice").GetProperty("ownWords").GetBoolean().ShouldBeTrue();
        var wordings = await program.GetFromJsonAsync<JsonElement>($"{said.Headers.Location}/wordings");
        wordings.GetProperty("wordings").EnumerateArray().Select(wording => wording.GetProperty("words").GetString()).ShouldBe(["two", "one"]);
        (await program.GetFromJsonAsync<JsonElement>(record)).GetProperty("notice").GetString()
            .ShouldBe("This may not be everything. Amina decides what each person sees.");
    }

    [Fact]
    public async Task A_worker_without_a_share_gets_the_same_bytes_as_for_a_person_who_does_not_exist()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        var program = await house.ProgramAsync(await house.Given.WorkerAsync());

        foreach (var address in new[] { "", $"/statements/{said.StatementId}", $"/statements/{said.StatementId}/wordings" })
        {
            var real = await program.GetAsync($"/api/v1/people/{amina.OwnRecord}{address}");
            var none = await program.GetAsync($"/api/v1/people/{Ids.New()}{address}");
            real.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await real.Content.ReadAsStringAsync()).ShouldBe(await none.Content.ReadAsStringAsync());
        }
        var post = await program.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements", new { heading = "important", words = "" });
        post.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_description_of_the_API_names_exactly_what_is_answered()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var program = await house.ProgramAsync(jo);
        string[] present = ["Sana"];
        var said = await program.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements",
            new { heading = "important", words = "Tea", capture = new { how = "word-for-word", on = "2026-03-01", present } });

        var schemas = (await program.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        var statement = await program.GetFromJsonAsync<JsonElement>(said.Headers.Location);
        // Only of pictures.
        Names(statement).Append("pictures").Append("decidedFor").Order().ShouldBe(Names(schemas.GetProperty("StatementShape").GetProperty("properties")));
        Names(statement.GetProperty("voice")).Append("understanding").Order().ShouldBe(Names(schemas.GetProperty("VoiceShape").GetProperty("properties")));
        Names(await program.GetFromJsonAsync<JsonElement>($"/api/v1/people/{amina.OwnRecord}")).ShouldBe(Names(schemas.GetProperty("Shape").GetProperty("properties")));

        static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name).Order();
    }

    [Fact]
    public async Task The_description_of_the_API_names_the_house_and_not_what_a_request_claims()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json") { Headers = { Host = "elsewhere.example" } };
        var described = await (await house.Browser().SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        described.GetProperty("servers").EnumerateArray().Select(server => server.GetProperty("url").GetString()).ShouldBe([house.The<Alongside.Web.Settings>().Url.ToString().TrimEnd('/')]);
    }

    [Fact]
    public async Task Nothing_is_shown_without_a_token_that_is_good()
    {
        var answer = await house.Browser().GetAsync("/api/v1/me");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_stale_If_Match_saves_nothing()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var said = await program.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements", new { heading = "behave", words = "one" });
        var tag = (await program.GetAsync(said.Headers.Location)).Headers.ETag!.ToString();
        (await SendAsync(program, $"{said.Headers.Location}/wordings", """{"words":"two"}""", tag)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await SendAsync(program, $"{said.Headers.Location}/wordings", """{"words":"three"}""", tag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await SendAsync(program, $"{said.Headers.Location}/wordings", """{"words":"three"}""", "\"nonsense\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await program.GetFromJsonAsync<JsonElement>(said.Headers.Location)).GetProperty("words").GetString().ShouldBe("two");
    }

    [Fact]
    public async Task The_tag_of_a_statement_changes_with_a_yes_and_with_a_disagreement_and_with_nothing_hidden()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var (program, worker) = (await house.ProgramAsync(amina), await house.ProgramAsync(jo));
        var said = await worker.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements", new { heading = "important", words = "Tea", capture = new { how = "word-for-word" } });
        var statement = Guid.Parse(said.Headers.Location!.ToString().Split('/')[^1]);
        async Task<string> TagAsync() => (await worker.GetAsync(said.Headers.Location)).Headers.ETag!.ToString();

        var told = await TagAsync();
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, statement, MarkKind.MadeToSay, "He stood behind me.");
        (await TagAsync()).ShouldBe(told);
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, statement, MarkKind.Disagrees);
        var disagreed = await TagAsync();
        var wording = (await program.GetFromJsonAsync<JsonElement>(said.Headers.Location)).GetProperty("wordingId").GetGuid();
        await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, statement, wording));
        new[] { told, disagreed, await TagAsync() }.ShouldBeUnique();

        using var again = new HttpRequestMessage(HttpMethod.Get, said.Headers.Location);
        again.Headers.TryAddWithoutValidation("If-None-Match", told);
        (await worker.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Whoever has not read the yes is told before they suggest.
        var suggestion = """{"words":"Tea at four","language":"en","reason":"So you said.","whoseIdea":"mine"}""";
        (await SendAsync(worker, $"{said.Headers.Location}/suggestions", suggestion, told)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await SendAsync(worker, $"{said.Headers.Location}/suggestions", suggestion, await TagAsync())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_change_sent_twice_with_its_key_and_its_tag_is_made_once_and_answered_twice()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var said = await house.Given.SaidAsync(amina);
        var address = $"/api/v1/people/{amina.OwnRecord}/statements/{said.StatementId}";
        var tag = (await program.GetAsync(address)).Headers.ETag!.ToString();
        for (var times = 0; times < 2; times++)
            (await SendAsync(program, address + "/wordings", """{"words":"two"}""", tag, "once")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_key_twice_says_it_once_and_another_body_is_refused()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var address = $"/api/v1/people/{amina.OwnRecord}/statements";
        var first = await SendAsync(program, address, """{"heading":"behave","words":"one"}""", key: "k1");
        var second = await SendAsync(program, address, """{"heading":"behave","words":"one"}""", key: "k1");

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await SendAsync(program, address, """{"heading":"behave","words":"other"}""", key: "k1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await program.GetFromJsonAsync<JsonElement>($"/api/v1/people/{amina.OwnRecord}")).GetProperty("statements").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_who_has_it_already_is_told_so_and_the_look_is_kept_all_the_same()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.SaidAsync(amina);
        var program = await house.ProgramAsync(sana);
        var first = await program.GetAsync($"/api/v1/people/{amina.OwnRecord}");
        house.Time.Move(TimeSpan.FromMinutes(6));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/people/{amina.OwnRecord}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await program.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await house.Database.LookInsideAsync($"SELECT part_bits FROM look WHERE account_id = {house.Database.Literal(sana.AccountId)}")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"heading":"important","words":""}""", "words")]
    [InlineData("""{"heading":"important","words":"   \u200b "}""", "words")]
    [InlineData("""{"heading":"important","words":"a\u0000b"}""", "words")]
    [InlineData("""{"heading":"important","words":"a\ud800b"}""", null)]
    [InlineData("""{"heading":"nowhere","words":"a"}""", "heading")]
    [InlineData("""{"heading":"important","words":"a","language":"no language"}""", "language")]
    [InlineData("""{"heading":"important","words":"a","language":"en\n"}""", "language")]
    [InlineData("""{"heading":"important","words":"\u2800\u3164\ufe0f"}""", "words")]
    [InlineData("""{"heading":"important","words":"a","capture":{"how":"telepathy"}}""", "capture.how")]
    [InlineData("""{"heading":"important","words":"a","capture":{"how":"own","on":"yesterday"}}""", "capture.on")]
    [InlineData("""{"heading":"important","words":"a","capture":{"how":"own","on":"2126-01-01"}}""", "capture.on")]
    [InlineData("""["not", "an", "object"]""", null)]
    [InlineData("""{"heading":""", null)]
    public async Task Bad_input_is_refused_in_plain_words_and_nothing_is_kept(string body, string? field)
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);

        var answer = await SendAsync(program, $"/api/v1/people/{amina.OwnRecord}/statements", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        (problem.TryGetProperty("field", out var named) ? named.GetString() : null).ShouldBe(field);
        (await program.GetFromJsonAsync<JsonElement>($"/api/v1/people/{amina.OwnRecord}")).GetProperty("statements").GetArrayLength().ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, string address, string body, string? match = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await program.SendAsync(request);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : WordsApiTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : WordsApiTests(house), IClassFixture<ServedOnPostgres>;
}
