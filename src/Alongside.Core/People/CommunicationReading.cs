using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How to talk with one person: what others must do, how they say yes and no, what not to begin, and how to reach them.</summary>
public sealed record Communication(IReadOnlyList<Need> Needs, SafeContact? Contact)
{
    public IEnumerable<Need> Of(NeedKind kind) => Needs.Where(need => need.Kind == kind);

    public bool IsEmpty => Needs.Count == 0 && Contact is null;
}

/// <summary>How to talk with somebody, for every viewer of their record who may know it: before anything else.</summary>
public static class CommunicationReading
{
    private static readonly Compiled<Func<RecordDb, IAsyncEnumerable<Need>>> Standing = new(() => EF.CompileAsyncQuery((RecordDb db) =>
        db.Needs.Where(need => need.GoneAt == null).OrderBy(need => need.Kind).ThenBy(need => need.At).ThenBy(need => need.NeedId).Select(need => need)));

    private static readonly Compiled<Func<RecordDb, Task<SafeContact?>>> Reached = new(() => EF.CompileAsyncQuery((RecordDb db) =>
        db.SafeContacts.Where(contact => contact.EndedAt == null).OrderByDescending(contact => contact.At).FirstOrDefault()));

    /// <summary>Null when this opening may not know it.</summary>
    public static async Task<Communication?> OfAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        if ((record.Admission.Read & Parts.Communication) == Parts.None) return null;
        var needs = new List<Need>();
        await foreach (var need in Standing.For(record.Db)(record.Db).WithCancellation(cancel)) needs.Add(need);
        return new Communication(needs, await Reached.For(record.Db)(record.Db));
    }
}
