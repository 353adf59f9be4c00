using System.Diagnostics;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>The lid closes in the middle of a sentence: what was written waits in the form, with no pause before and no press.</summary>
public sealed class DraftTests(Site site)
{
    // As many letters as can be said, in a script whose letters take three bytes each.
    private static readonly string Many = string.Concat(Enumerable.Repeat("मेरा बगीचा ", 900)).TrimEnd();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_is_closed_in_the_middle_of_a_sentence_however_long(bool many)
    {
        var words = many ? Many : "I am a gard";
        await using var visitor = await WritingAsync();
        var (page, form) = (visitor.Page, visitor.Page.Url);
        await page.Locator("textarea").FillAsync(words);
        await page.CloseAsync(new() { RunBeforeUnload = true });

        await WaitsAsync(page, form, words);
    }

    [Fact]
    public async Task One_goes_to_another_page_in_the_middle_of_a_sentence()
    {
        await using var visitor = await WritingAsync();
        var (page, form) = (visitor.Page, visitor.Page.Url);
        await page.Locator("textarea").FillAsync("I am a gard");
        await page.GotoAsync("/help");

        await WaitsAsync(page, form, "I am a gard");
    }

    [Fact]
    public async Task The_page_is_closed_while_the_words_are_on_their_way()
    {
        await using var visitor = await WritingAsync();
        var (page, form) = (visitor.Page, visitor.Page.Url);
        // A line so slow that nothing arrives, until the browser gives it up with the page.
        var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.ExposeFunctionAsync("underWay", () => underWay.TrySetResult());
        await page.EvaluateAsync("() => { window.fetch = () => new Promise(() => underWay()); }");
        await page.Locator("textarea").FillAsync("I am a gardener");
        await underWay.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await page.CloseAsync(new() { RunBeforeUnload = true });

        await WaitsAsync(page, form, "I am a gardener");
    }

    /// <summary>Some devices throw a page away that nobody sees, and never tell it.</summary>
    [Fact]
    public async Task The_telephone_is_put_down_in_the_middle_of_a_sentence()
    {
        await using var visitor = await WritingAsync();
        var (page, form) = (visitor.Page, visitor.Page.Url);
        await page.Locator("textarea").FillAsync("I am a gard");
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.EvaluateAsync("Object.defineProperty(document, 'hidden', { get: () => true }); document.dispatchEvent(new Event('visibilitychange'))"),
            request => request.Method == "POST");

        sent.ResourceType.ShouldBe("ping");
        await WaitsAsync(page, form, "I am a gard");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_said_leaves_no_draft_behind()
    {
        await using var visitor = await WritingAsync();
        var page = visitor.Page;
        await page.Locator("textarea").FillAsync("I am a gardener");
        await visitor.ToTheNextAsync(() => page.Locator("button[value=check]").ClickAsync());
        await visitor.ToTheNextAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Keep my words" }).ClickAsync());

        await visitor.GoAsync("/");
        await Assertions.Expect(page.Locator("#begun")).ToHaveCountAsync(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    private async Task<Visitor> WritingAsync()
    {
        var nadia = await site.Given.PersonAsync("Nadia");
        var visitor = await site.VisitAsync(nadia);
        await visitor.GoAsync($"/people/{nadia.OwnRecord}/say/who-i-am");
        return visitor;
    }

    /// <summary>What was sent as the page went away arrives in its own time: the form is opened until it is there.</summary>
    private static async Task WaitsAsync(IPage left, string form, string words)
    {
        var page = await left.Context.NewPageAsync();
        var patience = Stopwatch.StartNew();
        string there;
        do
        {
            await page.GotoAsync(form);
            there = await page.Locator("textarea").InputValueAsync();
        }
        while (there != words && patience.Elapsed.TotalSeconds < 15);
        there.ShouldBe(words);
    }
}
