using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>Content that lies in the folder of files and belongs to no record yet. If it never does, it is gone after a day.</summary>
public sealed record FileBrought(Guid FileId, byte[] Sha256, long Length, string MediaType, int? Width = null, int? Height = null);

/// <summary>Content to be laid there, already looked into.</summary>
public sealed record FileToBring(ReadOnlyMemory<byte> Content, string MediaType, int? Width = null, int? Height = null);

/// <summary>How a file comes into a record: brought first, then given to a part of it in the unit that says so. Taken away in one too.</summary>
public sealed class FilesKept(IWriter writer, KeptBytes bytes)
{
    private static readonly TimeSpan ToBeGiven = TimeSpan.FromDays(1);

    /// <summary>Says that they are needed, all in one unit, then writes them: in this order nothing is ever left lying there.</summary>
    public async Task<IReadOnlyList<FileBrought>> BringAsync(IReadOnlyList<FileToBring> files, CancellationToken cancel = default)
    {
        var brought = files.Select(file => new FileBrought(Ids.Opaque(), KeptBytes.PlaceOf(file.Content.Span), file.Content.Length, file.MediaType, file.Width, file.Height)).ToList();
        await writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.BytesNeeded.AddRange(brought.Select(file => new BytesNeeded { NeedId = file.FileId, Sha256 = file.Sha256, EndsAt = unit.At + ToBeGiven }));
            return Task.FromResult(true);
        }, cancel);
        foreach (var (file, place) in files.Zip(brought)) await bytes.PutAsync(place.Sha256, file.Content, cancel);
        return brought;
    }

    internal static async Task<KeptFile> GiveAsync(Unit unit, FileBrought brought, Parts part, string kind, string name, string language, Guid? happening = null)
    {
        (await NeedAsync(unit, brought.FileId)).EndsAt = null;
        var file = new KeptFile
        {
            PersonId = unit.Admission.Person,
            FileId = brought.FileId,
            PartBit = part,
            Kind = kind,
            MediaType = brought.MediaType,
            Length = brought.Length,
            Width = brought.Width,
            Height = brought.Height,
            Name = name,
            Language = language,
            GivenBy = unit.Actor.AccountId,
            GivenAs = unit.Actor.Capacity,
            OrganisationId = unit.Actor.OrganisationId,
            HappeningId = happening,
            At = unit.At,
        }.Holding(brought.Sha256);
        unit.Record.Files.Add(file);
        return file;
    }

    /// <summary>The same document in another record, beside the same note there: as it was given, and by whom. Its content is needed by both.</summary>
    internal static KeptFile Again(Unit unit, KeptFile file, Guid id, Guid happening)
    {
        unit.House.BytesNeeded.Add(new BytesNeeded { NeedId = id, Sha256 = file.Sha256! });
        var again = new KeptFile
        {
            PersonId = unit.Admission.Person, FileId = id, PartBit = file.PartBit, Kind = file.Kind, MediaType = file.MediaType, Length = file.Length, Width = file.Width, Height = file.Height, Name = file.Name,
            Language = file.Language, GivenBy = file.GivenBy, GivenAs = file.GivenAs, OrganisationId = file.OrganisationId, HappeningId = happening, At = file.At,
        }.Holding(file.Sha256!);
        unit.Record.Files.Add(again);
        return again;
    }

    /// <summary>Nothing shows it any more: its content goes too, unless somebody else gave the same, which nobody learns.</summary>
    internal static async Task ThrowAwayAsync(Unit unit, KeptFile file)
    {
        file.ThrowAway(unit.At);
        (await NeedAsync(unit, file.FileId)).EndsAt = unit.At;
    }

    private static Task<BytesNeeded> NeedAsync(Unit unit, Guid file) => unit.House.BytesNeeded.AsTracking().SingleAsync(row => row.NeedId == file);
}
