using System.Globalization;

namespace Alongside.Bench.Runner;

/// <summary>What this machine and one process on it have spent, in milliseconds of one core. Linux: from /proc.</summary>
public static class Machine
{
    private const long MillisecondsATick = 10;

    /// <summary>All cores together, everything but idling and waiting for disks.</summary>
    public static long BusyMilliseconds()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(long.Parse).ToArray();
        // user nice system idle iowait irq softirq steal
        return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) * MillisecondsATick;
    }

    public static long CpuMilliseconds(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        // The name may hold spaces; what follows its bracket does not.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * MillisecondsATick;
    }

    public static double MemoryMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(row => row.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    public static string Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(row => row.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        return $"{Environment.ProcessorCount} cores ({model}), .NET {Environment.Version}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";
    }
}
