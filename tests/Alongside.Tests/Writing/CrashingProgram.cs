using System.Diagnostics;
using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.Tests.Writing;

/// <summary>A wording that the program said it had kept.</summary>
public sealed record Acknowledged(string WordingId, string Sha256);

/// <summary>A real program in a process of its own, which a test kills.</summary>
public static class CrashingProgram
{
    /// <summary>Lets it write until it has acknowledged so many wordings, kills it with no warning, and answers all it had acknowledged.</summary>
    public static async Task<List<Acknowledged>> WriteAndKillAsync(string kind, DatabaseSettings settings, IEnumerable<Actor> people, int after)
    {
        using var process = Start(kind, settings, people);
        var ledger = new List<Acknowledged>();
        var complaints = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // What it wrote before the kill is still in the pipe after it; only a line cut in two does not count.
            if (line.Split(' ') is [{ Length: 32 } wording, { Length: 64 } hash]) ledger.Add(new Acknowledged(wording, hash));
            // On Unix this is SIGKILL: nothing of the program runs after it.
            if (ledger.Count == after) process.Kill();
        }
        await process.WaitForExitAsync();
        ledger.Count.ShouldBeGreaterThanOrEqualTo(after, await complaints);
        return ledger;
    }

    /// <summary>Starts it, and answers the line it says about whether it could open the database.</summary>
    public static async Task<string> OpenAsync(DatabaseSettings settings)
    {
        using var process = Start("open", settings, []);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Trim();
    }

    private static Process Start(string kind, DatabaseSettings settings, IEnumerable<Actor> people)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] database = settings is PostgresSettings postgres ? [postgres.App, postgres.Door!] : [((SqliteSettings)settings).File];
        string[] actors = [.. people.Select(person => $"{person.AccountId}:{person.OwnRecord}")];
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Alongside.Crash.dll"), kind, .. database, .. actors];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
