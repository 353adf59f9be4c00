using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Forgets codes a day after they could last be used, and with them that somebody asked.</summary>
internal sealed class ForgetSignInCodes(IWriter writer, Clock clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private const int AtATime = 500;

    public string Name => "forget-sign-in-codes";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel)
    {
        var limit = at - Kept;
        return house.SignInCodes.AnyAsync(row => row.EndsAt < limit, cancel);
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
            var old = await unit.House.SignInCodes.Where(row => row.EndsAt < limit).OrderBy(row => row.EndsAt).Take(AtATime).ToListAsync();
            unit.House.SignInCodes.RemoveRange(old);
            return old.Count;
        }, cancel);
}
