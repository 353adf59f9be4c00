using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.People;

/// <summary>The person moves somebody one ring closer or further, or one place up within their ring. Only they can.</summary>
public sealed class MoveInCircle(IWriter writer)
{
    /// <summary>One step. Whoever stands at the end already stays there.</summary>
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid member, bool closer, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var standing = await CircleMember.StandingAsync(unit);
            var before = standing.Find(row => row.MemberId == member) ?? throw new NotHere();
            if (Rings.Next(before.Ring, closer) is not { } ring) return member;
            before.TakeOut(unit.At);
            unit.Record.CircleMembers.Add(before.Anew(unit, ring, CircleMember.PlaceIn(standing, ring)));
            unit.Happened(EventKinds.CircleMoved, Parts.People, member);
            return member;
        }, cancel);

    /// <summary>Before whoever stands before them in the same ring. From then on the ring stands as the person ordered it.</summary>
    public Task<Guid> UpAsync(Actor actor, Guid person, Guid member, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var standing = await CircleMember.StandingAsync(unit);
            var moved = standing.Find(row => row.MemberId == member) ?? throw new NotHere();
            var ring = standing.FindAll(row => row.Ring == moved.Ring);
            var at = ring.IndexOf(moved);
            if (at == 0) return member;
            (ring[at - 1], ring[at]) = (ring[at], ring[at - 1]);
            for (var place = 0; place < ring.Count; place++) ring[place].Place = place + 1;
            unit.Happened(EventKinds.CircleMoved, Parts.People, member);
            return member;
        }, cancel);
}
