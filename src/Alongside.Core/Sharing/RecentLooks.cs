using System.Collections.Concurrent;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;

namespace Alongside.Sharing;

/// <summary>
/// The same viewer opening the same parts of the same record again within five minutes is one look: kinder to read, and
/// most pages then cost no write. Only looks that are durable count. Each process remembers its own.
/// </summary>
public sealed class RecentLooks(Clock clock, TimeSpan? window = null)
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private readonly TimeSpan window = window ?? FiveMinutes;
    private readonly Lock turning = new();
    private ConcurrentDictionary<Key, DateTime> now = new();
    private ConcurrentDictionary<Key, DateTime> before = new();
    private DateTime turnAt;

    internal Task KeepAsync(Look look, IWriter writer)
    {
        var key = new Key(look.AccountId, look.Capacity, look.OrganisationId, look.TeamId, look.PersonId, look.PartBits, look.Operation, look.Purpose, look.Ground);
        if (window > TimeSpan.Zero && (Seen(now, key, look.At) || Seen(before, key, look.At))) return Task.CompletedTask;
        return KeepNewAsync(key, look, writer);
    }

    private bool Seen(ConcurrentDictionary<Key, DateTime> looks, Key key, DateTime at) =>
        looks.TryGetValue(key, out var last) && at - last < window && at >= last;

    private async Task KeepNewAsync(Key key, Look look, IWriter writer)
    {
        await writer.LookAsync(look);
        if (window > TimeSpan.Zero) Remember(key, look.At);
    }

    /// <summary>Two generations, turned when the older one can no longer matter, so that memory stays bounded.</summary>
    private void Remember(Key key, DateTime at)
    {
        lock (turning)
        {
            if (clock.Now() >= turnAt)
            {
                before = now;
                now = new ConcurrentDictionary<Key, DateTime>();
                turnAt = clock.Now() + window;
            }
        }
        now[key] = at;
    }

    private readonly record struct Key(
        Guid Account, Capacity Capacity, Guid? Organisation, Guid? Team, Guid Person, Parts Parts, Operation Operation, Purpose Purpose, LookGround Ground);
}
