using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// Those who lead add teams, give them other names, and close them. A team that people were given to is closed when they are
/// given to somebody else; whoever worked in it goes on working there without a team.
/// </summary>
public sealed class ChangeTeams(IWriter writer, PeopleHereReading people, EndSupport endSupport)
{
    public Task<Guid> AddAsync(Actor actor, string? name, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouseFor(actor.AccountId, key), async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            return AddOrganisation.Team(unit, organisation.OrganisationId, await FreeAsync(unit, organisation.OrganisationId, name, "name")).TeamId;
        }, cancel);

    public Task<Guid> RenameAsync(Actor actor, Guid team, string? name, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouseFor(actor.AccountId, key), async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            var its = await Leading.TeamAsync(unit, organisation.OrganisationId, team);
            if (its.Name != name?.Trim()) its.Name = await FreeAsync(unit, organisation.OrganisationId, name, "rename", team);
            return team;
        }, cancel);

    public async Task CloseAsync(Actor actor, Guid team, CancellationToken cancel = default)
    {
        if ((await people.PageAsync(actor, new WhoHasThem(ViewerKind.Team, team), cancel: cancel)).People.Count > 0)
            throw new Refused("People were given to this team. Give each of them to somebody else first; they stand in the list.", "close");
        await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            var its = await Leading.TeamAsync(unit, organisation.OrganisationId, team);
            its.ClosedAt = unit.At;
            foreach (var invitation in await unit.House.WorkInvitations.AsTracking().Where(row => row.TeamId == team && row.OverAt == null).ToListAsync()) invitation.OverAt = unit.At;
            foreach (var work in await unit.House.Works.AsTracking().Where(row => row.TeamId == team && (row.UntilAt == null || row.UntilAt > unit.At)).ToListAsync())
                await ChangeWork.MoveInAsync(unit, work, null);
            return true;
        }, cancel);
        // Whom this lead does not see may have been given to it: their records are told too, and nobody learns of them here.
        // Record by record. Stopped in the middle, the house does the rest (EndWhatIsLeft).
        await endSupport.OfViewerAsync(ViewerKind.Team, team, actor.OrganisationId!.Value, actor, cancel);
    }

    private static async Task<string> FreeAsync(Unit unit, Guid organisation, string? name, string field, Guid? but = null)
    {
        var said = PlainText.Required(name, AddOrganisation.MostName, field, "Write the name of the team.").Trim();
        if (await AddOrganisation.OfThatNameAsync(unit, organisation, said) is { } same && same.TeamId != but) throw new Refused("There is a team of this name already.", field);
        return said;
    }
}
