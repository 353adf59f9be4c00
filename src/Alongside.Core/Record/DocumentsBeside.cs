using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Record;

/// <summary>A document as it was chosen (null: there are words for one, and none was), what it is in words, and in which place of the form it stood.</summary>
public sealed record DocumentToGive(string? Name, ReadOnlyMemory<byte>? Given, string? Language = null, int Place = 1);

/// <summary>The documents a worker puts beside what happened. They belong to that note: kept with it, read where it is read, moved when it is.</summary>
public sealed class DocumentsBeside(FilesKept files, CleanDocument clean)
{
    public const int Most = 5;

    /// <summary>All of one note together, as a multiple of what one file may be. With more a form is not taken at all.</summary>
    public const int MostTogether = 3;

    private const int MostName = 100;

    internal sealed record Brought(string Name, string Language, FileBrought File);

    public static string Field(int place) => $"document{place}";

    public static string NameField(int place) => $"documentName{place}";

    /// <summary>All are looked into before one is laid anywhere.</summary>
    internal async Task<IReadOnlyList<Brought>> BringAsync(IReadOnlyList<DocumentToGive> given, CancellationToken cancel)
    {
        if (given.Count == 0) return [];
        if (given.Count > Most) throw new Refused("At most {most} documents stand beside one note. Write another note for the rest.", [Most], Field(1));
        if (given.Sum(one => (long)(one.Given?.Length ?? 0)) > (long)clean.MostBytes * MostTogether)
            throw new Refused("These documents are larger than {most} MB together. Choose fewer, or smaller ones.", [clean.MostBytes / (1024 * 1024) * MostTogether], Field(given[0].Place));
        var looked = new List<(string Name, string Language, CleanedDocument Document)>();
        foreach (var one in given)
        {
            if (one.Given is not { } content) throw new Refused("Choose the document that these words are for, or empty them.", Field(one.Place));
            // One line, since it is what the file is called when it is saved.
            var name = PlainText.Required(one.Name, MostName, NameField(one.Place), "Write what this document is.").ReplaceLineEndings(" ").Trim();
            looked.Add((name, CaptureRules.Language(one.Language), await clean.RunAsync(content, Field(one.Place), cancel)));
        }
        var brought = await files.BringAsync([.. looked.Select(one => new FileToBring(one.Document.Bytes, one.Document.MediaType, one.Document.Width, one.Document.Height))], cancel);
        return [.. looked.Zip(brought, (one, file) => new Brought(one.Name, one.Language, file))];
    }

    internal static async Task GiveAsync(Unit unit, Happening row, IReadOnlyList<Brought> documents)
    {
        foreach (var one in documents)
        {
            var file = await FilesKept.GiveAsync(unit, one.File, Parts.Happened, FileKinds.Document, one.Name, one.Language, row.HappeningId);
            unit.Happened(EventKinds.DocumentGiven, Happening.EventPart(row.WithheldUntil, unit.At), file.FileId);
        }
    }
}
