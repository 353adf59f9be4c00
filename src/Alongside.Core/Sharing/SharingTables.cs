using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>How this module's rows lie in the database.</summary>
internal static class SharingTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Share>(table =>
        {
            table.ToTable("share");
            table.HasKey(row => new { row.PersonId, row.ShareId });
        });
        model.Entity<Exclusion>(table =>
        {
            table.ToTable("exclusion");
            table.HasKey(row => new { row.PersonId, row.ExclusionId });
        });
        model.Entity<Invitation>(table =>
        {
            table.ToTable("invitation");
            table.HasKey(row => new { row.PersonId, row.InvitationId });
        });
        model.Entity<Support>(table =>
        {
            table.ToTable("support");
            table.HasKey(row => new { row.PersonId, row.SupportId });
        });
        MapGround(model);
    }

    /// <summary>The shared side: what the code of an invitation leads to, and which share is about to end.</summary>
    internal static void MapHouse(ModelBuilder model)
    {
        model.Entity<InvitationCode>(table =>
        {
            table.ToTable("invitation_code");
            table.HasKey(row => row.CodeHash);
            // Two who come with the same code at once: the second is told that it is used.
            table.Property(row => row.EndedAt).IsConcurrencyToken();
            table.HasIndex(row => row.InvitationId).HasDatabaseName("invitation_code_invitation");
        });
        model.Entity<RenewalDue>(table =>
        {
            table.ToTable("renewal_due");
            table.HasKey(row => new { row.ShareId, row.Days });
            table.HasIndex(row => row.DueAt).HasDatabaseName("renewal_due_at");
        });
    }

    internal static void MapGround(ModelBuilder model) =>
        model.Entity<Ground>(view =>
        {
            view.ToView("ground");
            view.HasNoKey();
        });

    /// <summary>Who left the viewer out, for lists: read beside them, and written as a record's alone.</summary>
    internal static void MapLeftOut(ModelBuilder model) =>
        model.Entity<Exclusion>(table =>
        {
            table.ToTable("exclusion", made => made.ExcludeFromMigrations());
            table.HasKey(row => new { row.PersonId, row.ExclusionId });
        });

    internal static void MapReach(ModelBuilder model) =>
        model.Entity<Reach>(table =>
        {
            table.ToTable("reach");
            table.HasKey(row => new { row.ViewerKind, row.ViewerId, row.NameFold, row.PersonId, row.GroundId });
            table.HasIndex(row => row.PersonId).HasDatabaseName("reach_person");
        });
}
