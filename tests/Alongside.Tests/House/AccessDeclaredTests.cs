using System.Reflection;
using Alongside.Web;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;

namespace Alongside.Tests.House;

/// <summary>
/// Every page and endpoint says once who may come to it; what has a person in its address is about that person; what is
/// open says why. The program refuses to start otherwise; this looks at the program as it is.
/// </summary>
public static class AccessDeclared
{
    public static IEnumerable<string> Faults(IEnumerable<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            // Razor Pages bring a page's rule to its endpoint twice: the same one.
            var rules = endpoint.Metadata.OfType<IAccessRule>().Distinct().ToList();
            var hasPerson = (endpoint as RouteEndpoint)?.RoutePattern.GetParameter("personId") is not null;
            if (rules.Count != 1) yield return $"{endpoint.DisplayName} declares {rules.Count} rules, not one";
            else if (hasPerson != rules[0] is AboutAPersonAttribute)
                yield return $"{endpoint.DisplayName}: a person in the address and [AboutAPerson] go together";
            else if (rules[0] is OpenAttribute { Why.Length: < 10 }) yield return $"{endpoint.DisplayName} is open and does not say why";
        }
    }
}

public sealed class AccessDeclaredTests
{
    [Fact]
    public async Task Every_page_and_endpoint_declares_who_may_come()
    {
        var folder = Directory.CreateTempSubdirectory("alongside-access-").FullName;
        var app = await AlongsideApp.BuildAsync([], demo: true, builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ALONGSIDE_DATA"] = folder }));
        try
        {
            var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).ToList();
            endpoints.OfType<RouteEndpoint>().ShouldContain(endpoint => endpoint.RoutePattern.GetParameter("personId") != null);
            AccessDeclared.Faults(endpoints).ShouldBeEmpty();
        }
        finally
        {
            await app.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TheoryData<string, object[]> Planted => new()
    {
        { "/planted", [] },
        { "/planted", [new SignedInAttribute(), new OpenAttribute("There is a reason for it.")] },
        { "/planted", [new OpenAttribute("")] },
        { "/people/{personId}/planted", [new SignedInAttribute()] },
        { "/planted", [new AboutAPersonAttribute(default)] },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void Planted_undeclared_endpoint_is_caught(string address, object[] rules) =>
        AccessDeclared.Faults([new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(address), 0, new(rules), "planted")])
            .ShouldHaveSingleItem();

    [Fact]
    public async Task Planted_undeclared_endpoint_keeps_the_program_from_starting()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/declared", () => "").WithMetadata(new SignedInAttribute());
        app.RefuseUnlocked();
        app.MapGet("/planted", () => "");
        Should.Throw<InvalidOperationException>(app.RefuseUnlocked).Message.ShouldContain("/planted");
    }

    [Fact]
    public void Planted_undeclared_page_keeps_the_program_from_starting()
    {
        var conventions = new PageConventionCollection();
        conventions.LockPages();
        PageApplicationModel Page(Type type) =>
            new(new PageActionDescriptor { ViewEnginePath = "/Planted", RelativePath = "/Pages/Planted.cshtml" }, type.GetTypeInfo(),
                [.. type.GetCustomAttributes(inherit: true)]);
        var lockPage = conventions.OfType<IPageApplicationModelConvention>().Single();
        lockPage.Apply(Page(typeof(Declared)));
        Should.Throw<InvalidOperationException>(() => lockPage.Apply(Page(typeof(Undeclared)))).Message.ShouldContain("/Planted");
    }

    [SignedIn]
    private sealed class Declared : PageModel;

    private sealed class Undeclared : PageModel;
}
