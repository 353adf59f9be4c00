using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// The pictures one writer can pick from: the person's own photos, when it is the person, then ours, then those of the
/// installation's folder.
/// </summary>
public sealed class PictureShelf(FolderPictures folder, IReadOnlyList<Picture> photos)
{
    /// <summary>With what the code of a photo begins. The database looks for it too (<c>photo_now</c>).</summary>
    public const string PhotoMark = "photo:";

    public IReadOnlyList<Picture> Photos { get; } = photos;

    public static async Task<PictureShelf> OfAsync(RecordDb db, FolderPictures folder, CancellationToken cancel = default) => new(folder,
        await db.Files.Where(row => row.Kind == FileKinds.Photo && row.PartBit == Parts.OnlyMe && row.GoneAt == null).OrderBy(row => row.At).ThenBy(row => row.FileId)
            .Select(row => Photo(row.PersonId, row.FileId, row.Name)).ToListAsync(cancel));

    /// <summary>The shelf for what was picked: where no photo is among it, nothing is asked for.</summary>
    internal static Task<PictureShelf> ForAsync(Unit unit, FolderPictures folder, IReadOnlyList<PictureGiven>? given) =>
        given?.Any(one => one?.Code?.StartsWith(PhotoMark, StringComparison.Ordinal) == true) == true ? OfAsync(unit.Record, folder) : Task.FromResult(new PictureShelf(folder, []));

    public static string CodeOf(Guid photo) => $"{PhotoMark}{photo:N}";

    public static string AddressOf(Guid person, Parts part, Guid photo) => $"/people/{person}/files/{PartTable.Code(part)}/{photo}";

    /// <summary>What stands beside the word of a picture that words hold, in the part where those words are; null when it is not there any more.</summary>
    public static string? Shown(FolderPictures folder, string code, Guid person, Parts part)
    {
        if (code.StartsWith(PhotoMark, StringComparison.Ordinal)) return Guid.TryParseExact(code[PhotoMark.Length..], "N", out var photo) ? AddressOf(person, part, photo) : null;
        return code.StartsWith(FolderPictures.Mark, StringComparison.Ordinal) ? folder.Find(code)?.Shown : PictureTable.Find(code)?.Shown;
    }

    public Picture? Find(string? code) =>
        code is null ? null : PictureTable.Find(code) ?? folder.Find(code) ?? Photos.FirstOrDefault(photo => photo.Code == code);

    /// <summary>Pile by pile; in each the photos, then ours in the order of the table, then those of the folder.</summary>
    internal List<PictureChosen> From(IReadOnlyList<PictureGiven> given, string language)
    {
        if (given.Count == 0) throw new Refused("Choose at least one picture.", "pictures");
        if (given.Any(one => Find(one.Code) is null)) throw new Refused("Choose from the pictures there are.", "pictures");
        if (given.Any(one => PicturesChosen.Piles.All(pile => pile.Code != one.Pile))) throw new Refused("Put each picture to what is important, not sure or not important.", "pictures");
        if (given.DistinctBy(one => one.Code).Count() < given.Count) throw new Refused("Each picture stands in one place only.", "pictures");
        return Sorted(given, language);
    }

    /// <summary>What is there of what was picked, without a complaint about the rest: it is not said yet.</summary>
    public List<PictureChosen> Sorted(IEnumerable<PictureGiven> given, string language)
    {
        var picked = given.Where(one => one.Code is not null).DistinctBy(one => one.Code).Select(one => (one.Pile, Picture: Find(one.Code))).Where(one => one.Picture is not null).ToList();
        return [.. from pile in PicturesChosen.Piles
                   from one in picked
                   where one.Pile == pile.Code
                   orderby PlaceOf(one.Picture!), one.Picture!.Code
                   select new PictureChosen(one.Picture!.Code, pile.Code, one.Picture.Word(language)) { Shown = one.Picture.Shown }];
    }

    /// <summary>Each of the words looked for begins a word of it. The very word comes first, and what is nearer to it.</summary>
    public IReadOnlyList<Picture> Search(string looked)
    {
        var words = Picture.WordsOf(looked);
        if (words.Length == 0) return [];
        var inFolder = folder.Rows.Where(row => row.IsFoundBy(words)).OrderBy(row => row.English.Length).ThenBy(row => row.English, StringComparer.Ordinal).ThenBy(row => row.Code, StringComparer.Ordinal);
        return [.. Photos.Where(row => row.IsFoundBy(words)).Concat(PictureTable.Search(looked)).Concat(inFolder).Take(PictureTable.MostFound)];
    }

    private (int, int) PlaceOf(Picture picture)
    {
        if (picture.Code.StartsWith(PhotoMark, StringComparison.Ordinal)) return (0, Photos.ToList().IndexOf(picture));
        return picture.Code.StartsWith(FolderPictures.Mark, StringComparison.Ordinal) ? (2, 0) : (1, PictureTable.PlaceOf(picture));
    }

    private static Picture Photo(Guid person, Guid file, string name) => new(CodeOf(file), "", AddressOf(person, Parts.OnlyMe, file), name, name, "");
}
