using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>Keeps <c>reach</c> what shares, supports and the name say it is. Derived, so it can always be made anew.</summary>
internal static class ReachTable
{
    private const string Rows = """
        INSERT INTO reach (viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at, until_at)
        SELECT g.viewer_kind, g.viewer_id, p.name_fold, g.person_id, g.ground_id, g.organisation_id, g.purpose, p.known_as, g.from_at, g.until_at
        FROM ground g JOIN person p ON p.person_id = g.person_id
        WHERE g.person_id = {0} AND g.kind <> 2 AND g.taken_back_at IS NULL
          AND (g.kind = 3 OR (g.parts & CASE WHEN g.only_gives THEN {2} ELSE {1} END) <> 0)
          AND NOT EXISTS (SELECT 1 FROM exclusion e
            WHERE e.person_id = g.person_id AND e.viewer_id = g.viewer_id AND e.taken_back_at IS NULL)
        """;

    /// <summary>Works out anew who may know that this record exists. Inside the unit that changed it.</summary>
    internal static async Task RebuildAsync(WriteContexts contexts, Guid person, CancellationToken cancel)
    {
        var database = contexts.Record.Database;
        object id = database.IsSqlite() ? person.ToByteArray(true) : person;
        await database.ExecuteSqlRawAsync("DELETE FROM reach WHERE person_id = {0}", [id], cancel);
        await database.ExecuteSqlRawAsync(Rows, [id, (long)PartTable.Shareable, (long)Parts.Headings], cancel);
    }
}
