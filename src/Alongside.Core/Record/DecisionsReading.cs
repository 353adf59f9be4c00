using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What was decided for somebody, with what came of it: objections and looking at it again, the latest first.</summary>
public sealed record DecisionSeen(LawfulDecision Decision, string Organisation, IReadOnlyList<Objection> Objections, IReadOnlyList<DecisionReview> Reviews)
{
    public LawfulPower Power => LawfulPowers.Find(Decision.Power)!;

    /// <summary>An objection of which something is still to be done.</summary>
    public Objection? Open => Objections.FirstOrDefault(row => row.IsOpen);
}

/// <summary>What was decided for somebody, as far as this opening goes: for the person, for the organisation that wrote it, for those who share it.</summary>
public static class DecisionsReading
{
    public const int Most = 100;

    public static async Task<DecisionSeen?> OneAsync(OpenedRecord record, Guid decision, CancellationToken cancel = default)
    {
        var db = record.Db;
        if (await db.LawfulDecisions.SingleOrDefaultAsync(row => row.DecisionId == decision, cancel) is not { } found) return null;
        return new DecisionSeen(found,
            await record.House.Organisations.Where(row => row.OrganisationId == found.OrganisationId).Select(row => row.Name).SingleOrDefaultAsync(cancel) ?? "",
            await db.Objections.Where(row => row.DecisionId == decision).OrderByDescending(row => row.At).ToListAsync(cancel),
            await db.DecisionReviews.Where(row => row.DecisionId == decision).OrderByDescending(row => row.At).ToListAsync(cancel));
    }

    /// <summary>All of them, those that count first, then the latest.</summary>
    public static Task<List<LawfulDecision>> AllAsync(OpenedRecord record, CancellationToken cancel = default) =>
        record.Db.LawfulDecisions.OrderBy(row => row.EndedAt != null).ThenByDescending(row => row.DecidedOn).ThenBy(row => row.DecisionId).Take(Most).ToListAsync(cancel);
}
