using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>The person takes somebody out of their circle, and puts them back. At once, no reason is asked and nobody is told. What is shared stays shared.</summary>
public sealed class TakeOutOfCircle(IWriter writer)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid member, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if ((await CircleMember.StandingAsync(unit)).Find(row => row.MemberId == member) is { } standing)
            {
                standing.TakeOut(unit.At);
                unit.Happened(EventKinds.CircleTakenOut, Parts.People, member);
            }
            else await LastAsync(unit, member);
            return member;
        }, cancel);

    /// <summary>In the ring they stood in, as what they were.</summary>
    public Task<Guid> PutBackAsync(Actor actor, Guid person, Guid member, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var standing = await CircleMember.StandingAsync(unit);
            if (standing.Exists(row => row.MemberId == member)) return member;
            var last = await LastAsync(unit, member);
            PutInCircle.NotTooMany(standing);
            unit.Record.CircleMembers.Add(last.Anew(unit, last.Ring, CircleMember.PlaceIn(standing, last.Ring)));
            unit.Happened(EventKinds.CirclePutBack, Parts.People, member);
            return member;
        }, cancel);

    private static async Task<CircleMember> LastAsync(Unit unit, Guid member) =>
        await CircleReading.Out(unit.Record).SingleOrDefaultAsync(row => row.MemberId == member) ?? throw new NotHere();
}
