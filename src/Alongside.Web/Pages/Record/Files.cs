using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.Net.Http.Headers;

namespace Alongside.Web.Pages.Record;

/// <summary>Hands over files: those of a record through its gate, in the part they are in; and the pictures of an installation's folder, which are about nobody.</summary>
public static class Files
{
    public static void MapFiles(this WebApplication app)
    {
        app.MapGet("/people/{personId:guid}/files/{part}/{fileId:guid}", OfARecordAsync).WithMetadata(FileMark.One).ExcludeFromDescription();
        app.MapGet("/pictures/{print}", OfTheFolder).WithMetadata(FileMark.One, new OpenAttribute("A picture of the installation's folder. It is about nobody, and its address says nothing of what it shows.")).ExcludeFromDescription();
    }

    [AboutAPerson(Parts.None, PartInAddress = true)]
    private static async Task<IResult> OfARecordAsync(HttpContext http, Guid fileId, KeptBytes bytes, CancellationToken cancel)
    {
        var file = await FilesReading.OneAsync(http.Opened(), fileId, cancel);
        var content = bytes.Open(file.Sha256) ?? throw new NotHere();
        return await HandOverAsync(http, file, content);
    }

    internal static async Task<IResult> HandOverAsync(HttpContext http, FileToShow file, Stream content)
    {
        http.Response.RegisterForDispose(content);
        await http.LookedFirstAsync();
        // As every page about somebody: nothing of it is left in a browser.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
        http.Response.Headers.ContentDisposition = Disposition(file).ToString();
        return Results.Stream(content, file.MediaType == CleanDocument.Text ? "text/plain; charset=utf-8" : file.MediaType);
    }

    /// <summary>A photo is looked at where it stands; anything else is only ever saved.</summary>
    private static ContentDispositionHeaderValue Disposition(FileToShow file)
    {
        var value = new ContentDispositionHeaderValue(file.Kind == FileKinds.Photo ? "inline" : "attachment");
        value.SetHttpFileName(file.Kind == FileKinds.Photo ? "photo" : DocumentWords.FileName(file.Name, file.MediaType));
        return value;
    }

    private static IResult OfTheFolder(HttpContext http, string print, FolderPictures folder)
    {
        if (folder.FileOf(print) is not { } file || !File.Exists(file.Path)) throw new NotHere();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.ContentDisposition = "inline";
        return Results.File(file.Path, file.MediaType);
    }
}
