using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alongside.Data;

/// <summary>The options every context is made with, in one place.</summary>
internal static class ContextOptions
{
    private static readonly WriteLock Lock = new();
    private static readonly SubjectSettings Settings = new();

    internal static DbContextOptions<TDb> Sqlite<TDb>(System.Data.Common.DbConnection connection, KeptCommands commands) where TDb : AlongsideDb =>
        Common<TDb>().UseSqlite(connection).AddInterceptors(commands, Lock).Options;

    internal static DbContextOptions<TDb> Postgres<TDb>(Npgsql.NpgsqlDataSource source) where TDb : AlongsideDb =>
        Common<TDb>().UseNpgsql(source).AddInterceptors(Settings, Lock).Options;

    private static DbContextOptionsBuilder<TDb> Common<TDb>() where TDb : AlongsideDb =>
        // One context is used by one request at a time, handed out by a lease; the check would only cost.
        new DbContextOptionsBuilder<TDb>().EnableThreadSafetyChecks(false)
            // Reading is the rule; whoever changes a row says AsTracking.
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(warnings => warnings
                // A filter across a required relation could hide rows by accident: treat it as a fault.
                .Throw(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
}
