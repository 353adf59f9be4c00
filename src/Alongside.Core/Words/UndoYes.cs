using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// "I did not say yes to this": the person overturns a yes that somebody wrote down, at any time, or takes back their own
/// within seven days. The words stay as they are, and wait again to be checked with the person.
/// </summary>
public sealed class UndoYes(IWriter writer)
{
    public Task<StatementSaid> RunAsync(Actor actor, Guid person, Guid statement, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var said = await unit.Record.Statements.AsTracking().SingleOrDefaultAsync(row => row.StatementId == statement && row.GoneAt == null) ?? throw new NotHere();
            if ((unit.Admission.Reword & said.PartBit) == Parts.None) throw new NotHere();
            if (await unit.Record.Answers.AnyAsync(row => row.StatementId == statement && row.WordingId == said.CurrentWording && row.Said == Answers.Yes))
                throw new Refused("This was a yes to what somebody suggested. Undo that answer, and your earlier words come back.");
            var yes = Standing(await unit.Record.Confirmations.Where(row => row.StatementId == statement).ToListAsync(), said.CurrentWording)
                ?? throw new Refused("Nobody has said yes to these words.");
            if (!MayUndo(yes, unit.At)) throw new Refused("You said yes more than seven days ago. You can still change the words, or say that you do not agree.");

            unit.Record.Confirmations.Add(TakenRules.Undo(unit, yes));
            (said.ConfirmedAt, said.ConfirmedHow) = (null, null);
            await Disagreement.ComesBackAsync(unit, said, yes.At);
            unit.Happened(EventKinds.YesUndone, said.PartBit, statement, said.CurrentWording);
            return new StatementSaid(statement, said.CurrentWording);
        }, cancel);

    public static bool MayUndo(Confirmation yes, DateTime at) => yes.TakenBy is not null || at - yes.At <= UndoAnswer.Window;

    /// <summary>The yes to this wording that counts; null when there is none or it was overturned.</summary>
    public static Confirmation? Standing(IReadOnlyCollection<Confirmation> all, Guid wording) => all
        .Where(row => row.WordingId == wording && row.Undoes is null && all.All(other => other.Undoes != row.ConfirmationId)).MaxBy(row => row.At);
}
