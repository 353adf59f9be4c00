using System.Diagnostics;
using System.Globalization;
using Alongside.Tests.Databases;
using Microsoft.AspNetCore.StaticAssets;

namespace Alongside.Tests.TheGate;

/// <summary>
/// In any world at all: one viewer reads every page and endpoint, then everything that viewer may not see changes, and they read
/// again. Not one byte may differ. Fifty worlds in the suite; README.md says how to see a thousand, or one again.
/// </summary>
public abstract class RandomWorldsTests(ServedHouse house)
{
    private const int InTheSuite = 50;

    /// <summary>How many addresses of one endpoint are asked in a world: more where some name two things that do not belong together.</summary>
    private const int One = 1, Two = 2;

    [Fact]
    public async Task Nobody_can_tell_that_something_hidden_changed()
    {
        var (watch, worlds) = (Stopwatch.StartNew(), Numbers.ToList());
        var (asked, words, seenByThePerson, unequal) = (0, 0, 0, 0);
        foreach (var number in worlds)
        {
            var world = new RandomTown(house, number);
            await world.MakeAsync();
            var changes = new HiddenChanges(house, world, number);
            var addresses = AddressesIn(world, new Random(number)).ToList();
            // Each comes in once: where somebody is signed in is one of the pages that must stay the same.
            var viewer = await NonInterferenceTests.ClientsAsync(house, world.Viewer);
            var people = await Task.WhenAll(world.Selves.Select(house.ProgramAsync));
            // The first page gives a browser its cookies.
            await viewer.Browser.GetAsync("/display");
            var (before, mine) = (await AllAsync(world, viewer, addresses), await PersonsAsync(world, people));

            await changes.MakeAsync();
            var after = await AllAsync(world, viewer, addresses);
            // Compared first: the sentence for each would cost as much as the reading.
            for (var at = 0; at < addresses.Count; at++)
                if (after[at] != before[at]) after[at].ShouldBe(before[at], $"World {number} (ALONGSIDE_WORLDS={number}-{number}): {world.Viewer} can tell by {addresses[at]}. What changed:\n{string.Join('\n', changes.Says)}");

            asked += addresses.Count;
            if (before.Any(page => page.Contains("of world", StringComparison.Ordinal))) words++;
            if (before.Any(page => page.StartsWith("200", StringComparison.Ordinal) && page.Contains("/people/", StringComparison.Ordinal))) unequal++;
            if (await PersonsAsync(world, people) != mine) seenByThePerson++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{worlds.Count} worlds, {asked} addresses asked twice, {words} worlds in which the viewer read words, {watch.Elapsed.TotalSeconds:0} s");
        if (worlds.Count == 1) return;
        // Where nothing is shown and nothing changes, nothing can differ: it would prove nothing.
        words.ShouldBeGreaterThan(worlds.Count / 3);
        unequal.ShouldBeGreaterThan(worlds.Count / 3);
        seenByThePerson.ShouldBeGreaterThan(worlds.Count * 2 / 3);
    }

    /// <summary>Those of the suite; or, as ALONGSIDE_WORLDS says: so many (1000), one again (437-437), or some of them (251-500).</summary>
    private IEnumerable<int> Numbers
    {
        get
        {
            var said = (Environment.GetEnvironmentVariable("ALONGSIDE_WORLDS") is { Length: > 0 } set ? set : $"{InTheSuite}").Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
            return said is [var from, var to] ? Enumerable.Range(from, to - from + 1) : Enumerable.Range(1, said[0]);
        }
    }

    /// <summary>Every endpoint that answers a GET, but for files and the description of the API, which are about nobody.</summary>
    private IEnumerable<string> AddressesIn(RandomTown world, Random chance)
    {
        foreach (var endpoint in NonInterferenceTests.Endpoints(house).Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !endpoint.RoutePattern.RawText!.Contains("openapi", StringComparison.Ordinal)))
        {
            var all = NonInterferenceTests.Addresses(endpoint).ToArray();
            var pattern = endpoint.RoutePattern;
            var many = pattern.Parameters.Count > 1 ? Two : One;
            chance.Shuffle(all);
            foreach (var address in all.Take(many).Select(address => world.Places.In(address, chance)).Distinct()) yield return address;
        }
    }

    private async Task<List<string>> AllAsync(RandomTown world, (HttpClient Program, HttpClient Browser) viewer, List<string> addresses)
    {
        var answers = new List<string>();
        foreach (var address in addresses)
        {
            var client = address.StartsWith("/api/", StringComparison.Ordinal) ? viewer.Program : viewer.Browser;
            answers.Add(await NonInterferenceTests.ReadAsync(client, address, house, world.AfterAName));
        }
        return answers;
    }

    /// <summary>What the people themselves read, who see it all.</summary>
    private static async Task<string> PersonsAsync(RandomTown world, HttpClient[] people)
    {
        var read = new List<string>();
        foreach (var (self, program) in world.Selves.Zip(people)) read.Add(await program.GetStringAsync($"/api/v1/people/{self.OwnRecord}"));
        return string.Concat(read);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : RandomWorldsTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : RandomWorldsTests(house), IClassFixture<ServedOnPostgres>;
}
