using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Alongside.Browser;

public sealed class RoutesTests(Site site)
{
    [Fact]
    public void Every_page_of_the_program_is_looked_at()
    {
        var routes = site.The<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText ?? "").Distinct().Order(StringComparer.Ordinal).ToList();

        routes.Count.ShouldBeGreaterThan(8);
        PageCase.All.Select(page => page.Route).Distinct().Order(StringComparer.Ordinal).ShouldBe(routes);
    }

    [Fact]
    public async Task The_pages_are_looked_at_with_their_stylesheet()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync("/");

        (await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--paper')")).ShouldBe("#fffdf9");
    }
}
