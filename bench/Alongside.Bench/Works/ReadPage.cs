using Alongside.Bench.Runner;
using Alongside.Data;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Works;

/// <summary>
/// W2: the same record as a page, for a worker in a browser: the cookie, the gate, the look, the strip, every heading, and
/// all of it whole without a script. Beside it the raw read of W1, which answers JSON and asks nobody.
/// </summary>
public static class ReadPage
{
    private const string Ours = "ours: page, every look kept", Again = "ours: page, opened again", Raw = "raw";

    public static async Task<bool> RunAsync(Options options)
    {
        Console.WriteLine($"W2 read a whole record as a page; {Machine.Describe()}");
        var town = new Town(options.People);
        var kept = await TownFile.KeptAsync(town);
        var file = TownFile.CopyFor(kept, "page");
        LetBrowsersIn(file);
        using var ours = await Child.AlongsideAsync(options.Program, file);
        using var raw = await Child.LimitAsync("raw", kept);
        var (book, other) = (new Viewings(town, options.Connections) { AsPages = true }, new Viewings(town, options.Connections));
        Contender Of(string name, Child child, Func<int, Ask> next) =>
            new(name, child.Id, length => new HttpLoad(child.Port, options.Connections, next).RunAsync(length));
        Contender[] contenders = [Of(Again, ours, book.Again), Of(Raw, raw, other.Whole), Of(Ours, ours, connection => book.New(connection))];
        var rounds = await new Rounds(options.Warm, options.Round, options.Rounds).RunAsync([.. contenders.Where(one => options.Wants(one.Name))]);

        var lines = Report.Table(rounds);
        Line? Named(string name) => lines.FirstOrDefault(line => line.Contender == name);
        foreach (var form in new[] { Again, Ours })
            if (Named(form) is { } line && Named(Raw) is { } limit)
                Report.Goal($"{form}: CPU against raw", line.CpuMicroseconds / limit.CpuMicroseconds, "at most 4.0", line.CpuMicroseconds <= 4 * limit.CpuMicroseconds);
        var memory = Machine.MemoryMegabytes(ours.Id);
        Report.Goal("memory after the load, MB", memory, "at most 350, aim 300", memory <= 350);
        ours.Dispose();
        var right = ReadRecord.CheckLooks(file, book.Looks) && lines.All(line => line.Wrong == 0);
        Report.Keep("W2", new { Work = "W2", options.People, Machine = Machine.Describe(), MemoryMegabytes = memory, Right = right, Lines = lines, Rounds = rounds });
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return right;
    }

    /// <summary>The town's keys are tokens of programs. The same ones as cookies, used just now: a worker's browser is let in for half an hour.</summary>
    private static void LetBrowsersIn(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("UPDATE sign_in_key SET kind = 1, last_used_at = $1", connection);
        command.Parameters.AddWithValue("$1", Keep.Milliseconds(TimeProvider.System.GetUtcNow().UtcDateTime));
        command.ExecuteNonQuery();
    }
}
