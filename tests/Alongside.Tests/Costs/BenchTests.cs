using System.Text;
using Alongside.Basics;
using Alongside.Bench.Limits;
using Alongside.Bench.Peers;
using Alongside.Bench.Works;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Costs;

/// <summary>The bench is run seldom, and its hand-written SQL would rot unseen: here it makes a town of a few people on the schema of today.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alongside-bench-test-").FullName;
    private readonly Town town = new(30);

    [Fact]
    public async Task A_worker_of_its_town_reads_what_was_said_and_so_do_the_limits()
    {
        var (file, clock) = (Path.Combine(folder, "alongside.db"), new Clock(TimeProvider.System));
        await TownFile.MakeAsync(town, file);
        var said = Enumerable.Range(0, Town.StatementsEach).Select(number => Town.Statement(0, number).Words).ToList();
        var (person, worker) = (town.People[0].Person, town.Workers[town.People[0].Worker]);

        await using (var database = await Database.OpenAsync(new SqliteSettings(file), clock))
        await using (var house = new ServiceCollection().AddAlongside(database, clock, LocalTime.London).BuildServiceProvider())
        {
            var actor = await house.GetRequiredService<SignIn>().ActorAsync(worker.Secret, KeyKind.Bearer);
            using var record = await house.GetRequiredService<Gate>().OpenAsync(actor!, person, new Opening(Parts.Headings));
            (await WordsReading.AboutMeAsync(record)).Statements.Select(row => row.Words).ShouldBe(said, ignoreOrder: true);
            await record.Looked;
        }
        var asked = $"?account={worker.Account}&team={Town.Team(worker.Team)}&organisation={Town.Organisation(worker.Team)}";
        foreach (var (limit, query) in new[] { (RawReader.Endpoint(file, gated: false), ""), (RawReader.Endpoint(file, gated: true), asked), (PlainEfReader.Endpoint(file), "") })
        {
            var body = await ReadAsync(limit, person, query);
            said.ShouldAllBe(words => body.Contains(words));
        }
    }

    [Fact]
    public async Task A_worker_of_its_town_and_whoever_leads_there_list_their_people_as_brute_force_does()
    {
        var (file, clock) = (Path.Combine(folder, "names.db"), new Clock(TimeProvider.System));
        await TownFile.MakeAsync(town, file, words: false);
        new PeopleAsks(town, 1).LetIn(file);
        await using var database = await Database.OpenAsync(new SqliteSettings(file), clock);
        await using var house = new ServiceCollection().AddAlongside(database, clock, LocalTime.London).BuildServiceProvider();
        var lead = (await house.GetRequiredService<SignIn>().ActorAsync(town.Workers[town.WorkersOfTeam[0][0]].Secret, KeyKind.Bearer))!;
        (lead.Leads, lead.TeamId).ShouldBe((true, null));
        var all = town.People.Where((_, row) => town.People[row].ExcludedWorker != town.WorkersOfTeam[0][0]).Select(person => person.Name).Order(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var part in new[] { null, "a", town.People[0].Name[..3] })
        {
            var wanted = all.Where(name => part is null || name.Contains(part, StringComparison.OrdinalIgnoreCase)).Take(20).ToList();
            (await house.GetRequiredService<ReachReading>().PageAsync(lead, part)).People.Select(person => person.KnownAs).ShouldBe(wanted);
        }
        var body = await ListAsync(RawList.Endpoint(file), $"?kind=6&viewer={lead.OrganisationId}");
        all.Take(20).ShouldAllBe(name => body.Contains(name));
    }

    [Fact]
    public async Task Everybody_who_is_measured_keeps_the_same_rows_of_a_change()
    {
        var (kept, clock) = (Path.Combine(folder, "kept.db"), new Clock(TimeProvider.System));
        await TownFile.MakeAsync(town, kept);
        var change = new Rewordings(town, keys: true).Next();
        string Copy(string name)
        {
            File.Copy(kept, Path.Combine(folder, name));
            return Path.Combine(folder, name);
        }

        await using (var database = await Database.OpenAsync(new SqliteSettings(Copy("ours.db")), clock))
        await using (var house = new ServiceCollection().AddAlongside(database, clock, LocalTime.London).BuildServiceProvider())
            await house.GetRequiredService<RewordStatement>().RunAsync(new Actor(change.Account, Capacity.Self, change.Person, Name: change.Name),
                new StatementToReword(change.Person, change.Statement, change.Words, "en"), change.Key);
        using (var raw = new RawWriter(Copy("raw.db"))) await raw.RunAsync(change);
        await PlainEfWriter.RunAsync(Copy("plain.db"), change);

        foreach (var name in new[] { "ours.db", "raw.db", "plain.db" }) Rows(name).ShouldBe($"{change.Words} statement-reworded 1 key", name);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A limit keeps its connections until the program ends, and on some machines that keeps the file.
        }
    }

    /// <summary>The words that stand now, what happened last, and the key that was answered.</summary>
    private string Rows(string name)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, name)};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("""
            SELECT w.words || ' ' || e.kind || ' ' || (SELECT count(*) FROM idempotency) || ' key'
            FROM wording w JOIN statement s ON s.person_id = w.person_id AND s.current_wording = w.wording_id JOIN event e ON e.person_id = w.person_id AND e.wording_id = w.wording_id
            WHERE w.replaces IS NOT NULL
            """, connection);
        return (string)command.ExecuteScalar()!;
    }

    private static Task<string> ListAsync(RequestDelegate limit, string query) => ReadAsync(limit, Guid.Empty, query);

    private static async Task<string> ReadAsync(RequestDelegate limit, Guid person, string query)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        http.Request.RouteValues["id"] = person.ToString();
        http.Request.QueryString = new QueryString(query);
        await limit(http);
        return Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
    }
}
