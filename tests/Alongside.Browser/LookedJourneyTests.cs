using Alongside.Sharing;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>J8: who looked, at what, when and why is one press from home, with nothing to unfold; asking why is two more.</summary>
public sealed class LookedJourneyTests(Site site)
{
    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task Who_looked_is_one_press_from_home_and_why_two_more(By by)
    {
        var (nadia, jo) = (await site.Given.PersonAsync("Nadia"), await site.Given.WorkerAsync("Jo"));
        await site.Given.ShareAsync(nadia, jo, Parts.SupportMe);
        await site.Given.SaidAsync(nadia, "Not before ten.", "support-me");
        using (var opened = await site.The<Gate>().OpenAsync(jo, nadia.OwnRecord!.Value, new Opening(Parts.SupportMe))) await opened.Looked;
        await using var visitor = await site.VisitAsync(nadia, scripts: by == By.Keyboard);
        var (page, hand) = (visitor.Page, new Hand(visitor, by));
        await visitor.GoAsync("/");
        await hand.GoAsync("main a[href$='/looked']");
        var look = page.Locator("main .timeline li").First;
        await Assertions.Expect(look).ToBeVisibleAsync();
        await Assertions.Expect(look).ToContainTextAsync("Jo");
        await Assertions.Expect(look).ToContainTextAsync("looked at: How I wish to be supported.");
        await Assertions.Expect(look).ToContainTextAsync("Because you shared it with them.");
        hand.Presses.ShouldBe(1);

        await hand.GoAsync("main a[href*='/looked/why']");
        await hand.GoAsync("main form button.btn");
        (hand.Presses, hand.Answers).ShouldBe((3, 0));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("They are asked. You find the answer here.");
        await Assertions.Expect(page.Locator("main h2").First).ToHaveTextAsync("You asked Riverside Together why they looked");
        visitor.Complaints.ShouldBeEmpty();
    }
}
