using Alongside.People;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>"She puts her neighbour in and moves him closer", by keyboard and by mouse without scripts; and the drawing, measured.</summary>
public sealed class CircleJourneyTests(Site site)
{
    private const int MostScreensToPutIn = 3, MostScreensToMove = 2;

    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task She_puts_her_neighbour_in_and_moves_him_closer(By by)
    {
        var nadia = await site.Given.PersonAsync("Nadia");
        await using var visitor = await site.VisitAsync(nadia, scripts: by == By.Keyboard);
        var (page, hand) = (visitor.Page, new Hand(visitor, by));
        await visitor.GoAsync("/");
        await hand.GoAsync("main a[href$='/circle']");
        await hand.GoAsync("main a[href$='/circle/member']");
        await hand.WriteAsync("#name", "Bill");
        await hand.WriteAsync("#isToMe", "my neighbour");
        await hand.ChooseAsync("[name=ring][value=friends]");
        visitor.Screens.ShouldBe(MostScreensToPutIn);
        await hand.GoAsync("main form button.btn");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Bill is in your circle: Friends.");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "My circle" })).ToBeVisibleAsync();

        var before = visitor.Screens;
        await hand.GoAsync("button[value=closer]");
        (visitor.Screens - before).ShouldBeLessThan(MostScreensToMove);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Bill is now here: Close.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move further ?: Bill$") })).ToBeInViewportAsync();
        await hand.GoAsync("button[value=out]");
        await hand.GoAsync(".banner button[value=back]");
        await Assertions.Expect(page.Locator(".members > li b")).ToHaveTextAsync("Bill");
        (hand.Answers, visitor.Complaints.Count).ShouldBe((3, 0));
    }

    [Theory]
    [InlineData("circle")]
    [InlineData("circle none")]
    [InlineData("circle many")]
    [InlineData("circle urdu")]
    [InlineData("circle long names")]
    [InlineData("circle sister")]
    public async Task No_name_is_upon_another_or_out_of_the_frame_and_each_can_be_read(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        var faults = new List<string>();
        foreach (var view in View.All)
        {
            await visitor.ChooseAsync(view);
            await page.OpenAsync(visitor, site.People);
            faults.AddRange((await visitor.CheckAsync("drawn")).Select(fault => $"{view.Name}: {fault}"));
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_in_twelve_scripts_stand_beside_each_other()
    {
        var nadia = await site.Given.PersonAsync("Nadia");
        foreach (var (script, at) in Alongside.Tests.Databases.TwelveScripts.All.Select((script, at) => (script, at)))
            await site.The<PutInCircle>().RunAsync(nadia, new MemberToPutIn(nadia.OwnRecord!.Value, script.Split(' ')[0], (Ring)(at % 4 + 1)));
        await using var visitor = await site.VisitAsync(nadia);
        foreach (var view in View.All.Where(view => view.Name is "light-1280" or "light-320" or "urdu-320"))
        {
            await visitor.ChooseAsync(view);
            await visitor.GoAsync($"/people/{nadia.OwnRecord}/circle");
            (await visitor.CheckAsync("drawn")).ShouldBeEmpty(view.Name);
        }
    }
}
