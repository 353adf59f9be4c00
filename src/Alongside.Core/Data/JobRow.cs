namespace Alongside.Data;

/// <summary>Work that comes round by itself. Whoever holds the lease does it; a lease that runs out is taken by another.</summary>
public sealed class JobRow
{
    public required string Name { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public Guid? LeaseId { get; set; }
    public DateTime? LastOkAt { get; set; }
    public string? LastProblem { get; set; }
    public required int Tries { get; set; }
}
