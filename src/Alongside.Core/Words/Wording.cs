using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// One version of a statement: the words, whose they are and how they came to be written. Written once; never changed,
/// never deleted. A rewording is a new row that names the one it replaces.
/// </summary>
public sealed class Wording : IOfAPart, IOfAStatement, IKept, ISpoken
{
    public required Guid PersonId { get; init; }
    public required Guid StatementId { get; init; }
    public required Guid WordingId { get; init; }
    public required Parts PartBit { get; init; }
    public Guid? Replaces { get; init; }
    public required string Words { get; init; }

    /// <summary>BCP 47 tag of the language the words are in.</summary>
    public required string Language { get; init; }

    /// <summary>Code from the closed table of captures.</summary>
    public required string Capture { get; init; }

    /// <summary>The pictures the words stand for, when they were picked and not written.</summary>
    public string? Pictures { get; init; }

    /// <summary>The day it was said, where that is not the day it was written down.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>Who else was in the room, one name a line.</summary>
    public required string Present { get; init; }

    public required Guid WrittenBy { get; init; }
    public required Capacity WrittenAs { get; init; }

    /// <summary>The writer's name and role on that day: the record must stay whole when the writer has left.</summary>
    public required string WriterName { get; init; }

    public required string WriterRole { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Random bytes kept beside the words, so that the event can prove them without telling them (see CommitmentTo).</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The same words in the same voice, standing again in the place of others.</summary>
    internal Wording Again(Guid id, Guid replaces, DateTime at, byte[] salt) => new()
    {
        PersonId = PersonId,
        StatementId = StatementId,
        WordingId = id,
        PartBit = PartBit,
        Replaces = replaces,
        Words = Words,
        Language = Language,
        Capture = Capture,
        Pictures = Pictures,
        SaidOn = SaidOn,
        Present = Present,
        WrittenBy = WrittenBy,
        WrittenAs = WrittenAs,
        WriterName = WriterName,
        WriterRole = WriterRole,
        At = at,
        Salt = salt,
    };
}
