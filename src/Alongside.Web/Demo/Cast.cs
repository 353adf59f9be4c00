using Alongside.Organisations;
using Alongside.Sharing;

namespace Alongside.Web.Demo;

/// <summary>Everybody in the town by their name: as whom they act in the lives of others, and what a share with them names.</summary>
internal sealed class Cast
{
    internal Dictionary<string, Actor> Others { get; } = [];

    /// <summary>The account of whoever begins a page of their own.</summary>
    internal Dictionary<string, Guid> Accounts { get; } = [];

    internal Dictionary<string, Guid> Organisations { get; } = [];
    internal Dictionary<string, Guid> Teams { get; } = [];

    /// <summary>The first of those who lead there.</summary>
    internal Actor LeadOf(string organisation) => Others.Values.First(actor => actor.Leads && actor.OrganisationId == Organisations[organisation]);

    internal Actor As(string name) => Others.TryGetValue(name, out var actor) ? actor
        : new Actor(Accounts[name], Capacity.Circle, Name: name);

    internal (ViewerKind Kind, Guid Id, Guid? At) Viewer(string name)
    {
        if (Organisations.TryGetValue(name, out var organisation)) return (ViewerKind.Organisation, organisation, null);
        if (Teams.TryGetValue(name, out var team)) return (ViewerKind.Team, team, null);
        var somebody = As(name);
        return somebody.Capacity == Capacity.Worker ? (ViewerKind.Worker, somebody.AccountId, somebody.OrganisationId) : (ViewerKind.Circle, somebody.AccountId, null);
    }
}

/// <summary>They come to the town: organisations and teams are added, accounts opened, and work begins.</summary>
public sealed class ComeToTown(OpenAccount openAccount, ChooseContact contact, StartWork startWork, AddOrganisation addOrganisation)
{
    internal async Task<Cast> RunAsync(TownFile town, IReadOnlyList<PersonFile> people)
    {
        var cast = new Cast();
        foreach (var organisation in town.Organisations)
        {
            var id = cast.Organisations[organisation.Name] = await addOrganisation.RunAsync(organisation.Name, organisation.Kind);
            foreach (var team in organisation.Teams ?? []) cast.Teams[team] = await addOrganisation.TeamAsync(id, team);
        }
        // Beside each other, so that they share commits; put down afterwards, in the order of the files.
        var own = people.Where(person => person.Begun is null).ToList();
        foreach (var (person, account) in own.Zip(await Task.WhenAll(own.Select(person => OpenAsync(person.Name, person.Role)))))
        {
            cast.Accounts[person.Name] = account;
            cast.Others[person.Name] = new Actor(account, Capacity.Circle, Name: person.Name, Role: person.Role);
        }
        foreach (var (member, account) in town.Circle.Zip(await Task.WhenAll(town.Circle.Select(member => OpenAsync(member.Name, member.Role)))))
            cast.Others[member.Name] = new Actor(account, Capacity.Circle, Name: member.Name, Role: member.Role);
        foreach (var worker in await Task.WhenAll(town.Workers.Select(worker => WorkAsync(cast, worker)))) cast.Others[worker.Name] = worker;
        return cast;
    }

    private async Task<Guid> OpenAsync(string name, string role)
    {
        var account = await openAccount.RunAsync(name, role);
        // A reserved name: no letter of a demo can ever reach anybody.
        await contact.RunAsync(account, name.ToLowerInvariant() + "@example.org");
        return account;
    }

    private async Task<Actor> WorkAsync(Cast cast, WorkerInFile worker)
    {
        // Whoever has a page here and works here is one human being: one account, two capacities.
        var account = cast.Accounts.TryGetValue(worker.Name, out var own) ? own : await OpenAsync(worker.Name, worker.Role);
        var (organisation, team) = (cast.Organisations[worker.At], worker.Team is { } name ? cast.Teams[name] : (Guid?)null);
        await startWork.RunAsync(new WorkToStart(account, organisation, team) { Leads = worker.Leads });
        return new Actor(account, Capacity.Worker, OrganisationId: organisation, TeamId: team, Name: worker.Name, Role: worker.Role,
            WorksAt: worker.Team is null ? worker.At : $"{worker.At}, {worker.Team}") { Leads = worker.Leads };
    }
}
