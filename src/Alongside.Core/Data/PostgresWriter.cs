using Alongside.Basics;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// Writing on PostgreSQL: each unit is one transaction as the role <c>app</c>, told for whom and about whom it is before
/// it reads anything. A unit that met another (serialisation, deadlock) is run again. COMMIT is never cancelled: after an
/// error in it the caller asks again with the same key.
/// </summary>
public sealed class PostgresWriter(NpgsqlDataSource app, NpgsqlDataSource door, Clock clock) : IWriter
{
    private const int MostTries = 4;
    private readonly DbContextOptions<RecordDb> recordOptions = ContextOptions.Postgres<RecordDb>(app);
    private readonly DbContextOptions<HouseDb> houseOptions = ContextOptions.Postgres<HouseDb>(app);

    public async Task<TAnswer> RunAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(request, work, cancel);
            }
            catch (Exception problem) when (tries < MostTries && MetAnother(problem))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * tries)), cancel);
            }
            catch (Exception problem) when (IsFull(problem))
            {
                throw new NoRoom(problem);
            }
        }
    }

    public async Task LookAsync(Look look)
    {
        try
        {
            await LookInsert.RunAsync(app, look, CancellationToken.None);
        }
        catch (Exception problem) when (IsFull(problem))
        {
            throw new NoRoom(problem);
        }
    }

    public async Task CheckAsync(CancellationToken cancel = default)
    {
        await using var command = app.CreateCommand("SELECT 1 WHERE NOT pg_is_in_recovery()");
        if (await command.ExecuteScalarAsync(cancel) is null) throw new InvalidOperationException("This PostgreSQL is a standby and cannot write.");
    }

    private async Task<TAnswer> TryAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel)
    {
        var source = request.SystemReason is null ? app : door;
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var record = new RecordDb(recordOptions);
        await using var house = new HouseDb(houseOptions);
        foreach (var db in new AlongsideDb[] { record, house })
        {
            db.Database.SetDbConnection(connection);
            await db.Database.UseTransactionAsync(transaction, cancel);
            db.Database.AutoSavepointsEnabled = false;
        }

        using var answers = new KeptAnswers(connection, transaction);
        var contexts = new WriteContexts(record, house, answers, stop => SubjectSettings.SetAsync(connection, transaction, record, house, stop));
        contexts.Begin();
        try
        {
            await TakeTurnsAsync(connection, transaction, request, cancel);
            var answer = await UnitRunner.RunAsync(contexts, request, work, clock.Now(), cancel);
            await transaction.CommitAsync(CancellationToken.None);
            return answer;
        }
        finally
        {
            contexts.End();
        }
    }

    /// <summary>
    /// First the person's turn: who else changes the same record waits here, as everybody does for the one writer of the
    /// embedded database, and then meets what is there by now, never a row that went away under it. Then the turn of the
    /// key, for the same request sent twice at once. Always in this order, so two never wait for each other.
    /// </summary>
    private static async Task TakeTurnsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, UnitRequest request, CancellationToken cancel)
    {
        await using var turns = new NpgsqlBatch(connection, transaction);
        if (request.Person is { } person) Add($"{person:N}");
        if (request.Key is { } key) Add($"{request.Account:N} {key.Key}");
        if (turns.BatchCommands.Count > 0) await turns.ExecuteNonQueryAsync(cancel);

        void Add(string turn)
        {
            var command = new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))");
            command.Parameters.Add(new NpgsqlParameter { Value = turn });
            turns.BatchCommands.Add(command);
        }
    }

    /// <summary>EF wraps what the server says, and what may pass by itself it wraps twice; what counts is inside.</summary>
    private static PostgresException? FromPostgres(Exception? problem)
    {
        while (problem is not (null or PostgresException)) problem = problem.InnerException;
        return problem as PostgresException;
    }

    private static bool IsFull(Exception problem) => FromPostgres(problem) is { SqlState: PostgresErrorCodes.DiskFull };

    private static bool MetAnother(Exception problem) => FromPostgres(problem) is
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    } postgres && (postgres.SqlState != PostgresErrorCodes.UniqueViolation || postgres.TableName is "idempotency" or "job" or "account" or "own_page");
}
