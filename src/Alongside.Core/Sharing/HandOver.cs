using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Whose people go to whom, and why: the same basis, and what they agreed to keep them safe, go on.</summary>
public sealed record PeopleToHandOver(Guid From, ViewerKind To, Guid Viewer, string? Because);

/// <summary>
/// All people of somebody who leaves go to somebody else, as far as the lead sees them. Person by person, each whole or not at
/// all; stopped in the middle, the same again does the rest.
/// </summary>
public sealed class HandOver(SystemDoor door, PeopleHereReading people, TellPerson tell, ReaderSlots slots)
{
    /// <summary>So many at once; a page that waited for hundreds would be given up.</summary>
    public const int AtOnce = 20;

    /// <summary>How many were handed over now. There may be more: ask <see cref="PeopleHereReading"/> again.</summary>
    public async Task<int> RunAsync(Actor actor, PeopleToHandOver request, CancellationToken cancel = default)
    {
        var why = PlainText.Required(request.Because, GivePerson.MostBecause, "because", "Write why. They will read it.");
        if (request.To == ViewerKind.Worker && request.Viewer == request.From) throw new Refused("Choose somebody else.", "to");
        using (var lease = await slots.LeaseHouseAsync(cancel)) await MayTakeAsync(lease.House, actor, request, cancel);
        var theirs = await people.PageAsync(actor, new WhoHasThem(ViewerKind.Worker, request.From), size: AtOnce, cancel: cancel);
        foreach (var person in theirs.People) await OneAsync(actor, request, person.Person, why, cancel);
        return theirs.People.Count;
    }

    private Task<bool> OneAsync(Actor actor, PeopleToHandOver request, Guid person, string why, CancellationToken cancel) =>
        door.RunAsync(actor, person, "a lead handed you over to somebody else of their organisation", async unit =>
        {
            await Leading.MayAsync(unit, actor);
            var organisation = actor.OrganisationId!.Value;
            var theirs = await unit.Record.Supports.AsTracking().Where(row => row.ViewerKind == ViewerKind.Worker && row.ViewerId == request.From && row.OrganisationId == organisation
                && (row.UntilAt == null || row.UntilAt > unit.At)).OrderBy(row => row.FromAt).ToListAsync();
            if (theirs.Count == 0) return false;
            var works = await GivePerson.WorksUntilAsync(unit, request.To, request.Viewer, organisation, unit.At);
            if (!await GivePerson.HasAsync(unit, request.To, request.Viewer, organisation, unit.At, works))
            {
                // The basis of the newest that has one; older ones were given before it was asked.
                var before = theirs.FindLast(row => row.Basis is not null) ?? theirs[^1];
                GivePerson.New(unit, actor, request.To, request.Viewer, before.Basis, why, before.KeepMeSafe, unit.At, works).GiveIn(unit);
                await tell.ThatThereIsAMessageAsync(unit);
            }
            foreach (var support in theirs) await EndSupport.InAsync(unit, support, unit.At, actor.AccountId, why);
            return true;
        }, cancel: cancel);

    private static async Task MayTakeAsync(HouseDb house, Actor actor, PeopleToHandOver request, CancellationToken cancel)
    {
        if (!actor.Leads) throw new NotHere();
        var takes = request.To == ViewerKind.Team
            ? await house.Teams.AnyAsync(row => row.TeamId == request.Viewer && row.OrganisationId == actor.OrganisationId && row.ClosedAt == null, cancel)
            : await house.Works.AnyAsync(row => row.AccountId == request.Viewer && row.OrganisationId == actor.OrganisationId && row.UntilAt == null, cancel);
        if (!takes) throw new Refused("Choose a worker or a team.", "to");
    }
}
