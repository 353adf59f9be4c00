using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>How this module's rows lie in the database.</summary>
internal static class RecordTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Event>(table =>
        {
            table.ToTable("event");
            table.HasKey(row => new { row.PersonId, row.EventId });
        });
        model.Entity<Look>(table =>
        {
            table.ToTable("look");
            table.HasKey(row => new { row.PersonId, row.LookId });
        });
        model.Entity<LookMinute>(view =>
        {
            view.ToView("look_minute");
            view.HasKey(row => new { row.PersonId, row.LookId });
        });
        model.Entity<LookQuestion>(table =>
        {
            table.ToTable("look_question");
            table.HasKey(row => new { row.PersonId, row.QuestionId });
            table.HasIndex(row => row.ViewerId).HasDatabaseName("look_question_viewer");
        });
        model.Entity<KeptFile>(table =>
        {
            table.ToTable("kept_file");
            table.HasKey(row => new { row.PersonId, row.FileId });
            table.HasIndex(row => new { row.PersonId, row.HappeningId }).HasDatabaseName("kept_file_happening").HasFilter("happening_id IS NOT NULL");
        });
        model.Entity<PhotoNow>(view =>
        {
            view.ToView("photo_now");
            view.HasKey(row => new { row.PersonId, row.FileId, row.StatementId });
        });
    }

    internal static void MapAsked(ModelBuilder model) =>
        model.Entity<QuestionAsked>(view =>
        {
            view.ToView("question_asked");
            view.HasKey(row => new { row.PersonId, row.QuestionId });
        });

    internal static void MapHouse(ModelBuilder model) =>
        model.Entity<QuestionDue>(table =>
        {
            table.ToTable("question_due");
            table.HasKey(row => row.QuestionId);
            table.HasIndex(row => row.DueAt).HasDatabaseName("question_due_at");
        });
}
