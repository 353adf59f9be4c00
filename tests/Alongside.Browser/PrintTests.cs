using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Alongside.Browser;

public sealed partial class PrintTests(Site site)
{
    [Theory]
    [InlineData(Who.Amina, "en.device.100")]
    [InlineData(Who.Amina, "en.dark.100")]
    [InlineData(Who.Jo, "en.device.100")]
    [InlineData(Who.Amina, "ur.device.100")]
    public async Task An_ordinary_About_me_is_one_sheet_of_paper(Who who, string chosen)
    {
        await using var visitor = await site.VisitAsync(who, new View("paper", View.Wide, chosen));
        await visitor.GoAsync(site.People.Record(Who.Amina));

        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBe(1);
    }

    [Theory]
    [InlineData("slip", "en.device.100")]
    [InlineData("slip", "ur.device.100")]
    [InlineData("slip urdu", "en.dark.100")]
    public async Task A_slip_is_one_sheet_of_paper_in_large_print(string name, string chosen)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who, new View("paper", View.Wide, chosen));
        await page.OpenAsync(visitor, site.People);

        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBe(1);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        // 18 point is 24 pixels.
        (await visitor.Page.Locator("article.a4").EvaluateAsync<double>("one => parseFloat(getComputedStyle(one).fontSize)")).ShouldBeGreaterThanOrEqualTo(24);
        (await visitor.Page.Locator("h1").IsVisibleAsync()).ShouldBeFalse();
        (await visitor.CheckAsync("controlsOnPaper")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("about me")]
    [InlineData("about me empty")]
    [InlineData("statement earlier words")]
    public async Task Paper_holds_words_and_no_controls(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        await page.OpenAsync(visitor, site.People);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await visitor.CheckAsync("controlsOnPaper")).ShouldBeEmpty();
        (await visitor.Page.Locator("h1").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_word_longer_than_a_sheet_goes_on_on_the_next()
    {
        await using var visitor = await site.VisitAsync(Who.Maximilian);
        await visitor.GoAsync(site.People.Record(Who.Maximilian));

        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBeInRange(2, 6);
    }

    private static int SheetsOf(byte[] pdf) => SheetOfPaper().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page(?!s)")]
    private static partial Regex SheetOfPaper();
}
