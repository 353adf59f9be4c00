using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>An organisation is run by those who lead there: teams, who works there, when it is open, what it can take on, and its end.</summary>
public abstract class OurOrganisationTests(TestHouse house)
{
    private static readonly DateOnly FarAway = new(2099, 1, 1);

    private readonly Dictionary<(Guid, Guid?), Guid> works = [];

    private DateOnly Today => LocalTime.London.DayOf(house.The<Clock>().Now());

    [Fact]
    public async Task Whatever_an_organisation_is_those_who_lead_there_do_the_same()
    {
        foreach (var kind in OrganisationKinds.All.Select(row => (string?)row.Code).Append(null))
        {
            var jo = await LeadAsync($"A place {kind}", kind);
            var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
            await house.The<SayTimes>().HoursAsync(jo, [new(1, "9", "17:30")]);
            await house.The<SayWhatWeTakeOn>().RunAsync(jo, "People in the town.", "3");
            var kim = await WorkerAsync(jo, "Kim", team);
            var amina = await house.Given.PersonAsync();
            await house.Given.ShareAsync(amina, jo, Parts.Important);
            await house.The<GivePerson>().RunAsync(jo, new PersonToGive(amina.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "You asked us.") { KeepMeSafe = false });
            var ours = await house.The<OurOrganisationReading>().OfAsync(kim);
            (ours.Organisation.Kind, ours.Teams.Single().Name, ours.Hours.Single().UntilMinute, ours.Organisation.TakesMore).ShouldBe((kind, "Home team", 17 * 60 + 30, 3));
            (await house.The<PeopleHereReading>().PageAsync(jo)).People.ShouldHaveSingleItem().Holders.ShouldBe(["Kim"]);
        }
        await Should.ThrowAsync<Refused>(() => house.The<AddOrganisation>().RunAsync("Somewhere", "palace"));
    }

    [Fact]
    public async Task Nobody_who_does_not_lead_there_now_changes_anything()
    {
        var jo = await LeadAsync();
        var (kim, elsewhere) = (await WorkerAsync(jo, "Kim"), await LeadAsync("Elsewhere"));
        var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
        foreach (var who in new[] { kim, kim with { Leads = true }, elsewhere, jo with { Capacity = Capacity.Circle }, await house.Given.PersonAsync() })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<ChangeTeams>().RenameAsync(who, team, "Other"));
            await Should.ThrowAsync<NotHere>(() => house.The<EndWork>().ByLeadAsync(who, WorkOf(jo)));
            await Should.ThrowAsync<NotHere>(() => house.The<ChangeWork>().LeadAsync(who, WorkOf(jo), false));
        }
        await Should.ThrowAsync<NotHere>(() => house.The<SayWhatWeTakeOn>().RunAsync(kim, "Everybody", "9"));
        await Should.ThrowAsync<NotHere>(() => house.The<SayTimes>().HoursAsync(kim, []));
        await Should.ThrowAsync<NotHere>(() => house.The<InviteWorker>().RunAsync(kim, new WorkerToInvite("Lee"), Link));
        await Should.ThrowAsync<NotHere>(() => house.The<CloseOrganisation>().RunAsync(kim));
        await Should.ThrowAsync<NotHere>(() => house.The<PeopleHereReading>().PageAsync(kim));
        (await house.The<OurOrganisationReading>().InvitedAsync(kim)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_who_leads_stays_until_somebody_else_does()
    {
        var jo = await LeadAsync();
        foreach (var leave in new Func<Task>[]
        {
            () => house.The<EndWork>().ByLeadAsync(jo, WorkOf(jo)), () => house.The<EndWork>().ByLeadAsync(jo, WorkOf(jo), FarAway), () => house.The<ChangeWork>().LeadAsync(jo, WorkOf(jo), false),
        })
            (await Should.ThrowAsync<Refused>(leave)).Sentence.ShouldStartWith("Choose somebody else who leads first.");

        var kim = await WorkerAsync(jo, "Kim");
        await house.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        await house.The<ChangeWork>().LeadAsync(jo, WorkOf(jo), false);
        (await LeadsAsync(jo), await LeadsAsync(kim)).ShouldBe((false, true));
        // Whose last day is known is nobody to leave it to.
        await house.The<ChangeWork>().LeadAsync(kim, WorkOf(jo), true);
        await house.The<EndWork>().ByLeadAsync(kim, WorkOf(jo), Today.AddDays(3));
        await Should.ThrowAsync<Refused>(() => house.The<EndWork>().ByLeadAsync(kim, WorkOf(kim)));
    }

    [Fact]
    public async Task Of_two_who_lead_and_take_the_lead_from_each_other_in_one_moment_one_stays()
    {
        var jo = await LeadAsync();
        var kim = await WorkerAsync(jo, "Kim");
        await house.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        var both = new[] { house.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), false), house.The<ChangeWork>().LeadAsync(kim, WorkOf(jo), false) };
        await Task.WhenAll(both.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        new[] { await LeadsAsync(jo), await LeadsAsync(kim) }.Count(leads => leads).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_has_a_code_works_there_from_then_on_and_it_is_good_once_and_for_a_week()
    {
        var jo = await LeadAsync();
        var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
        var code = (await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Kim", "peer worker", team), Link)).Code!;
        (await house.Database.LookInsideAsync("SELECT name FROM work_invitation")).ShouldNotBeEmpty();
        var joined = await house.The<JoinWork>().RunAsync(null, code, "Kim Ng");
        (joined.ActAs, joined.ComesIn).ShouldBe((new ActAs(Capacity.Worker, jo.OrganisationId, team), true));
        var kim = (await house.The<OurOrganisationReading>().WorkersAsync(jo)).Workers.Single(row => row.AccountId == joined.Account);
        (kim.Name, kim.Role, kim.Team, kim.Leads).ShouldBe(("Kim Ng", "peer worker", "Home team", false));

        foreach (var bad in new[] { code, "AAAA-AAAA-AAAA-AAAA", "", null, "x" }) await NotGoodAsync(bad);
        var back = await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee"), Link);
        await house.The<InviteWorker>().TakeBackAsync(jo, back.InvitationId);
        await NotGoodAsync(back.Code);
        var old = (await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee"), Link)).Code;
        var closing = (await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee", Team: team), Link)).Code;
        await house.The<ChangeTeams>().CloseAsync(jo, team);
        await NotGoodAsync(closing);
        house.Time.Move(TimeSpan.FromDays(7));
        await NotGoodAsync(old);
    }

    [Fact]
    public async Task Nobody_is_let_in_by_a_code_of_somebody_who_leads_there_no_more()
    {
        var jo = await LeadAsync();
        var kim = await WorkerAsync(jo, "Kim");
        await house.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        var (first, second) = ((await house.The<InviteWorker>().RunAsync(kim, new WorkerToInvite("Lee", Leads: true), Link)).Code, (await house.The<InviteWorker>().RunAsync(kim, new WorkerToInvite("Mo"), Link)).Code);
        var jos = (await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Nia"), Link)).Code;
        await house.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), false);
        await NotGoodAsync(first);
        (await house.The<OurOrganisationReading>().InvitedAsync(jo)).ShouldHaveSingleItem().Name.ShouldBe("Nia", "what is good for nothing holds up nobody");
        await house.The<EndWork>().ByLeadAsync(jo, WorkOf(kim));
        await NotGoodAsync(second);
        (await house.The<JoinWork>().RunAsync(null, jos, "Nia")).ComesIn.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_key_from_two_who_lead_is_two_requests()
    {
        var (jo, other) = (await LeadAsync(), await LeadAsync("Elsewhere"));
        var key = new RequestKey("one", new byte[32]);
        var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team", key);
        (await house.The<ChangeTeams>().AddAsync(jo, "Home team", key)).ShouldBe(team);
        (await house.The<ChangeTeams>().AddAsync(other, "Home team", key)).ShouldNotBe(team);
        (await house.The<OurOrganisationReading>().OfAsync(other)).Teams.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_here_already_joins_as_who_they_are_and_a_letter_lets_nobody_in_to_an_account_of_before()
    {
        var (jo, amina) = (await LeadAsync(), await house.Given.PersonAsync());
        var code = (await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Amina"), Link)).Code;
        (await house.The<JoinWork>().RunAsync(amina, code, null)).Account.ShouldBe(amina.AccountId);
        (await CodesAsync(amina.AccountId)).ShouldBe(["self", $"{jo.OrganisationId:N}"]);

        string? sent = null;
        await house.The<ChooseContact>().RunAsync(jo.AccountId, $"{jo.AccountId:N}@example.org");
        var invited = await house.The<InviteWorker>().RunAsync(amina with { Capacity = Capacity.Worker, OrganisationId = await LeadingAsync(jo, amina) },
            new WorkerToInvite("Jo", Email: $"{jo.AccountId:N}@EXAMPLE.org"), link => { sent = link; return Link(link); });
        invited.Code.ShouldBeNull("it stands in the letter alone");
        var joined = await house.The<JoinWork>().RunAsync(null, sent, "Somebody");
        (joined.Account, joined.ComesIn).ShouldBe((jo.AccountId, false));

        var known = await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("New", Email: "new.one@example.org"), link => { sent = link; return Link(link); });
        var comes = await house.The<JoinWork>().RunAsync(null, sent, "New");
        comes.ComesIn.ShouldBeTrue();
        (await house.The<OwnAddress>().OfAsync(comes.Account)).Email.ShouldBe("new.one@example.org");
        known.Code.ShouldBeNull();
    }

    [Fact]
    public async Task Work_begins_on_the_day_that_was_said_and_ends_with_the_last()
    {
        var jo = await LeadAsync();
        await Should.ThrowAsync<Refused>(() => house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Kim", From: Today.AddDays(-1)), Link));
        var code = (await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Kim", From: Today.AddDays(3)), Link)).Code;
        var joined = await house.The<JoinWork>().RunAsync(null, code, "Kim");
        joined.ActAs.ShouldBeNull();
        (await CodesAsync(joined.Account)).ShouldBe(["self"]);
        house.Time.Move(TimeSpan.FromDays(3));
        (await CodesAsync(joined.Account)).ShouldBe([$"{jo.OrganisationId:N}"]);
        var kim = new Actor(joined.Account, Capacity.Worker, OrganisationId: jo.OrganisationId, Name: "Kim");

        var work = await FindWorkAsync(kim);
        await Should.ThrowAsync<Refused>(() => house.The<EndWork>().ByLeadAsync(jo, work, Today.AddDays(-1)));
        await house.The<EndWork>().ByLeadAsync(jo, work, Today);
        var key = await house.The<SignIn>().IssueAsync(kim.AccountId, new ActAs(Capacity.Worker, kim.OrganisationId), KeyKind.Bearer);
        house.Time.MoveTo(LocalTime.London.EndOf(Today) - TimeSpan.FromSeconds(1));
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Bearer)).ShouldNotBeNull();
        house.Time.Move(TimeSpan.FromSeconds(1));
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Bearer)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_goes_to_another_team_is_out_of_the_one_before_at_once_and_keeps_whom_they_support()
    {
        var jo = await LeadAsync();
        var (home, night) = (await house.The<ChangeTeams>().AddAsync(jo, "Home team"), await house.The<ChangeTeams>().AddAsync(jo, "Night team"));
        var kim = await WorkerAsync(jo, "Kim", home);
        var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
        var key = await house.The<SignIn>().IssueAsync(kim.AccountId, new ActAs(Capacity.Worker, kim.OrganisationId, home), KeyKind.Cookie);
        await Should.ThrowAsync<Refused>(() => house.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), home));
        await Should.ThrowAsync<NotHere>(() => house.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), Ids.New()));
        await house.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), night);
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldBeNull();
        (await CodesAsync(kim.AccountId)).ShouldBe([$"{kim.OrganisationId:N}.{night:N}"]);
        (await house.The<ReachReading>().PageAsync(kim with { TeamId = night })).People.ShouldHaveSingleItem().Person.ShouldBe(amina.OwnRecord!.Value);
    }

    [Fact]
    public async Task Whoever_goes_to_a_team_where_their_work_was_to_end_sooner_works_and_leads_there_for_as_long_as_they_would_have()
    {
        var jo = await LeadAsync();
        var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
        var now = house.The<Clock>().Now();
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, team, Until: now.AddDays(3)));
        await house.The<ChangeWork>().MoveAsync(jo, WorkOf(jo), team);
        house.Time.Move(TimeSpan.FromDays(4));
        (await LeadsAsync(jo)).ShouldBeTrue("nobody else leads there");

        var (kim, at) = (await WorkerAsync(jo, "Kim"), house.The<Clock>().Now());
        await house.The<EndWork>().ByLeadAsync(jo, WorkOf(kim), Today.AddDays(9));
        await house.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId.Value, team, Until: at.AddDays(3)));
        await house.The<ChangeWork>().MoveAsync(jo, WorkOf(kim), team);
        (await house.The<OurOrganisationReading>().WorkersAsync(jo)).Workers.Single(row => row.AccountId == kim.AccountId).Until.ShouldBe(LocalTime.London.EndOf(Today.AddDays(9)));
    }

    [Fact]
    public async Task In_whatever_order_the_ends_of_two_works_are_said_nobody_is_theirs_after_the_last()
    {
        foreach (var (first, second) in new[] { (10, 5), (5, 10) })
        {
            var jo = await LeadAsync();
            var kim = await WorkerAsync(jo, "Kim");
            var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
            var other = await house.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId!.Value, team));
            var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
            await house.The<EndWork>().ByLeadAsync(jo, WorkOf(kim), Today.AddDays(first));
            (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).UntilAt.ShouldBeNull();
            await house.The<EndWork>().ByLeadAsync(jo, other, Today.AddDays(second));
            (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).UntilAt.ShouldBe(LocalTime.London.EndOf(Today.AddDays(10)));
        }
    }

    [Fact]
    public async Task What_a_stop_in_the_middle_left_open_of_whoever_left_and_what_closed_is_ended_by_the_house()
    {
        var jo = await LeadAsync();
        var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
        var (kim, lee) = (await WorkerAsync(jo, "Kim"), await WorkerAsync(jo, "Lee"));
        var (amina, bibi, wen) = (await GivenAsync(jo, ViewerKind.Worker, kim.AccountId), await GivenAsync(jo, ViewerKind.Team, team), await GivenAsync(jo, ViewerKind.Worker, lee.AccountId));
        var left = await house.The<StartWork>().RunAsync(new WorkToStart(lee.AccountId, jo.OrganisationId!.Value, team));
        // As if the program had been stopped after the unit that ended the work.
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            foreach (var work in await unit.House.Works.AsTracking().Where(row => row.WorkId == WorkOf(kim) || row.WorkId == left).ToListAsync()) work.UntilAt = unit.At;
            (await unit.House.Teams.AsTracking().SingleAsync(row => row.TeamId == team)).ClosedAt = unit.At;
            return true;
        });
        var job = house.The<IEnumerable<IJob>>().Single(job => job.Name == "end-what-is-left");
        await job.RunAsync(default);
        foreach (var (person, ended) in new[] { (amina, true), (bibi, true), (wen, false) })
            ((await SupportsAsync(person)).Single(row => row.ViewerKind != ViewerKind.Lead).UntilAt is not null).ShouldBe(ended);
        var events = (await SupportsAsync(amina)).Count;
        await job.RunAsync(default);
        (await SupportsAsync(amina)).Count.ShouldBe(events);
        // A house at rest has nothing to do again.
        house.Time.Move(TimeSpan.FromDays(3));
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        (await job.IsNeededAsync(lease.House, house.The<Clock>().Now(), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_worker_at_two_organisations_is_ended_at_one_and_the_other_stays_whole()
    {
        var (jo, other) = (await LeadAsync(), await LeadAsync("Elsewhere"));
        var kim = await WorkerAsync(jo, "Kim");
        await house.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, other.OrganisationId!.Value));
        var (here, there) = (await GivenAsync(jo, ViewerKind.Worker, kim.AccountId), await GivenAsync(other, ViewerKind.Worker, kim.AccountId));
        var at = new[] { jo, other }.Select(lead => kim with { OrganisationId = lead.OrganisationId }).ToList();
        (await NamesAsync(at[0]), await NamesAsync(at[1])).ShouldBe((1, 1), "each sees whom they have there, and never both");
        var key = await house.The<SignIn>().IssueAsync(kim.AccountId, new ActAs(Capacity.Worker, other.OrganisationId), KeyKind.Cookie);
        await house.The<EndWork>().ByLeadAsync(jo, WorkOf(kim));
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldNotBeNull();
        (await NamesAsync(at[0]), await NamesAsync(at[1])).ShouldBe((0, 1));
        (here.OwnRecord == there.OwnRecord).ShouldBeFalse();
    }

    [Fact]
    public async Task A_team_that_people_were_given_to_closes_when_somebody_else_has_them_and_its_workers_go_on()
    {
        var jo = await LeadAsync();
        var team = await house.The<ChangeTeams>().AddAsync(jo, "Home team");
        await Should.ThrowAsync<Refused>(() => house.The<ChangeTeams>().AddAsync(jo, " home  TEAM"));
        await house.The<ChangeTeams>().RenameAsync(jo, team, "Day team");
        var kim = await WorkerAsync(jo, "Kim", team);
        var amina = await GivenAsync(jo, ViewerKind.Team, team);
        (await Should.ThrowAsync<Refused>(() => house.The<ChangeTeams>().CloseAsync(jo, team))).Sentence.ShouldStartWith("People were given to this team.");
        // Whom the person let nobody here see is in no list, and holds up nobody; their record is told all the same.
        var bibi = await GivenAsync(jo, ViewerKind.Team, team);
        await house.The<ExcludeViewer>().RunAsync(bibi, bibi.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        await house.The<GivePerson>().RunAsync(jo, new PersonToGive(amina.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "The team closes.") { KeepMeSafe = false });
        await house.The<TakeBackPerson>().RunAsync(jo, amina.OwnRecord.Value, (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Team).SupportId, "The team closes.");
        await house.The<ChangeTeams>().CloseAsync(jo, team);
        (await house.The<OurOrganisationReading>().OfAsync(jo)).Teams.ShouldBeEmpty();
        (await CodesAsync(kim.AccountId)).ShouldBe([$"{kim.OrganisationId:N}"]);
        (await SupportsAsync(bibi)).Single(row => row.ViewerKind == ViewerKind.Team).UntilAt.ShouldNotBeNull();
        await Should.ThrowAsync<NotHere>(() => house.The<ChangeTeams>().RenameAsync(jo, team, "Again"));
        await Should.ThrowAsync<NotHere>(() => house.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId!.Value, team)));
    }

    [Theory]
    [InlineData("9", "", "until-2"), InlineData("", "17", "from-2"), InlineData("17", "9", "until-2"), InlineData("9", "9", "until-2"), InlineData("nine", "17", "from-2"), InlineData("9:75", "17", "from-2")]
    public async Task Hours_that_are_none_are_refused_beside_their_day_and_nothing_changes(string from, string until, string field)
    {
        var jo = await LeadAsync();
        await house.The<SayTimes>().HoursAsync(jo, [new(1, "9:00", "12.30")]);
        (await Should.ThrowAsync<Refused>(() => house.The<SayTimes>().HoursAsync(jo, [new(1, "8", "10"), new(2, from, until)]))).Field.ShouldBe(field);
        (await house.The<OurOrganisationReading>().OfAsync(jo)).Hours.ShouldHaveSingleItem().UntilMinute.ShouldBe(12 * 60 + 30);
        await house.The<SayTimes>().HoursAsync(jo, [new(1, "10", "24"), new(3, "9", "17"), new(1 + 1, " ", null)]);
        (await house.The<OurOrganisationReading>().OfAsync(jo)).Hours.Select(row => (row.Weekday, row.FromMinute)).ShouldBe([(1, 600), (3, 540)]);
    }

    [Fact]
    public async Task Days_when_it_is_closed_say_who_can_be_turned_to_and_room_is_a_number_or_a_word()
    {
        var jo = await LeadAsync();
        var times = house.The<SayTimes>();
        await Should.ThrowAsync<Refused>(() => times.ClosedAsync(jo, null, Today, null));
        await Should.ThrowAsync<Refused>(() => times.ClosedAsync(jo, Today.AddDays(2), Today.AddDays(1), null));
        await Should.ThrowAsync<Refused>(() => times.ClosedAsync(jo, Today.AddDays(-2), Today.AddDays(-1), null));
        var closed = await times.ClosedAsync(jo, Today, Today.AddDays(2), "The out-of-hours team");
        (await house.The<OurOrganisationReading>().OfAsync(jo)).Closed.ShouldHaveSingleItem().CoveredBy.ShouldBe("The out-of-hours team");
        await times.OpenAfterAllAsync(await LeadAsync("Elsewhere"), closed);
        (await house.The<OurOrganisationReading>().OfAsync(jo)).Closed.ShouldHaveSingleItem();
        await times.OpenAfterAllAsync(jo, closed);
        (await house.The<OurOrganisationReading>().OfAsync(jo)).Closed.ShouldBeEmpty();

        foreach (var more in new[] { "", "-1", "many", "10000", null }) await Should.ThrowAsync<Refused>(() => house.The<SayWhatWeTakeOn>().RunAsync(jo, "Evenings", more));
        await Should.ThrowAsync<Refused>(() => house.The<SayWhatWeTakeOn>().RunAsync(jo, " ", "1"));
        await house.The<SayWhatWeTakeOn>().RunAsync(jo, "Evenings", "0");
        await house.The<SayWhatWeTakeOn>().RunAsync(jo, "Evenings", SayWhatWeTakeOn.Ask);
        var ours = (await house.The<OurOrganisationReading>().OfAsync(jo)).Organisation;
        (ours.TakesOn, ours.TakesMore, ours.TakesOnAt is not null).ShouldBe(("Evenings", null, true));
    }

    [Fact]
    public async Task An_organisation_with_open_work_does_not_close_and_one_without_is_kept_and_lets_nobody_in()
    {
        var jo = await LeadAsync("Closing");
        var kim = await WorkerAsync(jo, "Kim");
        var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value, Parts.Important));
        using (var looked = await house.The<Gate>().OpenAsync(kim, amina.OwnRecord.Value, new Opening(Parts.Communication))) await looked.Looked;
        var question = await house.The<AskWhy>().RunAsync(amina, new WhyToAsk(amina.OwnRecord.Value, jo.OrganisationId.Value));
        var begun = await house.The<BeginForSomebody>().RunAsync(kim, new RecordToBeginFor("Ruth", "wish", "You asked."));
        var invited = await house.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee"), Link);
        var open = await house.The<CloseOrganisation>().OpenWorkAsync(jo);
        (open.People.Count, open.NotTold.Count, open.Questions.Count, open.Invited.Count).ShouldBe((2, 1, 1, 1));

        var ruth = new Actor(Guid.Empty, Capacity.Self, (await house.The<BegunReading>().OneAsync(kim, begun))!.PersonId);
        foreach (var bring in new Func<Task>[]
        {
            () => house.The<AnswerWhy>().RunAsync(kim, question, "To plan the week."),
            () => house.The<WriteDownTold>().RunAsync(kim, new ToldToWriteDown(begun, "visit")),
            () => house.The<InviteWorker>().TakeBackAsync(jo, invited.InvitationId),
            async () => await house.The<TakeBackPerson>().RunAsync(jo, ruth.OwnRecord!.Value, (await SupportsAsync(ruth)).Single(row => row.ViewerKind == ViewerKind.Worker).SupportId, "We close.", TakeBackPerson.Ends),
            async () => await house.The<TakeBackPerson>().RunAsync(jo, amina.OwnRecord.Value, (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).SupportId, "We close.", TakeBackPerson.Ends),
        })
        {
            await Should.ThrowAsync<Refused>(() => house.The<CloseOrganisation>().RunAsync(jo));
            await Should.ThrowAsync<Refused>(() => house.The<CloseOrganisation>().ByTheHouseAsync(jo.OrganisationId.Value));
            await bring();
        }
        await house.The<CloseOrganisation>().RunAsync(jo);
        foreach (var who in new[] { jo, kim }) (await CodesAsync(who.AccountId)).ShouldBe(["self"]);
        await Should.ThrowAsync<NotHere>(() => house.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId.Value)));
        using (var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord.Value, new Opening(PartTable.All)))
        {
            await record.Looked;
            (await record.Db.Shares.SingleAsync()).UntilAt.ShouldBe(house.The<Clock>().Now() + EndSupport.Grace, TimeSpan.FromSeconds(1));
            (await WhomReading.OrganisationsAsync(record, "Closing", null)).Organisations.ShouldBeEmpty();
        }
        (await house.The<AddOrganisation>().RunAsync("Closing")).ShouldNotBe(jo.OrganisationId.Value, "one that has closed is never opened again by its name");
        // Again, by whoever runs the house: nothing is left to do, and nothing breaks.
        await house.The<CloseOrganisation>().ByTheHouseAsync(jo.OrganisationId.Value);
    }

    private static Uri Link(string code) => new("http://localhost/join-work/" + code);

    private async Task NotGoodAsync(string? code) =>
        (await Should.ThrowAsync<Refused>(() => house.The<JoinWork>().RunAsync(null, code, "Somebody"))).Sentence.ShouldStartWith("This code is not good");

    private async Task<Actor> LeadAsync(string name = "Riverside Together", string? kind = null)
    {
        var (account, organisation) = (await house.The<OpenAccount>().RunAsync("Jo"), await house.The<AddOrganisation>().RunAsync($"{name} {Ids.New():N}", kind));
        works[(account, organisation)] = await house.The<StartWork>().RunAsync(new WorkToStart(account, organisation) { Leads = true });
        return new Actor(account, Capacity.Worker, OrganisationId: organisation, Name: "Jo") { Leads = true };
    }

    private async Task<Guid> LeadingAsync(Actor lead, Actor somebody)
    {
        await house.The<ChangeWork>().LeadAsync(lead, await FindWorkAsync(somebody with { OrganisationId = lead.OrganisationId }), true);
        return lead.OrganisationId!.Value;
    }

    private async Task<Actor> WorkerAsync(Actor lead, string name, Guid? team = null)
    {
        var account = await house.The<OpenAccount>().RunAsync(name);
        works[(account, lead.OrganisationId)] = await house.The<StartWork>().RunAsync(new WorkToStart(account, lead.OrganisationId!.Value, team));
        return new Actor(account, Capacity.Worker, OrganisationId: lead.OrganisationId, TeamId: team, Name: name);
    }

    private async Task<Actor> GivenAsync(Actor lead, ViewerKind kind, Guid viewer)
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.SupportAsync(amina, ViewerKind.Lead, lead.OrganisationId!.Value, lead.OrganisationId.Value);
        await house.The<GivePerson>().RunAsync(lead, new PersonToGive(amina.OwnRecord!.Value, kind, viewer, "our-work", "You asked us.") { KeepMeSafe = false });
        return amina;
    }

    private Guid WorkOf(Actor who) => works[(who.AccountId, who.OrganisationId)];

    /// <summary>The work of somebody who joined by themselves.</summary>
    private async Task<Guid> FindWorkAsync(Actor who)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return (await lease.House.Works.SingleAsync(row => row.AccountId == who.AccountId && row.OrganisationId == who.OrganisationId)).WorkId;
    }

    private Task<bool> LeadsAsync(Actor who) => house.The<BegunReading>().LeadsAsync(who);

    private async Task<int> NamesAsync(Actor who) => (await house.The<ReachReading>().PageAsync(who)).People.Count;

    private Task<List<Support>> SupportsAsync(Actor person) => house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test looks", unit => unit.Record.Supports.ToListAsync());

    private async Task<IEnumerable<string>> CodesAsync(Guid account) => (await house.The<WaysToActReading>().OfAsync(account)).Select(way => way.Code);

    public sealed class On_Sqlite(SqliteHouse house) : OurOrganisationTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : OurOrganisationTests(house), IClassFixture<PostgresHouse>;
}
