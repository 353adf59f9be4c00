namespace Alongside.Data;

/// <summary>Something that is to leave the house (mail, letter, text), written in the unit that decided it and sent afterwards, at least once.</summary>
public sealed class OutboxLetter
{
    public required Guid OutboxId { get; init; }
    /// <summary>As what it leaves. Changed only to be thrown away.</summary>
    public required string Kind { get; set; }

    /// <summary>Whom it is for, when it is for somebody whose record is here: it stops when they have died.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Empty once it is sent: what a letter said, a code perhaps, is not kept after it left.</summary>
    public required string Payload { get; set; }
    public required DateTime MadeAt { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public Guid? LeaseId { get; set; }
    public required int Tries { get; set; }
    public string? LastProblem { get; set; }
    public DateTime? SentAt { get; set; }
    public DateTime? ParkedAt { get; set; }
}
