using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using AngleSharp.Dom;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody sees where they are signed in and ends it, acts as one at a time, and hides the page at once.</summary>
public abstract class SessionsPagesTests(ServedHouse house)
{
    private const string PhoneSays = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Mobile Safari/537.36";

    [Fact]
    public async Task Each_place_is_told_by_a_plain_word_and_ended_by_itself()
    {
        var amina = await house.Given.PersonAsync();
        var here = new Visitor(await house.BrowserAsync(amina));
        var phone = await IssueAsync(amina, KeyKind.Cookie, Device.Phone);
        var token = await IssueAsync(amina, KeyKind.Bearer, Device.Program);
        await IssueAsync(await house.Given.PersonAsync("Bibi"), KeyKind.Cookie, Device.Phone);

        var page = await here.OpenAsync("/sessions");
        Words(page).ShouldBe(["A browser (this one)", "A phone", "A program"], ignoreOrder: true);
        page.One("main").TextContent.ShouldContain("Since 2 March 2026 at 9:30 am.");

        await EndAsync(here, page, "A phone");
        (await LetsInAsync(phone, KeyKind.Cookie), await LetsInAsync(token, KeyKind.Bearer)).ShouldBe((false, true));
        await EndAsync(here, await here.OpenAsync("/sessions"), "A program");
        (await LetsInAsync(token, KeyKind.Bearer)).ShouldBeFalse();
        page = await here.OpenAsync("/sessions");
        page.Page.QuerySelectorAll("[value=others]").ShouldBeEmpty();

        await EndAsync(here, page, "A browser");
        (await here.OpenAsync("/sessions")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task All_others_are_ended_at_once_and_nobody_elses()
    {
        var (amina, bibi) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var here = new Visitor(await house.BrowserAsync(amina));
        var others = new[] { await IssueAsync(amina, KeyKind.Cookie, Device.Phone), await IssueAsync(amina, KeyKind.Cookie, null) };
        var hers = await IssueAsync(bibi, KeyKind.Cookie, Device.Phone);
        var page = await here.OpenAsync("/sessions");
        await SendAsync(here, page, page.One("[value=others]").Closest("form")!);

        foreach (var other in others) (await LetsInAsync(other, KeyKind.Cookie)).ShouldBeFalse();
        (await LetsInAsync(hers, KeyKind.Cookie)).ShouldBeTrue();
        Words(await here.OpenAsync("/sessions")).ShouldBe(["A browser (this one)"]);
    }

    [Fact]
    public async Task Nobody_ends_what_is_not_theirs_and_nonsense_is_not_here()
    {
        var (amina, bibi) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var (hers, mallory) = (new Visitor(await house.BrowserAsync(bibi)), new Visitor(await house.BrowserAsync(amina)));
        var id = (await hers.OpenAsync("/sessions")).One("[name=session]").GetAttribute("value")!;
        var page = await mallory.OpenAsync("/sessions");
        foreach (var meddled in new[] { id, "", "x", new string('f', 64), new string('a', 5_000), "\0", "\u202E" })
            (await SendAsync(mallory, page, page.Page.QuerySelector("main form")!, meddled)).Status.ShouldBe(404, meddled);
        (await hers.OpenAsync("/sessions")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task When_a_key_was_last_used_is_kept_to_the_hour_and_no_closer()
    {
        var amina = await house.Given.PersonAsync();
        var key = await IssueAsync(amina, KeyKind.Bearer, Device.Program);
        async Task<DateTime> UsedAsync() => (await house.The<OwnKeys>().OfAsync(amina.AccountId, null)).Single().UsedAt;
        var made = await UsedAsync();
        house.Time.Move(TimeSpan.FromMinutes(59));
        await LetsInAsync(key, KeyKind.Bearer);
        (await UsedAsync()).ShouldBe(made);
        house.Time.Move(TimeSpan.FromMinutes(1));
        await LetsInAsync(key, KeyKind.Bearer);
        (await UsedAsync()).ShouldBe(made.AddHours(1));
        house.Time.Move(-TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task One_acts_as_one_at_a_time_and_the_key_of_before_is_over()
    {
        var amina = await house.Given.PersonAsync();
        var (organisation, team) = await house.Given.OrganisationAsync("Riverside <b>Together");
        await house.The<StartWork>().RunAsync(new WorkToStart(amina.AccountId, organisation, team));
        var before = await IssueAsync(amina, KeyKind.Cookie, Device.Computer);
        var visitor = new Visitor(house.Browser());
        visitor.Browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + before);
        var page = await visitor.OpenAsync("/switch");
        page.Page.QuerySelectorAll("[name=way]").Select(way => way.GetAttribute("value")).ShouldBe(["self", $"{organisation:N}.{team:N}"]);
        page.One("[name=way][checked]").GetAttribute("value").ShouldBe("self");

        var sent = await visitor.SendAsync(page, ("way", $"{organisation:N}.{team:N}"));
        sent.Status.ShouldBe(302);
        (await LetsInAsync(before, KeyKind.Cookie)).ShouldBeFalse();
        var worker = new Visitor(house.Browser());
        worker.Browser.DefaultRequestHeaders.Add("Cookie", sent.Answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("alongside=", StringComparison.Ordinal)).Split(';')[0]);
        (await worker.OpenAsync("/people")).One(".me").TextContent.ShouldContain("You are here as a worker at Riverside <b>Together, Home team.");
        // Their own record is not in reach of them as a worker.
        (await worker.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(404);
        Words(await worker.OpenAsync("/sessions")).ShouldBe(["A computer (this one)"]);
        page.Text.ShouldNotContain("<b>Together");
    }

    [Fact]
    public async Task Nobody_becomes_what_they_are_not()
    {
        var amina = await house.Given.PersonAsync();
        var (organisation, _) = await house.Given.OrganisationAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync("/switch");
        foreach (var way in new[] { $"{organisation:N}", "circle", "house", "worker", "", "4", "\0", new string('a', 5_000) })
            (await visitor.SendAsync(page, ("way", way))).Status.ShouldBe(422, way);
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Hiding_the_page_ends_the_key_empties_the_cache_and_shows_something_else()
    {
        var amina = await house.Given.PersonAsync();
        var key = await IssueAsync(amina, KeyKind.Cookie, Device.Phone);
        var visitor = new Visitor(house.Browser());
        visitor.Browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + key);
        visitor.Browser.DefaultRequestHeaders.UserAgent.ParseAdd(PhoneSays);
        (await visitor.OpenAsync("/")).Page.QuerySelector("a.hide").ShouldBeNull("only where somebody wants it");
        var display = await visitor.OpenAsync("/display");
        var home = await visitor.FollowAsync(await visitor.SendAsync(display, ("theme", "device"), ("text", "100"), ("hide", "yes")));
        var hide = home.One("a.hide").GetAttribute("href")!;
        (await visitor.OpenAsync("/nothing/of/this/name")).One("a.hide").GetAttribute("href").ShouldBe(hide);

        var gone = (await visitor.OpenAsync(hide)).Answer;
        ((int)gone.StatusCode, gone.Headers.Location!.ToString()).ShouldBe((302, "https://www.bbc.co.uk/weather"));
        gone.Headers.GetValues("Clear-Site-Data").Single().ShouldBe("\"cache\"");
        gone.Headers.CacheControl!.ToString().ShouldBe("no-store");
        gone.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("alongside=;", StringComparison.Ordinal));
        (await gone.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await LetsInAsync(key, KeyKind.Cookie)).ShouldBeFalse();
        // What Back would ask for again.
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(302);
        // Nobody is signed in: the same.
        (await house.Browser().GetAsync("/leave")).Headers.Location!.Host.ShouldBe("www.bbc.co.uk");
    }

    [Fact]
    public async Task Signing_out_takes_a_post_and_ends_this_key_only()
    {
        var amina = await house.Given.PersonAsync();
        var (one, other) = (await IssueAsync(amina, KeyKind.Cookie, null), await IssueAsync(amina, KeyKind.Cookie, null));
        var browser = house.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + one);
        (await browser.GetAsync("/sign-out")).StatusCode.ShouldBe(System.Net.HttpStatusCode.MethodNotAllowed);
        (await LetsInAsync(one, KeyKind.Cookie)).ShouldBeTrue();
        await browser.PostAsync("/sign-out", null);
        (await LetsInAsync(one, KeyKind.Cookie), await LetsInAsync(other, KeyKind.Cookie)).ShouldBe((false, true));
    }

    private static IEnumerable<string> Words(Seen page) =>
        page.Page.QuerySelectorAll("main .rows li").Select(row => $"{row.QuerySelector("b")!.TextContent}{(row.TextContent.Contains("(this one)", StringComparison.Ordinal) ? " (this one)" : "")}");

    private static async Task EndAsync(Visitor visitor, Seen page, string word) =>
        (await SendAsync(visitor, page, page.Page.QuerySelectorAll("main .rows li").Single(row => row.QuerySelector("b")!.TextContent == word).QuerySelector("form")!)).Status.ShouldBe(302);

    private static async Task<Seen> SendAsync(Visitor visitor, Seen page, IElement form, string? session = null)
    {
        var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")).ToDictionary();
        if (session is not null) fields["session"] = session;
        page.Status.ShouldBe(200);
        using var content = new FormUrlEncodedContent(fields);
        var answer = await visitor.Browser.PostAsync("/sessions", content);
        var text = await answer.Content.ReadAsStringAsync();
        return new Seen(answer, text, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text));
    }

    private Task<string> IssueAsync(Actor actor, KeyKind kind, Device? device) => house.The<SignIn>().IssueAsync(actor.AccountId, new ActAs(actor.Capacity), kind, device);

    private async Task<bool> LetsInAsync(string key, KeyKind kind) => await house.The<SignIn>().ActorAsync(key, kind) is not null;

    public sealed class On_Sqlite(ServedOnSqlite house) : SessionsPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SessionsPagesTests(house), IClassFixture<ServedOnPostgres>;
}
