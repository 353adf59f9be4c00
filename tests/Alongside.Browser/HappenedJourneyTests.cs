using System.Diagnostics;
using Alongside.Sharing;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>A visit written down before the minute is over, on a telephone: from the list of people to the words kept.</summary>
public sealed class HappenedJourneyTests(Site site)
{
    // The keystroke-level model, slowly: as in AnswerJourneyTests.
    private const double SecondsASign = 0.5, SecondsAPress = 1.35 + 1.1 + 0.2, SecondsToRead = 5, Most = 60;
    private const int MostAnswers = 3;

    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task A_visit_is_written_down_within_a_minute_and_with_three_answers(By by)
    {
        const string happened = "Bulbs are in. She wants the bench moved to the sun.";
        var (nadia, worker) = await SupportedAsync(by);
        await using var closing = worker;
        var hand = new Hand(worker, by);
        await worker.GoAsync("/people");
        var clock = Stopwatch.StartNew();
        await hand.GoAsync($"main a[href$='{nadia.OwnRecord}']");
        await hand.GoAsync("main a[href$='/happened/write']");
        await hand.ChooseAsync("[name=kind][value=visit]");
        await hand.ChooseAsync("[name=met][value=yes]");
        await hand.WriteAsync("#words", happened);
        await hand.GoAsync("main form:has(#words) button.btn:not(.quiet)");
        var pages = clock.Elapsed.TotalSeconds;

        await Assertions.Expect(worker.Page.Locator(".words .said")).ToHaveTextAsync(happened);
        hand.Answers.ShouldBe(MostAnswers);
        var seconds = pages + (hand.Signs * SecondsASign) + (hand.Presses * SecondsAPress) + SecondsToRead;
        TestContext.Current.TestOutputHelper!.WriteLine($"a visit written down in {seconds:0} seconds: {hand.Answers} answers, {hand.Presses} presses, {hand.Signs} signs");
        seconds.ShouldBeLessThanOrEqualTo(Most);
        worker.Complaints.ShouldBeEmpty();

        await using var person = await site.VisitAsync(nadia, scripts: by == By.Keyboard);
        await person.GoAsync("/");
        await person.Page.Locator("main a[href$='/happened']").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".words .said")).ToHaveTextAsync(happened);
        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("wrote this. It is their record of their own work.");
        person.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task We_did_not_meet_is_two_answers_and_who_checks_stands_there_already(By by)
    {
        var (nadia, worker) = await SupportedAsync(by);
        await using var closing = worker;
        var hand = new Hand(worker, by);
        await worker.GoAsync($"/people/{nadia.OwnRecord}/happened/write");
        await Assertions.Expect(worker.Page.Locator("#dueOn")).ToBeHiddenAsync();
        await hand.ChooseAsync("[name=kind][value=visit]");
        await hand.ChooseAsync("[name=met][value=no]");
        await Assertions.Expect(worker.Page.Locator("#dueOn")).ToBeVisibleAsync();
        await hand.GoAsync("main form:has(#words) button.btn:not(.quiet)");
        await Assertions.Expect(worker.Page.Locator("main")).ToContainTextAsync("checks that Nadia is safe, by");
        await worker.GoAsync("/checks");
        await Assertions.Expect(worker.Page.Locator("main .rows")).ToContainTextAsync("Nadia");
        worker.Complaints.ShouldBeEmpty();
    }

    private async Task<(Actor Nadia, Visitor Worker)> SupportedAsync(By by)
    {
        var (nadia, jo) = (await site.Given.PersonAsync("Nadia"), await site.Given.WorkerAsync("Jo"));
        await site.Given.SupportAsync(nadia, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        return (nadia, await site.VisitAsync(jo, View.All.Single(view => view.Name == "light-320"), by == By.Keyboard));
    }
}
