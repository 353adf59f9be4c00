using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>J1: from my page to what matters in at most four screens, in words or pictures, by keyboard and without a script; and what waits when one stops in between.</summary>
public sealed class SayJourneyTests(Site site)
{
    private const int MostScreens = 4;

    [Theory]
    [InlineData("Write : What’s important to me", false)]
    [InlineData("Pick pictures : What’s important to me", false)]
    [InlineData("Write : What’s important to me", true)]
    [InlineData("Pick pictures : What’s important to me", true)]
    public async Task From_my_page_it_is_said_in_four_screens(string way, bool scripts)
    {
        await using var visitor = await NewcomerAsync(scripts);
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what matters to me" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = way }).ClickAsync();
        if (way.StartsWith("Write", StringComparison.Ordinal)) await page.GetByLabel("What matters to you?").FillAsync("My friends.");
        else await page.GetByRole(AriaRole.Radiogroup, new() { Name = "friends" }).GetByRole(AriaRole.Radio, new() { Name = "Important", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Is this what you want to say?");
        visitor.Screens.ShouldBe(MostScreens);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep my words" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your words are kept.");
        await Assertions.Expect(page.Locator("main .words.own")).ToContainTextAsync("friends");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pictures_by_keyboard_alone()
    {
        await using var visitor = await NewcomerAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await ByTab.GoAsync(visitor, "main a.btn");
        await ByTab.GoAsync(visitor, ".tiles a[href$='/pictures/important']");
        await ByTab.ToAsync(visitor, "#find");
        await page.Keyboard.TypeAsync("mummy");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".part-name")).ToHaveTextAsync(["mum"]);
        await ByTab.PressAsync(visitor, "#mum-important", "Space");
        await ByTab.PressAsync(visitor, "main form button[value=check]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Is this what you want to say?");
        await ByTab.GoAsync(visitor, "main form button.btn");

        await Assertions.Expect(page.Locator("main .words.own .pics li")).ToHaveTextAsync(["mum"]);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_writes_is_kept_by_itself_and_waits_in_the_form()
    {
        await using var visitor = await NewcomerAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what matters to me" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Write : Who I am" }).ClickAsync();
        var said = page.Locator("[data-draft][aria-live=polite]");
        await Assertions.Expect(said).ToBeEmptyAsync();
        await page.Locator("textarea").PressSequentiallyAsync("I am a gard");
        await Assertions.Expect(said).ToHaveTextAsync("Saved just now. Only you see it.");
        await page.RunAndWaitForResponseAsync(() => page.Locator("textarea").PressSequentiallyAsync("ener"), answer => answer.Request.Method == "POST");
        await visitor.GoAsync("/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Go on with “Who I am”" }).ClickAsync();
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("I am a gardener");
        await page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("");
        await visitor.GoAsync("/");
        await Assertions.Expect(page.Locator("#begun")).ToHaveCountAsync(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    private async Task<Visitor> NewcomerAsync(bool scripts = true) =>
        await site.VisitAsync(await site.Given.PersonAsync("Nadia"), null, scripts);
}
