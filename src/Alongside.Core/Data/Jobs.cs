using Alongside.Basics;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// Runs what is due. Whoever holds a job's lease does it; the lease of somebody who died runs out, and another takes it.
/// The same on both databases: the lease's own id is what two takers collide on.
/// </summary>
public sealed class Jobs(IEnumerable<IJob> jobs, IWriter writer, ReaderSlots slots, Clock clock)
{
    public static readonly TimeSpan LeaseLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Goes once through all jobs. Answers how many were run.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancel = default)
    {
        var ran = 0;
        foreach (var job in jobs)
        {
            if (!await IsDueAsync(job, cancel) || await TakeAsync(job, cancel) is not { } lease) continue;
            await RunAsync(job, lease, cancel);
            ran++;
        }
        return ran;
    }

    public async Task<IReadOnlyList<JobHealth>> HealthAsync(CancellationToken cancel = default)
    {
        using var reader = await slots.LeaseAsync(cancel);
        var rows = await reader.House.Jobs.ToDictionaryAsync(row => row.Name, cancel);
        return [.. jobs.Select(job => rows.TryGetValue(job.Name, out var row)
            ? new JobHealth(job.Name, row.LastOkAt, row.LastProblem, row.DueAt)
            : new JobHealth(job.Name, null, null, null))];
    }

    private async Task<bool> IsDueAsync(IJob job, CancellationToken cancel)
    {
        var at = clock.Now();
        using var reader = await slots.LeaseAsync(cancel);
        var row = await reader.House.Jobs.SingleOrDefaultAsync(row => row.Name == job.Name, cancel);
        return (row is null || IsFree(row, at)) && await job.IsNeededAsync(reader.House, at, cancel);
    }

    private static bool IsFree(JobRow row, DateTime at) => row.DueAt <= at && (row.LeasedUntil is null || row.LeasedUntil <= at);

    private async Task<Guid?> TakeAsync(IJob job, CancellationToken cancel)
    {
        try
        {
            return await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
            {
                var row = await unit.House.Jobs.AsTracking().SingleOrDefaultAsync(row => row.Name == job.Name);
                if (row is null) unit.House.Jobs.Add(row = new JobRow { Name = job.Name, DueAt = unit.At, Tries = 0 });
                else if (!IsFree(row, unit.At)) return (Guid?)null;
                row.LeaseId = Ids.New(unit.At);
                row.LeasedUntil = unit.At + job.LeaseLife;
                return row.LeaseId;
            }, cancel);
        }
        catch (Stale)
        {
            // Another took it in the same moment.
            return null;
        }
    }

    private async Task RunAsync(IJob job, Guid lease, CancellationToken cancel)
    {
        // It stops before its lease runs out, or two would be at it.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(job.LeaseLife - TimeSpan.FromSeconds(30));
        try
        {
            var problem = await job.RunAsync(limit.Token);
            await EndAsync(job, lease, (row, at) =>
            {
                if (problem is null) row.LastOkAt = at;
                (row.LastProblem, row.Tries, row.DueAt) = (problem, 0, at + job.Every);
            });
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program is being stopped: whoever starts next goes on at once.
            await EndAsync(job, lease, (_, _) => { });
            throw;
        }
        catch (Exception problem)
        {
            await EndAsync(job, lease, (row, at) =>
            {
                row.Tries++;
                row.LastProblem = Problem.InShort(problem);
                row.DueAt = at + Wait(job.Every, row.Tries);
            });
        }
    }

    private async Task EndAsync(IJob job, Guid lease, Action<JobRow, DateTime> change)
    {
        try
        {
            await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
            {
                var row = await unit.House.Jobs.AsTracking().SingleAsync(row => row.Name == job.Name);
                if (row.LeaseId != lease) return false;
                // The lease's id stays, so that a taker who looked before this collides with whoever takes it next.
                row.LeasedUntil = null;
                change(row, unit.At);
                return true;
            });
        }
        catch (Stale)
        {
            // Our lease ran out and another took the job in this moment: it is theirs to tell how it went.
        }
    }

    private static TimeSpan Wait(TimeSpan every, int tries)
    {
        var wait = every * Math.Pow(2, Math.Min(tries, 20));
        return wait < LongestWait ? wait : every > LongestWait ? every : LongestWait;
    }
}
