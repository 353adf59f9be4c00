using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alongside.Data;

/// <summary>
/// SQLite compiles every command anew; EF makes a new command object each time, so nothing is ever reused. This keeps one
/// prepared command per SQL text on a connection and hands it to EF instead (measured: a record read costs 1.0x of raw
/// SQL with it, 1.5x without). One instance belongs to one connection and is never used by two threads at once.
/// </summary>
internal sealed class KeptCommands : DbCommandInterceptor, IDisposable
{
    private const int Most = 200;
    private readonly Dictionary<string, KeptCommand> kept = new(StringComparer.Ordinal);

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result.Connection is not SqliteConnection connection) return result;
        if (!kept.TryGetValue(result.CommandText, out var mine))
        {
            if (kept.Count >= Most) return result;
            mine = new KeptCommand { Connection = connection, CommandText = result.CommandText };
            kept.Add(result.CommandText, mine);
        }
        // A query inside a query with the same text: let EF's own command run it.
        if (mine.Busy) return result;

        mine.Busy = true;
        mine.CommandTimeout = result.CommandTimeout;
        mine.Transaction = ((SqliteCommand)result).Transaction;
        // The parameter objects are EF's and change with every command: move them over, never keep them.
        var parameters = result.Parameters.Cast<SqliteParameter>().ToArray();
        result.Parameters.Clear();
        mine.Parameters.Clear();
        mine.Parameters.AddRange(parameters);
        result.Dispose();
        return mine;
    }

    public void Dispose()
    {
        foreach (var command in kept.Values) command.ReallyDispose();
        kept.Clear();
    }

    /// <summary>A command that stays compiled when its user is done with it.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        internal bool Busy { get; set; }

        internal void ReallyDispose() => base.Dispose(true);

#pragma warning disable CA2215 // Not disposing is the point: EF disposes after each use, and the compiled command must stay.
        protected override void Dispose(bool disposing) => Busy = false;
#pragma warning restore CA2215
    }
}
