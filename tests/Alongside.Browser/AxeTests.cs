namespace Alongside.Browser;

public sealed class AxeTests(Site site)
{
    [Fact]
    public async Task Axe_is_awake()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("document.querySelector('h1').style.color = '#bbb'; document.querySelector('.mark').replaceChildren(); document.documentElement.lang = ''");
        await visitor.Page.EvaluateAsync(PageTests.Axe);

        var found = await visitor.CheckAsync("axe", PageTests.Everything);

        foreach (var rule in new[] { "broken color-contrast", "broken link-name", "broken html-has-lang" })
            found.ShouldContain(fault => fault.StartsWith(rule, StringComparison.Ordinal), rule);
    }
}
