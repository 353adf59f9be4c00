using Alongside.Sharing;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>J3: from "Who sees what" somebody is invited in at most four screens, having seen what they will see; and taken back in two presses, at once, without a reason.</summary>
public sealed class ShareJourneyTests(Site site)
{
    private const int MostScreens = 4, MostScreensToTakeBack = 2;

    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task Somebody_is_invited_in_four_screens(By by)
    {
        var nadia = await site.Given.PersonAsync("Nadia");
        await site.Given.SaidAsync(nadia, "My garden.");
        await site.Given.SaidAsync(nadia, "Not before ten.", "support-me");
        await using var visitor = await site.VisitAsync(nadia, scripts: by == By.Keyboard);
        var (page, hand) = (visitor.Page, new Hand(visitor, by));
        await visitor.GoAsync($"/people/{nadia.OwnRecord}/sharing");
        await hand.GoAsync("main a[href$='/sharing/invite']");
        await hand.WriteAsync("#name", "Ruth");
        await hand.ChooseAsync("[name=by][value=hand]");
        await hand.GoAsync("main form button.btn");
        await hand.ChooseAsync("#important");
        await hand.GoAsync("main form button.btn");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What Ruth will see");
        await Assertions.Expect(page.Locator(".peek .said")).ToHaveTextAsync(["My garden."]);
        await Assertions.Expect(page.Locator("[name=until][value=months]")).ToBeCheckedAsync();
        visitor.Screens.ShouldBe(MostScreens);
        await hand.GoAsync("main form button.btn");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Give this code to Ruth");
        await Assertions.Expect(page.Locator(".join-code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$"));
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task What_was_shared_is_taken_back_in_two_presses(By by)
    {
        var (nadia, sana) = (await site.Given.PersonAsync("Nadia"), await site.Given.CircleMemberAsync());
        await site.Given.ShareAsync(nadia, sana, Parts.Important);
        await using var sister = await site.VisitAsync(sana);
        await sister.GoAsync($"/people/{nadia.OwnRecord}");
        await using var visitor = await site.VisitAsync(nadia, scripts: by == By.Keyboard);
        var hand = new Hand(visitor, by);
        await visitor.GoAsync($"/people/{nadia.OwnRecord}/sharing");
        await hand.GoAsync("main a[href$='/take-back']");
        visitor.Screens.ShouldBe(MostScreensToTakeBack);
        await hand.GoAsync("main form button.btn");

        (hand.Presses, hand.Answers).ShouldBe((MostScreensToTakeBack, 0));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Taken back. Sana sees it no more.");
        await sister.GoAsync($"/people/{nadia.OwnRecord}", expected: 404);
        visitor.Complaints.ShouldBeEmpty();
    }
}
