using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using AngleSharp.Html.Parser;

namespace Alongside.Tests.TheGate;

/// <summary>The oracle through the front door: each situation, each heading and what is kept for oneself, pages and API.</summary>
public abstract class HttpMatrixTests(ServedHouse house)
{
    public static TheoryData<string> Codes => [.. Situations.All.Select(situation => situation.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_page_and_endpoint_answers_as_the_oracle_says(string code)
    {
        var situation = Situations.All.Single(one => one.Code == code);
        var made = new HttpSituations(house);
        foreach (var asked in situation.HasShare ? HttpSituations.Parts : [Parts.None])
        {
            var speaker = await made.SpeakerAsync(code);
            var viewer = await made.ViewerAsync(situation, speaker, asked);
            var walk = new Walk(house, speaker, new Expected(situation, asked), await house.ProgramAsync(viewer), () => house.BrowserAsync(viewer));
            await walk.ReadAsync();
            await walk.OpenPagesAsync();
            await walk.HappenedAsync();
            await LooksAreAsync(viewer, speaker, Ground(situation, asked), walk.Looks);
            await walk.WriteAsync();
            await LooksAreAsync(viewer, speaker, Ground(situation, asked), walk.Looks);
        }
    }

    [Fact]
    public void Every_situation_of_the_oracle_is_walked() =>
        Oracle.Rows.Select(row => row[0]).Distinct().ShouldBe(Situations.All.Select(situation => situation.Code), ignoreOrder: true);

    /// <summary>A share of what is never shared is no ground; the support beside it is.</summary>
    private static LookGround Ground(Situation situation, Parts asked) =>
        situation.Code == "self" ? LookGround.Self
        : situation.HasShare && !situation.OnlyGives && (situation.Covers(asked) & PartTable.Shareable) != Parts.None ? LookGround.Share : LookGround.Support;

    /// <summary>Each reading left one look, with the parts, the ground and the capacity; what was denied and what was written left none.</summary>
    private async Task LooksAreAsync(Actor viewer, Speaker speaker, LookGround ground, IEnumerable<(Parts Parts, Operation Operation)> expected)
    {
        var kept = await house.Database.LookInsideAsync($"""
            SELECT part_bits, operation, ground, capacity, purpose FROM look
            WHERE account_id = {house.Database.Literal(viewer.AccountId)} AND person_id = {house.Database.Literal(speaker.Id)} ORDER BY at
            """);
        kept.Select(row => string.Join(' ', row)).ShouldBe(expected.Select(look =>
            $"{(long)look.Parts} {(int)look.Operation} {(int)ground} {(int)viewer.Capacity} {(int)Purpose.Support}"));
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : HttpMatrixTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : HttpMatrixTests(house), IClassFixture<ServedOnPostgres>;
}

/// <summary>One viewer tries everything on one person.</summary>
internal sealed class Walk(ServedHouse house, Speaker speaker, Expected expected, HttpClient program, Func<Task<HttpClient>> browse)
{
    private readonly string api = $"/api/v1/people/{speaker.Id}";
    private readonly string pages = $"/people/{speaker.Id}";

    /// <summary>What must have been kept of this walk so far.</summary>
    public List<(Parts Parts, Operation Operation)> Looks { get; } = [];

    private IEnumerable<Parts> Asked => expected.Asked == Parts.None ? HttpSituations.Parts : [expected.Asked];

    public async Task ReadAsync()
    {
        var record = await ReadAsync(program, api, expected.Known);
        if (record is not null)
            Words(Json(record).GetProperty("statements")).ShouldBe(expected.Those(Operation.Read).Select(Speaker.Now), ignoreOrder: true);
        foreach (var part in Asked)
        {
            var here = $"{api}/statements/{speaker.Statements[part]}";
            var statement = await ReadAsync(program, here, expected.May(Operation.Read, part));
            if (statement is not null) Json(statement).GetProperty("words").GetString().ShouldBe(Speaker.Now(part));
            var wordings = await ReadAsync(program, here + "/wordings", expected.May(Operation.Read, part), history: true);
            if (wordings is not null) Words(Json(wordings).GetProperty("wordings")).ShouldBe(Wordings(part));
        }
    }

    public async Task OpenPagesAsync()
    {
        // A worker's browser that stood still for half an hour is signed out.
        var browser = await browse();
        // The person's page names who is around them too.
        var record = await ReadAsync(browser, pages, expected.Known, withCircle: true);
        if (record is not null) Said(record).ShouldBe(expected.Those(Operation.Read).Select(Speaker.Now), ignoreOrder: true);
        // On paper, and never with what is only for the person.
        var sheet = await ReadAsync(browser, pages + "/to-know", expected.Known, without: Parts.OnlyMe | Parts.Reasons);
        if (sheet is not null) Said(sheet).ShouldBe(expected.Those(Operation.Read).Where(part => part != Parts.OnlyMe).Select(Speaker.Now), ignoreOrder: true);
        foreach (var part in Asked)
        {
            var here = $"{pages}/statements/{speaker.Statements[part]}";
            var statement = await ReadAsync(browser, here, expected.May(Operation.Read, part), history: true);
            if (statement is not null) Said(statement).ShouldBe(Wordings(part));
            var change = await ReadAsync(browser, here + "/change", expected.May(Operation.Reword, part), personOnly: true);
            change?.ShouldContain(Speaker.Now(part));
            if (change is null) await DeniedAsync(browser, HttpMethod.Post, here + "/change", null);
        }
        await SayPagesAsync(browser);
    }

    /// <summary>What organisations wrote of their own work: the person reads it, whoever supports them reads and adds to their own, and anybody else finds nothing.</summary>
    public async Task HappenedAsync()
    {
        // The oracle asks about own work where nothing is shared; with a share it only tells of the part that is.
        if (expected.Situation.HasShare) return;
        var (reads, adds) = (expected.May(Operation.Read, Parts.Happened), expected.May(Operation.OwnWork, Parts.Happened));
        foreach (var (client, address, parts) in new[] { (program, api + "/happened", Parts.Happened), (await browse(), pages + "/happened", Parts.Happened | Parts.Communication) })
        {
            house.Time.Move(TimeSpan.FromMinutes(6));
            if (!reads && !adds)
            {
                await DeniedAsync(client, HttpMethod.Get, address, null);
                continue;
            }
            (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
            Looks.Add((parts, Operation.Read));
        }
        var happened = new { kind = "visit", met = true, words = "new words of a visit" };
        if (adds) (await program.PostAsJsonAsync(api + "/happened", happened)).StatusCode.ShouldBe(HttpStatusCode.Created);
        else await DeniedAsync(program, HttpMethod.Post, api + "/happened", happened);
    }

    /// <summary>Saying something on a page is the person's own; it reads nothing, so it leaves no look.</summary>
    private async Task SayPagesAsync(HttpClient browser)
    {
        foreach (var address in new[] { pages + "/say", pages + "/say/important" })
        {
            if (expected.May(Operation.Reword, Parts.Important)) (await browser.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
            else
            {
                await DeniedAsync(browser, HttpMethod.Get, address, null);
                await DeniedAsync(browser, HttpMethod.Post, address, null);
            }
        }
    }

    public async Task WriteAsync()
    {
        var capture = expected.Situation.Code == "self" ? null : new { how = "word-for-word", on = "2026-03-01", present = new[] { "Mum" } };
        foreach (var part in Asked)
        {
            var words = $"new words for {PartTable.Code(part)}";
            var said = new { heading = PartTable.Code(part), words, capture };
            if (part == Parts.OnlyMe && expected.Those(Operation.Write).Any())
                // It is no heading: whoever may say anything here is told so, and nobody else is told anything.
                (await program.PostAsJsonAsync(api + "/statements", said)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            else await WriteAsync(api + "/statements", said, part != Parts.OnlyMe && expected.May(Operation.Write, part), words, part);

            var reworded = new { words = words + ", changed" };
            var statement = $"{api}/statements/{speaker.Statements[part]}/wordings";
            if (!expected.May(Operation.Reword, part) && expected.May(Operation.Read, part))
                (await program.PostAsJsonAsync(statement, reworded)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            else await WriteAsync(statement, reworded, expected.May(Operation.Reword, part), reworded.words, part);
        }
        // Those who may not: their words are nowhere.
        var kept = await house.Database.LookInsideAsync($"SELECT words FROM wording WHERE person_id = {house.Database.Literal(speaker.Id)}");
        kept.Count(row => ((string)row[0]!).StartsWith("new words", StringComparison.Ordinal))
            .ShouldBe(Asked.Count(part => part != Parts.OnlyMe && expected.May(Operation.Write, part)) + Asked.Count(part => expected.May(Operation.Reword, part)));
    }

    private async Task WriteAsync(string address, object body, bool may, string words, Parts part)
    {
        if (!may)
        {
            await DeniedAsync(program, HttpMethod.Post, address, body);
            return;
        }
        var answer = await program.PostAsJsonAsync(address, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var kept = await ReadAsync(program, answer.Headers.Location!.ToString(), expected.May(Operation.Read, part));
        // Whoever only tells does not see it again.
        if (kept is null) return;
        Json(kept).GetProperty("words").GetString().ShouldBe(words);
        Json(kept).GetProperty("heading").GetString().ShouldBe(PartTable.Code(part));
        Json(kept).GetProperty("voice").GetProperty("ownWords").GetBoolean().ShouldBe(expected.Situation.Code == "self");
    }

    /// <summary>What was answered, or null where it must be (and was) the same nothing as for an address that never was.</summary>
    private async Task<string?> ReadAsync(HttpClient client, string address, bool may, bool history = false, bool personOnly = false, bool withCircle = false, Parts without = Parts.None)
    {
        // Looks of one viewer within five minutes are one; each of these is to be seen by itself.
        house.Time.Move(TimeSpan.FromMinutes(6));
        // What is opened is kept even where it turns out to hold nothing for this viewer (a statement of another part).
        if (expected.Known && !expected.Situation.OnlyGives && (may || !personOnly))
        {
            var circle = withCircle && expected.May(Operation.Reword, Parts.Important) ? Parts.People : Parts.None;
            Looks.Add(((Opened() | circle) & ~without, history && expected.Those(Operation.History).Any() ? Operation.History : Operation.Read));
        }
        if (!may)
        {
            await DeniedAsync(client, HttpMethod.Get, address, null);
            return null;
        }
        var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address}\n{text}");
        return text;
    }

    /// <summary>The parts a page of words opens: those the viewer may read, how to communicate, which travels with each, and to the person their reasons.</summary>
    private Parts Opened() => expected.Those(Operation.Read).Aggregate(
        Parts.Communication | (expected.May(Operation.Reword, Parts.Important) ? Parts.Reasons : Parts.None), (sum, part) => sum | part);

    private async Task DeniedAsync(HttpClient client, HttpMethod method, string address, object? body)
    {
        var never = address.Replace(speaker.Id.ToString(), Ids.New().ToString(), StringComparison.Ordinal);
        foreach (var statement in speaker.Statements.Values)
            never = never.Replace(statement.ToString(), Ids.Opaque().ToString(), StringComparison.Ordinal);
        var real = await AnswerAsync(client, method, address, body);
        real.ShouldBe(await AnswerAsync(client, method, never, body), address);
        real.ShouldStartWith("404 ");
    }

    private static async Task<string> AnswerAsync(HttpClient client, HttpMethod method, string address, object? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Set-Cookie")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        // The page links back to where one was: the address that was asked for, and nothing else, may differ.
        var asked = Uri.EscapeDataString(address);
        var text = (await answer.Content.ReadAsStringAsync()).Replace(asked, "(the address)", StringComparison.Ordinal);
        return $"{(int)answer.StatusCode} {string.Join('\n', headers)}\n\n{text}";
    }

    private IEnumerable<string> Wordings(Parts part) =>
        expected.May(Operation.History, part) ? [Speaker.Now(part), Speaker.Earlier(part)] : [Speaker.Now(part)];

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static IEnumerable<string?> Words(JsonElement list) => list.EnumerateArray().Select(one => one.GetProperty("words").GetString());

    private static IEnumerable<string> Said(string page) => new HtmlParser().ParseDocument(page).QuerySelectorAll(".said").Select(said => said.TextContent);
}
