using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>Yes to one wording, by the person or told to somebody. <see cref="Wording"/> is the one that was before their eyes.</summary>
public sealed record WordingToConfirm(Guid Person, Guid Statement, Guid? Wording, AnswerTaken? Taken = null);

/// <summary>The person says of words that somebody wrote down for them: yes, this is what I said. Of that version, and no other.</summary>
public sealed class ConfirmWording(IWriter writer, TakenRules taken)
{
    public Task<StatementSaid> RunAsync(Actor actor, WordingToConfirm request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            var statement = await unit.Record.Statements.AsTracking()
                .SingleOrDefaultAsync(row => row.StatementId == request.Statement && row.GoneAt == null) ?? throw new NotHere();
            var down = taken.Down(unit, statement.PartBit, request.Taken);
            if (request.Wording != statement.CurrentWording) throw new Stale();
            var now = await unit.Record.StatementsNow.SingleAsync(row => row.StatementId == request.Statement);
            if (!CaptureTable.Find(now.Capture)!.WaitsForYes(now.WrittenAs)) throw new Refused("These words do not wait for a yes.");
            if (statement.ConfirmedAt is not null) return new StatementSaid(statement.StatementId, statement.CurrentWording);

            var confirmation = TakenRules.Confirm(unit, statement, down);
            unit.Record.Confirmations.Add(confirmation);
            if (down.By is null) await Disagreement.EndAsync(unit, statement);
            unit.Happened(EventKinds.WordingConfirmed, statement.PartBit, statement.StatementId, statement.CurrentWording, reason: down.Route);
            return new StatementSaid(statement.StatementId, statement.CurrentWording);
        }, cancel);
}
