using System.Text.Json;

namespace Alongside.Bench.Runner;

/// <summary>One line of the table: medians over the rounds that count, with the lowest and highest.</summary>
public sealed record Line(string Contender, double PerSecond, double PerSecondLow, double PerSecondHigh, double CpuMicroseconds, double CpuLow, double CpuHigh,
    double P50, double P99, int Rounds, int Void, int Wrong)
{
    public static Line Of(IGrouping<string, Round> rounds)
    {
        var good = rounds.Where(round => !round.Void).ToList();
        // Nothing but void rounds: they are shown, and the count beside them says what they are worth.
        var used = good.Count > 0 ? good : [.. rounds];
        double Median(Func<Round, double> of) => used.Select(of).Order().ElementAt(used.Count / 2);
        return new Line(rounds.Key, Median(r => r.PerSecond), used.Min(r => r.PerSecond), used.Max(r => r.PerSecond),
            Median(r => r.CpuMicroseconds), used.Min(r => r.CpuMicroseconds), used.Max(r => r.CpuMicroseconds),
            Median(r => r.P50), Median(r => r.P99), rounds.Count(), rounds.Count(r => r.Void), rounds.Sum(r => r.Wrong));
    }
}

/// <summary>Says what was measured: a table for people, and a file for later.</summary>
public static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static List<Line> Table(IEnumerable<Round> rounds)
    {
        var lines = rounds.GroupBy(round => round.Contender).Select(Line.Of).ToList();
        Console.WriteLine();
        Console.WriteLine($"{"",-28} {"per second",12} {"CPU us each (low-high)",28} {"p50 ms",8} {"p99 ms",8}  rounds");
        foreach (var line in lines)
            Console.WriteLine($"{line.Contender,-28} {line.PerSecond,12:N0} {$"{line.CpuMicroseconds:N0} ({line.CpuLow:N0}-{line.CpuHigh:N0})",28} {line.P50,8:N2} {line.P99,8:N2}  {line.Rounds}{(line.Void > 0 ? $", {line.Void} void" : "")}{(line.Wrong > 0 ? $", {line.Wrong} WRONG" : "")}");
        Console.WriteLine();
        return lines;
    }

    public static void Goal(string words, double value, string wanted, bool met) =>
        Console.WriteLine($"{(met ? "met   " : "MISSED")} {words}: {value:N2} (wanted {wanted})");

    public static void Keep(string work, object result)
    {
        var folder = Path.Combine(Child.Root, "bench", "results");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{work}-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(result, Indented));
        Console.WriteLine($"Kept in {Path.GetRelativePath(Child.Root, file)}");
    }
}
