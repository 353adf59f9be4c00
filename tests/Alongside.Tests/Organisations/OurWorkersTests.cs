using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>Who works at an organisation: let in by a code or a letter, from a day to a day, in a team and in another, and gone.</summary>
public abstract class OurWorkersTests(TestHouse house) : OrganisationTests(house)
{
    [Fact]
    public async Task Whoever_has_a_code_works_there_from_then_on_and_it_is_good_once_and_for_a_week()
    {
        var jo = await LeadAsync();
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
        var code = (await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Kim", "peer worker", team), Link)).Code!;
        (await House.Database.LookInsideAsync("SELECT name FROM work_invitation")).ShouldNotBeEmpty();
        var joined = await House.The<JoinWork>().RunAsync(null, code, "Kim Ng");
        (joined.ActAs, joined.ComesIn).ShouldBe((new ActAs(Capacity.Worker, jo.OrganisationId, team), true));
        var kim = (await House.The<OurOrganisationReading>().WorkersAsync(jo)).Workers.Single(row => row.AccountId == joined.Account);
        (kim.Name, kim.Role, kim.Team, kim.Leads).ShouldBe(("Kim Ng", "peer worker", "Home team", false));

        foreach (var bad in new[] { code, "AAAA-AAAA-AAAA-AAAA", "", null, "x" }) await NotGoodAsync(bad);
        var back = await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee"), Link);
        await House.The<InviteWorker>().TakeBackAsync(jo, back.InvitationId);
        await NotGoodAsync(back.Code);
        var old = (await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee"), Link)).Code;
        var closing = (await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee", Team: team), Link)).Code;
        await House.The<ChangeTeams>().CloseAsync(jo, team);
        await NotGoodAsync(closing);
        House.Time.Move(TimeSpan.FromDays(7));
        await NotGoodAsync(old);
    }

    [Fact]
    public async Task Nobody_is_let_in_by_a_code_of_somebody_who_leads_there_no_more()
    {
        var jo = await LeadAsync();
        var kim = await WorkerAsync(jo, "Kim");
        await House.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        var (first, second) = ((await House.The<InviteWorker>().RunAsync(kim, new WorkerToInvite("Lee", Leads: true), Link)).Code, (await House.The<InviteWorker>().RunAsync(kim, new WorkerToInvite("Mo"), Link)).Code);
        var jos = (await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Nia"), Link)).Code;
        await House.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), false);
        await NotGoodAsync(first);
        (await House.The<OurOrganisationReading>().InvitedAsync(jo)).ShouldHaveSingleItem().Name.ShouldBe("Nia", "what is good for nothing holds up nobody");
        await House.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        await NotGoodAsync(first);
        await House.The<EndWork>().ByLeadAsync(jo, WorkOf(kim));
        await NotGoodAsync(second);
        (await House.The<JoinWork>().RunAsync(null, jos, "Nia")).ComesIn.ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_here_already_joins_as_who_they_are_and_a_letter_lets_nobody_in_to_an_account_of_before()
    {
        var (jo, amina) = (await LeadAsync(), await House.Given.PersonAsync());
        var code = (await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Amina"), Link)).Code;
        (await House.The<JoinWork>().RunAsync(amina, code, null)).Account.ShouldBe(amina.AccountId);
        (await CodesAsync(amina.AccountId)).ShouldBe(["self", $"{jo.OrganisationId:N}"]);

        string? sent = null;
        await House.The<ChooseContact>().RunAsync(jo.AccountId, $"{jo.AccountId:N}@example.org");
        var invited = await House.The<InviteWorker>().RunAsync(amina with { Capacity = Capacity.Worker, OrganisationId = await LeadingAsync(jo, amina) },
            new WorkerToInvite("Jo", Email: $"{jo.AccountId:N}@EXAMPLE.org"), link => { sent = link; return Link(link); });
        invited.Code.ShouldBeNull("it stands in the letter alone");
        var joined = await House.The<JoinWork>().RunAsync(null, sent, "Somebody");
        (joined.Account, joined.ComesIn).ShouldBe((jo.AccountId, false));

        var known = await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("New", Email: "new.one@example.org"), link => { sent = link; return Link(link); });
        var comes = await House.The<JoinWork>().RunAsync(null, sent, "New");
        comes.ComesIn.ShouldBeTrue();
        (await House.The<OwnAddress>().OfAsync(comes.Account)).Email.ShouldBe("new.one@example.org");
        known.Code.ShouldBeNull();
    }

    [Fact]
    public async Task Work_begins_on_the_day_that_was_said_and_ends_with_the_last()
    {
        var jo = await LeadAsync();
        await Should.ThrowAsync<Refused>(() => House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Kim", From: Today.AddDays(-1)), Link));
        var code = (await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Kim", From: Today.AddDays(3)), Link)).Code;
        var joined = await House.The<JoinWork>().RunAsync(null, code, "Kim");
        joined.ActAs.ShouldBeNull();
        (await CodesAsync(joined.Account)).ShouldBe(["self"]);
        House.Time.Move(EndWhatIsLeft.Looked * 12);
        (await CodesAsync(joined.Account)).ShouldBe([$"{jo.OrganisationId:N}"]);
        var kim = new Actor(joined.Account, Capacity.Worker, OrganisationId: jo.OrganisationId, Name: "Kim");

        var work = await FindWorkAsync(kim);
        await Should.ThrowAsync<Refused>(() => House.The<EndWork>().ByLeadAsync(jo, work, Today.AddDays(-1)));
        await House.The<EndWork>().ByLeadAsync(jo, work, Today);
        var key = await House.The<SignIn>().IssueAsync(kim.AccountId, new ActAs(Capacity.Worker, kim.OrganisationId), KeyKind.Bearer);
        House.Time.MoveTo(LocalTime.London.EndOf(Today) - TimeSpan.FromSeconds(1));
        (await House.The<SignIn>().ActorAsync(key, KeyKind.Bearer)).ShouldNotBeNull();
        House.Time.Move(TimeSpan.FromSeconds(1));
        (await House.The<SignIn>().ActorAsync(key, KeyKind.Bearer)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_goes_to_another_team_is_out_of_the_one_before_at_once_and_keeps_whom_they_support()
    {
        var jo = await LeadAsync();
        var (home, night) = (await House.The<ChangeTeams>().AddAsync(jo, "Home team"), await House.The<ChangeTeams>().AddAsync(jo, "Night team"));
        var kim = await WorkerAsync(jo, "Kim", home);
        var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
        var key = await House.The<SignIn>().IssueAsync(kim.AccountId, new ActAs(Capacity.Worker, kim.OrganisationId, home), KeyKind.Cookie);
        await Should.ThrowAsync<Refused>(() => House.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), home));
        await Should.ThrowAsync<NotHere>(() => House.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), Ids.New()));
        await House.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), night);
        (await House.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldBeNull();
        (await CodesAsync(kim.AccountId)).ShouldBe([$"{kim.OrganisationId:N}.{night:N}"]);
        (await House.The<ReachReading>().PageAsync(kim with { TeamId = night })).People.ShouldHaveSingleItem().Person.ShouldBe(amina.OwnRecord!.Value);
    }

    [Fact]
    public async Task Whoever_goes_to_a_team_where_their_work_was_to_end_sooner_works_and_leads_there_for_as_long_as_they_would_have()
    {
        var jo = await LeadAsync();
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
        var now = House.The<Clock>().Now();
        await House.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, team, Until: now.AddDays(3)));
        await House.The<ChangeWork>().MoveAsync(jo, WorkOf(jo), team);
        House.Time.Move(TimeSpan.FromDays(4));
        (await LeadsAsync(jo)).ShouldBeTrue("nobody else leads there");

        var (kim, at) = (await WorkerAsync(jo, "Kim"), House.The<Clock>().Now());
        await House.The<EndWork>().ByLeadAsync(jo, WorkOf(kim), Today.AddDays(9));
        await House.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId.Value, team, Until: at.AddDays(3)));
        await House.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), team);
        (await House.The<OurOrganisationReading>().WorkersAsync(jo)).Workers.Single(row => row.AccountId == kim.AccountId).Until.ShouldBe(LocalTime.London.EndOf(Today.AddDays(9)));
    }

    [Fact]
    public async Task In_whatever_order_the_ends_of_two_works_are_said_nobody_is_theirs_after_the_last()
    {
        foreach (var (first, second) in new[] { (10, 5), (5, 10) })
        {
            var jo = await LeadAsync();
            var kim = await WorkerAsync(jo, "Kim");
            var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
            var other = await House.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId!.Value, team));
            var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
            await House.The<EndWork>().ByLeadAsync(jo, WorkOf(kim), Today.AddDays(first));
            (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).UntilAt.ShouldBeNull();
            await House.The<EndWork>().ByLeadAsync(jo, other, Today.AddDays(second));
            (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).UntilAt.ShouldBe(LocalTime.London.EndOf(Today.AddDays(10)));
        }
    }

    [Fact]
    public async Task Work_that_was_called_off_before_it_began_keeps_nobody_theirs()
    {
        var jo = await LeadAsync();
        var kim = await WorkerAsync(jo, "Kim");
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
        var later = await House.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId!.Value, team, House.The<Clock>().Now().AddDays(30)));
        var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
        await House.The<EndWork>().ByLeadAsync(jo, later);
        await House.The<EndWork>().ByLeadAsync(jo, WorkOf(kim));
        (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).UntilAt.ShouldBe(House.The<Clock>().Now());
    }

    [Fact]
    public async Task What_a_stop_in_the_middle_left_open_of_whoever_left_and_what_closed_is_ended_by_the_house()
    {
        var jo = await LeadAsync();
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
        var (kim, lee) = (await WorkerAsync(jo, "Kim"), await WorkerAsync(jo, "Lee"));
        var (amina, bibi, wen) = (await GivenAsync(jo, ViewerKind.Worker, kim.AccountId), await GivenAsync(jo, ViewerKind.Team, team), await GivenAsync(jo, ViewerKind.Worker, lee.AccountId));
        var left = await House.The<StartWork>().RunAsync(new WorkToStart(lee.AccountId, jo.OrganisationId!.Value, team));
        // As if the program had been stopped after the unit that ended the work.
        await House.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            foreach (var work in await unit.House.Works.AsTracking().Where(row => row.WorkId == WorkOf(kim) || row.WorkId == left).ToListAsync()) work.UntilAt = unit.At;
            (await unit.House.Teams.AsTracking().SingleAsync(row => row.TeamId == team)).ClosedAt = unit.At;
            return true;
        });
        var job = House.The<IEnumerable<IJob>>().Single(job => job.Name == "end-what-is-left");
        await job.RunAsync(default);
        foreach (var (person, ended) in new[] { (amina, true), (bibi, true), (wen, false) })
            ((await SupportsAsync(person)).Single(row => row.ViewerKind != ViewerKind.Lead).UntilAt is not null).ShouldBe(ended);
        var events = (await SupportsAsync(amina)).Count;
        await job.RunAsync(default);
        (await SupportsAsync(amina)).Count.ShouldBe(events);
        // A house at rest has nothing to do again.
        House.Time.Move(EndWhatIsLeft.Looked * 12);
        using var lease = await House.The<ReaderSlots>().LeaseHouseAsync(default);
        (await job.IsNeededAsync(lease.House, House.The<Clock>().Now(), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_worker_at_two_organisations_is_ended_at_one_and_the_other_stays_whole()
    {
        var (jo, other) = (await LeadAsync(), await LeadAsync("Elsewhere"));
        var kim = await WorkerAsync(jo, "Kim");
        await House.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, other.OrganisationId!.Value));
        var (here, there) = (await GivenAsync(jo, ViewerKind.Worker, kim.AccountId), await GivenAsync(other, ViewerKind.Worker, kim.AccountId));
        var at = new[] { jo, other }.Select(lead => kim with { OrganisationId = lead.OrganisationId }).ToList();
        (await NamesAsync(at[0]), await NamesAsync(at[1])).ShouldBe((1, 1), "each sees whom they have there, and never both");
        var key = await House.The<SignIn>().IssueAsync(kim.AccountId, new ActAs(Capacity.Worker, other.OrganisationId), KeyKind.Cookie);
        await House.The<EndWork>().ByLeadAsync(jo, WorkOf(kim));
        (await House.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldNotBeNull();
        (await NamesAsync(at[0]), await NamesAsync(at[1])).ShouldBe((0, 1));
        (here.OwnRecord == there.OwnRecord).ShouldBeFalse();
    }

    public sealed class On_Sqlite(SqliteHouse house) : OurWorkersTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : OurWorkersTests(house), IClassFixture<PostgresHouse>;
}
