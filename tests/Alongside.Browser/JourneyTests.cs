using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>Say what matters, see it as one's own words, change it, read every earlier wording; a worker finds nothing there.</summary>
public sealed class JourneyTests(Site site)
{
    [Fact]
    public async Task With_a_mouse()
    {
        await using var visitor = await NewcomerAsync();
        await ByMouseAsync(visitor);
        await WorkerFindsNothingAsync(visitor.Page.Url);
    }

    [Fact]
    public async Task Without_scripts()
    {
        await using var visitor = await NewcomerAsync(scripts: false);
        await ByMouseAsync(visitor);
        await WorkerFindsNothingAsync(visitor.Page.Url, scripts: false);
    }

    [Fact]
    public async Task In_Urdu_on_a_small_phone()
    {
        await using var visitor = await NewcomerAsync(new View("urdu-320", View.Small, "ur.device.100"));
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await page.Locator("main a.btn").First.ClickAsync();
        await page.Locator(".tiles a.btn").First.ClickAsync();
        await page.Locator("textarea").FillAsync("میں باغبان ہوں۔");
        await page.Locator("main form button.btn").First.ClickAsync();
        await Assertions.Expect(page.Locator(".words.own .said[lang=ur][dir=rtl]")).ToHaveTextAsync("میں باغبان ہوں۔");
        await page.Locator("main form button.btn").First.ClickAsync();

        await Assertions.Expect(page.Locator(".words.own .said[lang=ur][dir=rtl]")).ToHaveTextAsync("میں باغبان ہوں۔");
    }

    [Fact]
    public async Task By_keyboard_alone()
    {
        await using var visitor = await NewcomerAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/");

        await ByTab.GoAsync(visitor, "main a.btn");
        await ByTab.GoAsync(visitor, ".tiles a[href$='/say/important']");
        await ByTab.ToAsync(visitor, "main form button.btn");
        await page.Keyboard.PressAsync("Enter");
        await FocusIsOnTheProblemAsync(visitor);

        // The summary leads to the field.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        (await visitor.CheckAsync("focus"))[0].ShouldContain("textarea#words");
        await page.Keyboard.TypeAsync("My garden.");
        await ByTab.PressAsync(visitor, "main form button.btn");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Is this what you want to say?");
        await ByTab.GoAsync(visitor, "main form button.btn");
        await SeesOwnWordsAsync(page, "My garden.");

        await ByTab.GoAsync(visitor, "a[href$='/change']");
        await ByTab.ToAsync(visitor, "textarea");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Every day.");
        await ByTab.GoAsync(visitor, "main form button.btn");
        await SeesOwnWordsAsync(page, "My garden. Every day.", "My garden.");

        await ByTab.GoAsync(visitor, "main a.back");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nadia");
        await ByTab.GoAsync(visitor, "main .words a:first-of-type");
        await Assertions.Expect(page.Locator(".timeline .said")).ToHaveTextAsync(["My garden."]);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_refusal_the_focus_is_on_what_is_wrong_and_nothing_typed_is_lost(bool scripts)
    {
        await using var visitor = await NewcomerAsync(scripts: scripts);
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await page.Locator("main a.btn").First.ClickAsync();
        await page.Locator(".tiles a[href$='/say/important']").ClickAsync();
        await page.Locator("textarea").FillAsync(new string('w', 10_001));
        await page.Locator("main form button.btn").First.ClickAsync();

        await FocusIsOnTheProblemAsync(visitor);
        (await page.Locator("textarea").InputValueAsync()).Length.ShouldBe(10_001);
        (await page.Locator("textarea").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        (await page.TitleAsync()).ShouldStartWith("Error: ");
    }

    private async Task<Visitor> NewcomerAsync(View? view = null, bool scripts = true) =>
        await site.VisitAsync(await site.Given.PersonAsync("Nadia"), view, scripts);

    private static async Task ByMouseAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what matters to me" }).ClickAsync();
        await page.Locator("a[href$='/say/important']").ClickAsync();
        await page.GetByLabel("What matters to you?").FillAsync("My garden.\n\nبارش میں بھی۔");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await SeesWordsReadBackAsync(page, "My garden.\n\nبارش میں بھی۔");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep my words" }).ClickAsync();
        await SeesOwnWordsAsync(page, "My garden.\n\nبارش میں بھی۔");

        await page.GetByRole(AriaRole.Link, new() { Name = "Change these words" }).ClickAsync();
        (await page.Locator("textarea").InputValueAsync()).ShouldBe("My garden.\n\nبارش میں بھی۔");
        await page.Locator("textarea").FillAsync("My garden, every day.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep my words" }).ClickAsync();
        await SeesOwnWordsAsync(page, "My garden, every day.", "My garden.\n\nبارش میں بھی۔");

        await page.GetByRole(AriaRole.Link, new() { Name = "Change these words" }).ClickAsync();
        await page.Locator("textarea").FillAsync("<b>My garden</b>, every day.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep my words" }).ClickAsync();
        await SeesOwnWordsAsync(page, "<b>My garden</b>, every day.", "My garden, every day.", "My garden.\n\nبارش میں بھی۔");
        visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>The words that stand, with the label and shape of own words, and below them every earlier wording.</summary>
    private static async Task SeesOwnWordsAsync(IPage page, string words, params string[] earlier)
    {
        await Assertions.Expect(page.Locator("main .words.own .label").First).ToHaveTextAsync("Nadia’s own words");
        (await page.Locator("main .words.own > .said").AllTextContentsAsync()).ShouldBe([words, .. earlier]);
    }

    private static async Task SeesWordsReadBackAsync(IPage page, string words)
    {
        await Assertions.Expect(page.Locator("main .words.own .label")).ToHaveTextAsync("Your own words");
        (await page.Locator("main .words.own > .said").TextContentAsync()).ShouldBe(words);
    }

    private static async Task FocusIsOnTheProblemAsync(Visitor visitor)
    {
        await Assertions.Expect(visitor.Page.Locator(".problem")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator(".problem")).ToBeInViewportAsync();
    }

    private async Task WorkerFindsNothingAsync(string address, bool scripts = true)
    {
        await using var worker = await site.VisitAsync(Who.Kit, scripts: scripts);
        await worker.GoAsync(address, expected: 404);
        await Assertions.Expect(worker.Page.Locator("h1")).ToHaveTextAsync("There is nothing here");
        (await worker.Page.ContentAsync()).ShouldNotContain("Nadia");
    }
}
