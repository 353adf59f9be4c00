using System.Diagnostics;

namespace Alongside.Bench.Runner;

/// <summary>Something that is measured: a name, the process whose time counts, and a way to load it for a while.</summary>
public sealed record Contender(string Name, int Process, Func<TimeSpan, Task<Loaded>> LoadAsync);

/// <summary>What one load did. <paramref name="Microseconds"/> is the time of each operation that came out right.</summary>
public sealed record Loaded(List<int> Microseconds, int Wrong);

/// <summary>One round of one contender.</summary>
public sealed record Round(string Contender, int Done, int Wrong, double PerSecond, double CpuMicroseconds, double P50, double P99, double OthersCores)
{
    /// <summary>Neighbours make a figure two or three times what it is: such a round says nothing.</summary>
    public bool Void => OthersCores > 0.10;
}

/// <summary>
/// The method: everybody is warmed first and that is thrown away; then rounds in turn, ours and limit and ours and limit,
/// so that a slow minute of the machine meets everybody. The median counts, and the spread is shown.
/// </summary>
public sealed class Rounds(TimeSpan warm, TimeSpan length, int count)
{
    /// <summary>By then the compiler has made its second, better version of what is run most.</summary>
    private const int WarmAfter = 30_000;

    private const int MostWarmings = 10;

    public async Task<List<Round>> RunAsync(IReadOnlyList<Contender> contenders)
    {
        var all = new List<Round>();
        foreach (var contender in contenders) await WarmAsync(contender);
        for (var round = 0; round < count; round++)
            foreach (var contender in contenders)
                all.Add(await RunAsync(contender));
        return all;
    }

    /// <summary>So long at least, and on a busy machine longer: a server that is still compiling says nothing.</summary>
    private async Task WarmAsync(Contender contender)
    {
        var done = 0;
        for (var times = 0; times < MostWarmings && done < WarmAfter; times++) done += (await contender.LoadAsync(warm)).Microseconds.Count;
    }

    private async Task<Round> RunAsync(Contender contender)
    {
        GC.Collect();
        var (busy, theirs, mine) = (Machine.BusyMilliseconds(), Machine.CpuMilliseconds(contender.Process), Machine.CpuMilliseconds(Environment.ProcessId));
        var watch = Stopwatch.StartNew();
        var loaded = await contender.LoadAsync(length);
        var seconds = watch.Elapsed.TotalSeconds;
        var spent = Machine.CpuMilliseconds(contender.Process) - theirs;
        var own = contender.Process == Environment.ProcessId ? 0 : Machine.CpuMilliseconds(Environment.ProcessId) - mine;
        var others = Math.Max(0, Machine.BusyMilliseconds() - busy - spent - own) / 1000.0 / seconds;
        loaded.Microseconds.Sort();
        var done = loaded.Microseconds.Count;
        double At(double share) => done == 0 ? 0 : loaded.Microseconds[Math.Min(done - 1, (int)(done * share))] / 1000.0;
        var round = new Round(contender.Name, done, loaded.Wrong, done / seconds, done == 0 ? 0 : spent * 1000.0 / done, At(0.50), At(0.99), others);
        Console.WriteLine($"  {round.Contender,-28} {round.PerSecond,9:N0}/s {round.CpuMicroseconds,7:N0} us  p99 {round.P99,7:N1} ms  others {round.OthersCores:N2} cores{(round.Void ? "  VOID" : "")}{(round.Wrong > 0 ? $"  {round.Wrong} WRONG" : "")}");
        return round;
    }
}
