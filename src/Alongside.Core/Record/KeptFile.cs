using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>What a file is, and so how it is shown. Codes are kept for ever.</summary>
public static class FileKinds
{
    public const string Photo = "photo";
    public const string Document = "document";
}

/// <summary>
/// A file somebody gave to a record: a photo of the person's own, a document beside what happened, later a voice. What is in it lies in the
/// house's folder of files, named by its SHA-256; here is whose it is, and in which part.
/// </summary>
public sealed class KeptFile : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid FileId { get; init; }
    public required Parts PartBit { get; set; }

    /// <summary>A code from <see cref="FileKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it was found to be by looking into it, never what it was called.</summary>
    public required string MediaType { get; init; }

    public required long Length { get; init; }

    /// <summary>Which content it is; null once it is thrown away.</summary>
    public byte[]? Sha256 { get; private set; }

    public int? Width { get; init; }
    public int? Height { get; init; }

    /// <summary>What it is called for people: a photo's word, what a document is. Empty once it is thrown away.</summary>
    public required string Name { get; set; }

    public required string Language { get; init; }
    public required Guid GivenBy { get; init; }
    public required Capacity GivenAs { get; init; }
    public Guid? OrganisationId { get; init; }

    /// <summary>The note a document stands beside; it is read where the note is (<see cref="HappeningDocument"/>). Null for everything else.</summary>
    public Guid? HappeningId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Since when it is not offered any more; null while it is.</summary>
    public DateTime? GoneAt { get; private set; }

    internal KeptFile Holding(byte[] sha256)
    {
        Sha256 = sha256;
        return this;
    }

    /// <summary>It is not offered any more, and stays where words show it.</summary>
    internal void TakeAway(DateTime at) => GoneAt ??= at;

    /// <summary>Nothing shows it: nothing is left of it but that it was there.</summary>
    internal void ThrowAway(DateTime at)
    {
        TakeAway(at);
        (Sha256, Name) = (null, "");
    }
}

/// <summary>A photo that words show which stand now, in the part of those words.</summary>
public sealed class PhotoNow : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid FileId { get; init; }
    public required Guid StatementId { get; init; }
    public required Parts PartBit { get; init; }
    public required string MediaType { get; init; }
    public required long Length { get; init; }
    public required byte[] Sha256 { get; init; }
}
