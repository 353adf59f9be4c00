using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How this module's rows lie in the database.</summary>
internal static class PeopleTables
{
    /// <summary>What organisations read of what they began, and of who said no to them.</summary>
    internal static void MapLists(ModelBuilder model)
    {
        model.Entity<Begun>(view =>
        {
            view.ToView("begun");
            view.HasKey(row => row.PersonId);
        });
        model.Entity<EndedHere>(view =>
        {
            view.ToView("ended_here");
            view.HasKey(row => new { row.PersonId, row.EndingId });
        });
        model.Entity<NoHere>(view =>
        {
            view.ToView("no_here");
            view.HasKey(row => new { row.PersonId, row.SaidNoId });
        });
    }

    internal static void MapHouse(ModelBuilder model)
    {
        model.Entity<BegunDue>(table =>
        {
            table.ToTable("begun_due");
            table.HasKey(row => row.PersonId);
            table.HasIndex(row => row.DueAt).HasDatabaseName("begun_due_at");
        });
        model.Entity<TwoPeople>(table =>
        {
            table.ToTable("two_people");
            table.HasKey(row => new { row.OrganisationId, row.One, row.Other });
        });
        model.Entity<OwnPage>(table =>
        {
            table.ToTable("own_page");
            table.HasKey(row => row.PersonId);
            table.HasIndex(row => row.AccountId).HasDatabaseName("own_page_account");
        });
        model.Entity<QuietDoor>(table =>
        {
            table.ToTable("quiet_door");
            table.HasKey(row => row.DoorHash);
        });
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Person>(table =>
        {
            table.ToTable("person");
            table.HasKey(row => row.PersonId);
        });
        model.Entity<Need>(table =>
        {
            table.ToTable("need");
            table.HasKey(row => new { row.PersonId, row.NeedId });
        });
        model.Entity<CircleMember>(table =>
        {
            table.ToTable("circle_member");
            table.HasKey(row => new { row.PersonId, row.SaidId });
            // Moved on two screens at once: the second is told.
            table.Property(row => row.GoneAt).IsConcurrencyToken();
        });
        model.Entity<Beginning>(table =>
        {
            table.ToTable("beginning");
            table.HasKey(row => row.PersonId);
            // Told by two at once: the second is told so.
            table.Property(row => row.ToldAt).IsConcurrencyToken();
            table.HasIndex(row => row.BegunId).IsUnique().HasDatabaseName("beginning_begun");
            table.HasIndex(row => row.ViewerId).HasDatabaseName("beginning_viewer");
        });
        model.Entity<Detail>(table =>
        {
            table.ToTable("detail");
            table.Ignore(row => row.IsShown);
            table.HasKey(row => new { row.PersonId, row.DetailId });
        });
        model.Entity<Ending>(table =>
        {
            table.ToTable("ending");
            table.Ignore(row => row.IsReadOnly);
            table.HasKey(row => new { row.PersonId, row.EndingId });
        });
        model.Entity<SaidNo>(table =>
        {
            table.ToTable("said_no");
            table.HasKey(row => new { row.PersonId, row.SaidNoId });
            table.HasIndex(row => row.ViewerId).HasDatabaseName("said_no_viewer");
        });
        model.Entity<SafeContact>(table =>
        {
            table.ToTable("safe_contact");
            table.HasKey(row => new { row.PersonId, row.ContactId });
        });
    }
}
