using Alongside.People;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>What somebody who runs the house should look at: jobs that did not go well, and letters that never left.</summary>
public sealed record HouseTrouble(IReadOnlyList<JobTrouble> Jobs, int ParkedLetters)
{
    /// <summary>Letters that have waited two weeks for a human: whoever they are for is supported by nobody, perhaps.</summary>
    public int WaitingForAHuman { get; init; }

    /// <summary>Every job that was ever run here, and how it is doing. Only the doctor asks.</summary>
    public IReadOnlyList<JobHealth> Ran { get; init; } = [];

    public bool IsNone => Jobs.Count == 0 && ParkedLetters == 0;

    private static readonly TimeSpan TooLong = TimeSpan.FromDays(14);

    public static async Task<HouseTrouble> ReadAsync(ReaderSlots slots, CancellationToken cancel = default)
    {
        using var reader = await slots.LeaseAsync(cancel);
        return await ReadAsync(reader.House, cancel);
    }

    /// <summary>With all that the doctor tells; /health/ready asks less, since it is asked often.</summary>
    internal static async Task<HouseTrouble> InspectAsync(HouseDb house, DateTime at, CancellationToken cancel)
    {
        var limit = at - TooLong;
        return await ReadAsync(house, cancel) with
        {
            WaitingForAHuman = await ByHandReading.ByHand(house).CountAsync(row => row.DueAt < limit, cancel),
            Ran = await house.Jobs.OrderBy(row => row.Name).Select(row => new JobHealth(row.Name, row.LastOkAt, row.LastProblem, row.DueAt)).ToListAsync(cancel),
        };
    }

    private static async Task<HouseTrouble> ReadAsync(HouseDb house, CancellationToken cancel)
    {
        var jobs = await house.Jobs.Where(row => row.LastProblem != null).OrderBy(row => row.Name)
            .Select(row => new JobTrouble(row.Name, row.LastProblem!)).ToListAsync(cancel);
        return new HouseTrouble(jobs, await house.Outbox.CountAsync(row => row.ParkedAt != null, cancel));
    }
}
