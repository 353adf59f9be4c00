using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Alongside.Browser.Site))]

namespace Alongside.Browser;

/// <summary>The whole program on a port of this machine, one Chromium for the whole run, and the people the pages are about.</summary>
public sealed class Site : ServedOnSqlite
{
    /// <summary>In an address: the page breaks.</summary>
    public const string Break = "break";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private WebApplication? elsewhere;
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public People People { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Another site, where "Hide this page" leads: no real one is ever asked.</summary>
    public Uri Elsewhere => new(elsewhere!.Urls.Single() + "/weather");

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [new("ALONGSIDE_ELSEWHERE", Elsewhere.ToString())];

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        elsewhere = builder.Build();
        elsewhere.MapGet("/weather", () => Results.Content("<!doctype html><title>Weather</title><h1>Light rain</h1>", "text/html"));
        await elsewhere.StartAsync();
        await base.InitializeAsync();
        Address = new Uri(App.Urls.Single());
        People = await People.MakeAsync(this);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ALONGSIDE_TEST_CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args = Arguments,
        });
        if (Environment.GetEnvironmentVariable("ALONGSIDE_SCREENSHOTS") is { Length: > 0 } folder) await Screenshots.TakeAsync(this, folder);
    }

    public override async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.CloseAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
        if (elsewhere is not null) await elsewhere.DisposeAsync();
    }

    /// <summary>A browser with nothing kept from before, on which this person has come in (or nobody has).</summary>
    public Task<Visitor> VisitAsync(Who who = Who.Nobody, View? view = null, bool scripts = true) => VisitAsync(Address, People.Key(who), view, scripts);

    /// <summary>The same for somebody one test has made for itself.</summary>
    public async Task<Visitor> VisitAsync(Actor actor, View? view = null, bool scripts = true) =>
        await VisitAsync(Address, await KeyAsync(actor, KeyKind.Cookie), view, scripts);

    /// <summary>The same browser, nobody signed in, before another house than this.</summary>
    public Task<Visitor> VisitAsync(Uri address, bool scripts = true) => VisitAsync(address, null, null, scripts);

    private async Task<Visitor> VisitAsync(Uri address, string? key, View? view, bool scripts)
    {
        view ??= View.Plain;
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = view.Width, Height = view.Height },
            ColorScheme = view.Scheme,
        });
        if (key is not null) await context.AddCookiesAsync([new() { Name = "alongside", Value = key, Url = address.ToString() }]);
        return await Visitor.EnterAsync(context, address, view);
    }

    // On a port of its own: PORT is 0 in the settings of every test.
    protected override void ListenOn(IWebHostBuilder host) =>
        host.ConfigureServices(services => services.Configure<MvcOptions>(options => options.Filters.Add(new BreakWhenAsked())));

    /// <summary>A fault of ours, on any page: its own page cannot be asked for by an address.</summary>
    private sealed class BreakWhenAsked : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            var http = context.HttpContext;
            if (http.Request.Query.ContainsKey(Break) && http.Features.Get<IExceptionHandlerFeature>() is null) throw new InvalidOperationException("Broken, as was asked.");
        }

        public void OnResourceExecuted(ResourceExecutedContext context) { }
    }
}
