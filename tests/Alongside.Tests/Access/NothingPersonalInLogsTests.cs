using System.Net.Http.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Access;

/// <summary>
/// Names and words of people are in no log line, no header and no address, however much is logged; and their ids are in
/// none of what the program logs by itself.
/// </summary>
public abstract class NothingPersonalInLogsTests
{
    private const string Canary = "kanarienvogel";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_that_people_say_or_are_called_is_in_a_log_a_header_or_an_address(bool everything)
    {
        var house = new OverheardHouse(CreateAsync, everything);
        await house.InitializeAsync();
        try
        {
            var told = new List<string>();
            var (amina, sana) = (await house.Given.PersonAsync("Amina " + Canary), await house.Given.CircleMemberAsync("Sana " + Canary, "sister " + Canary));
            await house.Given.ShareAsync(amina, sana, Parts.Important);
            await OnPagesAsync(house, amina, sana, told);
            await InTheApiAsync(house, amina, sana, told);
            // A fault of ours, in the middle of keeping words.
            await house.Database.TamperAsync("DROP VIEW statement_now");
            (await (await house.ProgramAsync(amina)).GetAsync($"/api/v1/people/{amina.OwnRecord}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
            var fault = await new Visitor(await house.BrowserAsync(amina)).OpenAsync($"/people/{amina.OwnRecord}");
            fault.Status.ShouldBe(500);
            house.Heard.Lines.ShouldContain(line => line.Contains(fault.One("bdi.code").TextContent), "the number on the page for a fault is how it is found in the log");

            told.Where(line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
            house.Heard.Lines.ShouldContain(line => line.StartsWith("Error", StringComparison.Ordinal));
            house.Heard.Lines.Where(line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
            if (everything) return;
            string[] ids = [amina.OwnRecord!.Value.ToString(), amina.AccountId.ToString(), sana.AccountId.ToString()];
            house.Heard.Lines.Where(line => ids.Any(id => line.Contains(id, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_start_that_goes_well_warns_of_nothing()
    {
        var house = new OverheardHouse(CreateAsync, everything: false);
        await house.InitializeAsync();
        try
        {
            // The first form makes the first of the keys that forms are signed with.
            (await new Visitor(house.Browser()).OpenAsync("/display")).Status.ShouldBe(200);
            house.Heard.Lines.Where(line => !line.StartsWith("Information", StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    protected abstract Task<TestDatabase> CreateAsync();

    private static async Task OnPagesAsync(OverheardHouse house, Actor amina, Actor sana, List<string> told)
    {
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        var refused = await visitor.SendAsync(write, ("words", Canary + new string('x', 10_001)));
        var sent = await visitor.SendAsync(refused, ("words", Canary));
        var statement = await visitor.FollowAsync(sent);
        var change = await visitor.OpenAsync(sent.Answer.Headers.Location!.ToString().Split('?')[0] + "/change");
        var changed = await visitor.SendAsync(change, ("words", Canary + " changed"));
        var again = await visitor.SendAsync(change, ("words", Canary + " stale"));
        var denied = await visitor.SendAsync(change, $"/people/{Basics.Ids.New()}/say/important", ("words", Canary));
        var untold = await visitor.Browser.PostAsync($"/people/{amina.OwnRecord}/say/important", new FormUrlEncodedContent([KeyValuePair.Create("words", Canary)]));
        var read = await new Visitor(await house.BrowserAsync(sana)).OpenAsync($"/people/{amina.OwnRecord}");
        read.Text.ShouldContain(Canary);
        told.AddRange(new[] { write, refused, sent, statement, change, changed, again, denied, read }.Select(seen => Outside(seen.Answer)).Append(Outside(untold)));
    }

    private static async Task InTheApiAsync(OverheardHouse house, Actor amina, Actor sana, List<string> told)
    {
        var (own, sister) = (await house.ProgramAsync(amina), await house.ProgramAsync(sana));
        var statements = $"/api/v1/people/{amina.OwnRecord}/statements";
        var capture = new { how = "word-for-word", present = new[] { Canary } };
        foreach (var answer in new[]
        {
            await own.PostAsJsonAsync(statements, new { heading = "important", words = Canary }),
            await sister.PostAsJsonAsync(statements, new { heading = "important", words = Canary, capture }),
            await sister.PostAsJsonAsync(statements, new { heading = "important", words = Canary, capture = new { how = Canary } }),
            await own.PostAsJsonAsync(statements, new { heading = Canary, words = Canary, language = Canary + " " }),
            await own.PostAsync(statements, new StringContent($"{{\"words\": \"{Canary}\", oh}}", System.Text.Encoding.UTF8, "application/json")),
            await own.PostAsync(statements, new StringContent(Canary)),
            await own.GetAsync($"/api/v1/people/{amina.OwnRecord}"), await own.GetAsync("/api/v1/me"), await sister.GetAsync("/api/v1/me"),
        })
            told.Add(Outside(answer));
    }

    /// <summary>What others on the way see of an answer: its address and its headers.</summary>
    private static string Outside(HttpResponseMessage answer) => $"{answer.RequestMessage!.RequestUri}\n{answer.Headers}{answer.Content.Headers}";

    public sealed class On_Sqlite : NothingPersonalInLogsTests
    {
        protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
    }

    public sealed class On_Postgres : NothingPersonalInLogsTests
    {
        protected override async Task<TestDatabase> CreateAsync() => await PostgresTestDatabase.CreateAsync();
    }
}
