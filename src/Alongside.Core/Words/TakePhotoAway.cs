using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// The person takes a photo out of their pictures. Where something was ever said with it, it stays for those words, as words
/// do; otherwise nothing is left of it.
/// </summary>
public sealed class TakePhotoAway(IWriter writer)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid photo, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var file = await unit.Record.Files.AsTracking().SingleOrDefaultAsync(row => row.FileId == photo && row.Kind == FileKinds.Photo && row.GoneAt == null) ?? throw new NotHere();
            if ((unit.Admission.Reword & file.PartBit) == Parts.None) throw new NotHere();
            var code = PictureShelf.CodeOf(photo) + " ";
            if (await unit.Record.Wordings.AnyAsync(row => row.Pictures != null && row.Pictures.Contains(code))) file.TakeAway(unit.At);
            else await FilesKept.ThrowAwayAsync(unit, file);
            unit.Happened(EventKinds.PhotoTakenAway, file.PartBit, photo);
            return photo;
        }, cancel);
}
