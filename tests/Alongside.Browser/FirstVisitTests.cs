namespace Alongside.Browser;

public sealed class FirstVisitTests(Site site)
{
    private const int MostBytes = 60 * 1024, MostRequests = 6;

    [Theory]
    [InlineData("welcome")]
    [InlineData("home")]
    [InlineData("about me")]
    [InlineData("about me urdu")]
    [InlineData("say choose")]
    public async Task A_first_visit_is_light_and_asks_nobody_else(string name)
    {
        var page = PageCase.Named(name);
        await using var visitor = await site.VisitAsync(page.Who);
        var wire = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await wire.SendAsync("Network.enable");
        double bytes = 0;
        var requests = 0;
        // Head and body, as they came over the wire.
        wire.Event("Network.loadingFinished").OnEvent += (_, finished) => { bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble(); requests++; };

        await page.OpenAsync(visitor, site.People);
        await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        // A browser without a window does not fetch the little picture of the tab: it counts all the same.
        var icon = await visitor.Page.APIRequest.GetAsync((await visitor.Page.Locator("link[rel=icon]").GetAttributeAsync("href"))!);
        (requests + 1).ShouldBeLessThanOrEqualTo(MostRequests);
        (bytes + (await icon.BodyAsync()).Length).ShouldBeLessThanOrEqualTo(MostBytes);
        bytes.ShouldBeGreaterThan(5_000, "nothing was measured");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_page_fetches_only_itself()
    {
        await using var visitor = await site.VisitAsync(Who.Amina);
        await visitor.GoAsync("/");
        var fetched = new List<string>();
        visitor.Page.Request += (_, request) => fetched.Add(request.Url);
        var wire = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await wire.SendAsync("Network.enable");
        double bytes = 0;
        wire.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();

        await visitor.GoAsync(site.People.Record(Who.Amina));

        fetched.ShouldNotBeEmpty();
        bytes.ShouldBeLessThan(24 * 1024);
    }
}
