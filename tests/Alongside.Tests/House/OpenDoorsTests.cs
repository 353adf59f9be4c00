using Alongside.Tests.Databases;
using Alongside.Tests.Demo;
using Alongside.Web;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.House;

/// <summary>
/// What anybody may come to without coming in, by name. A new line here is a decision somebody reads; and a page that
/// has lost its rule on the way to its address stops the start.
/// </summary>
public sealed class OpenDoorsTests(ServedOnSqlite real, DemoTests.DemoHouse demo) : IClassFixture<ServedOnSqlite>, IClassFixture<DemoTests.DemoHouse>
{
    private static readonly string[] Open =
    [
        "(files): The css and drawings of the pages.",
        "/: The welcome. It shows a name only to the one whose name it is.",
        "/about-pictures: It says whose the pictures are, and nothing of anybody.",
        "/claim: Whoever a page was begun for comes with a code on paper; the page is the same for every code, and names nobody.",
        "/demo: In a demo everybody is invented, and anybody can be anybody.",
        "/display: How the site looks is chosen before anybody comes in, and tells nothing.",
        "/error/{status:int?}: It says that something went wrong, or that there is nothing here, and no more.",
        "/help: How to be safe here is for everybody to read; secret words are taken only from somebody who has come in.",
        "/health/live: A watchdog asks it; it tells nothing.",
        "/health/ready: A load balancer asks it; it tells one word.",
        "/join/{code?}: Whoever was invited comes from outside with a code; the page is the same for every code, and names nobody.",
        "/language: The language is chosen before anybody comes in, and tells nothing.",
        "/leave: Hide this page: it ends the key of this browser, if there is one, and goes elsewhere.",
        "/pictures/{print}: A picture of the installation's folder. It is about nobody, and its address says nothing of what it shows.",
        "/sign-in: Anybody may ask for a letter; the answer is the same whether anybody has the address.",
        "/sign-in/code: Whoever has a code is let in by it; whoever has none learns nothing.",
        "/sign-in/{link}: Whoever has the letter is let in by its button; opening the page does nothing.",
        "/sign-out: It ends the key of this browser, if there is one.",
        "/openapi/{documentName}.json: It describes the API and holds nothing of anybody.",
    ];

    private static readonly string[] OpenInADemo =
    [
        "/demo/sign-in: In a demo everybody is invented, and anybody can be anybody.",
        "/demo/token: In a demo everybody is invented, and anybody can be anybody.",
    ];

    [Fact]
    public void What_is_open_to_anybody_is_on_this_list_with_its_reason() => Doors(real).ShouldBe(Open, ignoreOrder: true);

    [Fact]
    public void A_demo_opens_only_the_doors_of_a_demo_besides() => Doors(demo).ShouldBe(Open.Concat(OpenInADemo), ignoreOrder: true);

    [Fact]
    public void Every_page_and_endpoint_that_is_really_served_declares_one_rule()
    {
        AccessDeclared.Faults(Endpoints(real)).ShouldBeEmpty();
        AccessDeclared.Faults(Endpoints(demo)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Planted_page_that_lost_its_rule_keeps_the_whole_program_from_starting()
    {
        var folder = Directory.CreateTempSubdirectory("alongside-doors-").FullName;
        var problem = await Should.ThrowAsync<InvalidOperationException>(() => AlongsideApp.BuildAsync([], demo: false, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ALONGSIDE_DATA"] = folder });
            builder.Services.AddSingleton<IActionDescriptorProvider>(new LoseRule("/People/Index"));
        }));
        problem.Message.ShouldContain("/People/Index");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<Endpoint> Endpoints(ServedHouse house) => ((IEndpointRouteBuilder)house.App).DataSources.SelectMany(source => source.Endpoints);

    private static IEnumerable<string> Doors(ServedHouse house) => Endpoints(house).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<OpenAttribute>() is not null)
        .Select(endpoint => $"{Name(endpoint)}: {endpoint.Metadata.GetMetadata<OpenAttribute>()!.Why}").Distinct();

    private static string Name(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? "(files)" : "/" + endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>Takes the rule off one page after the pages were put together, as a mistake of ours might.</summary>
    private sealed class LoseRule(string page) : IActionDescriptorProvider
    {
        public int Order => int.MaxValue;

        public void OnProvidersExecuting(ActionDescriptorProviderContext context)
        {
            foreach (var action in context.Results.Where(action => action.DisplayName == page))
                action.EndpointMetadata = [.. action.EndpointMetadata!.Where(metadata => metadata is not IAccessRule)];
        }

        public void OnProvidersExecuted(ActionDescriptorProviderContext context) { }
    }
}
