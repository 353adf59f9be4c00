using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Alongside.Data;

/// <summary>One numbered script, as it stands in Data/Schema.</summary>
public sealed record SchemaScript(int Number, string Name, string Sql)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>The numbered scripts of each database, in order. They only ever grow at the end.</summary>
public static partial class SchemaScripts
{
    public static IReadOnlyList<SchemaScript> Sqlite { get; } = Load("sqlite");

    public static IReadOnlyList<SchemaScript> Postgres { get; } = Load("postgres");

    private static List<SchemaScript> Load(string provider)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var scripts = new List<SchemaScript>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var match = ScriptName().Match(resource);
            if (!match.Success || match.Groups["provider"].Value != provider) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            scripts.Add(new SchemaScript(int.Parse(match.Groups["number"].ValueSpan, null), match.Groups["name"].Value, reader.ReadToEnd().ReplaceLineEndings("\n")));
        }
        if (scripts.Select(script => script.Number).SequenceEqual(Enumerable.Range(1, scripts.Count))) return scripts;
        throw new InvalidOperationException("Schema scripts are numbered from 0001 without gaps, one each per database.");
    }

    [GeneratedRegex(@"^Schema/(?<number>\d{4})_(?<name>\w+)\.(?<provider>sqlite|postgres)\.sql$")]
    private static partial Regex ScriptName();
}
