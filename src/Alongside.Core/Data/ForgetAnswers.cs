using Alongside.Basics;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>Forgets what repeated requests were answered, after 48 hours.</summary>
internal sealed class ForgetAnswers(IWriter writer, Clock clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    // Few at a time: on the embedded database everybody else waits meanwhile.
    private const int AtATime = 500;

    public string Name => "forget-answers";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel)
    {
        var limit = at - Kept;
        return house.IdempotentAnswers.AnyAsync(row => row.At < limit, cancel);
    }

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var limit = clock.Now() - Kept;
        while (await ForgetSomeAsync(limit, cancel) == AtATime) cancel.ThrowIfCancellationRequested();
        return null;
    }

    private Task<int> ForgetSomeAsync(DateTime limit, CancellationToken cancel) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var old = await unit.House.IdempotentAnswers.Where(row => row.At < limit).OrderBy(row => row.At).Take(AtATime).ToListAsync();
            unit.House.IdempotentAnswers.RemoveRange(old);
            return old.Count;
        }, cancel);
}
