using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// The few shared tables: what is about nobody's record. Nothing here carries <c>IAboutAPerson</c>; a test holds the list.
/// </summary>
public sealed class HouseDb(DbContextOptions<HouseDb> options) : AlongsideDb(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<SignInKey> SignInKeys => Set<SignInKey>();
    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();
    public DbSet<Work> Works => Set<Work>();
    public DbSet<Installation> Installations => Set<Installation>();
    public DbSet<OutboxLetter> Outbox => Set<OutboxLetter>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<QuestionDue> QuestionsDue => Set<QuestionDue>();

    public DbSet<DraftEnd> DraftEnds => Set<DraftEnd>();

    public DbSet<InvitationCode> InvitationCodes => Set<InvitationCode>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        OrganisationsTables.Map(modelBuilder);
        HouseTables.Map(modelBuilder);
        SharingTables.MapHouse(modelBuilder);
        RecordTables.MapHouse(modelBuilder);
        WordsTables.MapHouse(modelBuilder);
        KeepTypes(modelBuilder);
    }
}
