using System.Globalization;

namespace Alongside.Bench.Works;

/// <summary>What can be said on the command line, after the name of the work.</summary>
public sealed record Options(int People, int Connections, TimeSpan Warm, TimeSpan Round, int Rounds, string? Program, IReadOnlyList<string> Only, bool Keys, string? Before = null)
{
    public static Options Read(IReadOnlyList<string> args)
    {
        string? Said(string name) => args.Select((arg, at) => (arg, at)).Where(pair => pair.arg == name).Select(pair => args.ElementAtOrDefault(pair.at + 1)).FirstOrDefault();
        int Number(string name, int unlessSaid) => Said(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : unlessSaid;
        return new Options(Number("--people", 10_000), Number("--connections", 16), TimeSpan.FromSeconds(Number("--warm", 6)), TimeSpan.FromSeconds(Number("--seconds", 5)),
            Number("--rounds", 5), Said("--program"), Said("--only")?.Split(',') ?? [], !args.Contains("--no-keys", StringComparer.Ordinal), Said("--before"));
    }

    public bool Wants(string contender) => Only.Count == 0 || Only.Contains(contender, StringComparer.Ordinal);
}
