using System.Text.Json;
using System.Text.Json.Nodes;
using Alongside.Tests.Databases;
using Alongside.Tests.House;

namespace Alongside.Tests.TheApi;

/// <summary>
/// The API of version 1 only grows: what programs were once promised stays. The promise is a file in this repository, and the
/// running program is compared with it.
/// </summary>
public abstract class OpenApiTests(ServedHouse house)
{
    private const string Renew = "ALONGSIDE_RENEW_OPENAPI";
    private static readonly string Kept = Path.Combine(Repository.Root, "docs", "openapi.v1.json");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Words for people; they may become better.
    private static readonly HashSet<string> Words = ["summary", "description", "title", "example"];

    [Fact]
    public async Task What_programs_were_promised_is_kept_and_what_is_new_is_written_down()
    {
        var served = Tidy(await house.Browser().GetStringAsync("/openapi/v1.json"));
        if (!File.Exists(Kept) && Environment.GetEnvironmentVariable(Renew) == "1") await File.WriteAllTextAsync(Kept, served);
        var kept = await File.ReadAllTextAsync(Kept);
        Broken(kept, served).ShouldBeEmpty("This was promised to programs in docs/openapi.v1.json. Version 1 only grows: add another name beside it.");
        if (Environment.GetEnvironmentVariable(Renew) == "1") await File.WriteAllTextAsync(Kept, kept = served);
        kept.ShouldBe(served, $"The API has grown. Write it down: {Renew}=1 tests/Alongside.Tests/bin/Release/net10.0/Alongside.Tests -class \"*OpenApiTests*\"");
    }

    [Theory]
    [InlineData("paths", "/api/v1/me", "get")]
    [InlineData("paths", "/api/v1/people", "get", "responses", "422")]
    [InlineData("components", "schemas", "ApiPerson", "properties", "name")]
    [InlineData("components", "schemas", "ApiPerson")]
    public async Task Planted_something_taken_away_is_noticed(params string[] path)
    {
        var kept = await File.ReadAllTextAsync(Kept);
        var planted = JsonNode.Parse(kept)!;
        At(planted, path[..^1]).AsObject().Remove(path[^1]).ShouldBeTrue();
        Broken(kept, planted.ToJsonString()).ShouldNotBeEmpty();
        Broken(planted.ToJsonString(), kept).ShouldBeEmpty("the other way round it has only grown");
    }

    [Fact]
    public async Task Planted_another_type_and_a_new_duty_are_noticed_and_better_words_are_not()
    {
        var kept = await File.ReadAllTextAsync(Kept);
        JsonNode Planted(Action<JsonNode> plant)
        {
            var planted = JsonNode.Parse(kept)!;
            plant(planted);
            return planted;
        }
        Broken(kept, Planted(all => At(all, "components", "schemas", "ApiPerson", "properties", "name")["type"] = "integer").ToJsonString()).ShouldNotBeEmpty();
        Broken(kept, Planted(all => At(all, "components", "schemas", "ApiPerson")["required"] = new JsonArray("id", "name", "more")).ToJsonString()).ShouldNotBeEmpty();
        Broken(kept, Planted(all => At(all, "paths", "/api/v1/people", "get", "parameters").AsArray().RemoveAt(0)).ToJsonString()).ShouldNotBeEmpty();
        Broken(kept, Planted(all => At(all, "paths", "/api/v1/people", "get", "parameters").AsArray()
            .Add(JsonNode.Parse("""{"name":"more","in":"query","required":true,"schema":{"type":"string"}}"""))).ToJsonString()).ShouldNotBeEmpty();
        Broken(kept, Planted(all => At(all, "paths", "/api/v1/people", "get")["summary"] = "The people.").ToJsonString()).ShouldBeEmpty();
    }

    private static JsonNode At(JsonNode node, params string[] path) => path.Aggregate(node, (here, step) => here[step]!);

    /// <summary>The same wherever it is served from.</summary>
    private static string Tidy(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        document.Remove("servers");
        return document.ToJsonString(Indented) + "\n";
    }

    private static List<string> Broken(string before, string now)
    {
        var faults = new List<string>();
        Compare(JsonNode.Parse(before)!, JsonNode.Parse(now), "", faults);
        return faults;
    }

    private static void Compare(JsonNode? before, JsonNode? now, string place, List<string> faults)
    {
        if (before is JsonObject was && now is JsonObject @is)
        {
            foreach (var (name, value) in was.Where(pair => !Words.Contains(pair.Key) || place.EndsWith("/properties", StringComparison.Ordinal)))
            {
                if (!@is.TryGetPropertyValue(name, out var other)) faults.Add($"{place}/{name} is gone");
                else Compare(value, other, $"{place}/{name}", faults);
            }
            // What must be sent from now on breaks whoever does not send it.
            if (place.Contains("/schemas/", StringComparison.Ordinal) && @is.ContainsKey("required") && !was.ContainsKey("required")) faults.Add($"{place}/required is new");
        }
        else if (before is JsonArray old && now is JsonArray other && place.EndsWith("/parameters", StringComparison.Ordinal))
        {
            foreach (var one in old) Compare(one, other.FirstOrDefault(two => Name(two) == Name(one)), $"{place}/{Name(one)}", faults);
            faults.AddRange(other.Where(two => two!["required"]?.GetValue<bool>() == true && old.All(one => Name(one) != Name(two))).Select(two => $"{place}/{Name(two)} must be sent"));
        }
        else if (!JsonNode.DeepEquals(before, now) && !place.EndsWith("/tags", StringComparison.Ordinal)) faults.Add($"{place} was {before?.ToJsonString()} and is {now?.ToJsonString()}");

        static string? Name(JsonNode? parameter) => parameter?["name"]?.GetValue<string>();
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : OpenApiTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : OpenApiTests(house), IClassFixture<ServedOnPostgres>;
}
