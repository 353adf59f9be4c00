using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.People;

/// <summary>Coming to the quiet place, living in it and leaving it, without a script, on a phone that somebody else holds afterwards.</summary>
public abstract class QuietPlacePagesTests(ServedHouse house)
{
    private const string Words = "copper kettle under rain", Others = "seven slow green buses";

    [Fact]
    public async Task She_makes_it_says_where_she_goes_and_shares_it_with_her_advocate_and_nobody_else_sees_it()
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.SaidAsync(amina, "My garden");
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Headings);
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var quiet = await EnterAsync(visitor);
        var record = Record(quiet);
        record.ShouldNotBe($"/people/{amina.OwnRecord}");

        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(record + "/say/important"), ("words", "I go on Friday"), ("for", "heading")));
        var page = await visitor.OpenAsync(record);
        page.Said.ShouldBe(["I go on Friday"]);
        page.One("a.hide").GetAttribute("href").ShouldBe("/leave");
        var code = await InviteAsync(visitor, record);

        var ruth = new Visitor(house.Browser());
        await ruth.FollowAsync(await ruth.SendAsync(await ruth.OpenAsync("/join"), ("code", code), ("name", "Ruth")));
        await visitor.FollowAsync(await visitor.PressAsync(await visitor.OpenAsync(record + "/sharing"), "[value=yes-it-is]"));
        (await ruth.OpenAsync("/people")).Text.ShouldContain("Amina");
        (await ruth.OpenAsync(record)).Said.ShouldBe(["I go on Friday"]);

        var hers = new Visitor(await house.BrowserAsync(sana));
        (await hers.OpenAsync("/people")).Page.QuerySelectorAll("main .rows li").Length.ShouldBe(1);
        (await hers.OpenAsync(record)).Status.ShouldBe(404);
        (await hers.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBe(["My garden"]);
    }

    [Fact]
    public async Task Back_on_her_ordinary_pages_nothing_of_it_is_there()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var before = await visitor.OpenAsync("/sessions");
        var record = Record(await EnterAsync(visitor));
        foreach (var address in new[] { "/sessions", "/switch" }) (await visitor.OpenAsync(address)).Status.ShouldBe(404, address);

        var back = await PostAsync(visitor, "/return");
        back.Answer.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
        back.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Record(await visitor.FollowAsync(back)).ShouldBe($"/people/{amina.OwnRecord}");
        (await visitor.OpenAsync(record)).Status.ShouldBe(404);
        var after = await visitor.OpenAsync("/sessions");
        after.One(".rows").TextContent.ShouldBe(before.One(".rows").TextContent);
        after.Page.QuerySelectorAll("a.hide").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_there_offers_a_way_in_beside_its_words()
    {
        var visitor = new Visitor(await house.BrowserAsync(await house.Given.PersonAsync()));
        (await visitor.OpenAsync("/")).Page.QuerySelectorAll("a[href='/coming-in']").ShouldNotBeEmpty();
        var home = await EnterAsync(visitor);
        home.Page.QuerySelectorAll("a[href='/coming-in'], .banner").ShouldBeEmpty();
        (await visitor.OpenAsync("/coming-in")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("/return")]
    [InlineData("by itself")]
    public async Task A_device_of_her_own_forgets_her_on_the_day_it_would_have_whether_she_went_there_or_not(string back)
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(house.Browser());
        visitor.Browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + await house.The<SignIn>().IssueAsync(amina.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie, stays: true));
        house.Time.Move(TimeSpan.FromDays(10));
        var there = await visitor.SendAsync(await visitor.OpenAsync("/help"), ("secret", Words), ("again", Words), ("do", "make"));
        LifeOf(there).ShouldBe(TimeSpan.FromDays(20));
        visitor.Browser.DefaultRequestHeaders.Remove("Cookie");
        visitor.Browser.DefaultRequestHeaders.Add("Cookie", there.Answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("alongside=", StringComparison.Ordinal)).Split(';')[0]);

        if (back == "by itself") house.Time.Move(TimeSpan.FromHours(1));
        var home = back == "by itself" ? await visitor.OpenAsync("/") : await PostAsync(visitor, back);
        LifeOf(home).ShouldBe(TimeSpan.FromDays(20) - (back == "by itself" ? TimeSpan.FromHours(1) : TimeSpan.Zero));

        static TimeSpan LifeOf(Seen seen) => TimeSpan.FromSeconds(int.Parse(seen.Answer.Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("alongside=", StringComparison.Ordinal)).Split("max-age=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task It_closes_by_itself_after_a_quarter_of_an_hour_and_what_was_being_written_comes_back_to_be_copied()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var record = Record(await EnterAsync(visitor));
        for (var times = 0; times < 3; times++)
        {
            house.Time.Move(TimeSpan.FromMinutes(14));
            (await visitor.OpenAsync(record)).Status.ShouldBe(200);
        }
        var say = await visitor.OpenAsync(record + "/say/important");
        house.Time.Move(SignIn.QuietLife);

        var late = await visitor.SendAsync(say, ("words", "I go on Friday"), ("for", "heading"));
        late.Status.ShouldBe(404);
        late.Typed.ShouldBe("I go on Friday");
        Record(await visitor.OpenAsync("/")).ShouldBe($"/people/{amina.OwnRecord}");
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBeEmpty("it never lands among the ordinary words");
        (await visitor.OpenAsync(record)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task It_is_open_no_longer_than_the_ordinary_key_and_never_without_it()
    {
        var amina = await house.Given.PersonAsync();
        var signIn = house.The<SignIn>();
        var (one, other) = (await house.KeyAsync(amina, KeyKind.Cookie), await house.KeyAsync(amina, KeyKind.Cookie));
        var place = await house.The<Alongside.People.MakeQuietPlace>().RunAsync(amina, Words, Words);
        var both = await signIn.IssueQuietAsync(one, place);
        (await ActorAsync(both)).ShouldBe((place, true));
        var quiet = both[(one.Length + 1)..];

        (await signIn.ActorAsync(quiet, KeyKind.Cookie)).ShouldBeNull();
        (await ActorAsync($"{other}.{quiet}")).ShouldBe((amina.AccountId, false));
        (await signIn.ActorAsync(both, KeyKind.Bearer)).ShouldBeNull();
        await house.The<OwnKeys>().EndOthersAsync(amina.AccountId, other);
        (await signIn.ActorAsync(both, KeyKind.Cookie)).ShouldBeNull();

        async Task<(Guid, bool)> ActorAsync(string key)
        {
            var actor = (await signIn.ActorAsync(key, KeyKind.Cookie))!;
            return (actor.AccountId, actor.Quiet);
        }
    }

    [Theory]
    [InlineData("/leave")]
    [InlineData("/sign-out")]
    public async Task Hiding_the_page_or_leaving_in_it_ends_both_keys(string way)
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var record = Record(await EnterAsync(visitor));
        var left = way == "/leave" ? await visitor.OpenAsync(way) : await PostAsync(visitor, way);
        left.Status.ShouldBe(302);
        if (way == "/leave") left.Answer.Headers.Location!.ToString().ShouldBe("https://www.bbc.co.uk/weather");
        // Even with the cookie it had.
        foreach (var address in new[] { record, $"/people/{amina.OwnRecord}" }) (await visitor.OpenAsync(address)).Status.ShouldBe(302, address);
    }

    [Fact]
    public async Task What_was_typed_is_never_shown_again_and_the_browser_is_not_to_learn_it()
    {
        var visitor = new Visitor(await house.BrowserAsync(await house.Given.PersonAsync()));
        var page = await visitor.OpenAsync("/help");
        foreach (var field in page.Page.QuerySelectorAll("main input[type=text]")) (field.GetAttribute("autocomplete"), field.GetAttribute("spellcheck")).ShouldBe(("off", "false"));
        foreach (var what in new[] { "open", "make" })
        {
            var wrong = await visitor.SendAsync(page, ("secret", "Copper kettle"), ("again", "copper kettle"), ("do", what));
            wrong.Status.ShouldBe(422);
            wrong.Text.ShouldNotContain("copper kettle", Case.Insensitive);
            wrong.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Inside_it_other_words_are_chosen_and_who_came_in_with_the_old_ones_is_out()
    {
        var amina = await house.Given.PersonAsync();
        var (visitor, seen) = (new Visitor(await house.BrowserAsync(amina)), new Visitor(await house.BrowserAsync(amina)));
        var record = Record(await EnterAsync(visitor));
        await EnterAsync(seen, "open");
        var wrong = await visitor.SendAsync(await visitor.OpenAsync("/help"), ("words-now", "not these"), ("secret", Others), ("again", Others));
        wrong.Status.ShouldBe(422);
        wrong.Text.ShouldNotContain(Others);

        var changed = await visitor.FollowAsync(await visitor.SendAsync(wrong, ("words-now", Words), ("secret", Others), ("again", Others)));
        changed.Text.ShouldContain("The words are changed");
        (await seen.OpenAsync(record)).Status.ShouldBe(404);
        (await visitor.OpenAsync(record)).Status.ShouldBe(200);
        (await seen.SendAsync(await seen.OpenAsync("/help"), ("secret", Words), ("do", "open"))).Status.ShouldBe(422);
        Record(await seen.FollowAsync(await seen.SendAsync(await seen.OpenAsync("/help"), ("secret", Others), ("do", "open")))).ShouldBe(record);
    }

    [Fact]
    public async Task Everybody_reads_about_it_and_words_are_taken_only_from_somebody_who_has_come_in()
    {
        var nobody = new Visitor(house.Browser());
        var page = await nobody.OpenAsync("/help");
        page.Status.ShouldBe(200);
        page.Text.ShouldContain("A quiet place");
        page.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        page.One(".foot a[href='/help']").TextContent.ShouldNotBeEmpty();

        // Also somebody who works here or helps, and has no record: the page is the same.
        foreach (var actor in new[] { await house.Given.WorkerAsync(), await house.Given.CircleMemberAsync() })
            (await new Visitor(await house.BrowserAsync(actor)).OpenAsync("/help")).One("main form [name=secret]").ShouldNotBeNull();
    }

    private static async Task<Seen> EnterAsync(Visitor visitor, string what = "make") =>
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/help"), ("secret", Words), ("again", Words), ("do", what)));

    private static string Record(Seen home) => home.Page.QuerySelector(".menu a[href^='/people/']")!.GetAttribute("href")!;

    private static async Task<Seen> PostAsync(Visitor visitor, string address)
    {
        using var nothing = new FormUrlEncodedContent([]);
        var answer = await visitor.Browser.PostAsync(address, nothing);
        return new Seen(answer, await answer.Content.ReadAsStringAsync(), new AngleSharp.Html.Parser.HtmlParser().ParseDocument(""));
    }

    private static async Task<string> InviteAsync(Visitor visitor, string record)
    {
        var what = await visitor.SendAsync(await visitor.OpenAsync(record + "/sharing/invite"), ("name", "Ruth"), ("role", "my advocate"), ("by", "hand"), ("email", ""));
        var look = await visitor.SendAsync(what, ("important", "see"));
        return (await visitor.SendAsync(look, ("until", "months"), ("day", ""))).One(".join-code").TextContent;
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : QuietPlacePagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : QuietPlacePagesTests(house), IClassFixture<ServedOnPostgres>;
}
