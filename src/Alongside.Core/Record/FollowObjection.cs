using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What somebody found who looked at a decision again; when it goes on, until when.</summary>
public sealed record ReviewToWrite(bool? GoesOn, string? Found, DateOnly? ReviewOn, string? Language = null);

/// <summary>
/// What an organisation does about a decision it wrote down: asks an advocate for a person who objects, and looks at the decision
/// again, then or when its day has come. The person is told either way.
/// </summary>
public sealed class FollowObjection(IWriter writer, TellPerson tell, LocalTime local)
{
    public Task<Guid> AskAdvocateAsync(Actor actor, Guid person, Guid objection, string? advocate, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (!DecideFor.MayDecide(unit.Admission)) throw new NotHere();
            var open = await unit.Record.Objections.AsTracking().SingleOrDefaultAsync(row => row.ObjectionId == objection && row.ViewerId == actor.OrganisationId) ?? throw new NotHere();
            if (open.AskedAt is not null) throw new Refused("An advocate was asked already.", "advocate");
            open.Asked(PlainText.Required(advocate, DecideFor.MostWords, "advocate", "Write which advocate you asked, and when they come."), actor.Name, unit.At);
            await DoneAsync(unit, open);
            unit.Happened(EventKinds.AdvocateAsked, Parts.Assessments, open.DecisionId);
            await tell.ThatThereIsAMessageAsync(unit);
            return objection;
        }, cancel);

    public Task<Guid> ReviewAsync(Actor actor, Guid person, Guid decision, ReviewToWrite request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (!DecideFor.MayDecide(unit.Admission)) throw new NotHere();
            var decided = await unit.Record.LawfulDecisions.AsTracking().SingleOrDefaultAsync(row => row.DecisionId == decision && row.OrganisationId == actor.OrganisationId && row.EndedAt == null)
                ?? throw new NotHere();
            var objections = await unit.Record.Objections.AsTracking().Where(row => row.DecisionId == decision && row.ReviewedAt == null).ToListAsync();
            // Once they have objected, whoever wrote it down never judges it alone again.
            if (decided.WrittenBy == actor.AccountId && await unit.Record.Objections.AnyAsync(row => row.DecisionId == decision)) throw new Refused("You wrote this decision down. Somebody else looks at it again.", "goesOn");
            if (request.GoesOn is not { } goesOn) throw new Refused("Say whether it goes on.", "goesOn");
            var found = PlainText.Required(request.Found, DecideFor.MostWords, "found", "Write what you found, and what the person said.");
            if (goesOn && decided.PowerUntil < local.DayOf(unit.At)) throw new Refused("The power has ended. Nothing goes on by it.", "goesOn");
            if (goesOn) decided.ReviewOn = DecideFor.ReviewDay(request.ReviewOn, local.DayOf(unit.At), decided.PowerUntil);
            else decided.End(unit.At);
            unit.Record.DecisionReviews.Add(new DecisionReview
            {
                PersonId = person, ReviewId = Ids.Opaque(), PartBit = Parts.Assessments, OrganisationId = decided.OrganisationId, DecisionId = decision, GoesOn = goesOn,
                Found = found, Language = CaptureRules.Language(request.Language), ReviewedBy = actor.AccountId, ReviewerName = actor.Name, ReviewerRole = actor.Role, At = unit.At,
            });
            foreach (var objection in objections)
            {
                objection.Reviewed(unit.At);
                await DoneAsync(unit, objection);
            }
            unit.Happened(goesOn ? EventKinds.DecisionReviewed : EventKinds.DecisionEnded, Parts.Assessments, decision);
            await tell.ThatThereIsAMessageAsync(unit);
            return decision;
        }, cancel);

    private static async Task DoneAsync(Unit unit, Objection objection)
    {
        if (!objection.IsOpen) unit.House.ObjectionsDue.RemoveRange(await unit.House.ObjectionsDue.Where(row => row.ObjectionId == objection.ObjectionId).ToListAsync());
    }
}
