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
        model.Entity<Draft>(table =>
        {
            table.ToTable("draft");
            table.Ignore(row => row.Fields);
            table.HasKey(row => new { row.PersonId, row.DraftId });
            table.HasIndex(row => new { row.PersonId, row.AccountId, row.WrittenAs, row.OrganisationId, row.Form }).IsUnique().HasDatabaseName("draft_form");
            table.HasIndex(row => row.DraftId).HasDatabaseName("draft_of_end");
        });
        model.Entity<StatementNow>(view =>
        {
            view.ToView("statement_now");
            view.HasKey(row => new { row.PersonId, row.StatementId });
        });
    }

    internal static void MapHouse(ModelBuilder model) =>
        model.Entity<DraftEnd>(table =>
        {
            table.ToTable("draft_end");
            table.HasKey(row => row.DraftId);
            table.HasIndex(row => row.EndsAt).HasDatabaseName("draft_end_at");
        });
}
