using System.Net;
using System.Net.Http.Headers;
using Alongside.Organisations;
using Alongside.Tests.Databases;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Access;

/// <summary>Ten million bytes are refused in plain words, by the real server on a real socket, on pages and in the API.</summary>
public sealed class TooLargeTests(TooLargeTests.RealServer house) : IClassFixture<TooLargeTests.RealServer>
{
    private const int TenMillion = 10_000_000;

    [Fact]
    public async Task A_page_says_that_it_was_too_much_at_once()
    {
        var amina = await house.Given.PersonAsync();
        using var client = house.Client();
        client.DefaultRequestHeaders.Add("Cookie", "alongside=" + await house.KeyAsync(amina, KeyKind.Cookie));
        var answer = await SendAsync(client, $"/people/{amina.OwnRecord}/say/important", "words=" + new string('x', TenMillion), "application/x-www-form-urlencoded");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent.ShouldBe("That was too much at once");
        await NothingKeptAsync(amina.OwnRecord!.Value);
    }

    [Fact]
    public async Task The_API_says_that_it_is_too_large()
    {
        var amina = await house.Given.PersonAsync();
        using var client = house.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await house.KeyAsync(amina, KeyKind.Bearer));
        var answer = await SendAsync(client, $"/api/v1/people/{amina.OwnRecord}/statements", $$"""{"heading":"important","words":"{{new string('x', TenMillion)}}"}""", "application/json");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This is too large to keep.");
        await NothingKeptAsync(amina.OwnRecord!.Value);
    }

    [Fact]
    public async Task As_much_as_may_be_said_at_once_fits_in_any_script()
    {
        var amina = await house.Given.PersonAsync();
        using var client = house.Client();
        client.DefaultRequestHeaders.Add("Cookie", "alongside=" + await house.KeyAsync(amina, KeyKind.Cookie));
        var visitor = new Visitor(client);
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        var words = string.Concat(Enumerable.Repeat("𐎀", 10_000));
        var kept = await visitor.SendAsync(write, ("__RequestVerificationToken", TokenOf(write, client)), ("words", words));
        (await visitor.FollowAsync(kept)).Said.ShouldBe([words]);
    }

    [Theory]
    [InlineData(3_000_000, HttpStatusCode.Redirect)]
    [InlineData(45_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_photo_of_some_megabytes_is_taken_where_photos_are_brought_and_what_is_no_photo_is_not(int more, HttpStatusCode answered)
    {
        var amina = await house.Given.PersonAsync();
        using var client = house.Client();
        client.DefaultRequestHeaders.Add("Cookie", "alongside=" + await house.KeyAsync(amina, KeyKind.Cookie));
        var page = await new Visitor(client).OpenAsync($"/people/{amina.OwnRecord}/photos");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TokenOf(page, client)), "__RequestVerificationToken" }, { new StringContent("my dog"), "word" },
            { new ByteArrayContent([.. Words.TakenPicture.Jpeg(), .. new byte[more]]), "photo", "dog.jpg" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/people/{amina.OwnRecord}/photos") { Content = form };
        request.Headers.ExpectContinue = true;
        (await client.SendAsync(request)).StatusCode.ShouldBe(answered);
    }

    /// <summary>The token of the form, and its cookie into the jar of this client.</summary>
    private static string TokenOf(Seen page, HttpClient client)
    {
        var own = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", own + "; " + page.Answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("form=", StringComparison.Ordinal)).Split(';')[0]);
        return page.One("[name=__RequestVerificationToken]").GetAttribute("value")!;
    }

    private async Task NothingKeptAsync(Guid person) =>
        (await house.Database.LookInsideAsync($"SELECT wording_id FROM wording WHERE person_id = {house.Database.Literal(person)}")).ShouldBeEmpty();

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, new MediaTypeHeaderValue(type)) };
        // A polite client asks first; without this it may still be sending when the answer comes, and see only a closed door.
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request);
    }

    /// <summary>The program as it is served to people: on a socket of this machine.</summary>
    public sealed class RealServer : ServedHouse
    {
        public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(20) })
        {
            BaseAddress = new Uri(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        };

        /// <summary>On its port, as it is.</summary>
        protected override void ListenOn(IWebHostBuilder host) { }

        protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
    }
}
