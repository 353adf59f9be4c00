using System.Globalization;
using System.Security.Cryptography;
using Alongside.Record;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Pages.Record;

/// <summary>The documents on the form for what happened: in each of a few places a file, and what it is in words. A browser keeps no file, the words are kept.</summary>
public sealed class HappenedDocuments
{
    private readonly Dictionary<int, string?> names = [];

    private List<DocumentToGive> given = [];

    public static IEnumerable<int> Places { get; } = Enumerable.Range(1, DocumentsBeside.Most);

    public static IEnumerable<string> NameFields { get; } = [.. Places.Select(DocumentsBeside.NameField)];

    public IReadOnlyList<DocumentToGive> Given => given;

    public string? NameIn(int place) => names.GetValueOrDefault(place);

    /// <summary>Something was written in this place or after it, so that what hides it stands open.</summary>
    public bool HasFrom(int place) => names.Any(one => one.Key >= place && !string.IsNullOrEmpty(one.Value));

    /// <summary>What makes the form another one: which contents, under which words.</summary>
    public IEnumerable<string?> All => [.. given.Select(one => Convert.ToHexStringLower(SHA256.HashData(one.Given is { } content ? content.Span : []))), .. Places.Select(NameIn)];

    /// <summary>A place with words and no file, or the other way round, is asked about and never guessed.</summary>
    public async Task ReadAsync(HttpRequest request, string pageLanguage, CancellationToken cancel)
    {
        foreach (var place in Places) names[place] = TypedWords.Of(request.Form[DocumentsBeside.NameField(place)]);
        foreach (var file in request.Form.Files)
        {
            var place = Places.FirstOrDefault(place => DocumentsBeside.Field(place) == file.Name, 1);
            var content = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content, cancel);
            given.Add(new DocumentToGive(NameIn(place), content, LanguageOfWords.Guess(NameIn(place), pageLanguage), place));
        }
        given.AddRange(Places.Where(place => !string.IsNullOrWhiteSpace(NameIn(place)) && given.TrueForAll(one => one.Place != place))
            .Select(place => new DocumentToGive(NameIn(place), null, LanguageOfWords.Guess(NameIn(place), pageLanguage), place)));
        given = [.. given.OrderBy(one => one.Place)];
    }

    public void GiveBack(IReadOnlyDictionary<string, string> fields)
    {
        foreach (var place in Places) names[place] = fields.GetValueOrDefault(DocumentsBeside.NameField(place));
    }
}

/// <summary>How a document is told of: what it is, in which form it comes, and how large it is.</summary>
internal static class DocumentWords
{
    internal static string Kind(string mediaType) => mediaType switch
    {
        Basics.CleanDocument.Pdf => "PDF",
        Basics.CleanDocument.Text => "Plain text",
        _ => "A picture",
    };

    /// <summary>In kilobytes, and from a thousand of them in megabytes.</summary>
    internal static IHtmlContent Size(Texts texts, long length) => length < 1_000_000
        ? texts["{number} kB", Math.Max(1, (length + 500) / 1000)]
        : texts["{number} MB", (length / 1_000_000d).ToString("0.0", CultureInfo.InvariantCulture)];

    /// <summary>What the file is called when it is saved: its words, without what no system takes in a name or what turns it round, and how it ends by what it was found to be.</summary>
    internal static string FileName(string name, string mediaType)
    {
        var ends = mediaType switch { Basics.CleanDocument.Pdf => ".pdf", Basics.CleanDocument.Text => ".txt", "image/png" => ".png", _ => ".jpg" };
        var kept = string.Concat(name.EnumerateRunes().Select(rune => System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format || rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? " " : rune.ToString()))
            .Trim(' ', '.');
        if (kept.EndsWith(ends, StringComparison.OrdinalIgnoreCase)) kept = kept[..^ends.Length];
        return (kept.Length == 0 ? "document" : kept) + ends;
    }
}
