using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>What somebody who runs the house should look at: jobs that did not go well, and letters that never left.</summary>
public sealed record HouseTrouble(IReadOnlyList<JobTrouble> Jobs, int ParkedLetters)
{
    public bool IsNone => Jobs.Count == 0 && ParkedLetters == 0;

    public static async Task<HouseTrouble> ReadAsync(ReaderSlots slots, CancellationToken cancel = default)
    {
        using var reader = await slots.LeaseAsync(cancel);
        return await ReadAsync(reader.House, cancel);
    }

    internal static async Task<HouseTrouble> ReadAsync(HouseDb house, CancellationToken cancel)
    {
        var jobs = await house.Jobs.Where(row => row.LastProblem != null).OrderBy(row => row.Name)
            .Select(row => new JobTrouble(row.Name, row.LastProblem!)).ToListAsync(cancel);
        return new HouseTrouble(jobs, await house.Outbox.CountAsync(row => row.ParkedAt != null, cancel));
    }
}
