using System.Diagnostics;
using System.Text;
using Alongside.Bench.Runner;
using Alongside.Sharing;

namespace Alongside.Bench.Works;

/// <summary>
/// Who opens whose record, in an order without repeats: every worker with every person of their team, walked in strides.
/// The first 2,048 pairs are kept apart and opened again and again. It keeps the book of the looks there must be.
/// </summary>
public sealed class Viewings
{
    public const int Kept = 2_048;
    private const ulong Stride = 1_000_000_007;
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(5);

    private readonly Town town;
    private readonly int connections;
    private readonly long[] upTo;
    private readonly long[] made;
    private readonly ulong[] dice;
    private readonly (TimeSpan Sent, TimeSpan Got)[] opened = new (TimeSpan, TimeSpan)[Kept];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long looks, unsure;

    public Viewings(Town town, int connections)
    {
        (this.town, this.connections) = (town, connections);
        upTo = new long[town.Teams];
        for (var team = 0; team < town.Teams; team++)
            upTo[team] = (team > 0 ? upTo[team - 1] : 0) + (long)town.OfTeam[team].Length * town.WorkersOfTeam[team].Length;
        made = new long[connections];
        dice = [.. Enumerable.Range(1, connections).Select(number => (ulong)number)];
    }

    /// <summary>By the cookie of a browser, and for pages; unless said, by a token and for JSON.</summary>
    public bool AsPages { get; init; }

    /// <summary>The looks that must be in the database, and how many more may be.</summary>
    public (long Must, long May) Looks => (Interlocked.Read(ref looks), Interlocked.Read(ref unsure));

    /// <summary>A pair nobody opened before.</summary>
    public Ask New(int connection, string? query = null)
    {
        var at = Kept + connection + made[connection]++ * connections;
        if (at >= upTo[^1]) throw new InvalidOperationException("Every worker has seen everybody: take more people or fewer rounds.");
        var (worker, person) = Pair(at);
        return new Ask(Request(worker, person, query), answer =>
        {
            if (query is null && answer.Status == 200) Interlocked.Increment(ref looks);
            return IsRight(answer, person, town.Shown(worker, person), at);
        });
    }

    /// <summary>One of the pairs that are opened again and again.</summary>
    public Ask Again(int connection)
    {
        dice[connection] = dice[connection] * 6364136223846793005 + 1442695040888963407;
        // Each connection has pairs of its own, so that no two look at the same moment.
        var at = (int)(dice[connection] >> 40) % (Kept / connections) * connections + connection;
        var (worker, person) = Pair(at);
        var sent = watch.Elapsed;
        return new Ask(Request(worker, person, null), answer =>
        {
            if (answer.Status == 200) Note(at, sent, watch.Elapsed);
            return IsRight(answer, person, town.Shown(worker, person), at);
        });
    }

    /// <summary>For the limits that ask nobody who they are: the whole record.</summary>
    public Ask Whole(int connection)
    {
        dice[connection] = dice[connection] * 6364136223846793005 + 1442695040888963407;
        var person = (int)((dice[connection] >> 33) % (ulong)town.People.Length);
        return new Ask(Request(town.People[person].Worker, person, null), answer => IsRight(answer, person, Parts.Headings, person));
    }

    /// <summary>For the limit that is told who asks.</summary>
    public Ask Told(int connection)
    {
        var (worker, _) = Pair(Kept + connection + made[connection] * connections);
        var team = town.Workers[worker].Team;
        return New(connection, $"?account={town.Workers[worker].Account}&team={Town.Team(team)}&organisation={Town.Organisation(team)}");
    }

    private void Note(int at, TimeSpan sent, TimeSpan got)
    {
        var (before, after) = opened[at];
        if (after != default && got - before < OneLook) return;
        if (after == default || sent - after >= OneLook) Interlocked.Increment(ref looks);
        else Interlocked.Increment(ref unsure);
        opened[at] = (sent, got);
    }

    private (int Worker, int Person) Pair(long at)
    {
        var place = (long)((ulong)at * Stride % (ulong)upTo[^1]);
        var team = 0;
        while (place >= upTo[team]) team++;
        if (team > 0) place -= upTo[team - 1];
        var people = town.OfTeam[team];
        return (town.WorkersOfTeam[team][place / people.Length], people[place % people.Length]);
    }

    private byte[] Request(int worker, int person, string? query) => Encoding.ASCII.GetBytes(AsPages
        ? $"GET /people/{town.People[person].Person} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: alongside={town.Workers[worker].Secret}\r\n\r\n"
        : $"GET /api/v1/people/{town.People[person].Person}{query} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {town.Workers[worker].Secret}\r\n\r\n");

    /// <summary>As many statements as are shared, for one answer in sixteen with their very words; nothing at all for the excluded.</summary>
    private bool IsRight(Answer answer, int person, Parts shown, long at)
    {
        if (shown == Parts.None) return answer.Status == 404;
        if (answer.Status != 200) return false;
        var body = answer.Body.Span;
        if (body.Count(AsPages ? "Look closer"u8 : "\"wordingId\""u8) != System.Numerics.BitOperations.PopCount((ulong)shown) * 6) return false;
        if (at % 16 != 0) return true;
        for (var number = 0; number < Town.StatementsEach; number++)
        {
            var said = Town.Statement(person, number);
            if (((said.Part & shown) != Parts.None) != body.IndexOf(Encoding.UTF8.GetBytes(said.Words)) >= 0) return false;
        }
        return true;
    }
}
