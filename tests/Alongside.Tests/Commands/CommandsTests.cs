using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Commands;

/// <summary>The program as an operator meets it: run by itself, with its settings in the environment.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alongside-running-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public async Task The_doctor_looks_and_makes_nothing()
    {
        var none = await RunAsync("doctor");
        (none.Exit, Directory.Exists(Data)).ShouldBe((1, false));
        none.Out.ShouldContain("There is no database yet");

        Directory.CreateDirectory(Data);
        var file = new SqliteSettings(Path.Combine(Data, "alongside.db"));
        await new SchemaRunner(file, new Clock(new TestClock())).MigrateAsync();
        var before = await File.ReadAllBytesAsync(file.File);
        var made = await RunAsync("doctor");
        (made.Exit, made.Out).ShouldBe((0, made.Out));
        made.Out.ShouldContain("Everything is in order.");
        made.Out.ShouldContain("ALONGSIDE_LANGUAGES       en,ur");
        (await File.ReadAllBytesAsync(file.File)).ShouldBe(before);
    }

    [Fact]
    public async Task The_doctor_says_so_of_a_database_that_is_not_up_to_date_and_leaves_it()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllBytesAsync(Path.Combine(Data, "alongside.db"), []);
        var seen = await RunAsync("doctor");
        seen.Exit.ShouldBe(1);
        seen.Out.ShouldContain("Run: alongside migrate");
        new FileInfo(Path.Combine(Data, "alongside.db")).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("ALONGSIDE_DATABASE", "Server=db;Database=alongside;Password=secret")]
    [InlineData("ALONGSIDE_DATABASE", "postgresql://alongside:secret@db/alongside")]
    [InlineData("ALONGSIDE_LANGUAGES", "en,klingon-secret")]
    [InlineData("PORT", "secret")]
    [InlineData("ALONGSIDE_ELSEWHERE", "secret")]
    [InlineData("ALONGSIDE_ELSEWHERE", "http://localhost:0/secret")]
    public async Task A_setting_that_cannot_be_used_is_one_sentence_that_names_it(string name, string value)
    {
        foreach (var command in new[] { "serve", "doctor", "migrate" })
        {
            var seen = await RunAsync(command, (name, value));
            (seen.Exit, seen.Out).ShouldBe((1, ""), command);
            seen.Error.Trim().ShouldNotContain("\n");
            seen.Error.ShouldStartWith(name);
            if (name != "ALONGSIDE_LANGUAGES") seen.Error.ShouldNotContain("secret");
        }
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty("nothing was made");
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var seen = await RunAsync("serve", ("PORT", port));
        (seen.Exit, seen.Error.Trim(), seen.Out).ShouldBe((1, $"Another program listens on port {port}. Stop it first, or set PORT.", ""));
    }

    [Fact]
    public async Task The_data_folder_is_for_the_one_who_runs_the_program()
    {
        if (OperatingSystem.IsWindows()) return;
        (await RunAsync("migrate")).Exit.ShouldBe(0);
        File.GetUnixFileMode(Data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Exit, string Out, string Error)> RunAsync(string command, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "alongside.dll"));
        start.ArgumentList.Add(command);
        start.Environment["PORT"] = "0";
        start.Environment["ALONGSIDE_DATA"] = Data;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        return (process.ExitCode, await said, await complained);
    }
}
