using System.Net;
using Alongside.Organisations;
using Alongside.Tests.Databases;
using Microsoft.AspNetCore.Routing;

namespace Alongside.Tests.Access;

/// <summary>Who is asking is found out by what an endpoint is, never by how its address was written.</summary>
public abstract partial class AccessLockTests(ServedHouse house)
{
    [Fact]
    public async Task The_API_knows_bearer_tokens_only_however_its_address_is_written()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        var (browser, program, nothing) = (await house.BrowserAsync(amina), await house.ProgramAsync(amina), "00000000-0000-0000-0000-000000000001");
        var addresses = ((IEndpointRouteBuilder)house.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(endpoint => endpoint.RoutePattern.RawText!.Replace("{personId}", amina.OwnRecord.ToString()).Replace("{statementId:guid}", said.StatementId.ToString()).Replace("{documentId:guid}", nothing))
            .Distinct().ToList();
        addresses.Count.ShouldBeGreaterThan(3);
        foreach (var address in addresses.SelectMany(address => new[] { address, address.ToUpperInvariant(), address.Replace("/api", "/%61Pi", StringComparison.Ordinal) }))
        {
            var shut = await browser.GetAsync(address);
            (shut.StatusCode, shut.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.Unauthorized, "application/problem+json"), address);
            (await program.GetAsync(address)).StatusCode.ShouldBe(address.EndsWith(nothing, StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, address);
            (await program.GetAsync(address[..^4] + "zzzz")).Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", address);
        }
        var written = await browser.PostAsync($"/API/V1/people/{amina.OwnRecord}/statements", new StringContent("""{"heading":"important","words":"a"}""", System.Text.Encoding.UTF8, "application/json"));
        written.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Words_that_were_sent_after_the_key_had_ended_are_given_back_to_copy()
    {
        var amina = await house.Given.PersonAsync();
        var key = await house.KeyAsync(amina, KeyKind.Cookie);
        var browser = house.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + key);
        var visitor = new Visitor(browser);
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        await house.The<SignIn>().EndAsync(key);

        var words = "My garden </textarea><b>\n\nand the tea shop";
        var sent = await visitor.SendAsync(write, ("words", words));
        sent.Status.ShouldBe(401);
        sent.One("h1").TextContent.ShouldBe("You are not signed in any more");
        sent.Typed.ShouldBe(words);
        sent.Page.QuerySelectorAll("main form").ShouldBeEmpty("it saves nothing");
        sent.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await house.Database.LookInsideAsync($"SELECT wording_id FROM wording WHERE person_id = {house.Database.Literal(amina.OwnRecord!.Value)}")).ShouldBeEmpty();
        // Without words there is nothing to give back.
        (await visitor.SendAsync(write, ("words", ""))).Page.QuerySelector("textarea").ShouldBeNull();
    }

    [Fact]
    public async Task Every_field_that_takes_sentences_is_given_back()
    {
        // Names of those who were there are a line, and not what somebody says.
        var names = new[] { "present", "capture.present", "takenBy.present" };
        var fields = Directory.EnumerateFiles(Path.Combine(House.Repository.Root, "src/Alongside.Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Multiline().Matches(File.ReadAllText(file)).Select(field => field.Groups[1].Value)).Distinct().Except(names).ToList();
        fields.Count.ShouldBeGreaterThan(3);
        foreach (var field in fields)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create(field, "My garden")]);
            var answer = await house.Browser().PostAsync("/coming-in", form);
            (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains("My garden", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Unauthorized, true), field);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex("<field name=\"([^\"]+)\"[^>]* rows=\"")]
    private static partial System.Text.RegularExpressions.Regex Multiline();

    [Fact]
    public async Task Words_from_a_page_that_was_open_for_too_long_are_given_back_to_copy()
    {
        var amina = await house.Given.PersonAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("words", "My garden")]);
        var answer = await (await house.BrowserAsync(amina)).PostAsync($"/people/{amina.OwnRecord}/say/important", form);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelector("textarea")!.TextContent.Trim().ShouldBe("My garden");
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : AccessLockTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : AccessLockTests(house), IClassFixture<ServedOnPostgres>;
}
