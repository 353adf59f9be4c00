using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>A picture as it was brought, and the word that will always stand beside it.</summary>
public sealed record PhotoToAdd(Guid Person, string? Word, string? Language, ReadOnlyMemory<byte> Given);

/// <summary>
/// The person puts a photo of their own among the pictures they can point to. Nobody else sees it there; others see it where
/// the person says something with it, and only those whom they let read that.
/// </summary>
public sealed class AddPhoto(IWriter writer, FilesKept files, CleanPicture clean)
{
    /// <summary>So many that a page of them stays a page.</summary>
    public const int Most = 60;

    private const int MostWord = 60;

    public async Task<Guid> RunAsync(Actor actor, PhotoToAdd request, RequestKey? key = null, CancellationToken cancel = default)
    {
        // One line, since a picture and its word are kept in one.
        var word = PlainText.Required(request.Word, MostWord, "word", "Write the word for this photo.").ReplaceLineEndings(" ").Trim();
        var language = CaptureRules.Language(request.Language);
        var picture = await clean.RunAsync(request.Given, "photo", cancel);
        var brought = (await files.BringAsync([new FileToBring(picture.Bytes, picture.MediaType, picture.Width, picture.Height)], cancel))[0];
        return await writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.OnlyMe) == Parts.None) throw new NotHere();
            if (await unit.Record.Files.CountAsync(row => row.Kind == FileKinds.Photo && row.PartBit == Parts.OnlyMe && row.GoneAt == null) >= Most)
                throw new Refused("You have {most} photos here, and more do not fit on a page. Take one away first.", [Most], "photo");
            var file = await FilesKept.GiveAsync(unit, brought, Parts.OnlyMe, FileKinds.Photo, word, language);
            unit.Happened(EventKinds.PhotoAdded, Parts.OnlyMe, file.FileId);
            return file.FileId;
        }, cancel);
    }
}
