using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>The facts the gate decides on, for the viewer and the person a context was asked for. One command.</summary>
internal static class GroundsReading
{
    private static readonly Compiled<Func<RecordDb, IAsyncEnumerable<Ground>>> Mine =
        new(() => EF.CompileAsyncQuery((RecordDb db) => db.Grounds));

    internal static async Task<List<Ground>> OfAsync(RecordDb db, CancellationToken cancel)
    {
        var grounds = new List<Ground>();
        await foreach (var ground in Mine.For(db)(db).WithCancellation(cancel)) grounds.Add(ground);
        return grounds;
    }
}
