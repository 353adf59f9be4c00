using Alongside.Data;
using Alongside.Web.Access;

namespace Alongside.Web;

/// <summary><c>/health/live</c>: the program runs. <c>/health/ready</c>: it can read, and what it is told to keep will be kept.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"))
            .WithMetadata(new OpenAttribute("A watchdog asks it; it tells nothing.")).ExcludeFromDescription();
        app.MapGet("/health/ready", async (Database database, TroubleLog trouble, ILogger<Database> log, CancellationToken cancel) =>
        {
            try
            {
                await database.CheckAsync(cancel);
                await trouble.TellAsync(cancel);
                return Results.Text("ready");
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Log.NotReady(log, problem);
                return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).WithMetadata(new OpenAttribute("A load balancer asks it; it tells one word.")).ExcludeFromDescription();
    }
}

/// <summary>What is logged, in one list: never names, words or addresses of a person.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Not ready to serve")]
    public static partial void NotReady(ILogger log, Exception problem);

    [LoggerMessage(2, LogLevel.Error, "Request {RequestId} failed")]
    public static partial void Fault(ILogger log, Exception problem, string requestId);

    [LoggerMessage(4, LogLevel.Warning, "Jobs in trouble: {Jobs}; letters parked: {Parked}. See: alongside doctor")]
    public static partial void Trouble(ILogger log, string jobs, int parked);

    [LoggerMessage(5, LogLevel.Error, "A key could not be ended; its browser has let go of it")]
    public static partial void NotEnded(ILogger log, Exception problem);

    [LoggerMessage(3, LogLevel.Critical, "The disk has failed: nothing more can be kept. Stopping, to be started again")]
    public static partial void Broken(ILogger log, Exception problem);
}
