using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody acts as a worker where they work and while they do, as circle when somebody shares with them, and as one at a time.</summary>
public abstract class WorkTests(TestHouse house)
{
    [Fact]
    public async Task An_account_can_act_as_what_it_is_and_the_first_is_its_own_record()
    {
        var amina = await house.Given.PersonAsync();
        (await CodesAsync(amina.AccountId)).ShouldBe(["self"]);

        var (riverside, team) = await house.Given.OrganisationAsync("Riverside");
        var (bank, _) = await house.Given.OrganisationAsync("Bank");
        await house.The<StartWork>().RunAsync(new WorkToStart(amina.AccountId, riverside, team));
        await house.The<StartWork>().RunAsync(new WorkToStart(amina.AccountId, bank));
        var bibi = await house.Given.PersonAsync("Bibi");
        var share = await house.Given.ShareAsync(bibi, amina with { Capacity = Capacity.Circle }, Parts.Important);
        var ways = await house.The<WaysToActReading>().OfAsync(amina.AccountId);
        ways.Select(way => way.Code).ShouldBe(["self", $"{bank:N}", $"{riverside:N}.{team:N}", "circle"]);
        ways.Select(way => way.WorksAt).ShouldBe(["", "Bank", "Riverside, Home team", ""]);

        // What Bibi takes back leaves no trace.
        await house.The<TakeBackShare>().RunAsync(bibi, bibi.OwnRecord!.Value, share);
        (await CodesAsync(amina.AccountId)).ShouldNotContain("circle");
        (await CodesAsync(await house.The<OpenAccount>().RunAsync("Nobody to anybody"))).ShouldBe(["self"]);
    }

    [Fact]
    public async Task Work_begun_twice_is_one_and_a_team_is_one_of_its_organisation()
    {
        var jo = await house.The<OpenAccount>().RunAsync("Jo");
        var (here, there) = (await house.Given.OrganisationAsync(), await house.Given.OrganisationAsync());
        var work = await house.The<StartWork>().RunAsync(new WorkToStart(jo, here.Organisation, here.Team));
        (await house.The<StartWork>().RunAsync(new WorkToStart(jo, here.Organisation, here.Team))).ShouldBe(work);
        await Should.ThrowAsync<NotHere>(() => house.The<StartWork>().RunAsync(new WorkToStart(jo, here.Organisation, there.Team)));
        await Should.ThrowAsync<NotHere>(() => house.The<StartWork>().RunAsync(new WorkToStart(Ids.New(), here.Organisation)));
        await Should.ThrowAsync<NotHere>(() => house.The<StartWork>().RunAsync(new WorkToStart(jo, Ids.New())));
        await Should.ThrowAsync<Refused>(() => house.The<StartWork>().RunAsync(new WorkToStart(jo, there.Organisation, Until: house.Time.GetUtcNow().UtcDateTime)));
    }

    [Fact]
    public async Task Whoever_works_there_already_leads_from_when_it_is_said_and_is_no_lead_elsewhere()
    {
        var (jo, other) = (await house.Given.WorkerAsync(), await house.Given.OrganisationAsync());
        var work = await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value));
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, other.Organisation));
        (await house.The<BegunReading>().LeadsAsync(jo)).ShouldBeFalse();
        (await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId.Value) { Leads = true })).ShouldBe(work);
        (await house.The<BegunReading>().LeadsAsync(jo)).ShouldBeTrue();
        (await house.The<BegunReading>().LeadsAsync(jo with { OrganisationId = other.Organisation })).ShouldBeFalse();
        // Said again without it, nothing changes.
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId.Value));
        (await house.The<BegunReading>().LeadsAsync(jo)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_stops_working_somewhere_is_out_at_once_there_and_nowhere_else()
    {
        var jo = await house.Given.PersonAsync("Jo");
        var (here, there) = (await house.Given.OrganisationAsync(), await house.Given.OrganisationAsync());
        var work = await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, here.Organisation));
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, there.Organisation));
        var (old, token) = (await KeyAsync(jo, here.Organisation, KeyKind.Cookie), await KeyAsync(jo, here.Organisation, KeyKind.Bearer));
        var (other, self) = (await KeyAsync(jo, there.Organisation, KeyKind.Cookie), await house.The<SignIn>().IssueAsync(jo.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie));

        await house.The<EndWork>().RunAsync(work);
        foreach (var (key, kind, open) in new[] { (old, KeyKind.Cookie, false), (token, KeyKind.Bearer, false), (other, KeyKind.Cookie, true), (self, KeyKind.Cookie, true) })
            (await house.The<SignIn>().ActorAsync(key, kind) is not null).ShouldBe(open);
        (await CodesAsync(jo.AccountId)).ShouldBe(["self", $"{there.Organisation:N}"]);
    }

    [Fact]
    public async Task Whoever_switches_in_the_moment_their_work_ends_gets_no_key_for_it_and_keeps_the_one_in_hand()
    {
        var jo = await house.Given.PersonAsync("Jo");
        var (organisation, team) = await house.Given.OrganisationAsync();
        var key = await house.The<SignIn>().IssueAsync(jo.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie);
        var work = await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, organisation, team));
        await house.The<EndWork>().RunAsync(work);
        await Should.ThrowAsync<NotHere>(() => house.The<SignIn>().SwitchAsync(key, new ActAs(Capacity.Worker, organisation, team)));
        await Should.ThrowAsync<NotHere>(() => KeyAsync(jo, organisation, KeyKind.Cookie));
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldNotBeNull();

        // It begins tomorrow: they are no worker there today either.
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, organisation, team, house.Time.GetUtcNow().UtcDateTime.AddDays(1)));
        await Should.ThrowAsync<NotHere>(() => house.The<SignIn>().SwitchAsync(key, new ActAs(Capacity.Worker, organisation, team)));
    }

    [Fact]
    public async Task A_key_that_was_made_while_the_work_was_being_ended_lets_nobody_in()
    {
        var jo = await house.Given.PersonAsync("Jo");
        var (organisation, _) = await house.Given.OrganisationAsync();
        var work = await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, organisation));
        var key = await KeyAsync(jo, organisation, KeyKind.Cookie);
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldNotBeNull();
        await house.The<EndWork>().RunAsync(work);
        // As if the two had crossed: the key is kept after the work's keys were ended.
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            foreach (var made in await unit.House.SignInKeys.AsTracking().Where(row => row.AccountId == jo.AccountId).ToListAsync()) made.EndedAt = null;
            return true;
        });
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldBeNull();
    }

    [Fact]
    public async Task A_last_day_that_is_known_ends_the_key_too()
    {
        var jo = await house.The<OpenAccount>().RunAsync("Jo");
        var (organisation, _) = await house.Given.OrganisationAsync();
        var now = house.Time.GetUtcNow().UtcDateTime;
        await house.The<StartWork>().RunAsync(new WorkToStart(jo, organisation, From: now.AddHours(1), Until: now.AddHours(3)));
        (await CodesAsync(jo)).ShouldBe(["self"]);
        house.Time.Move(TimeSpan.FromHours(1));
        (await CodesAsync(jo)).ShouldBe([$"{organisation:N}"]);
        var key = await house.The<SignIn>().IssueAsync(jo, new ActAs(Capacity.Worker, organisation), KeyKind.Cookie);
        // Used all the while: an idle one would be out before.
        for (var minutes = 0; minutes < 119; minutes++)
        {
            house.Time.Move(TimeSpan.FromMinutes(1));
            (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldNotBeNull();
        }
        house.Time.Move(TimeSpan.FromSeconds(59));
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie))!.WorksAt.ShouldBe("Riverside Together");
        house.Time.Move(TimeSpan.FromSeconds(1));
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldBeNull();
        (await CodesAsync(jo)).ShouldBe(["self"]);
    }

    private Task<string> KeyAsync(Actor actor, Guid organisation, KeyKind kind) => house.The<SignIn>().IssueAsync(actor.AccountId, new ActAs(Capacity.Worker, organisation), kind);

    private async Task<IEnumerable<string>> CodesAsync(Guid account) => (await house.The<WaysToActReading>().OfAsync(account)).Select(way => way.Code);

    public sealed class On_Sqlite(SqliteHouse house) : WorkTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : WorkTests(house), IClassFixture<PostgresHouse>;
}
