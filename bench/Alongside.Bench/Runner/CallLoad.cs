using System.Diagnostics;

namespace Alongside.Bench.Runner;

/// <summary>A closed loop without a network: so many callers, each calling again when its last call has come back.</summary>
public static class CallLoad
{
    public static async Task<Loaded> RunAsync(int callers, TimeSpan length, Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        var parts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => LoopAsync(watch, length, call))));
        return new Loaded([.. parts.SelectMany(part => part.Microseconds)], parts.Sum(part => part.Wrong));
    }

    private static async Task<Loaded> LoopAsync(Stopwatch watch, TimeSpan length, Func<Task> call)
    {
        var (times, wrong) = (new List<int>(10_000), 0);
        while (watch.Elapsed < length)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await call();
                times.Add((int)Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            }
            catch (Exception problem)
            {
                if (wrong++ == 0) Console.WriteLine($"  {problem.GetType().Name}: {problem.Message}");
            }
        }
        return new Loaded(times, wrong);
    }
}
