using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>Tab goes through every page from its first stop to its last, and one always sees where one is.</summary>
public sealed class FocusTests(Site site)
{
    public static TheoryData<string> Pages => [.. PageCase.All.Where(page => !page.IsLong).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Tab_reaches_every_control_once_and_each_shows_it(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        var faults = new List<string>();
        // One opening serves all three: each walk begins at the very start of the page again.
        await page.OpenAsync(visitor, site.People);
        foreach (var (width, scheme, colours) in new[]
        {
            (View.Wide, ColorScheme.Light, ForcedColors.None), (View.Small, ColorScheme.Dark, ForcedColors.None), (View.Wide, ColorScheme.Light, ForcedColors.Active),
        })
        {
            await visitor.Page.SetViewportSizeAsync(width, 700);
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = colours });
            faults.AddRange((await WalkAsync(visitor)).Select(fault => $"{width} {scheme} {colours}: {fault}"));
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_skip_link_is_the_first_stop_and_leads_to_the_main_words()
    {
        await using var visitor = await site.VisitAsync(Who.Amina);
        await visitor.GoAsync("/");

        await visitor.Page.Keyboard.PressAsync("Tab");
        (await visitor.Page.EvaluateAsync<bool>("document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0")).ShouldBeTrue();
        await visitor.Page.Keyboard.PressAsync("Enter");
        (await visitor.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
        await visitor.Page.Keyboard.PressAsync("Tab");
        (await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    private static async Task<List<string>> WalkAsync(Visitor visitor)
    {
        var faults = new List<string>();
        var expected = int.Parse((await visitor.CheckAsync("restFocus"))[0], System.Globalization.CultureInfo.InvariantCulture);
        var stops = 0;
        while (true)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var here = await visitor.CheckAsync("focus");
            if (here.Length == 0) break;
            if (++stops > expected) { faults.Add($"more than {expected} stops: a trap, at {here[0]}"); break; }
            faults.AddRange(here.Skip(1).Select(fault => $"{here[0]} {fault}"));
        }
        if (stops != expected) faults.Add($"{stops} stops, not {expected}");
        return faults;
    }
}
