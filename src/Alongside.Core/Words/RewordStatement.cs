using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// New words for a statement. <see cref="BasedOn"/> is the wording the writer had before their eyes; when another stands
/// there now, nothing is saved and <see cref="Stale"/> says so.
/// </summary>
public sealed record StatementToReword(Guid Person, Guid Statement, string? Words, string? Language, Guid? BasedOn = null, CaptureGiven? Capture = null)
{
    /// <summary>Pictures in place of words, each in its pile.</summary>
    public IReadOnlyList<PictureGiven>? Pictures { get; init; }

    /// <summary>The form it was begun in, so that nothing is left of the draft.</summary>
    public string? Form { get; init; }
}

/// <summary>
/// The person changes what they said. The earlier wording stays readable for them; the new one stands, and inherits no
/// confirmation. For anybody else this is refused: their change is a suggestion. Whoever wrote a view down writes that one
/// anew; what it said before stays readable for the person.
/// </summary>
public sealed class RewordStatement(IWriter writer, CaptureRules captures, RecentWriting recent)
{
    private static readonly Compiled<Func<RecordDb, Guid, Task<Standing?>>> Find = new(() => EF.CompileAsyncQuery((RecordDb db, Guid id) => (
        from statement in db.Statements.AsTracking()
        join now in db.StatementsNow on statement.StatementId equals now.StatementId
        where statement.StatementId == id && statement.GoneAt == null
        select new Standing(statement, now.Words, now.Language, now.Capture, now.Pictures)).FirstOrDefault()));

    public Task<StatementSaid> RunAsync(Actor actor, StatementToReword request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            var standing = await Find.For(unit.Record)(unit.Record, request.Statement) ?? throw new NotHere();
            var statement = standing.Statement;
            var persons = (unit.Admission.Reword & statement.PartBit) != Parts.None;
            if (!persons && !await IsOwnViewAsync(unit, statement))
            {
                var person = await unit.Record.People.SingleAsync();
                throw new Refused("Only {name} can change these words.", [person.KnownAs]);
            }
            if (persons && !CaptureTable.Find(standing.Capture)!.IsThePersons)
                throw new Refused("These are not your words, so they are not changed. You can say that you do not agree, or say it in your own words.");
            if (request.BasedOn is { } seen && seen != statement.CurrentWording) throw new Stale();

            // A view stays what it was: somebody's thought, or what they saw.
            var capture = persons ? request.Capture : new CaptureGiven(standing.Capture, request.Capture?.On, request.Capture?.Present);
            var said = new StatementToSay(request.Person, null, request.Words, request.Language, capture) { Pictures = request.Pictures };
            var wording = captures.Wording(unit, said, statement.StatementId, statement.PartBit, statement.CurrentWording, await captures.ShelfAsync(unit, said.Pictures));
            await KeepDraft.SaidAsync(unit, request.Form);
            if (standing.Says(wording)) return new StatementSaid(statement.StatementId, statement.CurrentWording);

            recent.Count(unit);
            unit.Record.Wordings.Add(wording);
            statement.Put(wording);
            if (persons) await Disagreement.EndAsync(unit, statement);
            unit.Happened(EventKinds.StatementReworded, statement.PartBit, statement.StatementId, wording.WordingId, Commitment.To(wording.Words, wording.Salt));
            return new StatementSaid(statement.StatementId, wording.WordingId);
        }, cancel);

    private static async Task<bool> IsOwnViewAsync(Unit unit, Statement statement) =>
        (unit.Admission.Write & statement.PartBit) != Parts.None
        && (await unit.Record.Authors.AsTracking().SingleAsync(row => row.StatementId == statement.StatementId)).IsViewOf(unit.Actor.AccountId, unit.Actor.Capacity);

    private sealed record Standing(Statement Statement, string Words, string Language, string Capture, string? Pictures)
    {
        /// <summary>Saving what already stands, in the same words and as the same voice, changes nothing.</summary>
        internal bool Says(Wording wording) => Words == wording.Words && Language == wording.Language && Capture == wording.Capture && Pictures == wording.Pictures;
    }
}
