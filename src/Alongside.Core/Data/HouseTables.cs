using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>How the house's own rows lie in the database.</summary>
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
            table.HasIndex(row => row.SentAt).HasDatabaseName("outbox_sent").HasFilter("sent_at IS NOT NULL");
            table.HasIndex(row => row.ParkedAt).HasDatabaseName("outbox_parked").HasFilter("parked_at IS NOT NULL");
            table.HasIndex(row => new { row.Kind, row.DueAt }).HasDatabaseName("outbox_kind").HasFilter("sent_at IS NULL AND parked_at IS NULL");
        });
        model.Entity<BytesNeeded>(table =>
        {
            table.ToTable("bytes_needed");
            table.HasKey(row => row.NeedId);
            table.HasIndex(row => row.Sha256).HasDatabaseName("bytes_needed_sha256");
            table.HasIndex(row => row.EndsAt).HasDatabaseName("bytes_needed_ends").HasFilter("ends_at IS NOT NULL");
        });
        model.Entity<JobRow>(table =>
        {
            table.ToTable("job");
            table.HasKey(row => row.Name);
            table.Property(row => row.LeaseId).IsConcurrencyToken();
        });
    }
}
