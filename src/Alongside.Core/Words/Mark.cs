using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>What the person says about words that stand.</summary>
public enum MarkKind
{
    /// <summary>They do not agree. That they do not is shown wherever the words are; why is the part "reasons".</summary>
    Disagrees = 1,

    /// <summary>"I was made to say that." For the person's own eyes.</summary>
    MadeToSay = 2,
}

/// <summary>The person marks words: their own or somebody else's. It can be taken back; it is never lost.</summary>
public sealed class Mark : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid MarkId { get; init; }

    /// <summary>Reasons, or only me: never the part of the words it is about.</summary>
    public required Parts PartBit { get; init; }

    public required Guid StatementId { get; init; }
    public required Guid WordingId { get; init; }
    public required MarkKind Kind { get; init; }
    public string? Words { get; init; }
    public required string Language { get; init; }
    public required DateTime At { get; init; }
    public DateTime? TakenBackAt { get; set; }
}

/// <summary>A mark that counts for the very words that stand now. What was said about other words stays with those.</summary>
public sealed class MarkNow : IOfAPart, IOfAStatement
{
    public required Guid PersonId { get; init; }
    public required Guid MarkId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid StatementId { get; init; }
    public required MarkKind Kind { get; init; }
    public string? Words { get; init; }
    public required string Language { get; init; }
    public required DateTime At { get; init; }
}
