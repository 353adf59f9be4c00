using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// What whoever is here has begun about this person. It is no look at the record: they read what they wrote themselves, and
/// for the same reason nobody else is told.
/// </summary>
public static class DraftsReading
{
    /// <summary>What was begun in this form; null when nothing was, or its time is over.</summary>
    public static Task<Draft?> OneAsync(OpenedRecord record, string form, CancellationToken cancel = default) =>
        Live(record).SingleOrDefaultAsync(row => row.Form == form, cancel);

    /// <summary>All that was begun and can still be gone on with, the latest first.</summary>
    public static async Task<IReadOnlyList<Draft>> AllAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var drafts = new List<Draft>();
        await foreach (var draft in All.For(record.Db)(record.Db, record.At - KeepDraft.KeptFor).WithCancellation(cancel)) drafts.Add(draft);
        return drafts;
    }

    private static readonly Compiled<Func<RecordDb, DateTime, IAsyncEnumerable<Draft>>> All = new(() => EF.CompileAsyncQuery((RecordDb db, DateTime since) =>
        db.Drafts.Where(row => row.At > since && (row.StatementId == null || db.StatementsNow.Any(now => now.StatementId == row.StatementId)))
            .OrderByDescending(row => row.At).ThenBy(row => row.DraftId).Select(row => row)));

    private static IQueryable<Draft> Live(OpenedRecord record)
    {
        var since = record.At - KeepDraft.KeptFor;
        return record.Db.Drafts.Where(row => row.At > since);
    }
}
