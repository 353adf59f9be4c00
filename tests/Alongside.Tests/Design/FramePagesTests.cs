using System.Net;
using Alongside.Tests.Databases;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alongside.Tests.Design;

public sealed class FramePagesTests(ServedOnSqlite site) : IClassFixture<ServedOnSqlite>
{
    private readonly HttpClient _browser = site.Browser();

    private async Task<IHtmlDocument> PageAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await _browser.GetAsync(address, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] answers)
    {
        var token = ((IHtmlInputElement)(await PageAsync(address)).QuerySelector("[name=__RequestVerificationToken]")!).Value;
        using var form = new FormUrlEncodedContent(answers.Append(("__RequestVerificationToken", token)).Select(a => KeyValuePair.Create(a.Item1, a.Item2)));
        return await _browser.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/display", HttpStatusCode.OK)]
    [InlineData("/language", HttpStatusCode.OK)]
    [InlineData("/nothing/of/this/name", HttpStatusCode.NotFound)]
    [InlineData("/error", HttpStatusCode.NotFound)]
    public async Task Every_page_has_the_frame_and_every_link_in_it_leads_somewhere(string address, HttpStatusCode expected)
    {
        var page = await PageAsync(address, expected);

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Title.ShouldEndWith("Alongside");
        page.QuerySelector("main")!.GetAttribute("tabindex").ShouldBe("-1");
        page.QuerySelector("#help-now")!.TextContent.ShouldContain("116 123");
        page.QuerySelectorAll("[style], style, script:not([src]), [onclick]").ShouldBeEmpty();
        page.QuerySelectorAll("[data-listen=start]:not([hidden])").ShouldBeEmpty();
        page.All.Select(e => e.Id).Where(id => !string.IsNullOrEmpty(id)).ShouldBeUnique();
        foreach (var link in page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!))
        {
            if (link.StartsWith("tel:", StringComparison.Ordinal)) continue;
            if (link.StartsWith('#')) page.QuerySelector(link).ShouldNotBeNull(link);
            else if (link != address) (await _browser.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task A_first_visit_is_light()
    {
        var token = TestContext.Current.CancellationToken;
        var page = await PageAsync("/");
        var parts = page.QuerySelectorAll("link[href], script[src], use[href]")
            .Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0]).Distinct().ToList();
        parts.Count.ShouldBeLessThanOrEqualTo(5, "the page itself is the sixth request");

        var bytes = (await _browser.GetByteArrayAsync("/", token)).Length;
        foreach (var part in parts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, part);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            var answer = await _browser.SendAsync(request, token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, part);
            answer.Content.Headers.ContentEncoding.ShouldContain("gzip", part);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            bytes += (await answer.Content.ReadAsByteArrayAsync(token)).Length;
        }
        bytes.ShouldBeLessThan(40 * 1024);
        (await _browser.GetByteArrayAsync("/listen.js", token)).Length.ShouldBeLessThanOrEqualTo(3 * 1024);
    }

    [Fact]
    public async Task How_I_see_this_site_is_kept_and_leads_back_to_where_I_was()
    {
        var answer = await SendAsync("/display?back=%2Flanguage%3Fa%3D1", ("theme", "cream"), ("text", "150"), ("back", "/language?a=1"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/language?a=1");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("view=", StringComparison.Ordinal));
        cookie.ShouldStartWith("view=en.cream.150;");
        cookie.ShouldContain("httponly");
        var html = (await PageAsync("/")).DocumentElement;
        html.GetAttribute("data-theme").ShouldBe("cream");
        html.GetAttribute("data-text").ShouldBe("150");
        (await PageAsync("/display")).QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")).ShouldBe(["cream", "150", "no"]);

        await SendAsync("/display", ("theme", "device"), ("text", "100"));
        (await PageAsync("/")).DocumentElement.HasAttribute("data-theme").ShouldBeFalse();
    }

    [Fact]
    public async Task The_site_can_be_read_in_Urdu_from_right_to_left()
    {
        (await SendAsync("/language", ("language", "ur"))).Headers.Location!.ToString().ShouldBe("/");

        var page = await PageAsync("/display");
        page.DocumentElement.GetAttribute("lang").ShouldBe("ur");
        page.DocumentElement.GetAttribute("dir").ShouldBe("rtl");
        page.QuerySelector("h1")!.TextContent.ShouldBe("صفحہ کیسا نظر آئے");
        page.QuerySelectorAll("span[lang=en][dir=ltr]").Select(s => s.TextContent).ShouldBe(["English"], "only the name of the other language");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        (await SendAsync("/display", ("theme", "dark"), ("back", back))).Headers.Location!.ToString().ShouldBe("/");
        (await SendAsync("/language", ("language", "en"), ("back", back))).Headers.Location!.ToString().ShouldBe("/");
        (await PageAsync("/display?back=" + Uri.EscapeDataString(back))).QuerySelectorAll("main a, [name=back]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("value")).ShouldAllBe(a => a == "/");
    }

    [Theory]
    [InlineData("view=xx.\"><script>.9999")]
    [InlineData("view=....")]
    [InlineData("view=fr.pink.-1")]
    public async Task A_cookie_that_makes_no_sense_gives_the_plain_page(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie);
        var html = await (await _browser.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
    }

    [Fact]
    public async Task Nothing_here_is_the_same_page_whatever_was_asked_and_holds_no_number()
    {
        var one = (await PageAsync("/people/one", HttpStatusCode.NotFound)).QuerySelector("main")!.InnerHtml;
        (await PageAsync("/people/other", HttpStatusCode.NotFound)).QuerySelector("main")!.InnerHtml.ShouldBe(one);
        one.ShouldContain("There is nothing here");
        one.ShouldNotContain("code");
    }

    [Fact]
    public async Task Every_answer_carries_the_rules_of_what_a_page_may_load()
    {
        foreach (var address in new[] { "/", "/nothing/of/this/name", "/error", "/alongside.css" })
        {
            var answer = await _browser.GetAsync(address, TestContext.Current.CancellationToken);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self';");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }
}
