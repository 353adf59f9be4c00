using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// The person objects to what was decided for them, or told a worker who supports them that they do. They need give no reason.
/// Those who lead where it was written down hear of it at once.
/// </summary>
public sealed class ObjectToDecision(IWriter writer, TakenRules taken, LocalTime local)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid decision, string? words = null, string? language = null, AnswerTaken? how = null, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var mine = unit.Admission.Reword != Parts.None;
            var decided = await unit.Record.LawfulDecisions.SingleOrDefaultAsync(row => row.DecisionId == decision && row.EndedAt == null) ?? throw new NotHere();
            if (!mine && (!DecideFor.MayDecide(unit.Admission) || decided.OrganisationId != actor.OrganisationId)) throw new NotHere();
            // The person may write in what has ended, and nobody could follow it there.
            await GivePerson.GoesOnAsync(unit);
            var down = mine ? TakenRules.Self : taken.Told(unit, how);
            var why = PlainText.Optional(words, DecideFor.MostWords, "because") is { } said && !PlainText.IsBlank(said) ? said : null;
            // Said again without a word while nobody has looked again yet, it is the same one. A reason is never lost, and after a look again it is another.
            if (why is null && await unit.Record.Objections.FirstOrDefaultAsync(row => row.DecisionId == decision && row.ReviewedAt == null) is { } open) return open.ObjectionId;

            var objection = new Objection
            {
                PersonId = person, ObjectionId = Ids.Opaque(), PartBit = Parts.Assessments, ViewerId = decided.OrganisationId, DecisionId = decision,
                Words = why, Language = CaptureRules.Language(language),
                TakenBy = down.By, TakerName = down.Name, TakerRole = down.Role, Route = down.Route, At = unit.At, DueAt = local.EndOf(local.DayOf(unit.At)),
            };
            unit.Record.Objections.Add(objection);
            unit.House.ObjectionsDue.Add(new ObjectionDue { ObjectionId = objection.ObjectionId, OrganisationId = decided.OrganisationId, DueAt = unit.At });
            unit.Happened(EventKinds.DecisionObjected, Parts.Assessments, decision);
            return objection.ObjectionId;
        }, cancel);
}
