using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>How this module's rows lie in the database.</summary>
internal static class WordsTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Statement>(table =>
        {
            table.ToTable("statement");
            table.Ignore(row => row.Heading);
            table.HasKey(row => new { row.PersonId, row.StatementId });
            // Two people changing the same words at once: the second is told, and keeps what was typed.
            table.Property(row => row.CurrentWording).IsConcurrencyToken();
        });
        model.Entity<Wording>(table =>
        {
            table.ToTable("wording");
            table.HasKey(row => new { row.PersonId, row.StatementId, row.WordingId });
        });
        model.Entity<Confirmation>(table =>
        {
            table.ToTable("confirmation");
            table.HasKey(row => new { row.PersonId, row.ConfirmationId });
        });
        model.Entity<Suggestion>(table =>
        {
            table.ToTable("suggestion");
            table.HasKey(row => new { row.PersonId, row.SuggestionId });
            table.Ignore(row => row.AskedAt);
            table.Ignore(row => row.Basis);
            table.HasIndex(row => row.WrittenBy).HasDatabaseName("suggestion_writer");
            // Two answers at once: the second is told.
            table.Property(row => row.Answered).IsConcurrencyToken();
        });
        model.Entity<Answer>(table =>
        {
            table.ToTable("answer");
            table.HasKey(row => new { row.PersonId, row.AnswerId });
        });
        model.Entity<Mark>(table =>
        {
            table.ToTable("mark");
            table.HasKey(row => new { row.PersonId, row.MarkId });
        });
        model.Entity<Observer>(table =>
        {
            table.ToTable("observer");
            table.HasKey(row => new { row.PersonId, row.ObserverId });
        });
        model.Entity<Draft>(table =>
        {
            table.ToTable("draft");
            table.Ignore(row => row.Fields);
            table.HasKey(row => new { row.PersonId, row.DraftId });
            table.HasIndex(row => new { row.PersonId, row.AccountId, row.WrittenAs, row.OrganisationId, row.Form }).IsUnique().HasDatabaseName("draft_form");
            table.HasIndex(row => row.DraftId).HasDatabaseName("draft_of_end");
        });
        MapViews(model);
    }

    private static void MapViews(ModelBuilder model)
    {
        model.Entity<StatementAuthor>(view =>
        {
            view.ToView("statement_author");
            view.HasKey(row => new { row.PersonId, row.StatementId });
        });
        model.Entity<MarkNow>(view =>
        {
            view.ToView("mark_now");
            view.HasKey(row => new { row.PersonId, row.MarkId });
        });
        model.Entity<StatementNow>(view =>
        {
            view.Ignore(row => row.Observers);
            view.Ignore(row => row.Decided);
            view.Ignore(row => row.WaitsForASecond);
            view.Ignore(row => row.ReviewBy);
            view.ToView("statement_now");
            view.HasKey(row => new { row.PersonId, row.StatementId });
        });
    }

    internal static void MapWaiting(ModelBuilder model) =>
        model.Entity<SuggestionWaiting>(view =>
        {
            view.ToView("suggestion_waiting");
            view.HasKey(row => new { row.PersonId, row.SuggestionId });
            view.Ignore(row => row.AskedAt);
        });

    internal static void MapHouse(ModelBuilder model)
    {
        model.Entity<SuggestionDue>(table =>
        {
            table.ToTable("suggestion_due");
            table.HasKey(row => row.SuggestionId);
            table.HasIndex(row => row.DueAt).HasDatabaseName("suggestion_due_at");
        });
        model.Entity<DraftEnd>(table =>
        {
            table.ToTable("draft_end");
            table.HasKey(row => row.DraftId);
            table.HasIndex(row => row.EndsAt).HasDatabaseName("draft_end_at");
        });
    }
}
