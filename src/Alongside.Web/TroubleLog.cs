using Alongside.Data;

namespace Alongside.Web;

/// <summary>Tells the log which jobs are in trouble and how many letters are parked: once, and again when it changes. Names of jobs only.</summary>
public sealed class TroubleLog(ReaderSlots slots, JobLoop loop, ILogger<Jobs> log)
{
    private string told = "";

    public async Task TellAsync(CancellationToken cancel)
    {
        var trouble = await HouseTrouble.ReadAsync(slots, cancel);
        var jobs = string.Join(", ", trouble.Jobs.Select(job => job.Job).Concat(loop.Trouble is null ? [] : ["all of them"]));
        var now = $"{jobs} {trouble.ParkedLetters}";
        if (Interlocked.Exchange(ref told, now) == now || (jobs == "" && trouble.ParkedLetters == 0)) return;
        Log.Trouble(log, jobs == "" ? "none" : jobs, trouble.ParkedLetters);
    }
}
