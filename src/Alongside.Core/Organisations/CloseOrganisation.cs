using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>What an organisation has begun and not brought to an end, the first of each: people it supports, people it has still to tell, questions without an answer, and whom it invited.</summary>
public sealed record OpenWork(IReadOnlyList<PersonHere> People, IReadOnlyList<Begun> NotTold, IReadOnlyList<QuestionAsked> Questions, IReadOnlyList<WorkInvitation> Invited)
{
    public bool IsNone => People.Count + NotTold.Count + Questions.Count + Invited.Count == 0;
}

/// <summary>
/// An organisation closes, when nobody is left with work of it: then nobody works there any more, and what was shared with it
/// comes to its end as after any support. The house keeps it, and all it wrote.
/// </summary>
public sealed class CloseOrganisation(IWriter writer, ReaderSlots slots, PeopleHereReading people, BegunReading begun, QuestionsReading questions, OurOrganisationReading ours, EndSupport endSupport)
{
    internal const string HasOpenWork = "There is open work here. Hand over or end each of it first; it stands in the list.";

    /// <summary>As far as they who lead see it: whom somebody left out is nobody's to list.</summary>
    public async Task<OpenWork> OpenWorkAsync(Actor actor, CancellationToken cancel = default) => !actor.Leads ? throw new NotHere() : new OpenWork(
        (await people.PageAsync(actor, cancel: cancel)).People,
        [.. (await begun.PageAsync(actor, cancel: cancel)).People.Where(row => row.ToldAt is null)],
        [.. (await questions.PageAsync(actor, cancel: cancel)).Questions.Where(row => row.AnsweredAt is null)],
        await ours.InvitedAsync(actor, cancel));

    /// <summary>Whoever runs the house asks and closes as those who lead there could.</summary>
    public static Actor AsOf(Guid organisation) => new(Guid.Empty, Capacity.Worker, OrganisationId: organisation) { Leads = true };

    public Task RunAsync(Actor actor, CancellationToken cancel = default) => RunAsync(actor, actor, cancel);

    /// <summary>The same by whoever runs the house. The same again does no harm.</summary>
    public Task ByTheHouseAsync(Guid organisation, CancellationToken cancel = default) => RunAsync(null, AsOf(organisation), cancel);

    private async Task RunAsync(Actor? lead, Actor asked, CancellationToken cancel)
    {
        if (!(await OpenWorkAsync(asked, cancel)).IsNone) throw new Refused(HasOpenWork);
        var id = asked.OrganisationId!.Value;
        await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            if (lead is null && await unit.House.Organisations.AnyAsync(row => row.OrganisationId == id && row.ClosedAt != null)) return false;
            var organisation = lead is null ? await Leading.OpenAsync(unit, id) : await Leading.InAsync(unit, lead);
            organisation.ClosedAt = unit.At;
            foreach (var work in await unit.House.Works.AsTracking().Where(row => row.OrganisationId == id && (row.UntilAt == null || row.UntilAt > unit.At)).ToListAsync())
            {
                work.UntilAt = work.FromAt > unit.At ? work.FromAt : unit.At;
                await Leading.EndKeysAsync(unit, work);
            }
            foreach (var invitation in await unit.House.WorkInvitations.AsTracking().Where(row => row.OrganisationId == id && row.OverAt == null).ToListAsync()) invitation.OverAt = unit.At;
            return true;
        }, cancel);
        await EndAllAsync(id, lead, cancel);
    }

    /// <summary>Record by record. Stopped in the middle, the house does the rest (<see cref="EndWhatIsLeft"/>).</summary>
    internal async Task EndAllAsync(Guid id, Actor? lead, CancellationToken cancel)
    {
        List<Guid> workers, teams;
        using (var lease = await slots.LeaseHouseAsync(cancel))
        {
            workers = await lease.House.Works.Where(row => row.OrganisationId == id).Select(row => row.AccountId).Distinct().ToListAsync(cancel);
            teams = await lease.House.Teams.Where(row => row.OrganisationId == id).Select(row => row.TeamId).ToListAsync(cancel);
        }
        foreach (var worker in workers) await endSupport.OfViewerAsync(ViewerKind.Worker, worker, id, lead, cancel);
        foreach (var team in teams) await endSupport.OfViewerAsync(ViewerKind.Team, team, id, lead, cancel);
        await endSupport.OfViewerAsync(ViewerKind.Lead, id, id, lead, cancel);
        await endSupport.OfViewerAsync(ViewerKind.Organisation, id, id, lead, cancel);
    }
}
