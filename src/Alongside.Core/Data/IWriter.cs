using Alongside.Record;

namespace Alongside.Data;

/// <summary>
/// The one way to write. On SQLite: one thread, one connection, many units in one commit. On PostgreSQL: a transaction
/// each. Either way the task completes when the unit is durable, and a unit that throws leaves nothing behind.
/// </summary>
public interface IWriter
{
    /// <summary>
    /// Runs the work and answers what it answered. With a <see cref="RequestKey"/> that was seen before, the work is not
    /// run again and the first answer is given. Throws NotHere when the gate does not open the record.
    /// </summary>
    Task<TAnswer> RunAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default);

    /// <summary>Keeps a look. Completes when it is durable; no part of a record is shown before.</summary>
    Task LookAsync(Look look);

    /// <summary>Answers when the writer is alive and can commit; throws otherwise.</summary>
    Task CheckAsync(CancellationToken cancel = default);
}
