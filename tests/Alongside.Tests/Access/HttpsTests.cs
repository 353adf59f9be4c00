using Alongside.Organisations;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Access;

/// <summary>The program behind a proxy that speaks https: what it is known by to the world decides, not how the proxy asks it.</summary>
public sealed class HttpsTests(HttpsTests.BehindAProxy house) : IClassFixture<HttpsTests.BehindAProxy>
{
    [Fact]
    public async Task Forms_work_and_every_cookie_is_one_a_browser_takes()
    {
        var amina = await house.Given.PersonAsync();
        var browser = house.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "__Host-alongside=" + await house.KeyAsync(amina, KeyKind.Cookie));
        var visitor = new Visitor(browser);
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        (await visitor.FollowAsync(await visitor.SendAsync(write, ("words", "My garden")))).Said.ShouldBe(["My garden"]);

        var display = await visitor.SendAsync(await visitor.OpenAsync("/display"), ("theme", "dark"), ("text", "100"));
        var set = new[] { write, display }.SelectMany(seen => seen.Answer.Headers.GetValues("Set-Cookie")).ToList();
        set.Select(cookie => cookie.Split('=')[0]).ShouldBe(["__Host-form", "__Host-view"]);
        set.ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; path=/;", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/alongside.css")]
    [InlineData("/nothing/of/this/name")]
    [InlineData("/api/v1/me")]
    public async Task A_browser_that_has_been_here_comes_by_https_only(string address) =>
        (await house.Browser().GetAsync(address)).Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);

    public sealed class BehindAProxy : ServedHouse
    {
        protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [KeyValuePair.Create("ALONGSIDE_URL", (string?)"https://alongside.example.org")];

        protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
    }
}
