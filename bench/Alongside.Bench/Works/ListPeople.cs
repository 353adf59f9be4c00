using Alongside.Bench.Runner;

namespace Alongside.Bench.Works;

/// <summary>
/// W4: the people I support, twenty of all there are, for a worker who has 25 and for somebody who leads and has 5,000; and W5:
/// those of them whose name holds two, three or six letters. Ours by a token, over every way a worker reaches people, and
/// without whoever left them out; beside it one indexed read that asks nobody.
/// </summary>
public static class ListPeople
{
    private const string Raw = "raw", RawLead = "raw: 5,000", Ours = "ours: 25 people", Lead = "ours: leads, 5,000", Peer = "fhir-router";

    private static readonly int[] Letters = [2, 3, 6];

    public static Task<bool> RunAsync(Options options) => RunAsync("W4", options, (asks, of) =>
    [
        of(Raw, true, connection => asks.List(connection, lead: false, raw: true)), of(Ours, false, connection => asks.List(connection, lead: false, raw: false)),
        of(RawLead, true, connection => asks.List(connection, lead: true, raw: true)), of(Lead, false, connection => asks.List(connection, lead: true, raw: false)),
    ], named =>
    {
        Goal("twenty names against raw", named(Ours), named(Raw), 1.5);
        Goal("of 5,000 against of 25", named(Lead), named(Ours), 1.2);
    });

    public static Task<bool> FindAsync(Options options) => RunAsync("W5", options, (asks, of) =>
    [
        of(Ours, false, connection => asks.List(connection, lead: false, raw: false)), of(Lead, false, connection => asks.List(connection, lead: true, raw: false)),
        .. Letters.SelectMany(letters => new[]
        {
            of($"ours: 25, {letters} letters", false, connection => asks.Find(connection, lead: false, raw: false, letters)),
            of($"ours: leads, {letters} letters", false, connection => asks.Find(connection, lead: true, raw: false, letters)),
            of($"raw: 5,000, {letters} letters", true, connection => asks.Find(connection, lead: true, raw: true, letters)),
        }),
    ], named =>
    {
        foreach (var letters in Letters)
        {
            Goal($"{letters} letters among 25, against the list", named($"ours: 25, {letters} letters"), named(Ours), 3);
            Goal($"{letters} letters among 5,000, against the list", named($"ours: leads, {letters} letters"), named(Lead), 3);
        }
    });

    private static async Task<bool> RunAsync(string work, Options options, Func<PeopleAsks, Func<string, bool, Func<int, Ask>, Contender>, Contender[]> contenders, Action<Func<string, Line?>> goals)
    {
        Console.WriteLine($"{work} the people I support; {Machine.Describe()}");
        var town = new Town(options.People);
        var asks = new PeopleAsks(town, options.Connections);
        var file = TownFile.CopyFor(await TownFile.KeptAsync(town, words: false), "people");
        asks.LetIn(file);
        using var ours = await Child.AlongsideAsync(options.Program, file);
        using var raw = await Child.LimitAsync("list", file);
        using var peer = work == "W4" ? await PeerAsync(asks, file) : null;
        Contender Of(string name, bool isRaw, Func<int, Ask> next) =>
            new(name, (isRaw ? raw : ours).Id, length => new HttpLoad((isRaw ? raw : ours).Port, options.Connections, next).RunAsync(length));
        IEnumerable<Contender> Others() => peer is null ? [] : [new Contender(Peer, peer.Id, length => new HttpLoad(peer.Port, options.Connections, asks.Peer).RunAsync(length))];
        var rounds = await new Rounds(options.Warm, options.Round, options.Rounds).RunAsync([.. contenders(asks, Of).Concat(Others()).Where(one => options.Wants(one.Name))]);

        var lines = Report.Table(rounds);
        goals(name => lines.FirstOrDefault(line => line.Contender == name));
        var right = lines.All(line => line.Wrong == 0);
        Report.Keep(work, new { Work = work, options.People, Machine = Machine.Describe(), Right = right, Lines = lines, Rounds = rounds });
        ours.Dispose();
        raw.Dispose();
        peer?.Dispose();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return right;
    }

    /// <summary>Beside ours when it was fetched (bench/README.md): printed, and no goal.</summary>
    private static async Task<Child?> PeerAsync(PeopleAsks asks, string file)
    {
        var people = Path.Combine(Path.GetDirectoryName(file)!, "people.ndjson");
        asks.WritePeople(people);
        var peer = await Child.PeerAsync("medplum", people);
        if (peer is null) Console.WriteLine("Without fhir-router: npm install in bench/peers/medplum fetches it.");
        return peer;
    }

    private static void Goal(string words, Line? ours, Line? limit, double most)
    {
        if (ours is null || limit is null) return;
        var ratio = ours.CpuMicroseconds / limit.CpuMicroseconds;
        Report.Goal($"{words} (CPU)", ratio, $"at most {most:N1}", ratio <= most);
    }
}
