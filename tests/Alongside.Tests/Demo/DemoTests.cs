using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Tests.Databases;
using Alongside.Web.Demo;

namespace Alongside.Tests.Demo;

/// <summary>Invented people to be, on this machine only, and only where it was asked for.</summary>
public sealed class DemoTests(DemoTests.DemoHouse demo) : IClassFixture<DemoTests.DemoHouse>
{
    [Fact]
    public async Task The_demo_shows_who_one_can_be_and_says_on_every_page_that_it_is_one()
    {
        var visitor = new Visitor(demo.Browser());
        var page = await visitor.OpenAsync("/demo");
        page.Status.ShouldBe(200);
        page.Page.QuerySelectorAll("[name=who]").Select(who => who.GetAttribute("value")).ShouldBe(SomebodyToBe.All.Select(somebody => somebody.Who));
        page.Page.QuerySelectorAll("form[action='/demo/sign-in'] button").Select(button => button.TextContent).ShouldBe(["Be Amina", "Be Sana", "Be Bill", "Be Jo", "Be Ruth", "Be Mo", "Be Peigi", "Be Tommy", "Be Grace", "Be Kofi", "Be Iain"]);
        foreach (var address in new[] { "/", "/demo", "/display", "/nowhere" })
            (await visitor.OpenAsync(address)).One(".notice").TextContent.ShouldContain("This is a demo. Everybody here is invented.");
    }

    [Theory]
    [InlineData("person", null, HttpStatusCode.OK)]
    [InlineData("sister", null, HttpStatusCode.OK)]
    [InlineData("neighbour", null, HttpStatusCode.OK)]
    [InlineData("worker", "/people", HttpStatusCode.NotFound)]
    [InlineData("social-worker", "/people", HttpStatusCode.NotFound)]
    [InlineData("peer-worker", "/people", HttpStatusCode.NotFound)]
    [InlineData("person-with-carer", null, HttpStatusCode.NotFound)]
    [InlineData("carer", null, HttpStatusCode.NotFound)]
    [InlineData("coordinator", "/people", HttpStatusCode.NotFound)]
    [InlineData("lead", "/people", HttpStatusCode.NotFound)]
    [InlineData("other", null, HttpStatusCode.NotFound)]
    public async Task One_becomes_somebody_and_sees_what_they_see(string who, string? sentOnTo, HttpStatusCode record)
    {
        var (browser, set) = await SignInAsync(who, "http://localhost");
        ((await browser.GetAsync("/")).Headers.Location?.ToString()).ShouldBe(sentOnTo);
        (await browser.GetAsync($"/people/{await AminaAsync()}")).StatusCode.ShouldBe(record);
        set.ShouldStartWith("alongside=");

        // And stops being them: the cookie goes, and the key in it is ended.
        var key = set.Split(';')[0];
        await browser.PostAsync("/sign-out", null);
        var kept = demo.Browser();
        kept.DefaultRequestHeaders.Add("Cookie", key);
        (await kept.GetAsync("/people")).Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task The_worker_is_given_the_address_to_try_and_every_page_lets_one_leave()
    {
        var (browser, _) = await SignInAsync("worker", "http://localhost");
        var visitor = new Visitor(browser);
        var address = (await visitor.OpenAsync("/demo")).One(".card a").GetAttribute("href")!;
        address.ShouldBe($"/people/{await AminaAsync()}");
        (await visitor.OpenAsync(address)).Status.ShouldBe(404);

        var people = await visitor.OpenAsync("/people");
        people.One(".me").TextContent.ShouldContain("You are Jo.");
        var leave = people.One(".me form");
        (leave.GetAttribute("method"), leave.QuerySelector("button")!.TextContent).ShouldBe(("post", "Leave"));
        await browser.PostAsync(leave.GetAttribute("action"), null);
        (await visitor.OpenAsync("/")).Page.QuerySelector(".me").ShouldBeNull();
    }

    /// <summary>Somebody who looks round meets each thing the house can do, and not in words alone.</summary>
    [Theory]
    [InlineData("person", "/", "Sana suggests other words", "Go on with", "What Bill sees ends on")]
    [InlineData("person", "/people/{amina}/looked", "Your family and friends", "Sana, sister")]
    [InlineData("person", "/people/{amina}/communication", "I push the cup away, or look down.", "The house on Mill Street")]
    [InlineData("sister", "/", "Amina", "Farida")]
    [InlineData("neighbour", "/", "Amina", "Stanley")]
    [InlineData("social-worker", "/people", "Gillian", "Harpreet", "Marcus")]
    [InlineData("peer-worker", "/people", "Davie", "Fraser", "Marcus")]
    [InlineData("person-with-carer", "/", "Grace suggests other words")]
    [InlineData("person-with-carer", "/people/{peigi}", "She should not have the cooker on by herself now.", "I have made soup since before he could spell it.")]
    [InlineData("carer", "/", "Peigi")]
    [InlineData("carer", "/people/{peigi}", "In the evening, Gaelic. A few words are enough.", "She slept through both nights at the shore house")]
    [InlineData("coordinator", "/people", "Alan", "Jamie", "Peigi", "Tommy")]
    [InlineData("coordinator", "/people/{jamie}", "He hears it in the leaves.", "It is his parents who look for the voices.")]
    [InlineData("lead", "/people", "Davie")]
    [InlineData("lead", "/organisation", "A charity", "Kit has the telephone")]
    [InlineData("lead", "/organisation/people", "Davie", "Farida", "Winston")]
    [InlineData("lead", "/kept-back", "Davie", "Linda’s health")]
    [InlineData("lead", "/told/bring-in", "table")]
    [InlineData("worker", "/checks", "Winston")]
    [InlineData("worker", "/people/{iain}/happened", "half past ten", "Knowing was the least of it.", "He was on the number 7")]
    [InlineData("social-worker", "/people/{harpreet}/happened", "it says January", "two and a half hours in January")]
    [InlineData("peer-worker", "/people/{davie}/happened", "Davie called for order on the tuba.")]
    [InlineData("peer-worker", "/organisation", "Run by the people who use it")]
    [InlineData("other", "/people/{iain}/happened", "half past ten")]
    [InlineData("person-with-carer", "/people/{peigi}/happened", "That was the alto line, to keep it.")]
    [InlineData("neighbour", "/people/{amina}", "my roses")]
    [InlineData("lead", "/told/alike", "Wen")]
    [InlineData("sister", "/people/{farida}", "What we understand Farida tells us", "Farida leans in and hums.", "garden")]
    [InlineData("worker", "/people/{farida}", "What we understand Farida tells us", "She goes still when two people talk at once.")]
    [InlineData("worker", "/people", "Farida", "Iain", "Wen")]
    [InlineData("worker", "/told", "Wen")]
    [InlineData("worker", "/waiting", "Iain")]
    [InlineData("worker", "/questions", "Iain")]
    [InlineData("worker", "/people/{iain}", "Go on with", "Iain does not agree with these words.")]
    [InlineData("other", "/", "Jo, Riverside Together began this page for you.", "Jo suggests other words")]
    [InlineData("other", "/people/{iain}", "It is the stairs that tire me.")]
    [InlineData("other", "/people/{iain}/looked", "You asked Riverside Together why Jo looked", "What did you need to know?")]
    public async Task Whoever_comes_by_meets_what_people_do_here(string who, string address, params string[] shown)
    {
        var visitor = new Visitor((await SignInAsync(who, "http://localhost")).Browser);
        // Whom workers know of, by name.
        foreach (var worker in new[] { "worker", "coordinator", "social-worker", "peer-worker" })
            foreach (var link in (await new Visitor((await SignInAsync(worker, "http://localhost")).Browser).OpenAsync("/people")).Page.QuerySelectorAll("main .who a"))
                address = address.Replace($"{{{link.TextContent.ToLowerInvariant()}}}", link.GetAttribute("href")!["/people/".Length..], StringComparison.Ordinal);
        var page = await visitor.OpenAsync(address.Replace("{amina}", await AminaAsync(), StringComparison.Ordinal));
        page.Status.ShouldBe(200);
        foreach (var words in shown) page.One("main").TextContent.ShouldContain(words);
    }

    [Theory]
    [InlineData("http://localhost", "alongside", false)]
    [InlineData("https://localhost", "__Host-alongside", true)]
    public async Task The_key_in_a_browser_is_out_of_reach_of_scripts_and_other_sites(string site, string name, bool secure)
    {
        var (_, set) = await SignInAsync("person", site);
        var flags = set.Split("; ").Select(flag => flag.ToLowerInvariant()).ToList();
        set.ShouldStartWith(name + "=");
        flags.ShouldContain("httponly");
        flags.ShouldContain("samesite=lax");
        flags.ShouldContain("path=/");
        flags.ShouldContain("max-age=43200");
        flags.Contains("secure").ShouldBe(secure);
        flags.ShouldNotContain(flag => flag.StartsWith("domain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Becoming_somebody_else_ends_the_key_one_had()
    {
        var (browser, set) = await SignInAsync("person", "http://localhost");
        await browser.PostAsync("/demo/sign-in", Who("worker"));
        var old = demo.Browser();
        old.DefaultRequestHeaders.Add("Cookie", set.Split(';')[0]);
        (await old.GetAsync($"/people/{await AminaAsync()}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("person", true, "self")]
    [InlineData("person-with-carer", true, "self")]
    [InlineData("other", true, "self")]
    [InlineData("sister", false, "circle")]
    [InlineData("neighbour", false, "circle")]
    [InlineData("carer", true, "circle")]
    [InlineData("worker", false, "worker")]
    [InlineData("social-worker", false, "worker")]
    [InlineData("peer-worker", true, "worker")]
    [InlineData("coordinator", false, "worker")]
    [InlineData("lead", false, "worker")]
    public async Task A_program_gets_a_token_that_says_whose_it_is(string who, bool hasRecord, string capacity)
    {
        var answer = await demo.Browser().PostAsync("/demo/token", Who(who));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        told.EnumerateObject().Select(member => member.Name).ShouldBe(["token", "accountId", "personId"]);
        (told.GetProperty("personId").ValueKind == JsonValueKind.String).ShouldBe(hasRecord);

        var program = demo.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", told.GetProperty("token").GetString());
        var me = await program.GetFromJsonAsync<JsonElement>("/api/v1/me");
        me.GetProperty("accountId").GetString().ShouldBe(told.GetProperty("accountId").GetString());
        me.GetProperty("capacity").GetString().ShouldBe(capacity);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task One_cannot_be_somebody_who_is_not_there(string who)
    {
        (await demo.Browser().PostAsync("/demo/token", Who(who))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await demo.Browser().PostAsync("/demo/sign-in", Who(who));
        page.Headers.Location!.ToString().ShouldBe("/demo");
        page.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    private async Task<(HttpClient Browser, string SetCookie)> SignInAsync(string who, string site)
    {
        var browser = demo.Browser();
        browser.BaseAddress = new Uri(site);
        var answer = await browser.PostAsync("/demo/sign-in", Who(who));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (browser, answer.Headers.GetValues("Set-Cookie").Single());
    }

    private async Task<string> AminaAsync()
    {
        var told = await (await demo.Browser().PostAsync("/demo/token", Who("person"))).Content.ReadFromJsonAsync<JsonElement>();
        return told.GetProperty("personId").GetString()!;
    }

    private static FormUrlEncodedContent Who(string who) => new([KeyValuePair.Create("who", who)]);

    public sealed class DemoHouse : ServedHouse
    {
        protected override bool Demo => true;

        protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
    }
}
