using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>This installation: when it was made, and whether it is a demo. One row.</summary>
public sealed class Installation
{
    public required int One { get; init; }
    public required DateTime MadeAt { get; init; }
    public required bool Demo { get; init; }
}

/// <summary>What an account's request was answered, so that the same request sent twice has one effect. Kept 48 hours; ids only, never words.</summary>
public sealed class IdempotentAnswer
{
    public required Guid AccountId { get; init; }
    public required string Key { get; init; }
    public required byte[] BodyHash { get; init; }
    public required string Answer { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>Something that is to leave the house (mail, letter, text), written in the unit that decided it and sent afterwards, at least once.</summary>
public sealed class OutboxLetter
{
    public required Guid OutboxId { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public required DateTime MadeAt { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public Guid? LeaseId { get; set; }
    public required int Tries { get; set; }
    public string? LastProblem { get; set; }
    public DateTime? SentAt { get; set; }
    public DateTime? ParkedAt { get; set; }
}

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

internal static class HouseTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Installation>(table =>
        {
            table.ToTable("installation");
            table.HasKey(row => row.One);
        });
        model.Entity<IdempotentAnswer>(table =>
        {
            table.ToTable("idempotency");
            table.HasKey(row => new { row.AccountId, row.Key });
            table.HasIndex(row => row.At).HasDatabaseName("idempotency_at");
        });
        model.Entity<OutboxLetter>(table =>
        {
            table.ToTable("outbox");
            table.HasKey(row => row.OutboxId);
            // Two who take the same letter at once: the second is told.
            table.Property(row => row.LeaseId).IsConcurrencyToken();
            table.HasIndex(row => row.DueAt).HasDatabaseName("outbox_due").HasFilter("sent_at IS NULL AND parked_at IS NULL");
        });
        model.Entity<JobRow>(table =>
        {
            table.ToTable("job");
            table.HasKey(row => row.Name);
            table.Property(row => row.LeaseId).IsConcurrencyToken();
        });
    }
}
