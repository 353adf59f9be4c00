using System.Net;
using Alongside.Data;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using AngleSharp.Html.Parser;

namespace Alongside.Tests.Costs;

/// <summary>
/// A page asks the database as often for somebody with much in their record as for somebody with little: no question is
/// asked for each line of a list. And a page stays small enough for a slow line.
/// </summary>
public abstract class PageCostsTests(ServedHouse house)
{
    private const string Sentence = "My garden before anything else, every morning, with tea, and nobody in a hurry to be somewhere that is not here.";
    private const int Few = 2, Many = 50;

    [Theory]
    [InlineData("", 9)]
    [InlineData("/people/{0}", 8)]
    [InlineData("/people/{0}/print", 8)]
    [InlineData("/people/{0}/say/important", 7)]
    [InlineData("/people/{0}/suggestions", 8)]
    [InlineData("/people/{0}/sharing", 12)]
    [InlineData("/people/{0}/looked", 16)]
    [InlineData("/people/{0}/circle", 18)]
    public async Task A_page_takes_no_command_more_for_fifty_of_everything_than_for_two(string address, int most)
    {
        var (amina, sisters) = await FilledAsync(Few);
        var few = await CommandsAsync(amina, address);

        await FillAsync(amina, sisters[0], Many - Few, new List<Actor>());
        var many = await CommandsAsync(amina, address);

        var all = string.Join("\n\n", many.Select(text => text.ReplaceLineEndings(" ")));
        TestContext.Current.TestOutputHelper!.WriteLine($"{many.Count} commands");
        many.Count.ShouldBe(few.Count, all);
        many.Count.ShouldBeLessThanOrEqualTo(most, all);
    }

    [Fact]
    public async Task A_list_of_fifty_people_takes_no_command_more_than_one_of_two()
    {
        var jo = await house.Given.WorkerAsync();
        async Task PeopleAsync(int count)
        {
            for (var person = 0; person < count; person++) await house.Given.ShareAsync(await house.Given.PersonAsync($"Amina {person}"), jo, Parts.Headings);
        }
        await PeopleAsync(Few);
        var few = await CommandsAsync(jo, "/people");
        await PeopleAsync(20);
        (await CommandsAsync(jo, "/people")).Count.ShouldBe(few.Count, string.Join("\n\n", few));
        few.Count.ShouldBeLessThanOrEqualTo(7, string.Join("\n\n", few));
    }

    [Fact]
    public async Task A_program_lists_twenty_of_a_hundred_by_its_key_and_the_three_ways_a_worker_reaches_people()
    {
        var jo = await house.Given.WorkerAsync();
        for (var person = 0; person < 100; person++)
        {
            var amina = await house.Given.PersonAsync($"Amina {person:00}");
            await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, jo.TeamId!.Value, Parts.Important));
        }
        var program = await house.ProgramAsync(jo);
        foreach (var query in new[] { "", "?q=amina", "?q=99" })
        {
            await program.GetAsync("/api/v1/people" + query);
            using var counted = new CountedCommands(house.Database);
            (await program.GetAsync("/api/v1/people" + query)).StatusCode.ShouldBe(HttpStatusCode.OK);
            counted.Texts.Count.ShouldBe(4, $"{query}\n{string.Join("\n", counted.Texts)}");
        }
    }

    [Fact]
    public async Task A_records_page_is_at_most_50_kilobytes_and_a_first_visit_to_it_100_in_8_requests()
    {
        var (amina, sisters) = await FilledAsync(0);
        for (var number = 0; number < 24; number++) await house.Given.SaidAsync(amina, Sentence, Headings.All[number % Headings.All.Count].Code);
        foreach (var browser in new[] { await house.BrowserAsync(amina), await house.BrowserAsync(sisters[0]) })
        {
            var page = await browser.GetByteArrayAsync($"/people/{amina.OwnRecord}");
            var named = new HtmlParser().ParseDocument(new MemoryStream(page)).QuerySelectorAll("link[href], script[src], use[href], img[src]")
                .Select(part => (part.GetAttribute("href") ?? part.GetAttribute("src"))!.Split('#')[0]).Distinct().ToList();
            var bytes = page.Length;
            foreach (var part in named) bytes += await WeightAsync(browser, part);
            TestContext.Current.TestOutputHelper!.WriteLine($"{page.Length} bytes, with {named.Count} files {bytes}");
            page.Length.ShouldBeLessThanOrEqualTo(50 * 1024);
            (named.Count + 1).ShouldBeLessThanOrEqualTo(8);
            bytes.ShouldBeLessThanOrEqualTo(100 * 1024);
        }
    }

    private async Task<IReadOnlyList<string>> CommandsAsync(Actor actor, string address)
    {
        var browser = await house.BrowserAsync(actor);
        var path = string.Format(null, address.Length == 0 ? "/" : address, actor.OwnRecord);
        // The first visit is a look too, and what is worked out once is worked out then.
        (await browser.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        using var counted = new CountedCommands(house.Database);
        (await browser.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return counted.Texts;
    }

    private static async Task<int> WeightAsync(HttpClient browser, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        return (await (await browser.SendAsync(request)).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }

    private async Task<(Actor Person, List<Actor> Sisters)> FilledAsync(int count)
    {
        var amina = await house.Given.PersonAsync();
        var sisters = new List<Actor> { await house.Given.CircleMemberAsync() };
        await house.Given.ShareAsync(amina, sisters[0], Parts.Headings);
        await FillAsync(amina, sisters[0], count, sisters);
        return (amina, sisters);
    }

    /// <summary>So many statements, each with something suggested to it; and so many who see them and looked.</summary>
    private async Task FillAsync(Actor amina, Actor sister, int count, List<Actor> sisters)
    {
        for (var number = 0; number < count; number++)
        {
            var said = await house.Given.SaidAsync(amina, $"{number} {Sentence}", Headings.All[number % Headings.All.Count].Code);
            await house.The<SuggestWording>().RunAsync(sister, new WordingToSuggest(amina.OwnRecord!.Value, said.StatementId, $"{number} other words", "en", "she said so", "Mine", WaysToAsk.All[0].Code));
            var other = await house.Given.WorkerAsync($"Jo {number}");
            await house.Given.ShareAsync(amina, other, Parts.Important);
            sisters.Add(other);
            await house.The<PutInCircle>().KnownAsync(amina, amina.OwnRecord!.Value, other.AccountId);
            await house.The<IWriter>().LookAsync(new Look
            {
                PersonId = amina.OwnRecord!.Value, LookId = Basics.Ids.New(), PartBits = Parts.Important, Operation = Operation.Read, Purpose = Purpose.Support, Ground = LookGround.Share,
                AccountId = other.AccountId, Capacity = Capacity.Worker, OrganisationId = other.OrganisationId, TeamId = other.TeamId, At = house.The<Basics.Clock>().Now(),
            });
        }
    }

    [Collection(nameof(Alone))]
    public sealed class On_Sqlite(RestingOnSqlite house) : PageCostsTests(house), IClassFixture<RestingOnSqlite>;

    [Collection(nameof(Alone))]
    public sealed class On_Postgres(RestingOnPostgres house) : PageCostsTests(house), IClassFixture<RestingOnPostgres>;
}
