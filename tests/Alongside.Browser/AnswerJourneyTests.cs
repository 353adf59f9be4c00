using System.Diagnostics;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>
/// J2: a worker suggests, the person decides. Counted in screens acted on: the worker at most three, the person at most
/// two, from the page each begins on. And a visit: what the person says, written down before the minute is over.
/// </summary>
public sealed class AnswerJourneyTests(Site site)
{
    private const int MostScreensOfAWorker = 3, MostScreensOfThePerson = 2, MostAnswers = 3;

    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task A_worker_suggests_in_three_screens_at_most_and_the_person_says_yes_in_two(By by)
    {
        var (nadia, jo, statement) = await SharedAsync();
        await using (var worker = await site.VisitAsync(jo, scripts: by == By.Keyboard))
        {
            var (page, hand) = (worker.Page, new Hand(worker, by));
            await worker.GoAsync(statement);
            await hand.GoAsync("main a[href$='/suggest']");
            await hand.WriteAsync("#words", "My garden, early, with tea.");
            await hand.WriteAsync("#reason", "You told me about the mornings.");
            await hand.WriteAsync("#whoseIdea", "Jo’s");
            await hand.ChooseAsync("[name=askBy][value=page]");
            worker.Screens.ShouldBeLessThanOrEqualTo(MostScreensOfAWorker);
            await hand.GoAsync("main form:has(#reason) button.btn:not(.quiet)");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nadia will be asked.");
            worker.Complaints.ShouldBeEmpty();
        }

        await using var visitor = await site.VisitAsync(nadia, scripts: by == By.Keyboard);
        var answering = new Hand(visitor, by);
        await visitor.GoAsync("/");
        await answering.GoAsync("main .asks a");
        await Assertions.Expect(visitor.Page.Locator(".words.now .said")).ToHaveTextAsync("My garden.");
        await Assertions.Expect(visitor.Page.Locator(".words.asks .said")).ToHaveTextAsync("My garden, early, with tea.");
        visitor.Screens.ShouldBeLessThanOrEqualTo(MostScreensOfThePerson);
        await answering.GoAsync("button[value=yes]");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Nadia said yes.");

        await answering.GoAsync("button[value=undo]");
        await Assertions.Expect(visitor.Page.Locator(".words.now .said")).ToHaveTextAsync("My garden.");
        visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>
    /// From the list of her people to the words kept. What pages take is measured. What a hand takes is reckoned, slowly, from
    /// what it does here, with the figures of the keystroke-level model (Card, Moran and Newell 1980): half a second for each
    /// sign (somebody who types with two fingers; the ordinary is 0.28), and for each thing pressed 1.35 to make up one's
    /// mind, 1.1 to get there and 0.2 to press. Beside it five seconds to read in which ways words come to be. Three answers:
    /// the words, how they came, and that they are to be kept; whatever else the page asks is left as it stands.
    /// </summary>
    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task A_visits_words_are_saved_within_a_minute_and_with_three_answers(By by)
    {
        const string said = "Tea at four, in the blue cup, with Sana. Not before prayers.";
        const double secondsASign = 0.5, secondsAPress = 1.35 + 1.1 + 0.2, secondsToRead = 5, most = 60;
        var (nadia, jo, _) = await SharedAsync();
        await using var worker = await site.VisitAsync(jo, scripts: by == By.Keyboard);
        var (page, hand) = (worker.Page, new Hand(worker, by));
        await worker.GoAsync("/people");
        var clock = Stopwatch.StartNew();
        await hand.GoAsync($"main a[href$='{nadia.OwnRecord}']");
        await hand.GoAsync("a[href$='/write-down/important']");
        await hand.WriteAsync("#words", said);
        await hand.ChooseAsync("[name='capture.how'][value=word-for-word]");
        await hand.GoAsync("main form:has(#words) button.btn:not(.quiet)");
        var pages = clock.Elapsed.TotalSeconds;

        await Assertions.Expect(page.Locator(".words.told .said")).ToHaveTextAsync(said);
        await Assertions.Expect(page.Locator(".words.told .state")).ToHaveTextAsync("Not yet checked with Nadia");
        (hand.Answers + 1).ShouldBe(MostAnswers);
        (pages + (hand.Signs * secondsASign) + (hand.Presses * secondsAPress) + secondsToRead).ShouldBeLessThanOrEqualTo(most);
        worker.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_yes_told_at_a_visit_is_on_a_slip_two_presses_later()
    {
        var (nadia, jo, statement) = await SharedAsync();
        var said = Guid.Parse(statement.Split('/')[^1]);
        var suggestion = await site.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(nadia.OwnRecord!.Value, said, "My garden, early.", "en", "You said so.", "Jo’s", "visit"));
        await using var worker = await site.VisitAsync(jo, scripts: false);
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
}
