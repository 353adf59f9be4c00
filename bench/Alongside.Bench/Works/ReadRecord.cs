using System.Text;
using Alongside.Bench.Runner;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Works;

/// <summary>
/// W1: a whole record as JSON. Ours is signed in by a bearer token, asked at the gate, and its look is durable before the
/// answer leaves; the limits do none of that.
/// </summary>
public static class ReadRecord
{
    private const string Ours = "ours: every look kept", Again = "ours: opened again", Raw = "raw", Gated = "raw: gated";
    private const string Before = "before: every look kept", BeforeAgain = "before: opened again";

    public static async Task<bool> RunAsync(Options options)
    {
        Console.WriteLine($"W1 read a whole record; {Machine.Describe()}");
        var town = new Town(options.People);
        var kept = await TownFile.KeptAsync(town);
        var file = TownFile.CopyFor(kept, "ours");
        using var ours = await Child.AlongsideAsync(options.Program, file);
        using var hello = await Child.LimitAsync("hello", kept);
        using var raw = await Child.LimitAsync("raw", kept);
        using var gated = await Child.LimitAsync("raw-gate", kept);
        using var plain = await Child.LimitAsync("ef-default", kept);
        await CompareAsync(town, ours, raw, plain);

        var (book, other) = (new Viewings(town, options.Connections), new Viewings(town, options.Connections));
        Contender Of(string name, Child child, Func<int, Ask> next) =>
            new(name, child.Id, length => new HttpLoad(child.Port, options.Connections, next).RunAsync(length));
        // Another build in the same rounds: what a change bought is read between neighbours, never between two runs.
        using var before = options.Before is { } build ? await Child.AlongsideAsync(build, TownFile.CopyFor(kept, "before")) : null;
        var beforeBook = new Viewings(town, options.Connections);
        List<Contender> contenders =
        [
            Of(Ours, ours, connection => book.New(connection)), Of(Raw, raw, other.Whole), Of(Again, ours, book.Again), Of(Gated, gated, other.Told),
            Of("ef default", plain, other.Whole), Of("hello", hello, _ => new Ask("GET /api/v1/people/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), answer => answer.Status == 200)),
        ];
        if (before is not null) contenders.InsertRange(1, [Of(Before, before, connection => beforeBook.New(connection)), Of(BeforeAgain, before, beforeBook.Again)]);
        var rounds = await new Rounds(options.Warm, options.Round, options.Rounds).RunAsync([.. contenders.Where(one => options.Wants(one.Name))]);

        var lines = Report.Table(rounds);
        Line? Named(string name) => lines.FirstOrDefault(line => line.Contender == name);
        foreach (var form in new[] { Ours, Again })
            if (Named(form) is { } line && Named(Raw) is { } limit)
                Report.Goal($"{form}: CPU against raw", line.CpuMicroseconds / limit.CpuMicroseconds, "at most 2.0, aim 1.5", line.CpuMicroseconds <= 2 * limit.CpuMicroseconds);
        var memory = Machine.MemoryMegabytes(ours.Id);
        Report.Goal("memory after the load, MB", memory, "at most 350, aim 300", memory <= 350);
        // Ended without a word: every look that was answered for must be there all the same.
        ours.Dispose();
        var right = CheckLooks(file, book.Looks) && lines.All(line => line.Wrong == 0);
        Report.Keep("W1", new { Work = "W1", options.People, Machine = Machine.Describe(), MemoryMegabytes = memory, Right = right, Lines = lines, Rounds = rounds });
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return right;
    }

    /// <summary>The limits answer the very bytes that ours answers to somebody who may see everything.</summary>
    private static async Task CompareAsync(Town town, params Child[] children)
    {
        for (var person = 0; person < 8; person++)
        {
            // The person themselves: that look is not in the book, so it is taken back out of the count by being theirs alone.
            var request = Encoding.ASCII.GetBytes($"GET /api/v1/people/{town.People[person].Person} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Town.SecretOf(person)}\r\n\r\n");
            var bodies = new List<string>();
            foreach (var child in children)
            {
                using var connection = await HttpConnection.OpenAsync(child.Port);
                bodies.Add(Encoding.UTF8.GetString((await connection.SendAsync(request)).Body.Span));
            }
            if (bodies.Distinct().Count() != 1)
                throw new InvalidOperationException("Ours and the limits do not answer the same bytes:\n" + string.Join('\n', bodies.Select(body => body[..Math.Min(800, body.Length)])));
            if (person == 0) Console.WriteLine($"All answer the same {Encoding.UTF8.GetByteCount(bodies[0])} bytes");
        }
    }

    /// <summary>Every look that was answered for, and no other, although the server was killed without warning.</summary>
    internal static bool CheckLooks(string file, (long Must, long May) book)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT count(*) FROM look WHERE capacity = 3", connection);
        var kept = (long)command.ExecuteScalar()!;
        var right = kept >= book.Must && kept <= book.Must + book.May;
        Console.WriteLine($"{(right ? "right " : "WRONG ")} looks kept: {kept}, opened for the first time within five minutes: {book.Must}{(book.May > 0 ? $" (and {book.May} on the edge)" : "")}");
        return right;
    }
}
