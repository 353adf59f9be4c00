using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody who leads at an organisation of their own, who works there, and who was given to them.</summary>
public abstract class OrganisationTests(TestHouse house)
{
    protected static readonly DateOnly FarAway = new(2099, 1, 1);

    private readonly Dictionary<(Guid, Guid?), Guid> works = [];

    protected TestHouse House { get; } = house;

    protected DateOnly Today => LocalTime.London.DayOf(House.The<Clock>().Now());

    protected static Uri Link(string code) => new("http://localhost/join-work/" + code);

    protected async Task NotGoodAsync(string? code) =>
        (await Should.ThrowAsync<Refused>(() => House.The<JoinWork>().RunAsync(null, code, "Somebody"))).Sentence.ShouldStartWith("This code is not good");

    protected async Task<Actor> LeadAsync(string name = "Riverside Together", string? kind = null)
    {
        var (account, organisation) = (await House.The<OpenAccount>().RunAsync("Jo"), await House.The<AddOrganisation>().RunAsync($"{name} {Ids.New():N}", kind));
        works[(account, organisation)] = await House.The<StartWork>().RunAsync(new WorkToStart(account, organisation) { Leads = true });
        return new Actor(account, Capacity.Worker, OrganisationId: organisation, Name: "Jo") { Leads = true };
    }

    protected async Task<Guid> LeadingAsync(Actor lead, Actor somebody)
    {
        await House.The<ChangeWork>().LeadAsync(lead, await FindWorkAsync(somebody with { OrganisationId = lead.OrganisationId }), true);
        return lead.OrganisationId!.Value;
    }

    protected async Task<Actor> WorkerAsync(Actor lead, string name, Guid? team = null)
    {
        var account = await House.The<OpenAccount>().RunAsync(name);
        works[(account, lead.OrganisationId)] = await House.The<StartWork>().RunAsync(new WorkToStart(account, lead.OrganisationId!.Value, team));
        return new Actor(account, Capacity.Worker, OrganisationId: lead.OrganisationId, TeamId: team, Name: name);
    }

    protected async Task<Actor> GivenAsync(Actor lead, ViewerKind kind, Guid viewer)
    {
        var amina = await House.Given.PersonAsync();
        await House.Given.SupportAsync(amina, ViewerKind.Lead, lead.OrganisationId!.Value, lead.OrganisationId.Value);
        await House.The<GivePerson>().RunAsync(lead, new PersonToGive(amina.OwnRecord!.Value, kind, viewer, "our-work", "You asked us.") { KeepMeSafe = false });
        return amina;
    }

    protected Guid WorkOf(Actor who) => works[(who.AccountId, who.OrganisationId)];

    /// <summary>The work of somebody who joined by themselves.</summary>
    protected async Task<Guid> FindWorkAsync(Actor who)
    {
        using var lease = await House.The<ReaderSlots>().LeaseHouseAsync(default);
        return (await lease.House.Works.SingleAsync(row => row.AccountId == who.AccountId && row.OrganisationId == who.OrganisationId)).WorkId;
    }

    protected Task<bool> LeadsAsync(Actor who) => House.The<BegunReading>().LeadsAsync(who);

    protected async Task<int> NamesAsync(Actor who) => (await House.The<ReachReading>().PageAsync(who)).People.Count;

    protected Task<List<Support>> SupportsAsync(Actor person) => House.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test looks", unit => unit.Record.Supports.ToListAsync());

    protected async Task<IEnumerable<string>> CodesAsync(Guid account) => (await House.The<WaysToActReading>().OfAsync(account)).Select(way => way.Code);
}
