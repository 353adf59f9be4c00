using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>Somebody has a message, and a human has to tell them so: how they want to be reached, and since when it waits.</summary>
public sealed record ToPassOn(Guid Person, string KnownAs, string Channel, DateTime Since);

/// <summary>
/// What only a human can take to a person, for the workers who were given them to support, the oldest first. It opens no
/// record: how to reach them is asked there, as it stands then.
/// </summary>
public sealed class ByHandReading(ReaderSlots slots, Clock clock)
{
    /// <summary>So many at once: when they are done, the next ones are here.</summary>
    public const int Most = 20;

    internal static IReadOnlyList<string> Kinds { get; } =
        [.. Channels.All.Where(channel => Channels.HasAddress(channel.Code) && channel.Code != Channels.Email).Select(channel => ReachPerson.ByHand + channel.Code)];

    public async Task<IReadOnlyList<ToPassOn>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker) return [];
        var at = clock.Now();
        using var lease = await slots.LeaseAsync(cancel);
        var db = lease.Reach;
        db.ActFor(actor);
        var supported = await db.Grounds.Where(ground => ground.Kind == GroundKind.Support && ground.FromAt <= at && (ground.UntilAt == null || at < ground.UntilAt))
            .Select(ground => ground.PersonId).Distinct().ToListAsync(cancel);
        if (supported.Count == 0) return [];
        var whom = supported.ConvertAll(person => person.ToString("N"));
        // Once for each person: how often something happened is theirs to know.
        var letters = await ByHand(lease.House).Where(row => whom.Contains(row.Payload)).GroupBy(row => row.Payload)
            .Select(mine => new { Payload = mine.Key, Kind = mine.Min(row => row.Kind)!, DueAt = mine.Min(row => row.DueAt) }).ToListAsync(cancel);
        var people = letters.ConvertAll(row => Guid.ParseExact(row.Payload, "N"));
        var names = (await db.Reach.Where(row => people.Contains(row.PersonId)).Select(row => new { row.PersonId, row.KnownAs }).Distinct().ToListAsync(cancel)).ToLookup(row => row.PersonId, row => row.KnownAs);
        var grounds = (await db.Grounds.Where(ground => people.Contains(ground.PersonId) && ground.Kind != GroundKind.Share).ToListAsync(cancel)).ToLookup(ground => ground.PersonId);
        return
        [
            .. (from letter in letters
               orderby letter.DueAt, letter.Payload
               let person = Guid.ParseExact(letter.Payload, "N")
               // What is shown is decided by the gate, never by a condition in a list.
               where Decide.May(actor, person, [.. grounds[person]], Parts.Communication, Operation.Read, Purpose.Support, at)
               from name in names[person].Take(1)
               select new ToPassOn(person, name, letter.Kind[ReachPerson.ByHand.Length..], letter.DueAt)).Take(Most),
        ];
    }

    /// <summary>The letters that wait for a human.</summary>
    internal static IQueryable<OutboxLetter> ByHand(HouseDb house) =>
        house.Outbox.Where(row => row.SentAt == null && row.ParkedAt == null && Kinds.Contains(row.Kind));
}
