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
            view.HasNoKey();
        });
    }
}
