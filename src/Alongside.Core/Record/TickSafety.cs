using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>Somebody has checked that the person is safe, and writes down what they found. It need not be the one who was named.</summary>
public sealed class TickSafety(IWriter writer)
{
    public const int MostFound = 2_000;

    public Task<Guid> RunAsync(Actor actor, Guid person, Guid check, string? found, string? language = null, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if ((unit.Admission.OwnWork & Parts.Happened) == Parts.None) throw new NotHere();
            var open = await unit.Record.SafetyChecks.AsTracking().SingleOrDefaultAsync(row => row.CheckId == check && row.ViewerId == actor.OrganisationId) ?? throw new NotHere();
            var words = PlainText.Required(found, MostFound, "found", "Write what you found.");
            if (open.DoneAt is not null) throw new Refused("Somebody has checked this already.", "found");
            open.Done(words, CaptureRules.Language(language), actor, unit.At);
            unit.House.ChecksDue.RemoveRange(await unit.House.ChecksDue.Where(row => row.CheckId == check).ToListAsync());
            unit.Happened(EventKinds.SafetyChecked, Happening.EventPart(open.WithheldUntil, unit.At), check);
            return check;
        }, cancel);
}
