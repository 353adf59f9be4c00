using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Pages.Record;

namespace Alongside.Web.Api;

/// <summary>What happened, as a program of an organisation writes it. <c>Met</c> is whether they met, spoke or heard from each other.</summary>
public sealed record NewHappening(string? Kind, bool? Met, string? Words, string? Language, DateTime? At, string? Place, IReadOnlyList<string>? Present, string? Whose, string? SaidBy,
    NewCheck? Check, NewWithholding? Withhold, Guid? Corrects, string? Because);

/// <summary>Who checks that the person is safe, and by when.</summary>
public sealed record NewCheck(Guid? By, DateTime? Due);

/// <summary>By which exemption it is kept from the person, why, and until which day.</summary>
public sealed record NewWithholding(string? Exemption, string? Because, string? Until);

/// <summary>It is kept, under this id.</summary>
public sealed record Happened(Guid Id);

/// <summary>What organisations write of their own work, for programs.</summary>
internal static class HappenedApi
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void MapHappened(this RouteGroupBuilder api)
    {
        api.MapGet("/people/{personId}/happened", ReadAsync).WithName("ReadHappened").WithSummary("What happened, newest first, a page at a time: what this reader may see.")
            .Produces<HappenedJson>().ProducesProblem(404);
        api.MapPost("/people/{personId}/happened", WriteAsync).WithName("WriteHappening").WithSummary("Write down what happened, or correct it by another. Nothing is ever rewritten.")
            .Accepts<NewHappening>("application/json").Produces<Happened>(201).ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/people/{personId}/happened/documents/{documentId:guid}", DocumentAsync).WithMetadata(FileMark.One).WithName("ReadDocument").WithSummary("A document beside what happened, as it is kept. It is to be saved, never shown in a page.")
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(404);
    }

    [AboutAPerson(Parts.Happened)]
    private static async Task<IResult> DocumentAsync(HttpContext http, Guid documentId, KeptBytes bytes, CancellationToken cancel)
    {
        var file = await FilesReading.DocumentAsync(http.Opened(), documentId, cancel);
        return await Files.HandOverAsync(http, file, bytes.Open(file.Sha256) ?? throw new NotHere());
    }

    [AboutAPerson(Parts.Happened)]
    private static async Task<IResult> ReadAsync(HttpContext http, string? kind = null, int page = 1)
    {
        var record = http.Opened();
        if (((record.Admission.Read | record.Admission.OwnWork) & Parts.Happened) == Parts.None) throw new NotHere();
        var shown = await HappenedReading.PageAsync(record, kind, page, http.RequestAborted);
        var bytes = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(json, new HappenedJson([.. shown.Lines.Select(line => Line(line, record.At))], [.. shown.Away.Select(away => new AwayJson(away.At, away.TakenAwayAt))], shown.Page, shown.More), Plain);
        return new TaggedJson(bytes);
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> WriteAsync(HttpContext http, Guid personId, WriteHappening write)
    {
        var (body, key) = await ApiBody.ReadAsync<NewHappening>(http);
        var id = await write.RunAsync(http.Actor()!, new HappeningToWrite(personId, body.Kind, body.Met, body.Words, body.Language)
        {
            HappenedAt = body.At?.ToUniversalTime(), Place = body.Place, Present = body.Present, Whose = body.Whose, SaidBy = body.SaidBy, CheckBy = body.Check?.By, CheckDue = body.Check?.Due?.ToUniversalTime(),
            Withhold = body.Withhold is { } given ? new ExemptionGiven(given.Exemption, given.Because, Day.Read(given.Until, "exemptUntil"), body.Language) : null, Corrects = body.Corrects, Because = body.Because,
        }, key, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Created($"/api/v1/people/{personId}/happened", new Happened(id));
    }

    private static LineJson Line(HappenedLine line, DateTime at)
    {
        var now = line.Now;
        return new LineJson(Entry(line, now), line.Organisation, [.. line.Earlier.Select(row => Entry(line, row))],
            line.Mark is { } mark ? new DisagreesJson(mark.Words, mark.Language, mark.At) : null,
            line.Check is { } check ? new CheckJson(check.CheckerName, check.DueAt, check.DoneAt, check.DoerName, check.Found) : null,
            line.Withholding is { } decided && now.IsWithheld(at) ? new WithheldJson(decided.Exemption, decided.Because, decided.UntilAt, decided.DeciderName) : null);
    }

    private static HappeningJson Entry(HappenedLine line, Happening row) => new(row.HappeningId, row.Kind, row.HappenedAt, row.Met, row.Words, row.Language, row.Whose, row.SaidBy, row.Place,
        row.Present.Length == 0 ? [] : row.Present.Split('\n'), row.WriterName, row.WriterRole, row.At, row.Corrects, row.Because, row.MovedAt)
    { Documents = [.. line.DocumentsOf(row).Select(document => new DocumentJson(document.FileId, document.Name, document.Language, document.MediaType, document.Length))] };

    internal sealed record HappenedJson(IReadOnlyList<LineJson> Happened, IReadOnlyList<AwayJson> TakenAway, int Page, bool More);

    internal sealed record LineJson(HappeningJson Now, string Organisation, IReadOnlyList<HappeningJson> Earlier, DisagreesJson? Disagrees, CheckJson? Check, WithheldJson? Withheld);

    internal sealed record HappeningJson(Guid Id, string Kind, DateTime At, bool Met, string? Words, string Language, string Whose, string? SaidBy, string? Place, IReadOnlyList<string> Present,
        string Writer, string Role, DateTime WrittenAt, Guid? Corrects, string? Because, DateTime? MovedAt)
    {
        /// <summary>Programs were promised the others before there were documents: this one came later.</summary>
        public IReadOnlyList<DocumentJson> Documents { get; init; } = [];
    }

    internal sealed record DocumentJson(Guid Id, string Name, string Language, string MediaType, long Length);

    internal sealed record DisagreesJson(string? Words, string Language, DateTime At);

    internal sealed record CheckJson(string By, DateTime Due, DateTime? DoneAt, string? DoneBy, string? Found);

    internal sealed record WithheldJson(string Exemption, string Because, DateTime Until, string DecidedBy);

    internal sealed record AwayJson(DateTime WrittenAt, DateTime TakenAwayAt);
}
