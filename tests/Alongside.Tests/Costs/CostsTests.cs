using System.Net;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Web;
using Alongside.Words;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Hosting;

namespace Alongside.Tests.Costs;

/// <summary>Bytes are counted for the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// What things cost, in what can be counted on any machine: commands, commits, bytes. A bound is what was measured and a
/// tenth more; whoever makes something dearer raises it here and says why. Times are measured by the bench.
/// </summary>
public abstract class CostsTests(ServedHouse house)
{
    private const int Statements = 24;
    private const string Sentence = "My garden before anything else, every morning, with tea, and nobody in a hurry to be somewhere that is not here.";

    /// <summary>One read of a whole record of 24 statements, looked at before, with what the test client itself takes.</summary>
    protected abstract long MostAllocatedPerRecord { get; }

    [Fact]
    public async Task Reading_a_record_takes_four_commands_the_key_the_grounds_the_record_and_what_is_suggested()
    {
        var (person, reader) = await SharedRecordAsync();
        await reader.GetAsync(Record(person));

        using var counted = new CountedCommands(house.Database);
        (await reader.GetAsync(Record(person))).StatusCode.ShouldBe(HttpStatusCode.OK);

        counted.Texts.Count.ShouldBe(4, string.Join("\n\n", counted.Texts));
    }

    [Fact]
    public void Where_it_is_counted_the_house_does_nothing_of_its_own() =>
        house.The<IEnumerable<IHostedService>>().OfType<HouseJobs>().ShouldHaveSingleItem().ExecuteTask!.IsCompleted.ShouldBeTrue("it asks thirty things every two seconds");

    [Fact]
    public async Task A_record_with_nothing_to_see_takes_one_command_more_for_the_name()
    {
        var person = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(person);

        using var counted = new CountedCommands(house.Database);
        (await program.GetAsync(Record(person))).StatusCode.ShouldBe(HttpStatusCode.OK);

        counted.Texts.Count.ShouldBe(4, string.Join("\n\n", counted.Texts));
    }

    [Theory]
    [InlineData("/sharing")]
    [InlineData("/sharing/with")]
    public async Task Who_sees_what_takes_as_many_commands_for_many_who_support_as_for_one(string page)
    {
        var person = await house.Given.PersonAsync();
        var browser = await house.BrowserAsync(person);
        async Task<int> CommandsAsync()
        {
            // The first visit is a look too.
            (await browser.GetAsync($"/people/{person.OwnRecord}{page}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            using var counted = new CountedCommands(house.Database);
            (await browser.GetAsync($"/people/{person.OwnRecord}{page}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            return counted.Texts.Count;
        }
        async Task BeSupportedAsync()
        {
            var worker = await house.Given.WorkerAsync();
            await house.Given.SupportAsync(person, ViewerKind.Worker, worker.AccountId, worker.OrganisationId!.Value);
            await house.Given.ShareAsync(person, worker, Parts.Important);
        }
        await BeSupportedAsync();
        var one = await CommandsAsync();
        for (var times = 0; times < 5; times++) await BeSupportedAsync();

        (await CommandsAsync()).ShouldBe(one);
    }

    [Fact]
    public async Task Changing_words_takes_the_grounds_what_stands_and_one_command_a_row()
    {
        var person = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(person);
        var change = new StatementToReword(person.OwnRecord!.Value, said.StatementId, "other words", "en");

        using var counted = new CountedCommands(house.Database);
        await house.The<RewordStatement>().RunAsync(person, change, new RequestKey("k1", new byte[32]));

        // PostgreSQL takes the three rows in one. The two prepared statements for the key are not EF's and not seen here.
        var rows = house.Database.Settings is SqliteSettings ? 3 : 1;
        counted.Texts.Count.ShouldBe(2 + rows, string.Join("\n\n", counted.Texts));
    }

    [Fact]
    public async Task A_record_allocates_no_more_than_it_did()
    {
        var (person, reader) = await SharedRecordAsync();
        for (var times = 0; times < 100; times++) await reader.GetByteArrayAsync(Record(person));

        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var times = 0; times < 40; times++) await reader.GetByteArrayAsync(Record(person));
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / 40);
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{least} bytes");
        least.ShouldBeLessThanOrEqualTo(MostAllocatedPerRecord);
    }

    [Fact]
    public async Task A_record_and_its_page_weigh_no_more_than_they_did()
    {
        var (person, reader) = await SharedRecordAsync();
        var browser = await house.BrowserAsync(person);

        var json = (await reader.GetByteArrayAsync(Record(person))).Length;
        var page = (await browser.GetByteArrayAsync($"/people/{person.OwnRecord}")).Length;
        TestContext.Current.TestOutputHelper!.WriteLine($"{json} bytes of JSON, {page} of page");
        json.ShouldBeLessThanOrEqualTo(12_000);
        page.ShouldBeLessThanOrEqualTo(38_000);
    }

    private static string Record(Actor person) => $"/api/v1/people/{person.OwnRecord}";

    /// <summary>A person of 24 statements, and a program of somebody they share all of it with.</summary>
    private async Task<(Actor Person, HttpClient Reader)> SharedRecordAsync()
    {
        var person = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(person, sana, Parts.Headings);
        for (var number = 0; number < Statements; number++)
            await house.Given.SaidAsync(person, Sentence, Headings.All[number % Headings.All.Count].Code);
        return (person, await house.ProgramAsync(sana));
    }

    [Collection(nameof(Alone))]
    public sealed class On_Sqlite(RestingOnSqlite house) : CostsTests(house), IClassFixture<RestingOnSqlite>
    {
        private readonly RestingOnSqlite house = house;

        protected override long MostAllocatedPerRecord => 112_000;

        [Fact]
        public async Task A_hundred_changes_that_wait_together_are_one_commit()
        {
            var person = await house.Given.PersonAsync();
            var said = await house.Given.SaidAsync(person);
            var file = ((SqliteSettings)house.Database.Settings).File;
            var before = CountedCommits.In(file);

            // The writer is kept busy until all hundred stand in its queue.
            using var queued = new ManualResetEventSlim();
            var busy = house.The<IWriter>().RunAsync(new UnitRequest(person, person.OwnRecord), _ => { queued.Wait(); return Task.FromResult(true); });
            var changes = Enumerable.Range(0, 100).Select(number => house.The<RewordStatement>()
                .RunAsync(person, new StatementToReword(person.OwnRecord!.Value, said.StatementId, $"words {number}", "en"))).ToList();
            queued.Set();
            await Task.WhenAll(changes.Append((Task)busy));

            // The one that kept it busy wrote nothing, so its commit leaves no mark.
            (CountedCommits.In(file) - before).ShouldBe(1);
        }

        [Fact]
        public async Task A_look_that_was_kept_a_moment_ago_is_not_kept_again()
        {
            var (person, reader) = await SharedRecordAsync();
            await reader.GetAsync(Record(person));
            var file = ((SqliteSettings)house.Database.Settings).File;
            var before = CountedCommits.In(file);

            for (var times = 0; times < 10; times++) await reader.GetAsync(Record(person));

            CountedCommits.In(file).ShouldBe(before);
        }

        [Fact]
        public async Task A_first_visit_is_at_most_six_requests_and_60_kilobytes()
        {
            var browser = house.Browser();
            var (page, bytes) = await WeighAsync(browser, "/");
            var parts = new HtmlParser().ParseDocument(page).QuerySelectorAll("link[href], script[src], use[href], img[src]")
                .Select(part => (part.GetAttribute("href") ?? part.GetAttribute("src"))!.Split('#')[0]).Distinct().ToList();
            foreach (var part in parts)
            {
                var (_, weight) = await WeighAsync(browser, part);
                TestContext.Current.TestOutputHelper!.WriteLine($"{part} {weight}");
                weight.ShouldBeLessThanOrEqualTo(Path.GetExtension(part) switch { ".css" => 10_200, ".js" => 1_350, ".svg" => 8_800, _ => 60_000 }, part);
                bytes += weight;
            }
            (parts.Count + 1).ShouldBeLessThanOrEqualTo(6);
            bytes.ShouldBeLessThanOrEqualTo(60 * 1024);
        }

        private static async Task<(string Text, int Bytes)> WeighAsync(HttpClient browser, string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            var answer = await browser.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            return (await answer.Content.ReadAsStringAsync(), (await answer.Content.ReadAsByteArrayAsync()).Length);
        }
    }

    [Collection(nameof(Alone))]
    public sealed class On_Postgres(RestingOnPostgres house) : CostsTests(house), IClassFixture<RestingOnPostgres>
    {
        protected override long MostAllocatedPerRecord => 127_000;
    }
}
