using System.Net;
using Alongside.Organisations;
using Alongside.Tests.Databases;
using Alongside.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Demo;

/// <summary>Where anybody can be anybody, nobody real may be; and where somebody real is, nobody can be anybody.</summary>
public sealed class DemoStartTests(ServedOnSqlite house) : IClassFixture<ServedOnSqlite>
{
    public static TheoryData<string, string, string> Production => new()
    {
        { "ASPNETCORE_ENVIRONMENT", "Production", "ASPNETCORE_ENVIRONMENT is Production" },
        { "ASPNETCORE_ENVIRONMENT", "production", "ASPNETCORE_ENVIRONMENT is Production" },
        { "DOTNET_ENVIRONMENT", "Production", "DOTNET_ENVIRONMENT is Production" },
        { "ALONGSIDE_URL", "https://alongside.example.org", "ALONGSIDE_URL is not this machine" },
        { "ALONGSIDE_URL", "http://192.168.1.2:5080", "ALONGSIDE_URL is not this machine" },
        { "ALONGSIDE_URL", "http://localhost.example.org", "ALONGSIDE_URL is not this machine" },
        { "ALONGSIDE_DATABASE", "Host=127.0.0.1;Database=alongside", "ALONGSIDE_DATABASE is PostgreSQL" },
        { "ALONGSIDE_SMTP_HOST", "mail.example.org", "a mail server is set" },
    };

    [Theory]
    [MemberData(nameof(Production))]
    public async Task A_demo_does_not_start_with_the_settings_of_a_real_installation(string name, string value, string because)
    {
        using var folder = new Folder();
        var problem = await Should.ThrowAsync<SettingsProblem>(() => BuildAsync(folder, demo: true, (name, value)));
        problem.Message.ShouldContain(because);
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty("nothing was made");
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:5080")]
    public async Task A_demo_starts_on_this_machine(string url)
    {
        using var folder = new Folder();
        await using var app = await BuildAsync(folder, demo: true, ("ALONGSIDE_URL", url));
        app.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>().EnvironmentName.ShouldBe("Demo");
        await StartStopAsync(app);
    }

    [Fact]
    public async Task A_demo_does_not_start_on_the_records_of_real_people()
    {
        using var folder = new Folder();
        await using (var real = await BuildAsync(folder, demo: false))
        {
            await real.Services.GetRequiredService<OpenAccount>().RunAsync("Somebody real");
            await StartStopAsync(real);
        }
        (await Should.ThrowAsync<SettingsProblem>(() => BuildAsync(folder, demo: true))).Message.ShouldContain("This database is a real one");
        // And it let go of the database again.
        await using var again = await BuildAsync(folder, demo: false);
        await StartStopAsync(again);
    }

    [Fact]
    public async Task A_real_start_does_not_take_a_demo_for_real_people()
    {
        using var folder = new Folder();
        await using (var demo = await BuildAsync(folder, demo: true)) await StartStopAsync(demo);
        (await Should.ThrowAsync<SettingsProblem>(() => BuildAsync(folder, demo: false))).Message.ShouldContain("This database holds a demo");
        await using var again = await BuildAsync(folder, demo: true);
        await StartStopAsync(again);
    }

    [Theory]
    [InlineData("GET", "/demo")]
    [InlineData("POST", "/demo/sign-in")]
    [InlineData("POST", "/demo/token")]
    public async Task Without_a_demo_there_is_nothing_at_its_addresses(string method, string address)
    {
        var (real, never) = (await AnswerAsync(method, address), await AnswerAsync(method, "/nothing/of/this/name"));
        real.Status.ShouldBe(HttpStatusCode.NotFound);
        real.Text.Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal).ShouldBe(never.Text.Replace(Uri.EscapeDataString("/nothing/of/this/name"), "", StringComparison.Ordinal));
        (await new Visitor(house.Browser()).OpenAsync("/")).Page.QuerySelectorAll(".notice, a[href='/demo']").ShouldBeEmpty();
    }

    private async Task<(HttpStatusCode Status, string Text)> AnswerAsync(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST") request.Content = new FormUrlEncodedContent([KeyValuePair.Create("who", "person")]);
        using var answer = await house.Browser().SendAsync(request);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<WebApplication> BuildAsync(Folder folder, bool demo, params (string Name, string Value)[] settings) =>
        AlongsideApp.BuildAsync([], demo, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(settings.Append(("ALONGSIDE_DATA", folder.Path)).Append(("PORT", "0")).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
        });

    private static async Task StartStopAsync(WebApplication app)
    {
        await app.StartAsync();
        (await app.GetTestServer().CreateClient().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.StopAsync();
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("alongside-demo-").FullName;

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Path, recursive: true);
        }
    }
}
