using Alongside.Basics;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>A job that forgets rows the house kept for its own working, once their time is over. Nobody's record is among them.</summary>
internal abstract class Forgetting<TRow>(string name, TimeSpan kept, IWriter writer, Clock clock) : IJob where TRow : class
{
    // Few at a time: on the embedded database everybody else waits meanwhile.
    private const int AtATime = 500;

    public string Name { get; } = name;

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) => Before(house, at - kept).AnyAsync(cancel);

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var limit = clock.Now() - kept;
        while (await ForgetSomeAsync(limit, cancel) == AtATime) cancel.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>The rows whose time was over before this, the oldest first. Asked often, so an index must answer it.</summary>
    protected abstract IOrderedQueryable<TRow> Before(HouseDb house, DateTime limit);

    private Task<int> ForgetSomeAsync(DateTime limit, CancellationToken cancel) => writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
    {
        var old = await Before(unit.House, limit).Take(AtATime).ToListAsync();
        unit.House.RemoveRange(old);
        return old.Count;
    }, cancel);
}
