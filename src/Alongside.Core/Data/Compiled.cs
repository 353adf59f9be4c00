using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alongside.Data;

/// <summary>
/// A query that is worked out once and then only run. EF binds such a query to the model of one database, so one is kept
/// for each: the two databases may serve in one process, as they do in the tests.
/// </summary>
internal sealed class Compiled<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> byModel = new();

    internal TQuery For(DbContext db) => byModel.GetOrAdd(db.Model, _ => compile());
}
