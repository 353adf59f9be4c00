using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>The letters that wait to leave, as whoever opens their mail finds them.</summary>
internal static partial class Letters
{
    /// <summary>A letter without any words of its own: what matters is what it holds.</summary>
    internal static (string Subject, string Text) Bare(string code, string link) => ("Subject", $"code {code} link /sign-in/{link}\n");

    /// <summary>One letter is sent for this hour, so that those of the tests wait where they can be read.</summary>
    internal static async Task KeepAsync(ServedHouse house)
    {
        if (await HasSentAsync()) return;
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit => { unit.SendLater(ThrownAway.Kind, ""); return Task.FromResult(true); });
        // The program's own round may be at it already: then it is done by that.
        while (!await HasSentAsync()) await house.The<Jobs>().RunDueAsync();

        async Task<bool> HasSentAsync() => (await house.The<Jobs>().HealthAsync()).Any(job => job is { Name: "send-outbox", LastOkAt: not null });
    }

    internal static async Task<List<(string Kind, Mail Mail)>> ToAsync(TestDatabase database, string address) =>
        [.. (await database.LookInsideAsync("SELECT kind, payload FROM outbox ORDER BY outbox_id"))
            .Where(row => (string)row[1]! != "").Select(row => ((string)row[0]!, Mail.FromPayload((string)row[1]!))).Where(row => row.Item2.To == address)];

    internal static async Task<(string Code, string Link)> LastAsync(TestDatabase database, string address)
    {
        var text = (await ToAsync(database, address))[^1].Mail.Text;
        return (Code().Match(text).Value, Link().Match(text).Groups[1].Value);
    }

    /// <summary>The figures in the last letter to each address.</summary>
    internal static async Task<Dictionary<string, string>> CodesAsync(TestDatabase database)
    {
        var codes = new Dictionary<string, string>();
        foreach (var row in await database.LookInsideAsync("SELECT payload FROM outbox WHERE payload <> '' ORDER BY outbox_id"))
            if (Mail.FromPayload((string)row[0]!) is var mail) codes[mail.To] = Code().Match(mail.Text).Value;
        return codes;
    }

    /// <summary>Another code of six figures than this one.</summary>
    internal static string Wrong(string code) => (code[0] == '9' ? '0' : (char)(code[0] + 1)) + code[1..];

    internal static string NewAddress(string name = "amina") => $"{name}.{Ids.Opaque():N}@example.org";

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"/sign-in/([\w-]{43})")]
    private static partial Regex Link();
}
