using System.Threading.Channels;
using Alongside.Basics;
using Alongside.Record;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Alongside.Data;

/// <summary>
/// The one writer of the embedded database: one thread, one connection, one queue. It takes what is waiting, gives each
/// unit a SAVEPOINT of its own, commits them together with one fsync, and only then says "kept" to each. It makes all
/// commits and all checkpoints, so the WAL-reset fault of SQLite 3.50.4 cannot arise.
/// </summary>
public sealed class SqliteWriter : IWriter, IAsyncDisposable
{
    private const int MostAtOnce = 256;

    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Clock clock;
    private readonly SqliteConnection connection;
    private readonly WriterSeat seat;
    private readonly KeptCommands commands = new();
    private readonly WriteContexts contexts;
    private readonly KeptAnswers answers;
    private readonly LookInsert lookInsert;
    private readonly Thread thread;
    private readonly SqliteCommand begin, commit, rollback, savepoint, release, rollbackTo;
    private readonly TaskCompletionSource<Exception> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SqliteWriter(SqliteConnection connection, WriterSeat seat, Clock clock)
    {
        (this.connection, this.seat, this.clock) = (connection, seat, clock);
        answers = new KeptAnswers(connection);
        contexts = new WriteContexts(
            new RecordDb(ContextOptions.Sqlite<RecordDb>(connection, commands)), new HouseDb(ContextOptions.Sqlite<HouseDb>(connection, commands)), answers);
        // We begin, name and end the transactions; EF is to do none of it.
        contexts.Record.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        contexts.House.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        lookInsert = new LookInsert(connection);
        (begin, commit, rollback) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"), Command("ROLLBACK"));
        (savepoint, release, rollbackTo) = (Command("SAVEPOINT unit"), Command("RELEASE unit"), Command("ROLLBACK TO unit"));
        thread = new Thread(Work) { Name = "writer", IsBackground = true };
        thread.Start();
    }

    /// <summary>Opens the file for writing, for whoever holds the seat; the writer gives the seat up when it closes.</summary>
    internal static async Task<SqliteWriter> OpenAsync(SqliteSettings settings, WriterSeat seat, Clock clock, CancellationToken cancel = default) =>
        new(await SqliteConnections.OpenWriterAsync(settings, cancel), seat, clock);

    /// <summary>Completes, with why, when nothing more can be kept until the file is opened anew.</summary>
    internal Task<Exception> Broken => broken.Task;

    public async Task<TAnswer> RunAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default)
    {
        var answer = default(TAnswer)!;
        await EnqueueAsync(new Waiting(() =>
        {
            contexts.Begin();
            try
            {
                // SQLite answers at once, so nothing here ever waits; a unit that awaits the outside world is a fault.
                var running = UnitRunner.RunAsync(contexts, request, work, clock.Now(), CancellationToken.None);
                if (!running.IsCompleted) throw new InvalidOperationException("A unit of work awaited something that is not the database.");
                answer = running.GetAwaiter().GetResult();
            }
            finally
            {
                contexts.End();
            }
        }, cancel));
        return answer;
    }

    public Task LookAsync(Look look) => EnqueueAsync(new Waiting(() => lookInsert.Run(look), default) { IsOneStatement = true });

    public Task CheckAsync(CancellationToken cancel = default) => EnqueueAsync(new Waiting(() => { }, cancel));

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(thread.Join);
        await contexts.Record.DisposeAsync();
        await contexts.House.DisposeAsync();
        answers.Dispose();
        lookInsert.Dispose();
        foreach (var command in new[] { begin, commit, rollback, savepoint, release, rollbackTo }) await command.DisposeAsync();
        commands.Dispose();
        await connection.DisposeAsync();
        await seat.DisposeAsync();
    }

    private Task EnqueueAsync(Waiting waiting)
    {
        if (!queue.Writer.TryWrite(waiting))
            return Task.FromException(new InvalidOperationException("The writer has stopped.", Broken.IsCompleted ? Broken.Result : null));
        return waiting.Done.Task;
    }

    private SqliteCommand Command(string sql) => new(sql, connection);

    private void Work()
    {
        var batch = new List<Waiting>(MostAtOnce);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            // Whoever is ready to run may bring more for the same commit; when nobody is, this costs nothing.
            Thread.Yield();
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                RunBatch(batch);
            }
            catch (Exception problem)
            {
                var told = WhatItMeans(problem);
                foreach (var waiting in batch) waiting.Done.TrySetException(told);
                // After a failed commit or fsync nobody knows what the disk holds: stop, and let a restart read the truth.
                // The same when the transaction could not be ended: every later unit would land in it.
                if (IsBroken(problem) || raw.sqlite3_get_autocommit(connection.Handle) == 0) Break(problem);
            }
        }
    }

    private void RunBatch(List<Waiting> batch)
    {
        begin.ExecuteNonQuery();
        try
        {
            foreach (var waiting in batch)
            {
                waiting.Problem = RunOne(waiting);
                // A full disk or a broken page makes SQLite roll back everything, neighbours too.
                if (waiting.Problem is { } problem && (IsBroken(problem) || raw.sqlite3_get_autocommit(connection.Handle) != 0)) throw problem;
            }
            commit.ExecuteNonQuery();
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0) rollback.ExecuteNonQuery();
            throw;
        }
        foreach (var waiting in batch)
        {
            if (waiting.Problem is { } problem) waiting.Done.TrySetException(WhatItMeans(problem));
            else waiting.Done.TrySetResult();
        }
    }

    private Exception? RunOne(Waiting waiting)
    {
        if (waiting.Cancel.IsCancellationRequested) return new OperationCanceledException(waiting.Cancel);
        if (waiting.IsOneStatement) return RunStatement(waiting);
        savepoint.ExecuteNonQuery();
        try
        {
            waiting.Run();
            // Foreign keys are checked at COMMIT, where one unit's fault would take its neighbours with it: ask now.
            raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_DEFERRED_FKS, out var unresolved, out _, 0);
            if (unresolved != 0) throw new InvalidOperationException("A row refers to something that is not there.");
            release.ExecuteNonQuery();
            return null;
        }
        catch (Exception problem)
        {
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                rollbackTo.ExecuteNonQuery();
                release.ExecuteNonQuery();
            }
            return problem;
        }
    }

    /// <summary>A statement that fails has changed nothing, so there is nothing to go back to.</summary>
    private static Exception? RunStatement(Waiting waiting)
    {
        try
        {
            waiting.Run();
            return null;
        }
        catch (Exception problem)
        {
            return problem;
        }
    }

    /// <summary>EF wraps what SQLite says; what counts is inside.</summary>
    private static SqliteException? FromSqlite(Exception problem) => problem as SqliteException ?? problem.InnerException as SqliteException;

    private static bool IsBroken(Exception problem) =>
        FromSqlite(problem) is { SqliteErrorCode: raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    private static Exception WhatItMeans(Exception problem) => FromSqlite(problem) is { SqliteErrorCode: raw.SQLITE_FULL } ? new NoRoom(problem) : problem;

    private void Break(Exception problem)
    {
        broken.TrySetResult(problem);
        queue.Writer.TryComplete();
        while (queue.Reader.TryRead(out var next)) next.Done.TrySetException(new InvalidOperationException("The writer has stopped.", problem));
    }

    private sealed class Waiting(Action run, CancellationToken cancel)
    {
        internal CancellationToken Cancel { get; } = cancel;
        internal Action Run { get; } = run;
        internal Exception? Problem { get; set; }

        /// <summary>It needs no SAVEPOINT: it is kept or not by itself, and leaves no row that refers to nothing.</summary>
        internal bool IsOneStatement { get; init; }

        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
