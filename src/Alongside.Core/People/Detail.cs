using Alongside.Sharing;

namespace Alongside.People;

/// <summary>What a fact about a person is. Kept in the database, so numbers never change meaning.</summary>
public enum DetailKind
{
    /// <summary>A name the person has left behind. For their own eyes, always: nobody finds or sees them by it.</summary>
    FormerName = 1,
    Pronoun = 2,
    Born = 3,
    NhsNumber = 4,
    ChiNumber = 5,

    /// <summary>Where they live; without words: no fixed address.</summary>
    Address = 6,
}

/// <summary>
/// A fact about the person. They say it, and choose for each whether it is for them alone or goes with "who I am". Said
/// anew it replaces the one before, which only they can still read.
/// </summary>
public sealed class Detail : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid DetailId { get; init; }

    /// <summary>Only me, or who I am.</summary>
    public required Parts PartBit { get; init; }

    public required DetailKind Kind { get; init; }
    public string? Words { get; init; }
    public required string Language { get; init; }
    public required Guid WrittenBy { get; init; }
    public required string WriterName { get; init; }
    public required DateTime At { get; init; }
    public DateTime? EndedAt { get; private set; }

    public bool IsShown => PartBit == Parts.WhoIAm;

    public void End(DateTime at) => EndedAt ??= at;
}
