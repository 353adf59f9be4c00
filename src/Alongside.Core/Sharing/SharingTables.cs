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
        model.Entity<Support>(table =>
        {
            table.ToTable("support");
            table.HasKey(row => new { row.PersonId, row.SupportId });
        });
        MapGround(model);
    }

    internal static void MapGround(ModelBuilder model) =>
        model.Entity<Ground>(view =>
        {
            view.ToView("ground");
            view.HasNoKey();
        });

    internal static void MapReach(ModelBuilder model) =>
        model.Entity<Reach>(table =>
        {
            table.ToTable("reach");
            table.HasKey(row => new { row.ViewerId, row.NameFold, row.PersonId, row.GroundId });
            table.HasIndex(row => row.PersonId).HasDatabaseName("reach_person");
        });
}
