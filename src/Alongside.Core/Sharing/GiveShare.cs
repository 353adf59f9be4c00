using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;

namespace Alongside.Sharing;

/// <summary>Who is to see what, what for, and until which day (the end of it, local time). Without a day: three months.</summary>
public sealed record ShareToGive(Guid Person, ViewerKind ViewerKind, Guid ViewerId, Parts Parts)
{
    /// <summary>Where the worker works. Needed for a worker, and only then.</summary>
    public Guid? OrganisationId { get; init; }

    public Purpose Purpose { get; init; } = Purpose.Support;

    public DateOnly? Until { get; init; }

    /// <summary>When it begins; null is now.</summary>
    public DateTime? From { get; init; }
}

/// <summary>The person lets somebody see parts of their record. Only the person can.</summary>
public sealed class GiveShare(IWriter writer, LocalTime local)
{
    private const int MonthsUnlessSaid = 3;

    // Longer than a life is a slip of the finger.
    private const int MostYears = 100;

    public Task<Guid> RunAsync(Actor actor, ShareToGive request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            if (request.Parts == Parts.None) throw new Refused("Choose what they may see.", "parts");
            if ((request.Parts & ~unit.Admission.Share) != Parts.None) throw new Refused("One of these is never shared with anybody.", "parts");
            if (request.ViewerKind == ViewerKind.Account || (request.ViewerKind == ViewerKind.Worker) != (request.OrganisationId is not null))
                throw new Refused("Say who it is for, and for a worker, where they work.", "viewer");

            var from = request.From ?? unit.At;
            var today = local.DayOf(unit.At);
            if (request.Until > today.AddYears(MostYears)) throw new Refused("That day is too far away. Look at the year again.", "until");
            var until = local.EndOf(request.Until ?? today.AddMonths(MonthsUnlessSaid));
            if (until <= from) throw new Refused("Choose a day that is still to come.", "until");
            var share = new Share
            {
                PersonId = request.Person,
                ShareId = Ids.New(unit.At),
                ViewerKind = request.ViewerKind,
                ViewerId = request.ViewerId,
                OrganisationId = request.OrganisationId,
                Parts = request.Parts,
                Purpose = request.Purpose,
                FromAt = from,
                UntilAt = until,
            };
            unit.Record.Shares.Add(share);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.ShareGiven, request.Parts, share.ShareId);
            return Task.FromResult(share.ShareId);
        }, cancel);
}
