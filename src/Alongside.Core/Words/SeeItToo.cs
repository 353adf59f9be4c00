using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>Somebody saw it too, or looked again: of which wording, what they saw beside it, when, who was there, and by when to look again.</summary>
public sealed record SeenToo(Guid Person, Guid Statement, Guid? Wording, string? Saw = null, string? Language = null, DateOnly? On = null,
    IReadOnlyList<string>? Present = null, DateOnly? ReviewBy = null);

/// <summary>
/// A second person, who knows the one it is about in another way, has seen what the first one wrote down: from then on it is
/// what we understand them to tell us. Never theirs, never a yes; and somebody looks again within six months.
/// </summary>
public sealed class SeeItToo(IWriter writer, CaptureRules captures, LocalTime local)
{
    public const int MonthsToReview = 6;

    public Task<StatementSaid> RunAsync(Actor actor, SeenToo request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            var statement = await unit.Record.Statements.AsTracking()
                .SingleOrDefaultAsync(row => row.StatementId == request.Statement && row.GoneAt == null) ?? throw new NotHere();
            if (actor.Capacity == Capacity.Self || (unit.Admission.Write & statement.PartBit) == Parts.None) throw new NotHere();
            var observers = await unit.Record.Observers.Where(row => row.StatementId == request.Statement).OrderBy(row => row.ReviewBy != null).ThenBy(row => row.At).ToListAsync();
            if (observers.Count == 0) throw new Refused("Nobody has asked for a second person here.");
            if (request.Wording != statement.CurrentWording) throw new Stale();

            var first = observers.All(row => row.ReviewBy is null);
            if (first && !observers[0].KnowsThemAnotherWayThan(actor))
                throw new Refused("The second person has to know {name} in another way than the first: somebody of their circle and a worker, or workers of two organisations.",
                    [await unit.Record.People.Select(person => person.KnownAs).SingleAsync()]);
            var seen = captures.Seen(unit, request, statement, ReviewBy(request.ReviewBy, unit.At));
            unit.Record.Observers.Add(seen);
            if (first) await UnderstandAsync(unit, statement, observers[0]);
            unit.ReachMayDiffer();
            unit.Happened(first ? EventKinds.Understood : EventKinds.LookedAgain, statement.PartBit, seen.ObserverId, statement.CurrentWording);
            return new StatementSaid(statement.StatementId, statement.CurrentWording);
        }, cancel);

    /// <summary>The words of the first stand again, as what two people understand.</summary>
    private static async Task UnderstandAsync(Unit unit, Statement statement, Observer first)
    {
        var seen = await unit.Record.Authors.AsTracking().SingleAsync(row => row.StatementId == statement.StatementId);
        var now = await unit.Record.StatementsNow.SingleAsync(row => row.StatementId == statement.StatementId);
        var understood = new Wording
        {
            PersonId = now.PersonId,
            StatementId = now.StatementId,
            WordingId = Ids.Opaque(),
            PartBit = now.PartBit,
            Replaces = now.WordingId,
            Words = now.Words,
            Language = now.Language,
            Capture = CaptureTable.Understood,
            SaidOn = now.SaidOn,
            Present = now.Present,
            WrittenBy = seen.WrittenBy,
            WrittenAs = seen.WrittenAs,
            WriterName = first.Name,
            WriterRole = first.Role,
            At = unit.At,
            Salt = Commitment.NewSalt(),
        };
        unit.Record.Wordings.Add(understood);
        statement.Put(understood);
    }

    private DateOnly ReviewBy(DateOnly? asked, DateTime at)
    {
        var today = local.DayOf(at);
        var latest = today.AddMonths(MonthsToReview);
        if (asked is null) return latest;
        if (asked <= today) throw new Refused("The day to look again has to be after today.", "reviewBy");
        return asked <= latest ? asked.Value : throw new Refused("Somebody looks again within six months: by {day} at the latest.", [latest], "reviewBy");
    }
}
