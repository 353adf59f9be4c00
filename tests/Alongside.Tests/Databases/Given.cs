using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Databases;

/// <summary>Makes people for one test, through the same use cases that people use.</summary>
public sealed class Given(IServiceProvider services)
{
    /// <summary>Somebody with a record of their own, acting as themselves.</summary>
    public async Task<Actor> PersonAsync(string name = "Amina")
    {
        var account = await The<OpenAccount>().RunAsync(name);
        var person = await The<BeginRecord>().RunAsync(account, new RecordToBegin(name));
        return new Actor(account, Capacity.Self, person, Name: name);
    }

    public async Task<Actor> CircleMemberAsync(string name = "Sana", string role = "sister") =>
        new(await The<OpenAccount>().RunAsync(name, role), Capacity.Circle, Name: name, Role: role);

    /// <summary>A worker at a new organisation, in a new team of it.</summary>
    public async Task<Actor> WorkerAsync(string name = "Jo", string role = "support worker")
    {
        var account = await The<OpenAccount>().RunAsync(name, role);
        var (organisation, team) = await OrganisationAsync();
        await The<StartWork>().RunAsync(new WorkToStart(account, organisation, team));
        return new Actor(account, Capacity.Worker, OrganisationId: organisation, TeamId: team, Name: name, Role: role);
    }

    public Task<(Guid Organisation, Guid Team)> OrganisationAsync(string name = "Riverside Together") =>
        The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            var organisation = new Organisation { OrganisationId = Ids.New(), Name = name };
            var team = new Team { TeamId = Ids.New(), OrganisationId = organisation.OrganisationId, Name = "Home team" };
            unit.House.Organisations.Add(organisation);
            unit.House.Teams.Add(team);
            return Task.FromResult((organisation.OrganisationId, team.TeamId));
        });

    /// <summary>The person shares these parts with the viewer, in the capacity the viewer acts in.</summary>
    public Task<Guid> ShareAsync(Actor person, Actor viewer, Parts parts, Purpose purpose = Purpose.Support) =>
        The<GiveShare>().RunAsync(person, new ShareToGive(
            person.OwnRecord!.Value, viewer.Capacity == Capacity.Worker ? ViewerKind.Worker : ViewerKind.Circle, viewer.AccountId, parts)
        { OrganisationId = viewer.Capacity == Capacity.Worker ? viewer.OrganisationId : null, Purpose = purpose });

    /// <summary>A worker (or a team) has been given the person to support.</summary>
    public Task<Guid> SupportAsync(Actor person, ViewerKind kind, Guid viewer, Guid organisation, bool? keepMeSafe = null) =>
        The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test gives a worker somebody to support", unit =>
        {
            var support = new Support
            {
                PersonId = person.OwnRecord!.Value,
                SupportId = Ids.New(),
                ViewerKind = kind,
                ViewerId = viewer,
                OrganisationId = organisation,
                KeepMeSafe = keepMeSafe ?? kind != ViewerKind.Lead,
                FromAt = unit.At,
            };
            unit.Record.Supports.Add(support);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.SupportGiven, Parts.Communication, support.SupportId);
            return Task.FromResult(support.SupportId);
        });

    /// <summary>The person says something in their own words.</summary>
    public Task<StatementSaid> SaidAsync(Actor person, string words = "My garden, every day", string heading = "important", string language = "en") =>
        The<SayStatement>().RunAsync(person, new StatementToSay(person.OwnRecord!.Value, heading, words, language));

    private T The<T>() where T : notnull => services.GetRequiredService<T>();
}
