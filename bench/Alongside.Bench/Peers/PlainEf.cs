using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alongside.Bench.Peers;

/// <summary>
/// The same tables as most programs would use them: one ordinary context a request on pooled connections, tracking,
/// navigations, a transaction each. No gate and no write lock.
/// </summary>
public sealed class PlainEf(string file) : DbContext
{
    public DbSet<PlainPerson> People => Set<PlainPerson>();
    public DbSet<PlainStatement> Statements => Set<PlainStatement>();
    public DbSet<PlainWording> Wordings => Set<PlainWording>();
    public DbSet<PlainEvent> Events => Set<PlainEvent>();
    public DbSet<PlainKey> Keys => Set<PlainKey>();
    public DbSet<PlainShare> Shares => Set<PlainShare>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite($"Data Source={file}").AddInterceptors(new SafeSettings());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlainPerson>().ToTable("person").HasKey(row => row.PersonId);
        modelBuilder.Entity<PlainPerson>().HasMany(row => row.Statements).WithOne().HasForeignKey(row => row.PersonId);
        modelBuilder.Entity<PlainStatement>().ToTable("statement").HasKey(row => new { row.PersonId, row.StatementId });
        modelBuilder.Entity<PlainStatement>().HasOne(row => row.Current).WithMany()
            .HasForeignKey(row => new { row.PersonId, row.StatementId, row.CurrentWording });
        modelBuilder.Entity<PlainWording>().ToTable("wording").HasKey(row => new { row.PersonId, row.StatementId, row.WordingId });
        modelBuilder.Entity<PlainEvent>().ToTable("event").HasKey(row => new { row.PersonId, row.EventId });
        modelBuilder.Entity<PlainShare>().ToTable("share").HasKey(row => new { row.PersonId, row.ShareId });
        modelBuilder.Entity<PlainKey>().ToTable("idempotency").HasKey(row => new { row.AccountId, row.Key });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(string.Concat(property.Name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString())));
            if (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
                property.SetValueConverter(new ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), kept => new Guid(kept, true)));
        }
    }

    /// <summary>As durable and as tidy as ours: FULL is SQLite's own choice here, erasing what is deleted is not.</summary>
    private sealed class SafeSettings : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -8000";
            command.ExecuteNonQuery();
        }
    }
}

public sealed class PlainPerson
{
    public required Guid PersonId { get; init; }
    public required string KnownAs { get; init; }
    public required string NameFold { get; init; }
    public required string Language { get; init; }
    public required long BegunAt { get; init; }
    public List<PlainStatement> Statements { get; } = [];
}

public sealed class PlainStatement
{
    public required Guid PersonId { get; init; }
    public required Guid StatementId { get; init; }
    public required long PartBit { get; init; }
    public required int AboutMe { get; init; }
    public required Guid CurrentWording { get; set; }
    public required long FirstSaidAt { get; init; }
    public PlainWording? Current { get; set; }
}

public sealed class PlainWording
{
    public required Guid PersonId { get; init; }
    public required Guid StatementId { get; init; }
    public required Guid WordingId { get; init; }
    public required long PartBit { get; init; }
    public Guid? Replaces { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }
    public required string Capture { get; init; }
    public string? SaidOn { get; init; }
    public required string Present { get; init; }
    public required Guid WrittenBy { get; init; }
    public required int WrittenAs { get; init; }
    public required string WriterName { get; init; }
    public required string WriterRole { get; init; }
    public required long At { get; init; }
    public required byte[] Salt { get; init; }
}

public sealed class PlainEvent
{
    public required Guid PersonId { get; init; }
    public required Guid EventId { get; init; }
    public required long PartBit { get; init; }
    public required string Kind { get; init; }
    public required Guid AccountId { get; init; }
    public required int Capacity { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AboutId { get; init; }
    public Guid? WordingId { get; init; }
    public string? Reason { get; init; }
    public byte[]? Commitment { get; init; }
    public required long At { get; init; }
}

public sealed class PlainShare
{
    public required Guid PersonId { get; init; }
    public required Guid ShareId { get; init; }
    public required Guid ViewerId { get; init; }
    public required long Parts { get; init; }
}

public sealed class PlainKey
{
    public required Guid AccountId { get; init; }
    public required string Key { get; init; }
    public required byte[] BodyHash { get; init; }
    public required string Answer { get; init; }
    public required long At { get; init; }
}
