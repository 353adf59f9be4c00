using System.Buffers;
using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;

namespace Alongside.Web.Api;

/// <summary>Words for one heading, as a program sends them. The person may leave <c>Capture</c> out.</summary>
public sealed record NewStatement(string? Heading, string? Words, string? Language, NewCapture? Capture, IReadOnlyList<NewPicture>? Pictures = null);

/// <summary>Other words for a statement.</summary>
public sealed record NewWording(string? Words, string? Language, NewCapture? Capture, IReadOnlyList<NewPicture>? Pictures = null);

/// <summary>A picture in place of words: its code, and <c>important</c>, <c>not-sure</c> or <c>not-important</c>.</summary>
public sealed record NewPicture(string? Code, string? Pile);

/// <summary>How words came to be written down: a code of the table of captures, the day they were said, who was in the room.</summary>
public sealed record NewCapture(string? How, string? On, IReadOnlyList<string>? Present);

/// <summary>Where the words are now.</summary>
public sealed record Kept(Guid Id, Guid WordingId);

/// <summary>What a person says: read, said, changed.</summary>
internal static class WordsApi
{
    internal const Parts Spoken = Parts.Headings | Parts.OnlyMe | Parts.Reasons | Parts.Communication;

    internal static void MapWords(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people/{personId}");
        people.MapGet("", RecordAsync).WithName("ReadRecord").WithSummary("The record, as far as it is shared with you.").Produces<RecordJson.Shape>().ProducesProblem(404);
        people.MapPost("/statements", SayAsync).WithName("SayStatement").WithSummary("Say something under a heading.")
            .Accepts<NewStatement>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(422);
        people.MapGet("/statements/{statementId:guid}", StatementAsync).WithName("ReadStatement").WithSummary("One statement, in the words that stand now.")
            .Produces<RecordJson.StatementShape>().ProducesProblem(404);
        people.MapGet("/statements/{statementId:guid}/wordings", WordingsAsync).WithName("ReadWordings")
            .WithSummary("The wording that stands and, for the person, every earlier one; newest first.").Produces<RecordJson.WordingsShape>().ProducesProblem(404);
        people.MapPost("/statements/{statementId:guid}/wordings", RewordAsync).WithName("RewordStatement").WithSummary("Change what you said. The earlier words stay yours to read.")
            .Accepts<NewWording>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
    }

    [AboutAPerson(Spoken)]
    private static async Task<IResult> RecordAsync(HttpContext http, CancellationToken cancel) =>
        await ReadAsync(http.Opened(), cancel);

    private static async Task<IResult> ReadAsync(OpenedRecord record, CancellationToken cancel)
    {
        var whole = await WordsReading.AboutMeAsync(record, cancel);
        return new TaggedJson(RecordJson.Write(whole, await BesideAsync(record, whole.Statements, cancel)));
    }

    /// <summary>Asked only where there can be something: most readers' records then take no command more.</summary>
    private static async Task<RecordJson.Beside> BesideAsync(OpenedRecord record, IReadOnlyList<StatementNow> statements, CancellationToken cancel)
    {
        if (statements.Count == 0) return RecordJson.Beside.Nothing;
        var beside = RecordJson.Beside.Nothing;
        if (await SuggestionsReading.OpenAsync(record, cancel) is { Count: > 0 } open) beside = beside with { Suggestions = open };
        if (statements.Any(statement => statement.DisagreedAt is not null)) beside = beside with { Reasons = await WordsReading.ReasonsAsync(record, cancel) };
        if (statements.Any(statement => statement.Capture == CaptureTable.Understood)) beside = beside with { Signs = await CommunicationReading.OfAsync(record, cancel) };
        return beside;
    }

    [AboutAPerson(Spoken)]
    private static async Task<IResult> StatementAsync(HttpContext http, Guid statementId)
    {
        var (record, cancel) = (http.Opened(), http.RequestAborted);
        var statement = await WordsReading.OneAsync(record, statementId);
        return new TaggedJson(await BodyAsync(record, statement, cancel));
    }

    private static async Task<ArrayBufferWriter<byte>> BodyAsync(OpenedRecord record, OneStatement statement, CancellationToken cancel) =>
        RecordJson.Write(statement, await BesideAsync(record, [statement.Now], cancel));

    [AboutAPerson(Spoken, History = true)]
    private static async Task<IResult> WordingsAsync(HttpContext http, Guid statementId, CancellationToken cancel)
    {
        var statement = await WordsReading.OneAsync(http.Opened(), statementId);
        return new TaggedJson(RecordJson.Write(statement, await WordsReading.EarlierAsync(http.Opened(), statement, cancel)));
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> SayAsync(HttpContext http, Guid personId, SayStatement say)
    {
        var (body, key) = await ApiBody.ReadAsync<NewStatement>(http);
        var kept = await say.RunAsync(http.Actor()!, new StatementToSay(personId, body.Heading, body.Words, body.Language, Given(body.Capture)) { Pictures = Given(body.Pictures) }, key, http.RequestAborted);
        return Created(http, personId, kept);
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> RewordAsync(HttpContext http, Guid personId, Guid statementId, RewordStatement reword, Gate gate)
    {
        var (body, key) = await ApiBody.ReadAsync<NewWording>(http);
        var request = new StatementToReword(personId, statementId, body.Words, body.Language, await BasedOnAsync(http, gate, personId, statementId), Given(body.Capture)) { Pictures = Given(body.Pictures) };
        return Created(http, personId, await reword.RunAsync(http.Actor()!, request, key, http.RequestAborted));
    }

    internal static IResult Created(HttpContext http, Guid person, StatementSaid kept)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Created($"/api/v1/people/{person}/statements/{kept.StatementId}", new Kept(kept.StatementId, kept.WordingId));
    }

    private static CaptureGiven? Given(NewCapture? capture) =>
        capture is null ? null : new CaptureGiven(capture.How, Day.Read(capture.On, "capture.on"), capture.Present);

    private static List<PictureGiven>? Given(IReadOnlyList<NewPicture>? pictures) => pictures?.Select(one => new PictureGiven(one?.Code, one?.Pile)).ToList();

    /// <summary>
    /// The wording the caller read, when the statement is still what their tag says; else none that ever stands, which the
    /// unit finds stale unless it did this very request before.
    /// </summary>
    internal static async Task<Guid?> BasedOnAsync(HttpContext http, Gate gate, Guid person, Guid statement)
    {
        var match = http.Request.Headers.IfMatch.ToString().Trim();
        if (match.Length == 0 || match == "*") return null;
        using var record = await gate.OpenAsync(http.Actor()!, person, new Opening(Spoken), http.RequestAborted);
        var read = await WordsReading.OneAsync(record, statement);
        var tag = TaggedJson.Mark((await BodyAsync(record, read, http.RequestAborted)).WrittenSpan);
        await record.Looked;
        return tag == match ? read.Now.WordingId : Guid.Empty;
    }
}
