using Alongside.Organisations;
using Alongside.People;
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
    // Set by whoever comes with secret words: the one row that can be seen.
    internal byte[] Door { get; private set; } = [];

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<SignInKey> SignInKeys => Set<SignInKey>();
    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();
    public DbSet<Work> Works => Set<Work>();
    public DbSet<OpenHours> OpenHours => Set<OpenHours>();
    public DbSet<ClosedDays> ClosedDays => Set<ClosedDays>();
    public DbSet<WorkInvitation> WorkInvitations => Set<WorkInvitation>();
    public DbSet<Installation> Installations => Set<Installation>();
    public DbSet<OutboxLetter> Outbox => Set<OutboxLetter>();
    public DbSet<BytesNeeded> BytesNeeded => Set<BytesNeeded>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<QuestionDue> QuestionsDue => Set<QuestionDue>();
    public DbSet<CheckDue> ChecksDue => Set<CheckDue>();
    public DbSet<ObjectionDue> ObjectionsDue => Set<ObjectionDue>();
    public DbSet<BegunDue> BegunDue => Set<BegunDue>();
    public DbSet<OwnPage> OwnPages => Set<OwnPage>();
    public DbSet<TwoPeople> TwoPeople => Set<TwoPeople>();

    public DbSet<SuggestionDue> SuggestionsDue => Set<SuggestionDue>();

    public DbSet<DraftEnd> DraftEnds => Set<DraftEnd>();

    public DbSet<InvitationCode> InvitationCodes => Set<InvitationCode>();
    public DbSet<RenewalDue> RenewalsDue => Set<RenewalDue>();

    /// <summary>What secret words lead to. Without their hash there are no rows.</summary>
    internal DbSet<QuietDoor> QuietDoors => Set<QuietDoor>();

    internal void StandAt(byte[] door) => Door = door;

    internal override void Rest()
    {
        base.Rest();
        Door = [];
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        OrganisationsTables.Map(modelBuilder);
        HouseTables.Map(modelBuilder);
        SharingTables.MapHouse(modelBuilder);
        RecordTables.MapHouse(modelBuilder);
        HappeningTables.MapHouse(modelBuilder);
        DecisionTables.MapHouse(modelBuilder);
        WordsTables.MapHouse(modelBuilder);
        PeopleTables.MapHouse(modelBuilder);
        modelBuilder.Entity<QuietDoor>().HasQueryFilter("gate-quiet-door", row => row.DoorHash == Door);
        KeepTypes(modelBuilder);
    }
}
