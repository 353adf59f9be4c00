using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// Where secret words are tried. Whatever comes of it, the same is done: one slow hash, one row looked for. Too many wrong
/// tries within the hour close it without a sign: right words are then answered as wrong ones are.
/// </summary>
public sealed class QuietDoors(ReaderSlots slots, Clock clock) : IDisposable
{
    public const int MostTriesAnHour = 10;

    private readonly RecentAsks tries = new(MostTriesAnHour);

    // The hash is heavy on purpose: others are served meanwhile.
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>A try of this account; false when there were too many.</summary>
    internal bool MayTry(Actor actor) => tries.MayAsk($"{actor.AccountId:N}", clock.Now());

    /// <summary>It was right: how often somebody comes to their quiet place must not show in how often it can be tried.</summary>
    internal void WasRight(Actor actor) => tries.GiveBack($"{actor.AccountId:N}");

    internal async Task<byte[]> HashAsync(Guid account, string words, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            return QuietWords.Hash(account, words);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    /// <summary>The account of the quiet place, if there is one behind these words.</summary>
    internal async Task<Guid?> FindAsync(byte[] door, CancellationToken cancel)
    {
        using var lease = await slots.LeaseAsync(cancel);
        lease.House.StandAt(door);
        return (await lease.House.QuietDoors.SingleOrDefaultAsync(row => row.DoorHash == door, cancel))?.AccountId;
    }
}
