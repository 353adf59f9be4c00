using Alongside.Basics;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// A job that does one thing for each row whose moment has come, the one that has waited longest first, each in a unit of its
/// own. The rows tell when and whose, and nothing else; whoever does it looks again whether it is still so.
/// </summary>
internal abstract class WhenDue<TRow>(string name, ReaderSlots slots, Clock clock) : IJob where TRow : class
{
    private const int MostAtOnce = 100;

    public string Name { get; } = name;

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) => Due(house, at).AnyAsync(cancel);

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        foreach (var row in await ReadAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            await DoAsync(row, cancel);
        }
        return null;
    }

    /// <summary>The rows whose moment has come by this one, in order. Asked often, so an index must answer it.</summary>
    protected abstract IOrderedQueryable<TRow> Due(HouseDb house, DateTime at);

    protected abstract Task DoAsync(TRow row, CancellationToken cancel);

    private async Task<List<TRow>> ReadAsync(CancellationToken cancel)
    {
        var at = clock.Now();
        using var reader = await slots.LeaseHouseAsync(cancel);
        return await Due(reader.House, at).Take(MostAtOnce).ToListAsync(cancel);
    }
}
