using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Who of one organisation supports somebody, or did: what was written down of it, and by which name they are called there.</summary>
public sealed record SupporterHere(Support Support, string Name);

/// <summary>
/// Who of the viewer's own organisation supports the person, and who did until lately; and whether the person has chosen
/// something for this viewer, which is another thing. Of other organisations there is nothing here.
/// </summary>
public sealed record SupportersHere(IReadOnlyList<SupporterHere> Now, IReadOnlyList<SupporterHere> Before, bool HasChosen)
{

    /// <summary>Workers and teams, without those who lead.</summary>
    public IEnumerable<SupporterHere> Holders => Now.Where(row => row.Support.ViewerKind != ViewerKind.Lead);
}

/// <summary>Reads it over a record that was opened for it (<see cref="Opening.Supporters"/>).</summary>
public static class SupportersReading
{
    private const int MostBefore = 20;

    public static async Task<SupportersHere> OfAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var rows = record.Db.Supports.Where(row => row.OrganisationId == record.Actor.OrganisationId);
        var now = await rows.Where(row => row.UntilAt == null || row.UntilAt > record.At).OrderBy(row => row.FromAt).ThenBy(row => row.SupportId).ToListAsync(cancel);
        var before = await rows.Where(row => row.UntilAt <= record.At).OrderByDescending(row => row.UntilAt).ThenBy(row => row.SupportId).Take(MostBefore).ToListAsync(cancel);
        var viewers = await ViewersReading.OfAsync(record, [.. now.Concat(before).Select(GroundsReading.Of)], [], cancel);
        var shares = (await GroundsReading.OfAsync(record.Db, cancel)).FindAll(ground => ground.Kind != GroundKind.Support);
        SupporterHere Named(Support row) => new(row, viewers.Called(GroundsReading.Of(row)).Name);
        return new SupportersHere([.. now.Select(Named)], [.. before.Select(Named)],
            LastWord.MayKnow(record.Actor, record.Person, shares, record.At));
    }
}
