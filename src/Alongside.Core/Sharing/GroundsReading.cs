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

    /// <summary>Every fact about everybody that holds at this moment. For the person alone: nobody else's opened record holds these rows.</summary>
    internal static async Task<List<Ground>> AllLiveAsync(RecordDb db, DateTime at, CancellationToken cancel)
    {
        var shares = await db.Shares.Where(row => row.TakenBackAt == null && row.FromAt <= at && at < row.UntilAt).ToListAsync(cancel);
        var exclusions = await db.Exclusions.Where(row => row.TakenBackAt == null).ToListAsync(cancel);
        var supports = await db.Supports.Where(row => row.FromAt <= at && (row.UntilAt == null || at < row.UntilAt)).ToListAsync(cancel);
        return
        [
            .. shares.Select(Of),
            .. exclusions.Select(Of),
            .. supports.Select(Of),
        ];
    }

    internal static Ground Of(Share row) => new()
    {
        PersonId = row.PersonId, GroundId = row.ShareId, Kind = GroundKind.Share, ViewerKind = row.ViewerKind, ViewerId = row.ViewerId,
        OrganisationId = row.OrganisationId, Parts = row.Parts, OnlyGives = row.OnlyGives, Purpose = row.Purpose, FromAt = row.FromAt, UntilAt = row.UntilAt, TakenBackAt = row.TakenBackAt,
    };

    internal static Ground Of(Support row) => new()
    {
        PersonId = row.PersonId, GroundId = row.SupportId, Kind = GroundKind.Support, ViewerKind = row.ViewerKind, ViewerId = row.ViewerId,
        OrganisationId = row.OrganisationId, Parts = row.KeepMeSafe ? Parts.KeepMeSafe : Parts.None, Purpose = Purpose.Support, FromAt = row.FromAt, UntilAt = row.UntilAt,
    };

    internal static Ground Of(Exclusion row) => new()
    {
        PersonId = row.PersonId, GroundId = row.ExclusionId, Kind = GroundKind.Exclusion, ViewerKind = row.ViewerKind, ViewerId = row.ViewerId,
        Parts = Parts.None, Purpose = Purpose.Support, FromAt = row.FromAt, TakenBackAt = row.TakenBackAt,
    };
}
