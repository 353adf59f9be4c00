using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>How this module's rows lie in the database.</summary>
internal static class OrganisationsTables
{
    internal static void Map(ModelBuilder model)
    {
        MapRunning(model);
        model.Entity<Account>(table =>
        {
            table.ToTable("account");
            table.HasKey(row => row.AccountId);
            // Two records begun at once by one account: the second is told.
            table.Property(row => row.PersonId).IsConcurrencyToken();
            table.HasIndex(row => row.PersonId).IsUnique().HasDatabaseName("account_person").HasFilter("person_id IS NOT NULL");
            table.HasIndex(row => row.EmailFold).IsUnique().HasDatabaseName("account_email").HasFilter("email_fold IS NOT NULL");
        });
        model.Entity<Organisation>(table =>
        {
            table.ToTable("organisation");
            table.HasKey(row => row.OrganisationId);
            table.Property(row => row.Changes).IsConcurrencyToken();
        });
        model.Entity<Team>(table =>
        {
            table.ToTable("team");
            table.HasKey(row => row.TeamId);
        });
        model.Entity<SignInKey>(table =>
        {
            table.ToTable("sign_in_key");
            table.HasKey(row => row.KeyHash);
            table.HasIndex(row => row.AccountId).HasDatabaseName("sign_in_key_account");
            table.HasIndex(row => row.EndsAt).HasDatabaseName("sign_in_key_ends");
        });
        model.Entity<SignInCode>(table =>
        {
            table.ToTable("sign_in_code");
            table.HasKey(row => row.CodeHash);
            // Shown twice at once: the second is told, so that no try goes uncounted.
            table.Property(row => row.UsedAt).IsConcurrencyToken();
            table.Property(row => row.Tries).IsConcurrencyToken();
            table.HasIndex(row => row.AttemptId).HasDatabaseName("sign_in_code_attempt");
            table.HasIndex(row => new { row.AddressHash, row.MadeAt }).HasDatabaseName("sign_in_code_address");
            table.HasIndex(row => row.AccountId).HasDatabaseName("sign_in_code_account");
            table.HasIndex(row => row.EndsAt).HasDatabaseName("sign_in_code_ends");
        });
        model.Entity<Work>(table =>
        {
            table.ToTable("works_at");
            table.HasKey(row => row.WorkId);
            table.HasIndex(row => row.AccountId).HasDatabaseName("works_at_account");
            table.HasIndex(row => row.OrganisationId).HasDatabaseName("works_at_organisation");
        });
    }

    /// <summary>When an organisation is open, and whom it asks to work there.</summary>
    private static void MapRunning(ModelBuilder model)
    {
        model.Entity<OpenHours>(table =>
        {
            table.ToTable("open_hours");
            table.HasKey(row => new { row.OrganisationId, row.Weekday });
        });
        model.Entity<ClosedDays>(table =>
        {
            table.ToTable("closed_days");
            table.HasKey(row => new { row.OrganisationId, row.ClosedId });
        });
        model.Entity<WorkInvitation>(table =>
        {
            table.ToTable("work_invitation");
            table.HasKey(row => row.InvitationId);
            // Two who come with one code at once: the second is told that it is used.
            table.Property(row => row.OverAt).IsConcurrencyToken();
            table.HasIndex(row => row.CodeHash).IsUnique().HasDatabaseName("work_invitation_code");
            table.HasIndex(row => row.OrganisationId).HasDatabaseName("work_invitation_organisation");
        });
    }
}
