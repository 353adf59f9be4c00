using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How this module's rows lie in the database.</summary>
internal static class PeopleTables
{
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
        model.Entity<SafeContact>(table =>
        {
            table.ToTable("safe_contact");
            table.HasKey(row => new { row.PersonId, row.ContactId });
        });
    }

    /// <summary>The shared side of a quiet place: what its words lead to.</summary>
    internal static void MapHouse(ModelBuilder model) =>
        model.Entity<QuietDoor>(table =>
        {
            table.ToTable("quiet_door");
            table.HasKey(row => row.DoorHash);
        });
}
