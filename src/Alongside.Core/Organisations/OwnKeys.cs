using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>One place where somebody is signed in, as they are shown it. The id names it and opens nothing.</summary>
public sealed record OwnKey(string Id, KeyKind Kind, Device? Device, Capacity Capacity, string? WorksAt, DateTime MadeAt, DateTime UsedAt, bool IsThisOne)
{
    /// <summary>What its owner calls a token.</summary>
    public string? Name { get; init; }

    public required DateTime EndsAt { get; init; }
}

/// <summary>Where an account is signed in, in browsers and programs alike; and its owner ends each of them, or all others.</summary>
public sealed class OwnKeys(IWriter writer, ReaderSlots slots, Clock clock)
{
    /// <summary>The one in hand first, then the last that was made.</summary>
    public async Task<IReadOnlyList<OwnKey>> OfAsync(Guid account, string? inHand, CancellationToken cancel = default)
    {
        var at = clock.Now();
        var mine = inHand is null ? [] : SignIn.Hash(inHand);
        using var lease = await slots.LeaseHouseAsync(cancel);
        var house = lease.House;
        var found = await (
            from key in house.SignInKeys
            where key.AccountId == account && key.EndedAt == null && key.EndsAt > at
            orderby key.MadeAt descending, key.Kind, key.Capacity, key.KeyHash
            select new
            {
                key.KeyHash, key.Kind, key.Device, key.Capacity, key.MadeAt, key.LastUsedAt, key.EndsAt, key.Name,
                WorksAt = house.Organisations.Where(row => row.OrganisationId == key.OrganisationId).Select(row => row.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var keys = found.Where(key => !SignIn.IsIdle(key.Kind, key.Capacity, key.LastUsedAt ?? key.MadeAt, at)).Select(key => new OwnKey(Convert.ToHexStringLower(key.KeyHash), key.Kind, key.Device, key.Capacity, key.WorksAt,
            key.MadeAt, key.LastUsedAt ?? key.MadeAt, key.KeyHash.AsSpan().SequenceEqual(mine)) { Name = key.Name, EndsAt = key.EndsAt });
        return [.. keys.OrderByDescending(key => key.IsThisOne)];
    }

    /// <summary>Ends one of the account's own keys. Somebody else's is not here.</summary>
    public Task EndAsync(Guid account, string? id, CancellationToken cancel = default)
    {
        var hash = Bytes(id);
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var key = await unit.House.SignInKeys.AsTracking().SingleOrDefaultAsync(row => row.KeyHash == hash && row.AccountId == account) ?? throw new NotHere();
            key.EndedAt ??= unit.At;
            return true;
        }, cancel);
    }

    public Task EndOthersAsync(Guid account, string inHand, CancellationToken cancel = default)
    {
        var hash = SignIn.Hash(inHand);
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            foreach (var key in await unit.House.SignInKeys.AsTracking().Where(row => row.AccountId == account && row.KeyHash != hash && row.EndedAt == null).ToListAsync())
                key.EndedAt = unit.At;
            return true;
        }, cancel);
    }

    private static byte[] Bytes(string? id)
    {
        var hash = new byte[32];
        return id is { Length: 64 } && Convert.FromHexString(id, hash, out _, out _) == System.Buffers.OperationStatus.Done ? hash : throw new NotHere();
    }
}
