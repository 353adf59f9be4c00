using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Who is to see what, what for, and until which day (the end of it, local time). Without a day: three months.</summary>
public sealed record ShareToGive(Guid Person, ViewerKind ViewerKind, Guid ViewerId, Parts Parts)
{
    /// <summary>Where the worker works. Needed for a worker, and only then.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>They may tell, under these headings, and see nothing.</summary>
    public bool OnlyGives { get; init; }

    public Purpose Purpose { get; init; } = Purpose.Support;

    public DateOnly? Until { get; init; }

    /// <summary>When it begins; null is now.</summary>
    public DateTime? From { get; init; }
}

/// <summary>The person lets somebody see parts of their record. Only the person can.</summary>
public sealed class GiveShare(IWriter writer, LocalTime local)
{
    public Task<Guid> RunAsync(Actor actor, ShareToGive request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            Check(unit, request.Parts, request.OnlyGives);
            if (request.ViewerKind == ViewerKind.Account || (request.ViewerKind == ViewerKind.Worker) != (request.OrganisationId is not null))
                throw new Refused("Say who it is for, and for a worker, where they work.", "viewer");

            if (!await IsHereAsync(unit.House, request)) throw new Refused("Nobody here has this id. Look at it again.", "viewer");

            var from = request.From ?? unit.At;
            var share = new Share
            {
                PersonId = request.Person,
                ShareId = Ids.New(unit.At),
                ViewerKind = request.ViewerKind,
                ViewerId = request.ViewerId,
                OrganisationId = request.OrganisationId,
                Parts = request.Parts,
                OnlyGives = request.OnlyGives,
                Purpose = request.Purpose,
                FromAt = from,
                UntilAt = ShareDays.EndOf(local, request.Until, unit.At, from),
            };
            share.GiveIn(unit);
            return share.ShareId;
        }, cancel);

    /// <summary>
    /// A share with nobody would be a promise that opens nothing. What somebody is and where they work is not told by it: it
    /// is one answer for an id of nobody, of something else, and of an organisation that is not here.
    /// </summary>
    private static async Task<bool> IsHereAsync(HouseDb house, ShareToGive request)
    {
        if (request.OrganisationId is { } place && !await house.Organisations.AnyAsync(row => row.OrganisationId == place)) return false;
        return request.ViewerKind switch
        {
            ViewerKind.Team => await house.Teams.AnyAsync(row => row.TeamId == request.ViewerId),
            ViewerKind.Organisation => await house.Organisations.AnyAsync(row => row.OrganisationId == request.ViewerId),
            _ => await house.Accounts.AnyAsync(row => row.AccountId == request.ViewerId),
        };
    }

    /// <summary>What is to be seen is something, and may be shared at all.</summary>
    internal static void Check(Unit unit, Parts parts, bool onlyGives)
    {
        if (parts == Parts.None) throw new Refused("Choose what they may see.", "parts");
        if (onlyGives && (parts & ~Parts.Headings) != Parts.None) throw new Refused("Whoever only tells can do so under the four headings.", "parts");
        if ((parts & ~unit.Admission.Share) != Parts.None) throw new Refused("One of these is never shared with anybody.", "parts");
    }
}
