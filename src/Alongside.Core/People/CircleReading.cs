using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>A page of the circle, the nearest first, and whether there are more.</summary>
public sealed record CirclePage(IReadOnlyList<CircleMember> Members, int Page, bool More);

/// <summary>Who is around one person, as far as this viewer may see it. Those taken out, and whatever was said before, are there for the person alone.</summary>
public static class CircleReading
{
    public const int OnPage = 40;

    /// <summary>So many are drawn; the list holds all.</summary>
    public const int MostDrawn = 20;

    private const int MostOut = 20;

    /// <summary>A page of them, or of those who have this in their name.</summary>
    public static async Task<CirclePage> PageAsync(OpenedRecord record, int page = 1, string? find = null, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, PutInCircle.MostMembers);
        var rows = Standing(record.Db);
        if (!string.IsNullOrWhiteSpace(find))
        {
            var folded = Folding.Fold(find);
            rows = rows.Where(row => row.NameFold.Contains(folded));
        }
        var found = await CircleMember.InOrder(rows).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        return new CirclePage([.. found.Take(OnPage)], page, found.Count > OnPage);
    }

    /// <summary>The nearest ones, and one more if there are more.</summary>
    public static Task<List<CircleMember>> NearestAsync(OpenedRecord record, CancellationToken cancel = default) =>
        CircleMember.InOrder(Standing(record.Db)).Take(MostDrawn + 1).ToListAsync(cancel);

    /// <summary>All of them: never more than can be put in.</summary>
    public static Task<List<CircleMember>> AllAsync(OpenedRecord record, CancellationToken cancel = default) =>
        CircleMember.InOrder(Standing(record.Db)).ToListAsync(cancel);

    public static Task<CircleMember?> OneAsync(OpenedRecord record, Guid member, CancellationToken cancel = default) =>
        Standing(record.Db).SingleOrDefaultAsync(row => row.MemberId == member, cancel);

    /// <summary>Whom the person took out, the latest first. Nothing for anybody else.</summary>
    public static Task<List<CircleMember>> OutAsync(OpenedRecord record, CancellationToken cancel = default) =>
        Out(record.Db).OrderByDescending(row => row.GoneAt).ThenBy(row => row.MemberId).Take(MostOut).ToListAsync(cancel);

    /// <summary>Who of those that see something of the person's stands in the circle already.</summary>
    public static Task<List<Guid>> LinkedAsync(OpenedRecord record, CancellationToken cancel = default) =>
        Standing(record.Db).Where(row => row.LinkedTo != null).Select(row => row.LinkedTo!.Value).ToListAsync(cancel);

    internal static IQueryable<CircleMember> Out(RecordDb db) => db.CircleMembers.Where(row => row.GoneAt != null && !db.CircleMembers.Any(later => later.Replaces == row.SaidId));

    private static IQueryable<CircleMember> Standing(RecordDb db) => db.CircleMembers.Where(row => row.GoneAt == null);
}
