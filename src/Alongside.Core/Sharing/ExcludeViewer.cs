using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>"Not this person" (or team, or organisation): at once, silently, in every capacity, over every other ground.</summary>
public sealed class ExcludeViewer(IWriter writer)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, ViewerKind kind, Guid viewer, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            if (kind is not (ViewerKind.Account or ViewerKind.Team or ViewerKind.Organisation))
                throw new Refused("Say whether it is a person, a team or an organisation.", "viewer");
            // Left out twice they would stay left out when the person lets them again.
            var before = await unit.Record.Exclusions.FirstOrDefaultAsync(row => row.ViewerKind == kind && row.ViewerId == viewer && row.TakenBackAt == null);
            if (before is not null) return before.ExclusionId;
            var exclusion = new Exclusion
            {
                PersonId = person,
                ExclusionId = Ids.New(unit.At),
                ViewerKind = kind,
                ViewerId = viewer,
                FromAt = unit.At,
            };
            unit.Record.Exclusions.Add(exclusion);
            unit.ReachMayDiffer();
            // Whom they left out is for nobody's eyes but the person's.
            unit.Happened(EventKinds.ExclusionMade, Parts.OnlyMe, exclusion.ExclusionId);
            return exclusion.ExclusionId;
        }, cancel);

    /// <summary>The person takes the exclusion back: what was shared before holds again as far as it is still live.</summary>
    public Task<Guid> TakeBackAsync(Actor actor, Guid person, Guid exclusion, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var made = await unit.Record.Exclusions.AsTracking().SingleOrDefaultAsync(row => row.ExclusionId == exclusion) ?? throw new NotHere();
            if (made.TakenBackAt is not null) return exclusion;
            made.TakeBack(unit.At);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.ExclusionTakenBack, Parts.OnlyMe, exclusion);
            return exclusion;
        }, cancel);
}
