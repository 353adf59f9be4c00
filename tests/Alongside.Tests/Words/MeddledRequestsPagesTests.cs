using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using AngleSharp.Html.Parser;

namespace Alongside.Tests.Words;

/// <summary>Requests that no page of ours makes: more fields, other people's ids, other methods, no token. Nothing more happens than a page could do.</summary>
public abstract class MeddledRequestsPagesTests(ServedHouse house)
{
    [Fact]
    public async Task Fields_that_the_form_does_not_have_change_nothing()
    {
        var (amina, other) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        var theirs = Ids.Opaque();
        var sent = await visitor.SendAsync(write, [("words", "mine"), .. Extra(other, theirs)]);

        var kept = await RowAsync(amina);
        kept.ShouldBe(["mine", (long)Parts.Important, "own", "", "Amina", Capacity.Self, "en", null]);
        (await visitor.FollowAsync(sent)).Said.ShouldBe(["mine"]);

        var change = await visitor.OpenAsync(sent.Answer.Headers.Location!.ToString().Split('?')[0] + "/change");
        await visitor.SendAsync(change, [("words", "mine still"), .. Extra(other, theirs)]);
        (await RowAsync(amina)).ShouldBe(["mine still", (long)Parts.Important, "own", "", "Amina", Capacity.Self, "en", null]);
        (await CountAsync(other)).ShouldBe(0);
    }

    [Fact]
    public async Task Members_that_the_API_does_not_know_change_nothing()
    {
        var (amina, other) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var program = await house.ProgramAsync(amina);
        var body = $$"""
            {"heading":"important","words":"mine","partBit":16,"PartBit":16,"part":"only-me","personId":"{{other.OwnRecord}}","person":"{{other.OwnRecord}}","confirmed":true,
             "statementId":"{{Ids.Opaque()}}","wordingId":"{{Ids.Opaque()}}","writtenBy":"{{other.AccountId}}","writerName":"Bibi","at":"2020-01-01T00:00:00Z","aboutMe":7,"ownWords":false}
            """;
        (await program.PostAsync($"/api/v1/people/{amina.OwnRecord}/statements?personId={other.OwnRecord}", Json(body))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await RowAsync(amina)).ShouldBe(["mine", (long)Parts.Important, "own", "", "Amina", Capacity.Self, "en", null]);
        (await CountAsync(other)).ShouldBe(0);
    }

    [Fact]
    public async Task Another_persons_id_opens_nothing_wherever_it_is_put()
    {
        var (amina, other) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var (mine, theirs) = (await house.Given.SaidAsync(amina, "mine"), await house.Given.SaidAsync(other, "theirs"));
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var program = await house.ProgramAsync(amina);
        string[] crossed =
        [
            $"/people/{other.OwnRecord}", $"/people/{other.OwnRecord}?personId={amina.OwnRecord}", $"/people/{other.OwnRecord}/say", $"/people/{other.OwnRecord}/statements/{theirs.StatementId}",
            $"/people/{other.OwnRecord}/statements/{mine.StatementId}", $"/people/{amina.OwnRecord}/statements/{theirs.StatementId}", $"/people/{amina.OwnRecord}/statements/{theirs.StatementId}/change",
        ];
        foreach (var address in crossed)
        {
            (await visitor.OpenAsync(address)).Status.ShouldBe(404, address);
            if (!address.Contains("/say") && !address.EndsWith("/change", StringComparison.Ordinal))
                (await program.GetAsync("/api/v1" + address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
        // In the query it is not asked for, so it changes nothing.
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/statements/{mine.StatementId}?personId={other.OwnRecord}&statementId={theirs.StatementId}")).Said.ShouldBe(["mine"]);
        (await program.PostAsync($"/api/v1/people/{amina.OwnRecord}/statements/{theirs.StatementId}/wordings", Json("""{"words":"changed"}"""))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // A form of one's own, sent to somebody else's address.
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        (await visitor.SendAsync(write, $"/people/{other.OwnRecord}/say/important", ("words", "planted"))).Status.ShouldBe(404);
        (await visitor.SendAsync(write, $"/people/{other.OwnRecord}/say/important", ("words", "planted"), ("personId", amina.OwnRecord.ToString()!))).Status.ShouldBe(404);
        ((await CountAsync(amina)), (await CountAsync(other))).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page_that_says_what_to_do()
    {
        var amina = await house.Given.PersonAsync();
        var browser = await house.BrowserAsync(amina);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("words", "planted from another site")]);
        await PlainAsync(await browser.PostAsync($"/people/{amina.OwnRecord}/say/important", form), 400, "That did not work");
        await PlainAsync(await browser.PostAsync($"/people/{amina.OwnRecord}/say/important", Json("""{"words":"planted"}""")), 400, "That did not work");
        (await CountAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Methods_that_a_page_does_not_have_are_refused_and_HEAD_is_answered_like_GET()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        var browser = await house.BrowserAsync(amina);
        string[] addresses = ["/", "/display", $"/people/{amina.OwnRecord}", $"/people/{amina.OwnRecord}/say/important", $"/people/{amina.OwnRecord}/statements/{said.StatementId}", $"/people/{amina.OwnRecord}/statements/{said.StatementId}/change"];
        foreach (var address in addresses)
        {
            foreach (var method in new[] { "PUT", "DELETE", "PATCH", "PROPFIND" })
            {
                var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
                ((int)answer.StatusCode).ShouldBe(405, $"{method} {address}");
                (await answer.Content.ReadAsStringAsync()).ShouldNotContain("My garden");
            }
            (await (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Options, address))).Content.ReadAsStringAsync()).ShouldBeEmpty();
            (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, address))).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task The_API_says_in_problem_details_what_was_wrong_with_a_request()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var statements = $"/api/v1/people/{amina.OwnRecord}/statements";
        await ProblemAsync(await program.DeleteAsync(statements), 405);
        await ProblemAsync(await program.PutAsync(statements, Json("{}")), 405);
        await ProblemAsync(await program.PostAsync(statements, new StringContent("""{"words":"a"}""", Encoding.UTF8, "text/plain")), 415);
        await ProblemAsync(await program.PostAsync(statements, new FormUrlEncodedContent([KeyValuePair.Create("words", "a")])), 415);
        await ProblemAsync(await program.PostAsync(statements, null), 415);
        await ProblemAsync(await program.GetAsync("/api/v1/nothing/of/this/name"), 404);
        await ProblemAsync(await program.GetAsync("/api/v1/people/no-id"), 404);
        await ProblemAsync(await house.Browser().GetAsync(statements), 405);
        await ProblemAsync(await house.Browser().GetAsync("/api/v1/me"), 401);
        (await CountAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Every_answer_carries_the_safe_headers_and_names_no_program()
    {
        var amina = await house.Given.PersonAsync();
        var (browser, program) = (await house.BrowserAsync(amina), await house.ProgramAsync(amina));
        using var untold = new FormUrlEncodedContent([]);
        HttpResponseMessage[] answers =
        [
            await browser.GetAsync("/"), await browser.GetAsync("/alongside.css"), await browser.GetAsync("/health/live"), await browser.GetAsync("/openapi/v1.json"), await browser.GetAsync("/nowhere"),
            await browser.GetAsync("/error"), await browser.GetAsync($"/people/{amina.OwnRecord}"), await browser.GetAsync("/people/x"), await house.Browser().GetAsync("/people"),
            await browser.PostAsync($"/people/{amina.OwnRecord}/say/important", untold), await program.GetAsync($"/api/v1/people/{amina.OwnRecord}"), await program.GetAsync("/api/v1/people/x"),
            await program.PostAsync($"/api/v1/people/{amina.OwnRecord}/statements", Json("{}")), await house.Browser().GetAsync("/api/v1/me"), await program.PostAsync($"/api/v1/people/{amina.OwnRecord}/statements", Json("""{"heading":"behave","words":"a"}""")),
        ];
        foreach (var answer in answers)
        {
            var from = $"{answer.RequestMessage!.RequestUri} {(int)answer.StatusCode}";
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", from);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", from);
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin", from);
            answer.Headers.Select(header => header.Key).ShouldNotContain(name => name == "Server" || name == "X-Powered-By", from);
        }
    }

    private static (string, string)[] Extra(Actor other, Guid statement) =>
    [
        ("PartBit", "16"), ("Parts", "16"), ("personId", other.OwnRecord.ToString()!), ("PersonId", other.OwnRecord.ToString()!), ("confirmed", "true"), ("capture", "word-for-word"), ("capture.how", "word-for-word"),
        ("Capture.How", "word-for-word"), ("statementId", statement.ToString()), ("StatementId", statement.ToString()), ("heading", "behave"), ("HeadingCode", "behave"), ("language", "xx"),
        ("WriterName", "Bibi"), ("writtenBy", other.AccountId.ToString()), ("At", "2020-01-01"), ("Statement.KnownAs", "Bibi"), ("Mine", "false"), ("present", "Bibi"),
    ];

    /// <summary>What stands now in the one statement of this person.</summary>
    private async Task<object?[]> RowAsync(Actor person)
    {
        var rows = await house.Database.LookInsideAsync($"""
            SELECT w.words, s.part_bit, w.capture, w.present, w.writer_name, w.written_as, w.language, w.said_on
            FROM statement s JOIN wording w ON w.person_id = s.person_id AND w.wording_id = s.current_wording
            WHERE s.person_id = {house.Database.Literal(person.OwnRecord!.Value)}
            """);
        var row = rows.ShouldHaveSingleItem();
        Convert.ToInt64(row[5], null).ShouldBe((long)Capacity.Self);
        return [row[0], Convert.ToInt64(row[1], null), row[2], row[3], row[4], Capacity.Self, row[6], row[7]];
    }

    private async Task<int> CountAsync(Actor person) =>
        (await house.Database.LookInsideAsync($"SELECT wording_id FROM wording WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)}")).Count;

    private static async Task PlainAsync(HttpResponseMessage answer, int status, string sentence)
    {
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        ((int)answer.StatusCode, page.QuerySelector("h1")?.TextContent).ShouldBe((status, sentence));
        page.QuerySelector(".lead")!.TextContent.ShouldNotBeNullOrWhiteSpace();
    }

    private static async Task ProblemAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((status, "application/problem+json"), $"{answer.RequestMessage!.RequestUri} {text}");
        text.ShouldContain("\"detail\":");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public sealed class On_Sqlite(ServedOnSqlite house) : MeddledRequestsPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : MeddledRequestsPagesTests(house), IClassFixture<ServedOnPostgres>;
}
