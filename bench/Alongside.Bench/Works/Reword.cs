using System.Text;
using Alongside.Basics;
using Alongside.Bench.Limits;
using Alongside.Bench.Peers;
using Alongside.Bench.Runner;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Bench.Works;

/// <summary>
/// W3: one wording, durable, with its event. Ours is the use case itself through the writer; the limit is the same unit as
/// prepared SQL in a writer of the same kind; the peer is EF with a commit each; and ours again over HTTP, for the record.
/// </summary>
public static class Reword
{
    private const string Ours = "ours", Raw = "raw", Plain = "ef, a commit each", Http = "ours over HTTP";

    public static async Task<bool> RunAsync(Options options)
    {
        Console.WriteLine($"W3 change one statement{(options.Keys ? ", with a key" : "")}, {options.Connections} at once; {Machine.Describe()}");
        var town = new Town(options.People);
        var kept = await TownFile.KeptAsync(town);
        var files = new[] { Ours, Raw, Plain, Http }.ToDictionary(name => name, name => TownFile.CopyFor(kept, "w3"));
        var next = files.Keys.ToDictionary(name => name, _ => new Rewordings(town, options.Keys));

        List<Round> rounds;
        var clock = new Clock(TimeProvider.System);
        await using (var database = await Database.OpenAsync(new SqliteSettings(files[Ours]), clock))
        await using (var services = new ServiceCollection().AddAlongside(database, clock, LocalTime.London).BuildServiceProvider())
        using (var raw = new RawWriter(files[Raw]))
        using (var served = await Child.AlongsideAsync(options.Program, files[Http]))
        {
            var reword = services.GetRequiredService<RewordStatement>();
            Contender Calls(string name, Func<Rewording, Task> run) =>
                new(name, Environment.ProcessId, length => CallLoad.RunAsync(options.Connections, length, () => run(next[name].Next())));
            Contender[] contenders =
            [
                Calls(Ours, change => reword.RunAsync(new Actor(change.Account, Capacity.Self, change.Person, Name: change.Name),
                    new StatementToReword(change.Person, change.Statement, change.Words, "en"), change.Key)),
                Calls(Raw, raw.RunAsync), Calls(Plain, change => PlainEfWriter.RunAsync(files[Plain], change)),
                new(Http, served.Id, length => new HttpLoad(served.Port, options.Connections, _ => Request(next[Http].Next())).RunAsync(length)),
            ];
            rounds = await new Rounds(options.Warm, options.Round, options.Rounds).RunAsync([.. contenders.Where(one => options.Wants(one.Name))]);
        }
        SqliteConnection.ClearAllPools();

        var lines = Report.Table(rounds);
        Goals(lines, options.Connections);
        var right = lines.All(line => line.Wrong == 0 || line.Contender == Plain);
        foreach (var name in lines.Select(line => line.Contender)) right &= Check(name, files[name], town, next[name].Made, rounds.Where(round => round.Contender == name).Sum(round => round.Wrong));
        Report.Keep("W3", new { Work = "W3", options.People, options.Connections, options.Keys, Machine = Machine.Describe(), Right = right, Lines = lines, Rounds = rounds });
        foreach (var file in files.Values) Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return right;
    }

    private static void Goals(List<Line> lines, int connections)
    {
        Line? Named(string name) => lines.FirstOrDefault(line => line.Contender == name);
        if (Named(Ours) is not { } ours) return;
        if (Named(Raw) is { } raw) Report.Goal("ours against raw, per second", ours.PerSecond / raw.PerSecond, "at least 0.65", ours.PerSecond >= 0.65 * raw.PerSecond);
        if (Named(Plain) is { } plain) Report.Goal("ours against EF with a commit each", ours.PerSecond / plain.PerSecond, "at least 2.7", ours.PerSecond >= 2.7 * plain.PerSecond);
        if (connections == 16) Report.Goal("p99 at 16, ms", ours.P99, "at most 30", ours.P99 <= 30);
    }

    private static Ask Request(Rewording change)
    {
        var body = $"{{\"words\":\"{change.Words}\",\"language\":\"en\"}}";
        var key = change.Key is { } sent ? $"Idempotency-Key: {sent.Key}\r\n" : "";
        return new Ask(Encoding.ASCII.GetBytes($"POST /api/v1/people/{change.Person}/statements/{change.Statement}/wordings HTTP/1.1\r\nHost: localhost\r\n{key}"
            + $"Authorization: Bearer {Town.SecretOf(change.Row)}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"), answer => answer.Status == 201);
    }

    /// <summary>Every change that came back is there, once, with its event; every statement points at words that are there; the file is sound.</summary>
    private static bool Check(string name, string file, Town town, int made, int wrong)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        object Ask(string sql) { using var command = new SqliteCommand(sql, connection); return command.ExecuteScalar()!; }
        var wordings = (long)Ask("SELECT count(*) FROM wording") - (long)town.People.Length * Town.StatementsEach;
        var events = (long)Ask("SELECT count(*) FROM event") - (long)town.People.Length * Town.StatementsEach;
        var lost = (long)Ask("SELECT count(*) FROM statement s WHERE NOT EXISTS (SELECT 1 FROM wording w WHERE w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording)");
        var sound = (string)Ask("PRAGMA integrity_check");
        // EF's refusals while warming are not in the rounds, so for it fewer may be there than were tried.
        var right = (name == Plain ? wordings <= made - wrong : wordings == made) && events == wordings && lost == 0 && sound == "ok";
        Console.WriteLine($"{(right ? "right " : "WRONG ")} {name}: {made} changes, {wordings} wordings, {events} events, {lost} statements without their words, integrity {sound}");
        return right;
    }
}
