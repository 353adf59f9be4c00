using System.Net.Http.Headers;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alongside.Tests.Databases;

/// <summary>The whole program, pages and API, served inside the test on a real database of its own. No network, no demo.</summary>
public abstract class ServedHouse : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("alongside-served-").FullName;
    private WebApplication? app;

    public TestDatabase Database { get; private set; } = null!;

    public TestClock Time { get; } = new();

    public Given Given => new(App.Services);

    public WebApplication App => app ?? throw new InvalidOperationException("Not started.");

    public T The<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Further settings for a house of its own kind.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> MoreSettings => [];

    protected virtual bool Demo => false;

    /// <summary>The house does its own work meanwhile, which asks the database every two seconds for each job whether it is due. Where commands are counted it rests.</summary>
    protected virtual bool ComesRound => true;

    /// <summary>Nowhere: the test hands its requests in. A house for a real browser leaves its port as it is.</summary>
    protected virtual void ListenOn(IWebHostBuilder host) => host.UseTestServer();

    protected virtual void LogTo(ILoggingBuilder log) => log.SetMinimumLevel(LogLevel.Warning);

    public virtual async ValueTask InitializeAsync()
    {
        Database = await CreateAsync();
        app = await AlongsideApp.BuildAsync([], Demo, builder =>
        {
            ListenOn(builder.WebHost);
            LogTo(builder.Logging);
            builder.Services.AddSingleton<TimeProvider>(Time);
            builder.Configuration.AddInMemoryCollection(ServedSettings.For(Database, folder)).AddInMemoryCollection(MoreSettings);
        });
        await app.StartAsync();
        if (ComesRound) return;
        foreach (var jobs in app.Services.GetServices<IHostedService>().OfType<HouseJobs>()) await jobs.StopAsync(default);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (Database is not null) await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser that keeps cookies and follows no redirect by itself; signed in when an actor is given.</summary>
    public HttpClient Browser() => new(new KeepCookies(App.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };

    public async Task<HttpClient> BrowserAsync(Actor actor)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add("Cookie", "alongside=" + await KeyAsync(actor, KeyKind.Cookie));
        return client;
    }

    /// <summary>A program with a token of this actor.</summary>
    public async Task<HttpClient> ProgramAsync(Actor actor)
    {
        var client = App.GetTestServer().CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync(actor, KeyKind.Bearer));
        return client;
    }

    /// <summary>Whoever comes as a worker works there.</summary>
    public async Task<string> KeyAsync(Actor actor, KeyKind kind)
    {
        if (actor.Capacity == Capacity.Worker) await The<StartWork>().RunAsync(new WorkToStart(actor.AccountId, actor.OrganisationId!.Value, actor.TeamId) { Leads = actor.Leads });
        return await The<SignIn>().IssueAsync(actor.AccountId, new ActAs(actor.Capacity, actor.OrganisationId, actor.TeamId), kind);
    }

    protected abstract Task<TestDatabase> CreateAsync();

    /// <summary>Just enough of a browser's cookie jar: names and values of one site.</summary>
    private sealed class KeepCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var all = request.Headers.TryGetValues("Cookie", out var own) ? own.ToList() : [];
            all.AddRange(kept.Select(cookie => $"{cookie.Key}={cookie.Value}"));
            request.Headers.Remove("Cookie");
            if (all.Count > 0) request.Headers.Add("Cookie", string.Join("; ", all));
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            {
                var pair = set.Split(';')[0].Split('=', 2);
                kept[pair[0]] = pair[1];
            }
            return answer;
        }
    }
}

internal static class ServedSettings
{
    internal static Dictionary<string, string?> For(TestDatabase database, string folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ALONGSIDE_DATA"] = folder,
            ["PORT"] = "0",
            ["ALONGSIDE_LANGUAGES"] = "en,ur,qps-rtl",
            ["ReloadStaticAssetsAtRuntime"] = "false",
        };
        if (database.Settings is Data.SqliteSettings sqlite) settings["ALONGSIDE_DATABASE"] = sqlite.File;
        if (database.Settings is Data.PostgresSettings postgres)
            (settings["ALONGSIDE_DATABASE"], settings["ALONGSIDE_DATABASE_OWNER"], settings["ALONGSIDE_DATABASE_DOOR"]) = (postgres.App, postgres.Owner, postgres.Door);
        return settings;
    }
}

public class ServedOnSqlite : ServedHouse
{
    protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
}

public class ServedOnPostgres : ServedHouse
{
    protected override async Task<TestDatabase> CreateAsync() => await PostgresTestDatabase.CreateAsync();
}
