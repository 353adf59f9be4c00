using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>Every page in every state, in every view: no rule of axe is broken, and what axe could not decide has a reason here.</summary>
public sealed class AxeTests(Site site)
{
    private static readonly AxeRunOptions Everything = Options(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);

    /// <summary>The same page in other colours: only colours can have become wrong.</summary>
    private static readonly AxeRunOptions Colours = Options(["color-contrast", "link-in-text-block"], "rule");

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
            if (chosen != view.Chosen) await page.OpenAsync(visitor, site.People);
            var sameWords = View.All.First(other => other.Language == view.Language && other.Width == view.Width && other.TextSize == view.TextSize) != view;
            chosen = view.Chosen;
            var result = await visitor.Page.RunAxe(sameWords ? Colours : Everything);
            faults.AddRange(result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{view.Name}: {rule.Id}: {node.Target} {node.Html}")));
            faults.AddRange(result.Incomplete.SelectMany(rule => rule.Nodes.Where(node => !Undecided.Any(known => known.Explains(rule, node)))
                .Select(node => $"{view.Name}: undecided: {rule.Id}: {node.Target} {node.Html} {Messages(node)}")));
        }
        faults.AddRange(visitor.Complaints);
        faults.ShouldBeEmpty();
    }

    private static AxeRunOptions Options(List<string> values, string type = "tag") => new()
    {
        RunOnly = new RunOnlyOptions { Type = type, Values = values },
        ResultTypes = [ResultType.Violations, ResultType.Incomplete],
    };

    /// <summary>What axe cannot decide by itself, and why it is right.</summary>
    private sealed record KnownUndecided(string Rule, string Place, string Says, string Why)
    {
        public bool Explains(AxeResultItem rule, AxeResultNode node) => rule.Id == Rule && node.Target.ToString()!.Contains(Place, StringComparison.Ordinal) && Messages(node).Contains(Says, StringComparison.Ordinal);
    }

    private static readonly KnownUndecided[] Undecided =
    [
        new("color-contrast", ".mine", "pseudo element", "The mark of the timeline stands in the margin beside the words, never under them."),
    ];

    private static string Messages(AxeResultNode node) => string.Join(" ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
