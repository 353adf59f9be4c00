using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How somebody communicates, said by them; <see cref="Replaces"/> names what it is said in place of.</summary>
public sealed record NeedToSay(Guid Person, NeedKind Kind, string? Words, string? Language = null, DateOnly? ReviewBy = null)
{
    public Guid? Replaces { get; init; }
}

/// <summary>The person says how to communicate with them, says it anew, or takes it away. Only they can.</summary>
public sealed class SayNeed(IWriter writer, LocalTime local)
{
    public const int MostWords = 500;
    public const int MostNeeds = 100;
    private const int MonthsToReview = 12;

    public Task<Guid> RunAsync(Actor actor, NeedToSay request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.Communication) == Parts.None) throw new NotHere();
            var words = PlainText.Required(request.Words, MostWords, "words", "Write what others must do, or choose from the list.");
            var today = local.DayOf(unit.At);
            if (request.ReviewBy < today) throw new Refused("Choose a day that is still to come.", "reviewBy");
            var standing = await unit.Record.Needs.AsTracking().Where(row => row.GoneAt == null).ToListAsync();
            if (request.Replaces is { } before)
                (standing.Find(row => row.NeedId == before && row.Kind == request.Kind) ?? throw new NotHere()).TakeAway(unit.At);
            else if (standing.Count >= MostNeeds) throw new Refused("There are so many here that nobody could keep to them. Take one away first.");
            else if (standing.Find(row => row.Kind == request.Kind && row.Words == words) is { } same) return same.NeedId;

            var need = new Need
            {
                PersonId = request.Person,
                NeedId = Ids.Opaque(),
                PartBit = Parts.Communication,
                Kind = request.Kind,
                Words = words,
                Language = request.Language ?? "en",
                Replaces = request.Replaces,
                WrittenBy = actor.AccountId,
                WriterName = actor.Name,
                At = unit.At,
                ReviewBy = request.ReviewBy ?? today.AddMonths(MonthsToReview),
            };
            unit.Record.Needs.Add(need);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.NeedSaid, Parts.Communication, need.NeedId);
            return need.NeedId;
        }, cancel);

    public Task<Guid> TakeAwayAsync(Actor actor, Guid person, Guid need, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.Communication) == Parts.None) throw new NotHere();
            var standing = await unit.Record.Needs.AsTracking().SingleOrDefaultAsync(row => row.NeedId == need) ?? throw new NotHere();
            if (standing.GoneAt is not null) return need;
            standing.TakeAway(unit.At);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.NeedTakenAway, Parts.Communication, need);
            return need;
        }, cancel);
}
