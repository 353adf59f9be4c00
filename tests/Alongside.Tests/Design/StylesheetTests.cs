using System.Text.RegularExpressions;
using Alongside.Tests.House;

namespace Alongside.Tests.Design;

public sealed partial class StylesheetTests
{
    private static readonly string[] Grounds = ["--paper", "--card", "--sand"];
    private static readonly string[] Inks = ["--ink", "--soft", "--link", "--link-deep", "--own", "--done", "--ask", "--seen", "--err"];
    private static readonly string[] Tints = ["--tint", "--own-bg", "--done-bg", "--ask-bg", "--seen-bg", "--err-bg"];
    private static readonly string[] Borders = ["--line", "--link", "--own", "--seen", "--ask", "--done", "--err"];

    // Names that stand in C# behind a choice and not beside the drawing: WordsCard.cs, Error.cshtml.cs, Index.
    private static readonly string[] Chosen = ["i-mouth", "i-pen", "i-eye", "i-two", "d-search", "d-tea", "d-later"];

    public static TheoryData<string> Themes => ["light", "dark", "cream", "contrast"];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_text_can_be_read_on_every_ground_it_stands_on(string theme)
    {
        var tokens = Css.Theme(theme);
        var pairs = new List<(string Text, string Ground)>();
        foreach (var ground in Grounds)
            pairs.AddRange(Inks.Select(t => (t, ground)));
        foreach (var tinted in Tints)
            pairs.AddRange([("--ink", tinted), ("--soft", tinted), ("--link", tinted), ("--link-deep", tinted)]);
        pairs.AddRange([("--own", "--own-bg"), ("--done", "--done-bg"), ("--ask", "--ask-bg"), ("--seen", "--seen-bg"), ("--err", "--err-bg")]);
        pairs.AddRange([("--on-link", "--link"), ("--on-link", "--link-deep"), ("--on-own", "--own"), ("--on-ask", "--ask")]);

        pairs.Select(p => (p, Ratio: Css.Contrast(tokens[p.Text], tokens[p.Ground]))).Where(x => x.Ratio < 4.5).ShouldBeEmpty();
        foreach (var ground in Grounds) Css.Contrast(tokens["--ink"], tokens[ground]).ShouldBeGreaterThanOrEqualTo(7);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_border_that_shows_a_control_or_whose_words_these_are_can_be_seen(string theme)
    {
        var tokens = Css.Theme(theme);
        List<(string Border, string Ground)> pairs = [.. Grounds.SelectMany(g => Borders.Select(b => (b, g)))];
        pairs.AddRange([("--own", "--own-bg"), ("--ask", "--ask-bg"), ("--line", "--tint"), ("--link", "--tint"), ("--seen", "--seen-bg"), ("--err", "--err-bg")]);

        pairs.Select(p => (p, Ratio: Css.Contrast(tokens[p.Border], tokens[p.Ground]))).Where(x => x.Ratio < 3).ShouldBeEmpty();
        // The ring of the focus: a dark line and a yellow one, so that one of them shows on any ground.
        Css.Contrast(tokens["--focus"], tokens["--focus-ink"]).ShouldBeGreaterThanOrEqualTo(7);
        foreach (var ground in Grounds)
            Math.Max(Css.Contrast(tokens["--focus"], tokens[ground]), Css.Contrast(tokens["--focus-ink"], tokens[ground])).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void The_lines_of_a_drawing_show_on_its_pebble(string theme)
    {
        var tokens = Css.Theme(theme);
        Css.Contrast(tokens["--dl"], tokens["--d0"]).ShouldBeGreaterThanOrEqualTo(3);
        Css.Contrast(tokens["--dl"], tokens["--dp"]).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void The_two_dark_themes_are_one() =>
        Css.Tokens("  :root:not([data-theme])").ShouldBe(Css.Tokens("\n[data-theme=\"dark\"]"), ignoreOrder: true);

    [Fact]
    public void Every_theme_that_can_be_chosen_is_drawn() =>
        Web.Design.PageView.Themes.Where(t => t is not "device").ShouldAllBe(t => Css.Text.Contains($"[data-theme=\"{t}\"]", StringComparison.Ordinal));

    [Fact]
    public void Nothing_comes_from_outside()
    {
        Css.Text.ShouldNotContain("url(");
        Css.Text.ShouldNotContain("@import");
        foreach (var file in new[] { "drawings.svg", "ideas.svg", "favicon.svg" })
            File.ReadAllText(Repository.Root + "/src/Alongside.Web/wwwroot/" + file).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("http");
    }

    [Fact]
    public void Every_picture_a_page_asks_for_is_drawn()
    {
        var drawn = Symbols().Matches(File.ReadAllText(Repository.Root + "/src/Alongside.Web/wwwroot/drawings.svg")).Select(m => m.Groups[1].Value).ToHashSet();
        var web = Path.Combine(Repository.Root, "src/Alongside.Web");
        var files = Directory.EnumerateFiles(Path.Combine(web, "Pages"), "*.cs*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(web, "Design"), "*.cs")).Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f))).ToList();
        var asked = files.SelectMany(f => Asked().Matches(f.Text).Select(m => (m.Groups[1].Value == "pic" ? "d-" : "i-") + m.Groups[2].Value)
            .Concat(InCode().Matches(f.Text).Select(m => (m.Groups[1].Value == "Icon" ? "i-" : "d-") + m.Groups[2].Value))
            .Concat(ByName().Matches(f.Text).Select(m => "d-" + m.Groups[1].Value))
            .Select(symbol => (f.Name, symbol))).ToList();
        asked.AddRange(Chosen.Select(symbol => ("C#", symbol)));

        asked.Count.ShouldBeGreaterThan(12);
        asked.Where(a => !drawn.Contains(a.symbol)).ShouldBeEmpty();
    }

    [GeneratedRegex("""<symbol id="([^"]+)""")]
    private static partial Regex Symbols();

    [GeneratedRegex("""<(pic|ico) name="([a-z][a-z0-9-]*)""")]
    private static partial Regex Asked();

    [GeneratedRegex("""Drawing\.(Icon|Picture)\(View, "([a-z0-9-]+)""")]
    private static partial Regex InCode();

    [GeneratedRegex("""Picture = "([a-z0-9-]+)""")]
    private static partial Regex ByName();
}
