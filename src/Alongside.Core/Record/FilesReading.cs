using Alongside.Basics;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>A file as it is handed over.</summary>
public sealed record FileToShow(string Kind, string MediaType, byte[] Sha256, string Name);

/// <summary>What may be read of the files of an opened record.</summary>
public static class FilesReading
{
    /// <summary>
    /// A file of a part that is open here, a photo that words show which are, or a document of what happened. <see cref="NotHere"/> for everything else,
    /// whether it is hidden, thrown away or was never given.
    /// </summary>
    public static async Task<FileToShow> OneAsync(OpenedRecord record, Guid file, CancellationToken cancel = default)
    {
        var kept = await record.Db.Files.Where(row => row.FileId == file && row.Sha256 != null && row.HappeningId == null)
            .Select(row => new FileToShow(row.Kind, row.MediaType, row.Sha256!, row.Name)).SingleOrDefaultAsync(cancel);
        return kept ?? await record.Db.PhotosNow.Where(row => row.FileId == file)
            .Select(row => new FileToShow(FileKinds.Photo, row.MediaType, row.Sha256, "")).FirstOrDefaultAsync(cancel) ?? await DocumentAsync(record, file, cancel);
    }

    /// <summary>A document beside what happened, as far as the note itself is read here.</summary>
    public static async Task<FileToShow> DocumentAsync(OpenedRecord record, Guid file, CancellationToken cancel = default) =>
        await record.Db.HappeningDocuments.Where(row => row.FileId == file)
            .Select(row => new FileToShow(FileKinds.Document, row.MediaType, row.Sha256, row.Name)).SingleOrDefaultAsync(cancel) ?? throw new NotHere();
}
