using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// Tells PostgreSQL for whom and about whom each read is, for its row policies: puts <c>set_config(…, true)</c> before the
/// command, in the same round trip and the same implicit transaction, so the settings live exactly as long as the command.
/// Units of work set them once after BEGIN instead (<see cref="SetAsync"/>).
/// </summary>
internal sealed class SubjectSettings : DbCommandInterceptor
{
    private const string Prefix =
        "SELECT set_config('app.account', @s_account, true), set_config('app.organisation', @s_organisation, true), "
        + "set_config('app.team', @s_team, true), set_config('app.subject', @s_subject, true), "
        + "set_config('app.door', @s_door, true);\n";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Put(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Put(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsPut(command)) result.NextResult();
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsPut(command)) await result.NextResultAsync(cancellationToken);
        return result;
    }

    // Writes and scalars happen only inside a unit of work, where the settings are made once for the transaction.
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        InUnit(eventData) ? result : throw Outside();

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        InUnit(eventData) ? ValueTask.FromResult(result) : throw Outside();

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        InUnit(eventData) ? result : throw Outside();

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        InUnit(eventData) ? ValueTask.FromResult(result) : throw Outside();

    /// <summary>For a transaction that has just begun: the settings end with it.</summary>
    internal static async Task SetAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordDb record, HouseDb house, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Prefix;
        Add(command, record, house);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static InvalidOperationException Outside() => new("Only a unit of work writes.");

    private static bool InUnit(CommandEventData data) => data.Context is AlongsideDb { InUnit: true };

    private static bool IsPut(DbCommand command) => command.CommandText.StartsWith(Prefix, StringComparison.Ordinal);

    private static void Put(DbCommand command, CommandEventData data)
    {
        if (data.Context is not AlongsideDb db || db.InUnit) return;
        command.CommandText = Prefix + command.CommandText;
        Add(command, db, db as HouseDb);
    }

    private static void Add(DbCommand command, AlongsideDb db, HouseDb? house)
    {
        void Setting(string name, Guid id) =>
            command.Parameters.Add(new NpgsqlParameter(name, id == Guid.Empty ? "" : id.ToString()));
        Setting("s_account", db.Account);
        Setting("s_organisation", db.Organisation);
        Setting("s_team", db.Team);
        Setting("s_subject", db is RecordDb record ? record.Subject : Guid.Empty);
        command.Parameters.Add(new NpgsqlParameter("s_door", Convert.ToHexStringLower(house?.Door ?? [])));
    }
}
