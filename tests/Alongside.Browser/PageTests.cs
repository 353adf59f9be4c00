using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>
/// Every page in every state, in every view: no rule of axe is broken, and what axe does not look at is right too: room, size,
/// languages, stillness, the colours of the device. One opening of a page serves all that is looked at on it. In quarters,
/// because two classes are run at a time and the last to end is waited for.
/// </summary>
public abstract class PageTests(Site site)
{
    internal static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    internal static readonly object Everything = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    private static readonly string[] OfRoom = [.. OfColours, "target-size", "scrollable-region-focusable"];

    private static object Rules(Asked asked) => asked switch
    {
        Asked.Everything => Everything,
        Asked.Room => new { type = "rule", values = OfRoom },
        _ => new { type = "rule", values = OfColours },
    };

    /// <summary>What axe cannot decide by itself (its rule, the place, what it says of it), and why it is right.</summary>
    private static readonly (string Rule, string Place, string Says, string Why)[] Undecided =
    [
        ("color-contrast", ".mine", "pseudo element", "The mark of the timeline stands in the margin beside the words, never under them."),
        ("color-contrast", ".view > .by", "pseudo element", "The same mark, beside what one person saw before two understood it."),
        ("color-contrast", "<text", "an image node", "Names drawn in the circle have a border in the colour of the paper: CircleJourneyTests measure them on it."),
        ("color-contrast", "<tspan", "an image node", "The second line of such a name."),
        ("color-contrast", "<text", "overlapped by another element", "The names of the rings and of what is drawn there, measured likewise: no name is upon another."),
        ("color-contrast", "<tspan", "overlapped by another element", "The second line of such a name."),
        ("color-contrast", "<text", "too short", "The first letter of a name, in its shape: measured there."),
        ("color-contrast", ".words.view > .said", "overlapped by another element", "In Urdu the lines of a label are so tall that their boxes reach into the words under them; the letters do not."),
        ("color-contrast", "<bdi>", "pseudo element", "A name in that label, which on a small screen in Urdu begins near the mark."),
    ];

    private static readonly string[] NamesOfPeople =
        ["Amina", "Sana", "Jo", "Kit", "Lee", "Bilal", "Grace", "Noor", "Zara", "Nadia", "Rosa", "Farida", "Friday prayers", "The allotment", "Tibbles", "Wen", "Mo", "Peter", "Tom", "Ruth", "Noreen", "Bill", "Lin", "Bibi", "Tariq", "Kim", "Kay " + People.LongWord, "Kay", "Mrs Malik", "she, her", "Maximilian-Ferdinand", "Max", "NHS", "CHI", "AAAA-AAAA-AAAA", "آمنہ", "Alongside", People.LongWord, .. Enumerable.Range(1, 60).Select(n => $"Neighbour {n:00}")];

    private static TheoryData<string> Quarter(int which) => [.. PageCase.All.Where((_, at) => at % 4 == which - 1).Select(page => page.Name)];

    private async Task LookAsync(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        await visitor.Page.AddInitScriptAsync(Axe);
        // Colours that are still on their way from light to dark are no colours to judge.
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var faults = new List<string>();
        var language = "";
        foreach (var view in page.IsLong || page.IsOneMore ? View.Few : View.All)
        {
            if (language == view.Language) await visitor.TurnAsync(view);
            else
            {
                await visitor.ChooseAsync(view);
                await page.OpenAsync(visitor, site.People);
                language = view.Language;
            }
            faults.AddRange((await FaultsAsync(visitor)).Select(fault => $"{view.Name}: {fault}"));
        }
        faults.AddRange(visitor.Complaints);
        faults.ShouldBeEmpty();
    }

    private static async Task<List<string>> FaultsAsync(Visitor visitor)
    {
        var faults = new List<string>();
        faults.AddRange((await visitor.CheckAsync("axe", Rules(visitor.View.Asked))).Where(fault => !IsExplained(fault)));
        if (visitor.View.Scheme == ColorScheme.Light) faults.AddRange(await visitor.CheckAsync("room", NamesOfPeople));
        if (visitor.View == View.Plain)
        {
            faults.AddRange(await visitor.CheckAsync("moving"));
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            faults.AddRange(await visitor.CheckAsync("edgeless"));
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        }
        return faults;
    }

    private static bool IsExplained(string fault) => Undecided.Any(known => fault.StartsWith($"undecided {known.Rule} ", StringComparison.Ordinal)
        && fault.Contains(known.Place, StringComparison.Ordinal) && fault.Contains(known.Says, StringComparison.Ordinal));

    public sealed class Of_the_first_quarter(Site site) : PageTests(site)
    {
        public static TheoryData<string> Pages => Quarter(1);

        [Theory]
        [MemberData(nameof(Pages))]
        public Task Every_page_can_be_used_in_every_view(string name) => LookAsync(name);
    }

    public sealed class Of_the_second_quarter(Site site) : PageTests(site)
    {
        public static TheoryData<string> Pages => Quarter(2);

        [Theory]
        [MemberData(nameof(Pages))]
        public Task Every_page_can_be_used_in_every_view(string name) => LookAsync(name);
    }

    public sealed class Of_the_third_quarter(Site site) : PageTests(site)
    {
        public static TheoryData<string> Pages => Quarter(3);

        [Theory]
        [MemberData(nameof(Pages))]
        public Task Every_page_can_be_used_in_every_view(string name) => LookAsync(name);
    }

    public sealed class Of_the_fourth_quarter(Site site) : PageTests(site)
    {
        public static TheoryData<string> Pages => Quarter(4);

        [Theory]
        [MemberData(nameof(Pages))]
        public Task Every_page_can_be_used_in_every_view(string name) => LookAsync(name);
    }
}
