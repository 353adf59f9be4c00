using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>How what was decided for somebody lies in the database.</summary>
internal static class DecisionTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<LawfulDecision>(table =>
        {
            table.ToTable("lawful_decision");
            table.HasKey(row => new { row.PersonId, row.DecisionId });
            table.HasIndex(row => new { row.PersonId, row.StatementId }).IsUnique().HasDatabaseName("lawful_decision_of_statement").HasFilter("ended_at IS NULL");
        });
        model.Entity<DecidedNow>(view =>
        {
            view.ToView("decided_now");
            view.HasKey(row => new { row.PersonId, row.DecisionId });
        });
        model.Entity<Objection>(table =>
        {
            table.ToTable("objection");
            table.HasKey(row => new { row.PersonId, row.ObjectionId });
            table.HasIndex(row => new { row.ViewerId, row.DueAt }).HasDatabaseName("objection_viewer").HasFilter("(asked_at IS NULL OR reviewed_at IS NULL) AND stopped_at IS NULL");
        });
        model.Entity<DecisionReview>(table =>
        {
            table.ToTable("decision_review");
            table.HasKey(row => new { row.PersonId, row.ReviewId });
        });
    }

    internal static void MapLists(ModelBuilder model) =>
        model.Entity<ObjectionHere>(view =>
        {
            view.ToView("objection_here");
            view.HasKey(row => new { row.PersonId, row.ObjectionId });
        });

    internal static void MapHouse(ModelBuilder model) =>
        model.Entity<ObjectionDue>(table =>
        {
            table.ToTable("objection_due");
            table.HasKey(row => row.ObjectionId);
            table.HasIndex(row => row.DueAt).HasDatabaseName("objection_due_at");
        });
}
