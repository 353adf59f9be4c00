using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// Keeps <c>reach</c> what shares, supports, the name, and what is to be looked at again say it is. Derived, so it can always be
/// made anew.
/// </summary>
internal static class ReachTable
{
    private const string Rows = """
        INSERT INTO reach (viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at, until_at, review_on)
        SELECT g.viewer_kind, g.viewer_id, p.name_fold, g.person_id, g.ground_id, g.organisation_id, g.purpose, p.known_as, g.from_at, g.until_at,
          CASE WHEN g.only_gives THEN NULL ELSE (SELECT min(due.review_by) FROM (
            SELECT n.person_id, {3} AS part_bit, n.review_by FROM need n WHERE n.person_id = {0} AND n.gone_at IS NULL
            UNION ALL
            SELECT s.person_id, s.part_bit, max(o.review_by) FROM observer o
              JOIN statement s ON s.person_id = o.person_id AND s.statement_id = o.statement_id
              JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
              WHERE o.person_id = {0} AND s.gone_at IS NULL AND w.capture = {4} GROUP BY s.person_id, s.statement_id, s.part_bit) due
            WHERE ((g.parts | {3}) & {1} & due.part_bit) <> 0) END
        FROM ground g JOIN person p ON p.person_id = g.person_id
        WHERE g.person_id = {0} AND g.kind <> 2 AND g.taken_back_at IS NULL
          AND (g.kind = 3 OR (g.parts & CASE WHEN g.only_gives THEN {2} ELSE {1} END) <> 0)
          AND NOT EXISTS (SELECT 1 FROM exclusion e
            WHERE e.person_id = g.person_id AND e.viewer_id = g.viewer_id AND e.taken_back_at IS NULL)
        """;

    // While those who lead answer for somebody, their rows say who of their organisation has them. Kinds: 2 a worker, 3 a team, 6 those who lead.
    private const string Holders = """
        INSERT INTO reach (viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at, until_at, holder_kind, holder_id)
        SELECT 6, s.organisation_id, p.name_fold, s.person_id, s.support_id, s.organisation_id, 1, p.known_as, s.from_at, s.until_at, s.viewer_kind, s.viewer_id
        FROM support s JOIN person p ON p.person_id = s.person_id
        WHERE s.person_id = {0} AND s.viewer_kind IN (2, 3)
          AND EXISTS (SELECT 1 FROM support l WHERE l.person_id = s.person_id AND l.viewer_kind = 6 AND l.viewer_id = s.organisation_id AND l.until_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM exclusion e
            WHERE e.person_id = s.person_id AND e.viewer_id = s.organisation_id AND e.taken_back_at IS NULL)
        """;

    /// <summary>Works out anew who may know that this record exists. Inside the unit that changed it.</summary>
    internal static async Task RebuildAsync(WriteContexts contexts, Guid person, CancellationToken cancel)
    {
        var database = contexts.Record.Database;
        object id = database.IsSqlite() ? person.ToByteArray(true) : person;
        await database.ExecuteSqlRawAsync("DELETE FROM reach WHERE person_id = {0}", [id], cancel);
        await database.ExecuteSqlRawAsync(Rows, [id, (long)PartTable.Shareable, (long)Parts.Headings, (long)Parts.Communication, CaptureTable.Understood], cancel);
        await database.ExecuteSqlRawAsync(Holders, [id], cancel);
    }
}
