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
    [InlineData("circle", "en.device.100")]
    [InlineData("circle", "ur.device.100")]
    [InlineData("circle urdu", "en.dark.100")]
    [InlineData("circle sister", "en.contrast.100")]
    public async Task A_circle_is_one_sheet_of_paper_with_its_list(string name, string chosen)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who, new View("paper", View.Wide, chosen));
        await page.OpenAsync(visitor, site.People);

        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBe(1);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visitor.CheckAsync("controlsOnPaper")).ShouldBeEmpty();
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
    [InlineData(Who.Amina, Who.Amina, "", "en.device.100")]
    [InlineData(Who.Jo, Who.Amina, "", "en.dark.100")]
    [InlineData(Who.Amina, Who.Amina, "?as=about-me", "en.device.100")]
    [InlineData(Who.Amina, Who.Amina, "", "ur.device.100")]
    [InlineData(Who.Zara, Who.Zara, "", "en.device.100")]
    [InlineData(Who.Zara, Who.Zara, "?as=about-me", "ur.device.100")]
    [InlineData(Who.Jo, Who.Amina, "?as=about-me", "en.device.100")]
    [InlineData(Who.Amna, Who.Amna, "", "ur.device.100")]
    [InlineData(Who.Amna, Who.Amna, "?as=about-me", "en.device.100")]
    [InlineData(Who.Sana, Who.Noor, "", "en.device.100")]
    [InlineData(Who.Bilal, Who.Bilal, "", "en.device.100")]
    public async Task The_one_page_is_one_sheet_with_pictures_too(Who who, Who about, string address, string chosen)
    {
        await using var visitor = await site.VisitAsync(who, new View("paper", View.Wide, chosen));
        await visitor.GoAsync(site.People.Record(about) + "/print" + address);

        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBe(1);
    }

    /// <summary>
    /// J10, in at most two screens acted on from home: there it is asked for, and on the second the browser's own "Print" is
    /// used, or large print chosen, which is then what is printed.
    /// </summary>
    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task It_is_printed_in_two_screens_from_home_and_asks_to_be_asked(By by)
    {
        await using var visitor = await site.VisitAsync(Who.Zara, scripts: by == By.Keyboard);
        var hand = new Hand(visitor, by);
        await visitor.GoAsync("/");
        await hand.GoAsync("main a[href$='/print']");
        visitor.Screens.ShouldBe(2);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visitor.Page.Locator("article .constant")).ToContainTextAsync("Ask me before you share this.");
        // The picture may be missing on the machine that prints; the word stands beside it.
        (await visitor.Page.Locator("article .pics li").AllInnerTextsAsync()).ShouldAllBe(words => words.Any(char.IsLetter));
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await hand.GoAsync("main a[href$='/print?size=large']");
        hand.Presses.ShouldBe(2);
        await Assertions.Expect(visitor.Page.Locator("article.large .constant")).ToContainTextAsync("Ask me before you share this.");
        visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>An ordinary page in large print: twice the size, and no more sheets than one can hold in a hand.</summary>
    [Theory]
    [InlineData(Who.Amina, "", "en.device.100")]
    [InlineData(Who.Amina, "&as=about-me", "en.dark.100")]
    [InlineData(Who.Amna, "", "ur.device.100")]
    [InlineData(Who.Zara, "&as=about-me", "ur.device.100")]
    public async Task Large_print_of_an_ordinary_page_is_a_few_sheets(Who who, string address, string chosen)
    {
        await using var visitor = await site.VisitAsync(who, new View("paper", View.Wide, chosen));
        await visitor.GoAsync(site.People.Record(who) + "/print?size=large" + address);

        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBeInRange(2, 4);
    }

    [Theory]
    [InlineData(Who.Amina)]
    [InlineData(Who.Zara)]
    public async Task Large_print_holds_nothing_smaller_than_sixteen_points(Who who)
    {
        await using var visitor = await site.VisitAsync(who);
        await visitor.GoAsync(site.People.Record(who) + "/print?size=large");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var small = await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("article *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < 21.3)
              .map(e => `${e.tagName}.${e.className} ${getComputedStyle(e).fontSize}`)
            """);
        small.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("as=about-me")]
    public async Task A_long_record_goes_on_over_as_many_sheets_as_it_needs_and_is_never_cut(string under)
    {
        await using var visitor = await site.VisitAsync(Who.Grace);
        await visitor.GoAsync(site.People.Record(Who.Grace) + "/print?" + under);
        var sheets = SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        sheets.ShouldBeInRange(3, 25);
        (await visitor.Page.Locator("article .said").AllTextContentsAsync()).Distinct().Count().ShouldBe(200);
        await visitor.GoAsync(site.People.Record(Who.Grace) + "/print?size=large&" + under);
        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBeGreaterThan(sheets);
        await NothingLeavesThePaperAsync(visitor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?as=about-me")]
    [InlineData("?size=large")]
    public async Task A_word_without_end_goes_on_on_the_next_line_and_the_next_sheet(string address)
    {
        await using var visitor = await site.VisitAsync(Who.Maximilian);
        await visitor.GoAsync(site.People.Record(Who.Maximilian) + "/print" + address);

        (await visitor.Page.Locator("article .words.own .said").First.TextContentAsync())!.Length.ShouldBe(People.LongWord.Length + 4_900);
        await NothingLeavesThePaperAsync(visitor);
        SheetsOf(await visitor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).ShouldBeInRange(2, 12);
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

    private static async Task NothingLeavesThePaperAsync(Visitor visitor)
    {
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visitor.CheckAsync("sideways")).ShouldBeEmpty();
        (await visitor.CheckAsync("cut")).ShouldBeEmpty();
    }

    private static int SheetsOf(byte[] pdf) => SheetOfPaper().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page(?!s)")]
    private static partial Regex SheetOfPaper();
}
