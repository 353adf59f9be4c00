using System.Diagnostics;

namespace Alongside.Bench.Runner;

/// <summary>One request of a load: its bytes, and whether its answer is right.</summary>
public readonly record struct Ask(ReadOnlyMemory<byte> Request, Func<Answer, bool> IsRight);

/// <summary>A closed loop: each connection sends its next request when it has the answer to its last.</summary>
public sealed class HttpLoad(int port, int connections, Func<int, Ask> next)
{
    public async Task<Loaded> RunAsync(TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var parts = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(() => LoopAsync(connection, watch, length))));
        return new Loaded([.. parts.SelectMany(part => part.Microseconds)], parts.Sum(part => part.Wrong));
    }

    private async Task<Loaded> LoopAsync(int number, Stopwatch watch, TimeSpan length)
    {
        using var connection = await HttpConnection.OpenAsync(port);
        var done = new Loaded(new List<int>(100_000), 0);
        var wrong = 0;
        while (watch.Elapsed < length)
        {
            var ask = next(number);
            var began = Stopwatch.GetTimestamp();
            var answer = await connection.SendAsync(ask.Request);
            var took = Stopwatch.GetElapsedTime(began);
            if (ask.IsRight(answer)) done.Microseconds.Add((int)took.TotalMicroseconds);
            else wrong++;
        }
        return done with { Wrong = wrong };
    }
}
