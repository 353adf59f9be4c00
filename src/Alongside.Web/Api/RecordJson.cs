using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Api;

/// <summary>
/// A record as JSON, written straight to bytes: it is the page that is read most. Only what the viewer may see reaches this
/// code; it adds no counts, numbers or dates of what it was not given.
/// </summary>
internal static class RecordJson
{
    /// <summary>Said of every record to every reader, whether or not something is hidden.</summary>
    private static string Notice(string knownAs) => $"This may not be everything. {knownAs} decides what each person sees.";

    // The API is read by programs, never inside a page, so words stay readable in every script.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What stands beside the words: open suggestions this reader may see, and why the person does not agree.</summary>
    internal sealed record Beside(IReadOnlyList<Suggestion> Suggestions, IReadOnlyDictionary<Guid, MarkNow> Reasons)
    {
        /// <summary>How the person says yes and no; read where people understand something together.</summary>
        internal Communication? Signs { get; init; }

        internal static readonly Beside Nothing = new([], new Dictionary<Guid, MarkNow>());
    }

    internal static ArrayBufferWriter<byte> Write(AboutMe record, Beside beside)
    {
        // Most records fit; one that grows is copied whole.
        var bytes = new ArrayBufferWriter<byte>(16_384);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        json.WriteString("id"u8, record.Person);
        json.WriteString("name"u8, record.KnownAs);
        json.WriteString("language"u8, record.Language);
        json.WriteString("notice"u8, Notice(record.KnownAs));
        json.WriteStartArray("statements"u8);
        foreach (var statement in record.Statements) Write(json, record.KnownAs, statement, beside);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes;
    }

    internal static ArrayBufferWriter<byte> Write(OneStatement statement, Beside beside)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(bytes, Plain);
        Write(json, statement.KnownAs, statement.Now, beside);
        json.Flush();
        return bytes;
    }

    internal static ArrayBufferWriter<byte> Write(OneStatement statement, IReadOnlyList<Wording> earlier)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(bytes, Plain);
        var now = statement.Now;
        json.WriteStartObject();
        json.WriteString("id"u8, now.StatementId);
        json.WriteStartArray("wordings"u8);
        foreach (var spoken in earlier.Prepend<ISpoken>(now))
        {
            json.WriteStartObject();
            WriteWords(json, statement.KnownAs, spoken);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes;
    }

    private static void Write(Utf8JsonWriter json, string knownAs, StatementNow now, Beside beside)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, now.StatementId);
        json.WriteString("heading"u8, PartTable.Code(now.PartBit));
        json.WriteNumber("aboutMe"u8, now.AboutMe);
        WriteWords(json, knownAs, now, now, beside.Signs);
        WriteDisagreement(json, now, beside);
        if (now.Decided is { } decided) WriteDecided(json, decided);
        json.WriteStartArray("suggestions"u8);
        foreach (var suggestion in beside.Suggestions)
        {
            if (suggestion.StatementId == now.StatementId) Write(json, suggestion);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDisagreement(Utf8JsonWriter json, StatementNow now, Beside beside)
    {
        if (now.DisagreedAt is not { } at)
        {
            json.WriteNull("disagreement"u8);
            return;
        }
        json.WriteStartObject("disagreement"u8);
        json.WriteString("at"u8, at);
        if (beside.Reasons.TryGetValue(now.StatementId, out var because)) json.WriteString("because"u8, because.Words);
        json.WriteEndObject();
    }

    /// <summary>Decided for the person by a lawful power: never a yes of theirs, and so never among what confirms.</summary>
    private static void WriteDecided(Utf8JsonWriter json, DecidedNow decided)
    {
        json.WriteStartObject("decidedFor"u8);
        json.WriteString("id"u8, decided.DecisionId);
        json.WriteString("words"u8, decided.Words);
        json.WriteString("language"u8, decided.Language);
        json.WriteString("power"u8, decided.Power);
        json.WriteString("holder"u8, decided.Holder);
        json.WriteString("on"u8, decided.DecidedOn.ToString("yyyy-MM-dd", null));
        json.WriteString("reviewOn"u8, decided.ReviewOn.ToString("yyyy-MM-dd", null));
        if (decided.ObjectedAt is { } at) json.WriteString("objectedAt"u8, at);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Suggestion suggestion)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, suggestion.SuggestionId);
        json.WriteString("words"u8, suggestion.Words);
        json.WriteString("language"u8, suggestion.Language);
        json.WriteString("reason"u8, suggestion.Reason);
        json.WriteString("whoseIdea"u8, suggestion.WhoseIdea);
        json.WriteString("askBy"u8, suggestion.AskBy);
        WriteWriter(json, suggestion.WriterName, suggestion.WriterRole);
        if (suggestion.Answered is { } answered) json.WriteString("answered"u8, answered);
        json.WriteString("at"u8, suggestion.At);
        json.WriteEndObject();
    }

    private static void WriteWriter(Utf8JsonWriter json, string name, string role)
    {
        json.WriteStartObject("writtenBy"u8);
        json.WriteString("name"u8, name);
        json.WriteString("role"u8, role);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, string knownAs, ISpoken spoken, StatementNow? now = null, Communication? signs = null)
    {
        var confirmedAt = now?.ConfirmedAt;
        var capture = CaptureTable.Find(spoken.Capture)!;
        var waits = capture.WaitsForYes(spoken.WrittenAs);
        json.WriteString("wordingId"u8, spoken.WordingId);
        json.WriteString("words"u8, spoken.Words);
        json.WriteString("language"u8, spoken.Language);
        if (spoken.Pictures is not null) WritePictures(json, PicturesChosen.Read(spoken.Pictures));
        json.WriteStartObject("voice"u8);
        json.WriteString("whose"u8, capture.WhoseVoice);
        json.WriteString("how"u8, capture.Code);
        json.WriteBoolean("ownWords"u8, capture.IsOwnWords(spoken.WrittenAs) || (waits && confirmedAt is not null && now?.DisagreedAt is null));
        json.WriteString("label"u8, capture.Label(knownAs, spoken.WriterName));
        if (waits && confirmedAt is null) json.WriteString("state"u8, $"Not yet checked with {knownAs}");
        if (now?.WaitsForASecond == true) json.WriteString("state"u8, $"Waits for a second person, who knows {knownAs} in another way");
        if (confirmedAt is { } at)
        {
            json.WriteStartObject("confirmed"u8);
            json.WriteString("how"u8, now!.ConfirmedHow);
            json.WriteString("at"u8, at);
            json.WriteEndObject();
        }
        else json.WriteNull("confirmed"u8);
        WriteWriter(json, spoken.WriterName, spoken.WriterRole);
        if (spoken.SaidOn is { } day) json.WriteString("on"u8, day.ToString("yyyy-MM-dd", null));
        json.WriteStartArray("present"u8);
        if (spoken.Present.Length > 0) foreach (var name in spoken.Present.Split('\n')) json.WriteStringValue(name);
        json.WriteEndArray();
        if (now is { Observers.Count: > 0 }) WriteUnderstanding(json, now, signs);
        json.WriteEndObject();
        json.WriteString("at"u8, spoken.At);
    }

    /// <summary>Who saw it, by when somebody looks again, and the person's signs of yes and no.</summary>
    private static void WriteUnderstanding(Utf8JsonWriter json, StatementNow now, Communication? signs)
    {
        json.WriteStartObject("understanding"u8);
        json.WriteStartArray("observers"u8);
        foreach (var observer in now.Observers)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, observer.Name);
            json.WriteString("role"u8, observer.Role);
            json.WriteString("saw"u8, observer.Saw);
            json.WriteString("at"u8, observer.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("reviewBy"u8, now.ReviewBy?.ToString("yyyy-MM-dd", null));
        WriteSigns(json, "yes", signs, NeedKind.Yes);
        WriteSigns(json, "no", signs, NeedKind.No);
        json.WriteEndObject();
    }

    private static void WriteSigns(Utf8JsonWriter json, string name, Communication? signs, NeedKind kind)
    {
        json.WriteStartArray(name);
        foreach (var sign in signs?.Of(kind) ?? []) json.WriteStringValue(sign.Words);
        json.WriteEndArray();
    }

    private static void WritePictures(Utf8JsonWriter json, IReadOnlyList<PictureChosen> pictures)
    {
        json.WriteStartArray("pictures"u8);
        foreach (var one in pictures)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, one.Code);
            json.WriteString("word"u8, one.Word);
            json.WriteString("pile"u8, one.Pile);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // The shapes below are never made: they tell /openapi/v1.json what the writer above writes, and a test compares them.
    internal sealed record Shape(Guid Id, string Name, string Language, string Notice, IReadOnlyList<StatementShape> Statements);

    internal sealed record StatementShape(Guid Id, string Heading, int AboutMe, Guid WordingId, string Words, string Language, IReadOnlyList<PictureShape>? Pictures, VoiceShape Voice, DateTime At,
        DisagreementShape? Disagreement, IReadOnlyList<SuggestionShape> Suggestions)
    {
        // Only where something was decided.
        public DecidedForShape? DecidedFor { get; init; }
    }

    internal sealed record DecidedForShape(Guid Id, string Words, string Language, string Power, string Holder, DateOnly On, DateOnly ReviewOn, DateTime? ObjectedAt);

    internal sealed record DisagreementShape(DateTime At, string? Because);

    internal sealed record SuggestionShape(Guid Id, string Words, string Language, string Reason, string WhoseIdea, string AskBy, WriterShape WrittenBy, string? Answered, DateTime At);

    internal sealed record PictureShape(string Code, string Word, string Pile);

    internal sealed record ConfirmedShape(string How, DateTime At);

    internal sealed record WordingsShape(Guid Id, IReadOnlyList<WordingShape> Wordings);

    internal sealed record WordingShape(Guid WordingId, string Words, string Language, IReadOnlyList<PictureShape>? Pictures, VoiceShape Voice, DateTime At);

    internal sealed record VoiceShape(string Whose, string How, bool OwnWords, string Label, string? State, ConfirmedShape? Confirmed, WriterShape WrittenBy, string? On, IReadOnlyList<string> Present,
        UnderstandingShape? Understanding);

    internal sealed record UnderstandingShape(IReadOnlyList<ObserverShape> Observers, string? ReviewBy, IReadOnlyList<string> Yes, IReadOnlyList<string> No);

    internal sealed record ObserverShape(string Name, string Role, string? Saw, DateTime At);

    internal sealed record WriterShape(string Name, string Role);
}
