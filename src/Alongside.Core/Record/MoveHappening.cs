using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What was written about somebody else by mistake, and in whose record it belongs (null: in none that the worker may write in).</summary>
public sealed record HappeningToMove(Guid Person, Guid Happening, Guid? To);

/// <summary>
/// Something was written in the wrong person's record. From now on nobody reads it there: the person and the organisation see
/// that something was taken away, and nothing of it, since it is about somebody else. In the right record it stands as it was
/// written and signed, with its documents. Neither record says who the other is.
/// </summary>
public sealed class MoveHappening(IWriter writer)
{
    public async Task<Guid> RunAsync(Actor actor, HappeningToMove request, CancellationToken cancel = default)
    {
        if (request.To == request.Person) throw new Refused("That is the same person. Choose whom it is about.", "to");
        var here = new UnitRequest(actor, request.Person);
        if (request.To is not { } to) return await writer.RunAsync(here, async unit => await TakeAwayAsync(unit, await ReadAsync(unit, request.Happening), isThere: false), cancel);
        var there = new UnitRequest(actor, to);
        // Nothing is begun that could not go on: the other record is asked before anything is written.
        await writer.RunAsync(there, unit => Task.FromResult(MovedHappening.MayBePut(unit)), cancel);
        var what = await writer.RunAsync(here, unit => BeginAsync(unit, request.Happening, to), cancel);
        // First into the right record: if the program stops in between, it is in both until it is sent again, and never in none.
        await writer.RunAsync(there, what.PutAsync, cancel);
        return await writer.RunAsync(here, async unit =>
        {
            var now = await ReadAsync(unit, request.Happening);
            // Somebody corrected it, or decided on it anew, after it was read: only what stands there is taken away here.
            return what.IsStill(now) ? await TakeAwayAsync(unit, now, isThere: true) : throw new Stale();
        }, cancel);
    }

    private static async Task<MovedHappening> ReadAsync(Unit unit, Guid happening)
    {
        var what = await MovedHappening.ReadAsync(unit, happening);
        if (!unit.Actor.Leads && what.All.TrueForAll(row => row.WrittenBy != unit.Actor.AccountId)) throw new Refused("Whoever wrote it says so, or somebody who leads here.");
        return what;
    }

    /// <summary>From here on it goes to this person or to nobody. Sent to another, it could stand in two records.</summary>
    private static async Task<MovedHappening> BeginAsync(Unit unit, Guid happening, Guid to)
    {
        var what = await ReadAsync(unit, happening);
        var (first, one) = (what.All[0], SHA256.HashData([.. "alongside/going/1\0"u8, .. what.First.ToByteArray(true), .. to.ToByteArray(true)]));
        if (first.GoingTo is { } before && !before.AsSpan().SequenceEqual(one))
            throw new Refused("This began to be moved to somebody else, and may stand there. Choose them again, or only take it away here.", "to");
        if (first.GoingTo is not null) return what;
        first.GoTo(one);
        unit.Happened(EventKinds.HappeningGoing, Happening.EventPart(first.WithheldUntil, unit.At), first.HappeningId);
        return what;
    }

    /// <summary>Its words stay in their row, where nobody reads them. A document that stands in the right record leaves nothing here; any other stays like the words.</summary>
    private static async Task<Guid> TakeAwayAsync(Unit unit, MovedHappening what, bool isThere)
    {
        foreach (var row in what.All) row.TakeAway(unit.At, unit.Actor.Name);
        foreach (var decided in what.Withholdings) decided.End(unit.At);
        foreach (var check in what.Checks) check.Go(unit.At);
        foreach (var document in what.Documents)
        {
            if (isThere) await FilesKept.ThrowAwayAsync(unit, document);
            else document.TakeAway(unit.At);
        }
        var ids = what.Checks.ConvertAll(check => check.CheckId);
        unit.House.ChecksDue.RemoveRange(await unit.House.ChecksDue.Where(row => ids.Contains(row.CheckId)).ToListAsync());
        unit.Happened(EventKinds.HappeningTakenAway, Happening.EventPart(what.All[0].WithheldUntil, unit.At), what.First);
        return what.First;
    }
}
