using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Words;

/// <summary>Forgets what was begun and never said, ninety days after somebody last wrote at it.</summary>
internal sealed class ForgetDrafts(IWriter writer, Clock clock) : Forgetting<DraftEnd>("forget-drafts", TimeSpan.Zero, writer, clock)
{
    protected override IOrderedQueryable<DraftEnd> Before(HouseDb house, DateTime limit) =>
        house.DraftEnds.Where(row => row.EndsAt <= limit).OrderBy(row => row.EndsAt);
}
