namespace Alongside.Data;

/// <summary>Something that is to leave the house (mail, letter, text), written in the unit that decided it and sent afterwards, at least once.</summary>
public sealed class OutboxLetter
{
    public required Guid OutboxId { get; init; }
    /// <summary>What takes it out of the house. A letter to a person that only a human can take is marked so when that is found out.</summary>
    public required string Kind { get; set; }
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
