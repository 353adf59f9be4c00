using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>
/// J2: a worker suggests, the person decides. Counted in screens acted on: the worker at most three, the person at most
/// two, from the page each begins on.
/// </summary>
public sealed class AnswerJourneyTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_suggests_in_two_screens_and_the_person_says_yes_in_two(bool scripts)
    {
        var (nadia, jo, statement) = await SharedAsync();
        await using (var worker = await EnterAsync(jo, scripts))
        {
            var page = worker.Page;
            await worker.GoAsync(statement);
            await page.GetByRole(AriaRole.Link, new() { Name = "Suggest other words" }).ClickAsync();
            await page.GetByLabel("The words you suggest").FillAsync("My garden, early, with tea.");
            await page.GetByLabel("Why do you suggest this?").FillAsync("You told me about the mornings.");
            await page.GetByLabel("Whose idea was it?").FillAsync("Jo’s");
            await page.GetByText("On their page", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask Nadia" }).ClickAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nadia will be asked.");
            worker.Complaints.ShouldBeEmpty();
        }

        await using var visitor = await EnterAsync(nadia, scripts);
        await visitor.GoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Jo suggests other words" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".words.now .said")).ToHaveTextAsync("My garden.");
        await Assertions.Expect(visitor.Page.Locator(".words.asks .said")).ToHaveTextAsync("My garden, early, with tea.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Nadia said yes.");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo this answer" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".words.now .said")).ToHaveTextAsync("My garden.");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_visits_words_are_written_down_with_three_answers()
    {
        var (nadia, jo, _) = await SharedAsync();
        await using var worker = await EnterAsync(jo, scripts: false);
        var page = worker.Page;
        await worker.GoAsync($"/people/{nadia.OwnRecord}");
        await page.GetByRole(AriaRole.Link, new() { Name = "What’s important to me", Exact = true }).ClickAsync();
        await page.GetByLabel("The words").FillAsync("Tea at four, in the blue cup.");
        await page.GetByText("Nadia said this. Jo wrote it down.").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep these words" }).ClickAsync();

        await Assertions.Expect(page.Locator(".words.told .said")).ToHaveTextAsync("Tea at four, in the blue cup.");
        await Assertions.Expect(page.Locator(".words.told .state")).ToHaveTextAsync("Not yet checked with Nadia");
        worker.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_yes_told_at_a_visit_is_on_a_slip_two_presses_later()
    {
        var (nadia, jo, statement) = await SharedAsync();
        var said = Guid.Parse(statement.Split('/')[^1]);
        var suggestion = await site.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(nadia.OwnRecord!.Value, said, "My garden, early.", "en", "You said so.", "Jo’s", "visit"));
        await using var worker = await EnterAsync(jo, scripts: false);
        var page = worker.Page;
        await worker.GoAsync("/waiting");
        await page.GetByRole(AriaRole.Link, new() { Name = "What you suggested to Nadia" }).ClickAsync();
        await page.GetByText("Write down what Nadia answered").ClickAsync();
        await page.GetByText("Yes", new() { Exact = true }).ClickAsync();
        await page.GetByText("Face to face").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the answer down" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/suggestions/{suggestion}$"));

        // One press here; the other is the browser's own "Print".
        await page.GetByRole(AriaRole.Link, new() { Name = "A slip for Nadia to keep" }).ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("My garden, early.");
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("Ask me before you share this.");
        worker.Complaints.ShouldBeEmpty();
    }

    private async Task<(Actor Nadia, Actor Jo, string Statement)> SharedAsync()
    {
        var (nadia, jo) = (await site.Given.PersonAsync("Nadia"), await site.Given.WorkerAsync("Jo"));
        await site.Given.ShareAsync(nadia, jo, Parts.Important);
        var said = await site.Given.SaidAsync(nadia, "My garden.");
        return (nadia, jo, $"/people/{nadia.OwnRecord}/statements/{said.StatementId}");
    }

    private async Task<Visitor> EnterAsync(Actor actor, bool scripts)
    {
        var visitor = await site.VisitAsync(Who.Nobody, scripts: scripts);
        await visitor.Page.Context.AddCookiesAsync([new() { Name = "alongside", Value = await site.KeyAsync(actor, KeyKind.Cookie), Url = site.Address.ToString() }]);
        return visitor;
    }
}
