using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Alongside.Web.Access;

/// <summary>This page takes a file. Every other form with one in it is turned away.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute;

/// <summary>
/// Takes in a form with a file in it, in memory and nowhere else: a photo must not lie in a temporary folder with where it was
/// taken still in it. Of a file that is too large only so much is kept that one can tell; so the words beside it are not lost.
/// </summary>
internal static class FileForms
{
    private const int MostFields = 50;
    private const int MostWords = 64 * 1024;

    /// <summary>What is read at all, as a multiple of what is kept: more than that is no mistake in choosing a photo.</summary>
    private const int MostTimes = 4;

    internal static bool HasFiles(HttpContext http) =>
        http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    internal static async Task ReadAsync(HttpContext http, int mostBytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = (long)mostBytes * MostTimes;
        var boundary = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (boundary is not { Length: > 0 and <= 70 }) throw new InvalidDataException("A form without a boundary.");
        var (fields, files) = (new KeyValueAccumulator(), new FormFileCollection());
        var reader = new MultipartReader(boundary, http.Request.Body);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var named)) continue;
            if (fields.ValueCount + files.Count >= MostFields) throw new InvalidDataException("More fields than any form has.");
            var name = HeaderUtilities.RemoveQuotes(named.Name).Value ?? "";
            if (named.IsFileDisposition()) files.Add(FileOf(name, await BytesAsync(section.Body, mostBytes + 1, http.RequestAborted)));
            else fields.Append(name, Encoding.UTF8.GetString((await BytesAsync(section.Body, MostWords, http.RequestAborted)).ToArray()));
        }
        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields.HasValues ? fields.GetResults() : new Dictionary<string, StringValues>(), files)));
    }

    /// <summary>What the file is called is nobody's business: it is looked at, and given a word.</summary>
    private static FormFile FileOf(string name, MemoryStream content) => new(content, 0, content.Length, name, "") { Headers = new HeaderDictionary() };

    private static async Task<MemoryStream> BytesAsync(Stream body, int most, CancellationToken cancel)
    {
        var (kept, piece) = (new MemoryStream(), new byte[81_920]);
        while (await body.ReadAsync(piece, cancel) is > 0 and var many)
            kept.Write(piece, 0, (int)Math.Min(many, most - kept.Length));
        kept.Position = 0;
        return kept;
    }
}
