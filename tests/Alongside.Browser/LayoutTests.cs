using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>What axe does not look at: room, size, languages, stillness, the colours of the device.</summary>
public sealed class LayoutTests(Site site)
{
    private static readonly string[] NamesOfPeople =
        ["Amina", "Sana", "Jo", "Kit", "Lee", "Bilal", "Grace", "Maximilian-Ferdinand", "آمنہ", "Alongside", People.LongWord, .. Enumerable.Range(1, 60).Select(n => $"Neighbour {n:00}")];

    public static TheoryData<string> Pages => PageCase.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_fits_stays_still_and_says_its_languages(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        var faults = new List<string>();
        var chosen = "";
        foreach (var view in View.All.Where(view => view.Scheme == ColorScheme.Light))
        {
            await visitor.ChooseAsync(view);
            if (chosen != view.Chosen) await page.OpenAsync(visitor, site.People);
            chosen = view.Chosen;
            foreach (var fault in await FaultsAsync(visitor)) faults.Add($"{view.Name}: {fault}");
        }
        faults.AddRange(visitor.Complaints);
        faults.ShouldBeEmpty();
    }

    private static async Task<List<string>> FaultsAsync(Visitor visitor)
    {
        var faults = new List<string>();
        async Task Check(string check, object? with = null) => faults.AddRange((await visitor.CheckAsync(check, with)).Select(fault => $"{check}: {fault}"));

        await Check("sideways");
        await Check("cut");
        await Check("small");
        await Check("staying");
        await Check("tongues", NamesOfPeople);
        await Check("spaced");
        await Check("sideways");
        await Check("cut");
        await Check("enlarged");
        await Check("sideways");
        await Check("asItIs");
        if (visitor.View == View.Plain)
        {
            await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            await Check("moving");
            await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference, ForcedColors = ForcedColors.Active });
            await Check("edgeless");
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        }
        return faults;
    }
}
