using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// The person goes on sharing with the same viewer, the same or other parts, until another day: a new share. One that still holds gives
/// its place to the new one, so that taking back takes one step; one that has ended or was taken back stays as it was.
/// </summary>
public sealed class RenewShare(IWriter writer, LocalTime local)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid share, DateOnly? until, Parts? parts = null, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            var before = await unit.Record.Shares.AsTracking().SingleOrDefaultAsync(row => row.ShareId == share) ?? throw new NotHere();
            if (parts is { } chosen) GiveShare.Check(unit, chosen, before.OnlyGives);
            var again = new Share
            {
                PersonId = person,
                ShareId = Ids.New(unit.At),
                ViewerKind = before.ViewerKind,
                ViewerId = before.ViewerId,
                OrganisationId = before.OrganisationId,
                Parts = (parts ?? before.Parts) & unit.Admission.Share,
                OnlyGives = before.OnlyGives,
                Purpose = before.Purpose,
                FromAt = unit.At,
                UntilAt = ShareDays.EndOf(local, until, unit.At, unit.At),
            };
            if (before.IsLive(unit.At)) before.TakeBackIn(unit);
            again.GiveIn(unit);
            return again.ShareId;
        }, cancel);
}
