using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>How what an organisation writes of its own work lies in the database.</summary>
internal static class HappeningTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Happening>(table =>
        {
            table.ToTable("happening");
            table.HasKey(row => new { row.PersonId, row.HappeningId });
            table.HasIndex(row => new { row.PersonId, row.HappenedAt }).HasDatabaseName("happening_when");
            table.HasIndex(row => new { row.PersonId, row.Corrects }).IsUnique().HasDatabaseName("happening_corrects").HasFilter("corrects IS NOT NULL");
        });
        model.Entity<HappeningAway>(view =>
        {
            view.ToView("happening_away");
            view.HasKey(row => new { row.PersonId, row.HappeningId });
        });
        model.Entity<HappeningDocument>(view =>
        {
            view.ToView("happening_document");
            view.HasKey(row => new { row.PersonId, row.FileId });
        });
        model.Entity<HappeningMark>(table =>
        {
            table.ToTable("happening_mark");
            table.HasKey(row => new { row.PersonId, row.MarkId });
        });
        model.Entity<Withholding>(table =>
        {
            table.ToTable("withholding");
            table.HasKey(row => new { row.PersonId, row.WithholdingId });
            table.HasIndex(row => new { row.ViewerId, row.UntilAt }).HasDatabaseName("withholding_viewer").HasFilter("ended_at IS NULL");
        });
        model.Entity<SafetyCheck>(table =>
        {
            table.ToTable("safety_check");
            table.HasKey(row => new { row.PersonId, row.CheckId });
            table.HasIndex(row => new { row.ViewerId, row.DueAt }).HasDatabaseName("safety_check_viewer").HasFilter("done_at IS NULL AND gone_at IS NULL AND stopped_at IS NULL");
        });
    }

    internal static void MapLists(ModelBuilder model)
    {
        model.Entity<WithheldHere>(view =>
        {
            view.ToView("withheld_here");
            view.HasKey(row => new { row.PersonId, row.WithholdingId });
        });
        model.Entity<CheckHere>(view =>
        {
            view.ToView("check_here");
            view.HasKey(row => new { row.PersonId, row.CheckId });
        });
    }

    internal static void MapHouse(ModelBuilder model) =>
        model.Entity<CheckDue>(table =>
        {
            table.ToTable("check_due");
            table.HasKey(row => row.CheckId);
            table.HasIndex(row => row.DueAt).HasDatabaseName("check_due_at");
        });
}
