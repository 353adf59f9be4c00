using System.Diagnostics;
using System.Net.Sockets;

namespace Alongside.Bench.Runner;

/// <summary>A server in a process of its own, so that its time can be told from ours. Ended when disposed.</summary>
public sealed class Child : IDisposable
{
    private readonly Process process;
    private bool ended;

    private Child(Process process, int port) => (this.process, Id, Port) = (process, process.Id, port);

    public static string Root { get; } = FindRoot();

    public int Port { get; }

    public int Id { get; }

    /// <summary>The real program, as it is built (or as published: <c>--program</c>), on a database file, without a demo.</summary>
    public static async Task<Child> AlongsideAsync(string? program, string file)
    {
        program ??= Path.Combine(Root, "src/Alongside.Web/bin/Release/net10.0/alongside.dll");
        var port = FreePort();
        var start = program.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [program, "serve"]) : new ProcessStartInfo(program, ["serve"]);
        start.Environment["PORT"] = port.ToString(null, null);
        start.Environment["ALONGSIDE_DATA"] = Path.GetDirectoryName(file);
        start.Environment["ALONGSIDE_DATABASE"] = file;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return await StartAsync(start, port);
    }

    /// <summary>One of the limits: this program again, as a tiny server.</summary>
    public static async Task<Child> LimitAsync(string limit, string file)
    {
        var port = FreePort();
        return await StartAsync(new ProcessStartInfo("dotnet", [Environment.GetCommandLineArgs()[0], "serve-limit", limit, file, port.ToString(null, null)]), port);
    }

    /// <summary>A program of others, as its folder beside this project says; null when what it needs was not fetched (npm install).</summary>
    public static async Task<Child?> PeerAsync(string name, string people)
    {
        var (folder, port) = (Path.Combine(Root, "bench/peers", name), FreePort());
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) return null;
        return await StartAsync(new ProcessStartInfo("node", ["server.mjs", people, port.ToString(null, null)]) { WorkingDirectory = folder }, port);
    }

    public void Dispose()
    {
        if (ended) return;
        ended = true;
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<Child> StartAsync(ProcessStartInfo start, int port)
    {
        start.RedirectStandardOutput = true;
        // What a server says goes nowhere, as under a service manager, but somebody must read it or it stops.
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var child = new Child(process, port);
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync(port))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1)) throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not start.");
            await Task.Delay(5);
        }
        return child;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var connection = await HttpConnection.OpenAsync(port);
            return (await connection.SendAsync("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray())).Status == 200;
        }
        catch (Exception problem) when (problem is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Alongside.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The bench measures the repository it was built in, and it is not above it.");
    }
}
