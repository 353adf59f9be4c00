using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

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
