using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Alongside.Bench.Limits;

/// <summary>One line of a record, as a limit reads it.</summary>
public readonly record struct RecordLine(Guid Statement, long Part, int AboutMe, Guid Wording, string Words, string Language, string Capture,
    string Present, string Writer, string Role, DateTime At);

/// <summary>
/// The same bytes the program answers for words of the person's own, written as plainly as can be. The bench compares the
/// two, so a limit cannot win by saying less.
/// </summary>
public sealed class RecordBytes : IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> bytes = new(16_384);
    private readonly Utf8JsonWriter json;
    private readonly string knownAs;

    public RecordBytes(Guid person, string knownAs, string language)
    {
        (json, this.knownAs) = (new Utf8JsonWriter(bytes, Plain), knownAs);
        json.WriteStartObject();
        json.WriteString("id"u8, person);
        json.WriteString("name"u8, knownAs);
        json.WriteString("language"u8, language);
        json.WriteString("notice"u8, $"This may not be everything. {knownAs} decides what each person sees.");
        json.WriteStartArray("statements"u8);
    }

    public void Add(in RecordLine line)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, line.Statement);
        json.WriteString("heading"u8, line.Part switch { 1 => "who-i-am"u8, 2 => "important"u8, 4 => "support-me"u8, 8 => "behave"u8, _ => "only-me"u8 });
        json.WriteNumber("aboutMe"u8, line.AboutMe);
        json.WriteString("wordingId"u8, line.Wording);
        json.WriteString("words"u8, line.Words);
        json.WriteString("language"u8, line.Language);
        json.WriteStartObject("voice"u8);
        json.WriteString("whose"u8, "person"u8);
        json.WriteString("how"u8, line.Capture);
        json.WriteBoolean("ownWords"u8, true);
        json.WriteString("label"u8, $"{knownAs}’s own words");
        json.WriteNull("confirmed"u8);
        json.WriteStartObject("writtenBy"u8);
        json.WriteString("name"u8, line.Writer);
        json.WriteString("role"u8, line.Role);
        json.WriteEndObject();
        json.WriteStartArray("present"u8);
        if (line.Present.Length > 0) json.WriteStringValue(line.Present);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("at"u8, line.At);
        json.WriteNull("disagreement"u8);
        json.WriteStartArray("suggestions"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public ReadOnlyMemory<byte> End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    public void Dispose() => json.Dispose();
}
