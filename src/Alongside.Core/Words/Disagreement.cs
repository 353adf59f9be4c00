using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// That the person does not agree stands beside the words until the person themselves says otherwise: takes it back, says
/// yes, or says it in words of their own. What somebody else writes down never ends it.
/// </summary>
internal static class Disagreement
{
    internal static async Task EndAsync(Unit unit, Statement statement)
    {
        if (statement.DisagreedAt is null) return;
        foreach (var mark in await Of(unit, statement).Where(row => row.TakenBackAt == null).ToListAsync()) mark.TakenBackAt = unit.At;
        statement.DisagreedAt = null;
    }

    /// <summary>What they had taken back by a yes of that moment stands again when they undo the yes.</summary>
    internal static async Task ComesBackAsync(Unit unit, Statement statement, DateTime takenBackAt)
    {
        foreach (var mark in await Of(unit, statement).Where(row => row.TakenBackAt == takenBackAt).ToListAsync())
        {
            mark.TakenBackAt = null;
            statement.DisagreedAt = statement.DisagreedAt < mark.At ? statement.DisagreedAt : mark.At;
        }
    }

    private static IQueryable<Mark> Of(Unit unit, Statement statement) =>
        unit.Record.Marks.AsTracking().Where(row => row.StatementId == statement.StatementId && row.Kind == MarkKind.Disagrees);
}
