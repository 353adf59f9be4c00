using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>Two pages that look alike are of two people: whoever leads where both were begun has said so. Their ids are those of the organisation's own list.</summary>
public sealed class TwoPeople
{
    public required Guid OrganisationId { get; init; }

    /// <summary>The smaller id of the two, so that a pair is one row.</summary>
    public required Guid One { get; init; }

    public required Guid Other { get; init; }
    public required Guid SaidBy { get; init; }
    public required DateTime At { get; init; }

    internal static (Guid One, Guid Other) Pair(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}

/// <summary>A lead says that two alike pages are of two people, and takes that back. Nothing in either changes, and nobody else is told.</summary>
public sealed class SayTwoPeople(IWriter writer, BegunReading begun)
{
    public async Task<bool> RunAsync(Actor actor, Guid one, Guid other, CancellationToken cancel = default)
    {
        var pair = TwoPeople.Pair(one, other);
        if (await FindAsync(actor, pair, cancel) is { IsTwo: true }) return false;
        return await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            // Another lead said it in the same moment.
            if (await Of(unit, actor, pair).AnyAsync()) return false;
            unit.House.TwoPeople.Add(new TwoPeople { OrganisationId = actor.OrganisationId!.Value, One = pair.One, Other = pair.Other, SaidBy = actor.AccountId, At = unit.At });
            return true;
        }, cancel);
    }

    /// <summary>They may be one after all: the pair is looked at again.</summary>
    public async Task<bool> TakeBackAsync(Actor actor, Guid one, Guid other, CancellationToken cancel = default)
    {
        var pair = TwoPeople.Pair(one, other);
        await FindAsync(actor, pair, cancel);
        return await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var said = await Of(unit, actor, pair).ToListAsync();
            unit.House.TwoPeople.RemoveRange(said);
            return said.Count > 0;
        }, cancel);
    }

    /// <summary>Only a pair that the lead is shown; for everybody else there is nothing here.</summary>
    private async Task<Alike> FindAsync(Actor actor, (Guid, Guid) pair, CancellationToken cancel) =>
        (await begun.AlikeAsync(actor, cancel)).FirstOrDefault(row => TwoPeople.Pair(row.One.BegunId, row.Other.BegunId) == pair) ?? throw new NotHere();

    private static IQueryable<TwoPeople> Of(Unit unit, Actor actor, (Guid One, Guid Other) pair) =>
        unit.House.TwoPeople.Where(row => row.OrganisationId == actor.OrganisationId && row.One == pair.One && row.Other == pair.Other);
}
