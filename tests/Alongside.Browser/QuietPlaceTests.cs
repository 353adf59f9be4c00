using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>A phone that somebody else takes up the moment it is laid down: whatever they press, Back brings nothing.</summary>
public sealed class QuietPlaceTests(Site site)
{
    private const string Secret = "I go on Friday, Ruth fetches me";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_going_back_to_the_ordinary_pages_nothing_of_it_comes_again(bool scripts)
    {
        await using var visitor = await InTheQuietPlaceAsync(scripts);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Back to my ordinary pages" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Hello Nadia");
        (await visitor.Page.ContentAsync()).ShouldNotContain("your quiet place");
        await NothingComesBackAsync(visitor, Secret, "your quiet place");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hide_this_page_shows_another_site_and_Back_brings_none_of_her_pages(bool scripts)
    {
        await using var visitor = await InTheQuietPlaceAsync(scripts);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Hide this page" }).ClickAsync();
        // Being there is enough: that page takes the place of this one while it loads.
        await visitor.Page.WaitForURLAsync(site.Elsewhere.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await NothingComesBackAsync(visitor, Secret, "Nadia");
    }

    [Fact]
    public async Task The_page_that_was_hidden_gives_its_place_in_the_list_behind_Back_to_the_other_site()
    {
        await using var visitor = await InTheQuietPlaceAsync(scripts: true);
        var length = await visitor.Page.EvaluateAsync<int>("history.length");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Hide this page" }).ClickAsync();
        // Being there is enough: that page takes the place of this one while it loads.
        await visitor.Page.WaitForURLAsync(site.Elsewhere.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        (await visitor.Page.EvaluateAsync<int>("history.length")).ShouldBe(length);
    }

    /// <summary>Somebody made it, said something there, and is on the page that shows it.</summary>
    private async Task<Visitor> InTheQuietPlaceAsync(bool scripts)
    {
        var visitor = await site.VisitAsync(await site.Given.PersonAsync("Nadia"), scripts: scripts);
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await page.Locator(".foot a[href='/help']").ClickAsync();
        await page.GetByLabel("My secret words").FillAsync("copper kettle under rain");
        await page.Locator("summary").ClickAsync();
        await page.GetByLabel("The same words once more").FillAsync("copper kettle under rain");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".me")).ToContainTextAsync("This is your quiet place.");
        await page.Locator("main a.btn").First.ClickAsync();
        await page.Locator("a[href$='/say/important']").ClickAsync();
        await page.Locator("textarea").FillAsync(Secret);
        // Said at once: an answer to a form that was read back is no page that Back can show, and would stop it there.
        await page.Locator("main form:has(textarea)").EvaluateAsync("form => form.submit()");
        await Assertions.Expect(page.Locator(".said").First).ToHaveTextAsync(Secret);
        await page.Locator(".menu a[href^='/people/']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".said")).ToHaveTextAsync(Secret);
        return visitor;
    }

    private static async Task NothingComesBackAsync(Visitor visitor, params string[] nothingOf)
    {
        var pages = 0;
        for (; await visitor.Page.GoBackAsync() is not null; pages++)
        {
            var shown = await visitor.Page.ContentAsync();
            foreach (var words in nothingOf) shown.ShouldNotContain(words, customMessage: visitor.Page.Url);
        }
        pages.ShouldBeGreaterThan(3, "there was something to come back");
    }
}
