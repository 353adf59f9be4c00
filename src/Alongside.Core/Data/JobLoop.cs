namespace Alongside.Data;

/// <summary>Looks every few seconds whether a job is due, until told to stop. The program that serves runs one.</summary>
public sealed class JobLoop(Jobs jobs)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>What keeps the jobs from being looked at (the database is away, say); null when nothing does.</summary>
    public string? Trouble { get; private set; }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await jobs.RunDueAsync(stopping);
                Trouble = null;
                await Task.Delay(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Whatever it is may pass; a loop that ended would never send another letter.
                Trouble = Problem.InShort(problem);
                await Task.Delay(Pause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }
}
