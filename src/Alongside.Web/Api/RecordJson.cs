using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    internal static ArrayBufferWriter<byte> Write(AboutMe record)
    {
        var bytes = new ArrayBufferWriter<byte>(8192);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        json.WriteString("id"u8, record.Person);
        json.WriteString("knownAs"u8, record.KnownAs);
        json.WriteString("language"u8, record.Language);
        json.WriteString("notice"u8, Notice(record.KnownAs));
        json.WriteStartArray("statements"u8);
        foreach (var statement in record.Statements) Write(json, record.KnownAs, statement);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes;
    }

    internal static ArrayBufferWriter<byte> Write(OneStatement statement)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(bytes, Plain);
        Write(json, statement.KnownAs, statement.Now);
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

    private static void Write(Utf8JsonWriter json, string knownAs, StatementNow now)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, now.StatementId);
        json.WriteString("heading"u8, PartTable.Code(now.PartBit));
        json.WriteNumber("aboutMe"u8, now.AboutMe);
        WriteWords(json, knownAs, now);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, string knownAs, ISpoken spoken)
    {
        var capture = CaptureTable.Find(spoken.Capture)!;
        json.WriteString("wordingId"u8, spoken.WordingId);
        json.WriteString("words"u8, spoken.Words);
        json.WriteString("language"u8, spoken.Language);
        json.WriteStartObject("voice"u8);
        json.WriteString("whose"u8, capture.WhoseVoice);
        json.WriteString("how"u8, capture.Code);
        json.WriteBoolean("ownWords"u8, capture.IsOwnWords);
        json.WriteString("label"u8, capture.Label(knownAs, spoken.WriterName));
        if (capture.WaitsForYes) json.WriteString("state"u8, $"Not yet checked with {knownAs}");
        json.WriteStartObject("writtenBy"u8);
        json.WriteString("name"u8, spoken.WriterName);
        json.WriteString("role"u8, spoken.WriterRole);
        json.WriteEndObject();
        if (spoken.SaidOn is { } day) json.WriteString("on"u8, day.ToString("yyyy-MM-dd", null));
        json.WriteStartArray("present"u8);
        if (spoken.Present.Length > 0) foreach (var name in spoken.Present.Split('\n')) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("at"u8, spoken.At);
    }

    // The shapes below are never made: they tell /openapi/v1.json what the writer above writes, and a test compares them.
    internal sealed record Shape(Guid Id, string KnownAs, string Language, string Notice, IReadOnlyList<StatementShape> Statements);

    internal sealed record StatementShape(Guid Id, string Heading, int AboutMe, Guid WordingId, string Words, string Language, VoiceShape Voice, DateTime At);

    internal sealed record WordingsShape(Guid Id, IReadOnlyList<WordingShape> Wordings);

    internal sealed record WordingShape(Guid WordingId, string Words, string Language, VoiceShape Voice, DateTime At);

    internal sealed record VoiceShape(string Whose, string How, bool OwnWords, string Label, string? State, WriterShape WrittenBy, string? On, IReadOnlyList<string> Present);

    internal sealed record WriterShape(string Name, string Role);
}
