using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>Every page in every state, in every view: no rule of axe is broken, and what axe could not decide has a reason here.</summary>
public sealed class AxeTests(Site site)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly object Everything = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    /// <summary>For the same page in other colours: only colours can have become wrong.</summary>
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>What axe cannot decide by itself (its rule, the place, what it says of it), and why it is right.</summary>
    private static readonly (string Rule, string Place, string Says, string Why)[] Undecided =
    [
        ("color-contrast", ".mine", "pseudo element", "The mark of the timeline stands in the margin beside the words, never under them."),
    ];

    public static TheoryData<string> Pages => PageCase.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_rule_is_broken_on_any_page_in_any_view(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        // Colours that are still on their way from light to dark are no colours to judge.
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var faults = new List<string>();
        var chosen = "";
        foreach (var view in page.IsLong ? View.All.Take(4) : View.All)
        {
            await visitor.ChooseAsync(view);
            if (chosen != view.Chosen)
            {
                await page.OpenAsync(visitor, site.People);
                await visitor.Page.EvaluateAsync(Axe);
            }
            chosen = view.Chosen;
            var found = await visitor.CheckAsync("axe", IsTheFirstOfItsWords(view) ? Everything : Colours);
            faults.AddRange(found.Where(fault => !IsExplained(fault)).Select(fault => $"{view.Name}: {fault}"));
        }
        faults.AddRange(visitor.Complaints);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Axe_is_awake()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("document.querySelector('h1').style.color = '#bbb'; document.querySelector('.mark').replaceChildren(); document.documentElement.lang = ''");
        await visitor.Page.EvaluateAsync(Axe);

        var found = await visitor.CheckAsync("axe", Everything);

        foreach (var rule in new[] { "broken color-contrast", "broken link-name", "broken html-has-lang" })
            found.ShouldContain(fault => fault.StartsWith(rule, StringComparison.Ordinal), rule);
    }

    private static bool IsTheFirstOfItsWords(View view) =>
        View.All.First(other => other.Language == view.Language && other.Width == view.Width && other.TextSize == view.TextSize) == view;

    private static bool IsExplained(string fault) => Undecided.Any(known => fault.StartsWith($"undecided {known.Rule} ", StringComparison.Ordinal)
        && fault.Contains(known.Place, StringComparison.Ordinal) && fault.Contains(known.Says, StringComparison.Ordinal));
}
