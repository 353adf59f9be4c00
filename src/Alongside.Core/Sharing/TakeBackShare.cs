using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>The person takes a share back. It ends at once; no reason is asked, and nobody is told.</summary>
public sealed class TakeBackShare(IWriter writer)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid share, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var given = await unit.Record.Shares.AsTracking().SingleOrDefaultAsync(row => row.ShareId == share) ?? throw new NotHere();
            if (given.TakenBackAt is not null) return share;
            given.TakeBackIn(unit);
            return share;
        }, cancel);
}
