using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// The person takes their answer back: within seven days when they gave it here, and at any time when somebody wrote it down
/// for them. The words that stood before stand again, the suggestion waits again, and both answers stay kept.
/// </summary>
public sealed class UndoAnswer(IWriter writer)
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public Task<Answered> RunAsync(Actor actor, Guid person, Guid suggestion, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var asked = await unit.Record.Suggestions.AsTracking().SingleOrDefaultAsync(row => row.SuggestionId == suggestion) ?? throw new NotHere();
            var statement = await unit.Record.Statements.AsTracking()
                .SingleOrDefaultAsync(row => row.StatementId == asked.StatementId && row.GoneAt == null) ?? throw new NotHere();
            if ((unit.Admission.Reword & statement.PartBit) == Parts.None) throw new NotHere();
            var answer = Last(await unit.Record.Answers.Where(row => row.SuggestionId == suggestion).ToListAsync()) ?? throw new Refused("Nothing was answered yet.");
            if (answer.Said == Answers.Decided) throw new Refused("Somebody decided this for you. You cannot undo it, and you can object to it.");
            if (!MayUndo(answer, unit.At)) throw new Refused("This was answered more than seven days ago. You can still change the words.");

            Wording? back = null;
            if (answer.WordingId is { } put)
            {
                if (put != statement.CurrentWording) throw new Refused("These words were changed after that. Change them again instead.");
                back = await BroughtBackAsync(unit, statement, put);
                await Disagreement.ComesBackAsync(unit, statement, answer.At);
            }
            var undone = AnswerSuggestion.New(unit, asked, Answers.Undone, TakenRules.Self, null, back?.WordingId, answer.AnswerId);
            unit.Record.Answers.Add(undone);
            (asked.Answered, asked.Because, asked.AnsweredAt, asked.AskAgainAt, asked.SilentAt) = (null, null, null, unit.At, null);
            await Silence.WatchAsync(unit, asked);
            unit.Happened(EventKinds.AnswerUndone, statement.PartBit, undone.AnswerId, back?.WordingId, back is null ? null : Commitment.To(back.Words, back.Salt));
            return new Answered(undone.AnswerId, statement.StatementId, statement.CurrentWording);
        }, cancel);

    /// <summary>An answer somebody took down can always be overturned; the person's own for a week.</summary>
    public static bool MayUndo(Answer answer, DateTime at) => answer.Said != Answers.Decided && (answer.TakenBy is not null || at - answer.At <= Window);

    /// <summary>The answer that counts now; null when there is none or it was undone.</summary>
    internal static Answer? Last(IEnumerable<Answer> all)
    {
        var answers = all.ToList();
        var undone = answers.Select(row => row.Undoes).ToHashSet();
        return answers.Where(row => row.Undoes is null && !undone.Contains(row.AnswerId)).MaxBy(row => (row.At, row.AnswerId));
    }

    private static async Task<Wording> BroughtBackAsync(Unit unit, Statement statement, Guid put)
    {
        var all = await unit.Record.Wordings.Where(row => row.StatementId == statement.StatementId).ToDictionaryAsync(row => row.WordingId);
        var before = all[all[put].Replaces!.Value];
        var yes = UndoYes.Standing(await unit.Record.Confirmations.Where(row => row.StatementId == statement.StatementId).ToListAsync(), before.WordingId);
        var again = before.Again(Ids.Opaque(), statement.CurrentWording, unit.At, Commitment.NewSalt());
        unit.Record.Wordings.Add(again);
        statement.Put(again);
        // They bring back, themselves, what they had said yes to.
        if (yes is not null) unit.Record.Confirmations.Add(TakenRules.Confirm(unit, statement, TakenRules.Self));
        // What was suggested to the earlier words is about these now: the same words, under another id.
        foreach (var open in (await unit.Record.Suggestions.AsTracking().Where(row => row.StatementId == statement.StatementId).ToListAsync()).Where(row => row.Basis == before.WordingId))
            open.BasedOnNow = again.WordingId;
        return again;
    }
}
