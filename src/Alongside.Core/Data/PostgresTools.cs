using System.Diagnostics;
using System.Globalization;
using Alongside.Basics;
using Npgsql;

namespace Alongside.Data;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>. The password goes by the environment, never by the command line.</summary>
internal sealed class PostgresTools(string? folder)
{
    /// <summary>As everything was in this snapshot, rights and policies too.</summary>
    internal async Task DumpAsync(string owner, string snapshot, string file, CancellationToken cancel) =>
        await RunAsync("pg_dump", owner, ["--format=custom", "--no-owner", "--no-password", $"--snapshot={snapshot}", $"--file={file}"], null, cancel);

    internal async Task RestoreAsync(string owner, string file, CancellationToken cancel) =>
        await RunAsync("pg_restore", owner, ["--exit-on-error", "--single-transaction", "--no-owner", "--no-password", $"--dbname={new NpgsqlConnectionStringBuilder(owner).Database}", file], null, cancel);

    /// <summary>Reads all of a dump as if to restore it, and counts the rows of each table.</summary>
    internal async Task<SortedDictionary<string, long>> CountAsync(string file, CancellationToken cancel)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        string? table = null;
        await RunAsync("pg_restore", null, ["--data-only", "--file=-", file], line =>
        {
            if (table is not null && line == "\\.") table = null;
            else if (table is not null) counts[table]++;
            else if (line.StartsWith("COPY public.", StringComparison.Ordinal)) counts[table = line["COPY public.".Length..].Split(' ')[0]] = 0;
        }, cancel);
        return counts;
    }

    private async Task RunAsync(string tool, string? owner, string[] arguments, Action<string>? line, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Find(tool)) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (owner is not null) Tell(start.Environment, new NpgsqlConnectionStringBuilder(owner));
        using var process = Process.Start(start)!;
        try
        {
            var complaints = process.StandardError.ReadToEndAsync(cancel);
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } said) line?.Invoke(said);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0) throw new Refused("{tool} could not do it: {problem}", [tool, (await complaints).Trim()]);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static void Tell(IDictionary<string, string?> environment, NpgsqlConnectionStringBuilder owner)
    {
        (environment["PGHOST"], environment["PGPORT"]) = (owner.Host, owner.Port.ToString(CultureInfo.InvariantCulture));
        (environment["PGUSER"], environment["PGDATABASE"]) = (owner.Username, owner.Database);
        if (owner.Password is { Length: > 0 } password) environment["PGPASSWORD"] = password;
        if (owner.Passfile is { Length: > 0 } file) environment["PGPASSFILE"] = file;
        if (owner.RootCertificate is { Length: > 0 } root) environment["PGSSLROOTCERT"] = root;
        environment["PGSSLMODE"] = owner.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
    }

    internal string Find(string tool)
    {
        var name = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        if (folder is not null) return File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : throw new Refused("There is no {tool} in the folder ALONGSIDE_PG_BIN names.", [tool]);
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        // Debian's own wrappers choose by its own clusters; the newest of those installed reads every older server.
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => path.Length).ThenByDescending(path => path).Select(path => Path.Combine(path, "bin")) : [];
        return installed.Concat(onPath).Select(path => Path.Combine(path, name)).FirstOrDefault(File.Exists)
            ?? throw new Refused("{tool} is not on this machine. Install the client programs of PostgreSQL, or say where they are by ALONGSIDE_PG_BIN.", [tool]);
    }
}
