using Alongside.Tests.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>What the first page of the README promises a newcomer, on a demo that nobody else has been in.</summary>
public sealed class DemoTests(Site site, DemoTests.DemoSite demo) : IClassFixture<DemoTests.DemoSite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_is_Amina_says_something_changes_it_and_reads_every_earlier_wording_and_Jo_finds_nothing_there(bool scripts)
    {
        var said = scripts ? "My old bicycle." : "The radio at six.";
        await using var visitor = await site.VisitAsync(demo.Address, scripts);
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await PressAsync(page, AriaRole.Link, "Choose who to be");
        await PressAsync(page, AriaRole.Button, "Be Amina");
        await PressAsync(page, AriaRole.Link, "Say what matters to me");
        await PressAsync(page, AriaRole.Link, "Write : What’s important to me");
        await page.GetByLabel("What matters to you?").FillAsync(said);
        await PressAsync(page, AriaRole.Button, "Go on");
        await PressAsync(page, AriaRole.Button, "Keep my words");
        await SeesOwnWordsAsync(page, said);
        await ChangeAsync(page, said + " Every day.");
        await ChangeAsync(page, said + " Every day, with the neighbours.");
        await SeesOwnWordsAsync(page, said + " Every day, with the neighbours.", said + " Every day.", said);
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("This is a demo. Everybody here is invented.");

        var statement = new Uri(page.Url).AbsolutePath;
        await visitor.GoAsync("/demo");
        await PressAsync(page, AriaRole.Button, "Be Jo");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The people I support");
        foreach (var address in new[] { statement, statement[..statement.IndexOf("/statements", StringComparison.Ordinal)] })
        {
            await visitor.GoAsync(address, expected: 404);
            (await page.ContentAsync()).ShouldNotContain(said);
        }
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("light-1280")]
    [InlineData("dark-320")]
    [InlineData("urdu-320")]
    [InlineData("longer-from-the-right-320")]
    public async Task The_page_where_one_chooses_who_to_be_can_be_used_in_every_view(string name)
    {
        await using var visitor = await site.VisitAsync(demo.Address);
        await visitor.Page.AddInitScriptAsync(PageTests.Axe);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.ChooseAsync(View.All.Single(view => view.Name == name));
        await visitor.GoAsync("/demo");

        (await visitor.CheckAsync("axe", PageTests.Everything)).ShouldBeEmpty();
        (await visitor.CheckAsync("sideways")).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    private static async Task ChangeAsync(IPage page, string words)
    {
        await PressAsync(page, AriaRole.Link, "Change these words");
        await page.Locator("textarea").FillAsync(words);
        await PressAsync(page, AriaRole.Button, "Keep my words");
    }

    private static async Task SeesOwnWordsAsync(IPage page, string words, params string[] earlier)
    {
        await Assertions.Expect(page.Locator("main .words.own .label").First).ToHaveTextAsync("Amina’s own words");
        await Assertions.Expect(page.Locator("main .words.own > .said")).ToHaveTextAsync([words, .. earlier]);
    }

    private static Task PressAsync(IPage page, AriaRole role, string name) => page.Locator("main").GetByRole(role, new() { Name = name }).ClickAsync();

    /// <summary>A demo on a port of its own.</summary>
    public sealed class DemoSite : ServedOnSqlite
    {
        public Uri Address => new(App.Urls.Single());

        protected override bool Demo => true;

        protected override void ListenOn(IWebHostBuilder host) { }
    }
}
