using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>An organisation is run by those who lead there: teams, when it is open, what it can take on, and its end.</summary>
public abstract class OurOrganisationTests(TestHouse house) : OrganisationTests(house)
{
    [Fact]
    public async Task Whatever_an_organisation_is_those_who_lead_there_do_the_same()
    {
        foreach (var kind in OrganisationKinds.All.Select(row => (string?)row.Code).Append(null))
        {
            var jo = await LeadAsync($"A place {kind}", kind);
            var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
            await House.The<SayTimes>().HoursAsync(jo, [new(1, "9", "17:30")]);
            await House.The<SayWhatWeTakeOn>().RunAsync(jo, "People in the town.", "3");
            var kim = await WorkerAsync(jo, "Kim", team);
            var amina = await House.Given.PersonAsync();
            await House.Given.ShareAsync(amina, jo, Parts.Important);
            await House.The<GivePerson>().RunAsync(jo, new PersonToGive(amina.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "You asked us.") { KeepMeSafe = false });
            var ours = await House.The<OurOrganisationReading>().OfAsync(kim);
            (ours.Organisation.Kind, ours.Teams.Single().Name, ours.Hours.Single().UntilMinute, ours.Organisation.TakesMore).ShouldBe((kind, "Home team", 17 * 60 + 30, 3));
            (await House.The<PeopleHereReading>().PageAsync(jo)).People.ShouldHaveSingleItem().Holders.ShouldBe(["Kim"]);
        }
        await Should.ThrowAsync<Refused>(() => House.The<AddOrganisation>().RunAsync("Somewhere", "palace"));
    }

    [Fact]
    public async Task Nobody_who_does_not_lead_there_now_changes_anything()
    {
        var jo = await LeadAsync();
        var (kim, elsewhere) = (await WorkerAsync(jo, "Kim"), await LeadAsync("Elsewhere"));
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
        foreach (var who in new[] { kim, kim with { Leads = true }, elsewhere, jo with { Capacity = Capacity.Circle }, await House.Given.PersonAsync() })
        {
            await Should.ThrowAsync<NotHere>(() => House.The<ChangeTeams>().RenameAsync(who, team, "Other"));
            await Should.ThrowAsync<NotHere>(() => House.The<EndWork>().ByLeadAsync(who, WorkOf(jo)));
            await Should.ThrowAsync<NotHere>(() => House.The<ChangeWork>().LeadAsync(who, WorkOf(jo), false));
        }
        await Should.ThrowAsync<NotHere>(() => House.The<SayWhatWeTakeOn>().RunAsync(kim, "Everybody", "9"));
        await Should.ThrowAsync<NotHere>(() => House.The<SayTimes>().HoursAsync(kim, []));
        await Should.ThrowAsync<NotHere>(() => House.The<InviteWorker>().RunAsync(kim, new WorkerToInvite("Lee"), Link));
        await Should.ThrowAsync<NotHere>(() => House.The<CloseOrganisation>().RunAsync(kim));
        await Should.ThrowAsync<NotHere>(() => House.The<PeopleHereReading>().PageAsync(kim));
        (await House.The<OurOrganisationReading>().InvitedAsync(kim)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_who_leads_stays_until_somebody_else_does()
    {
        var jo = await LeadAsync();
        foreach (var leave in new Func<Task>[]
        {
            () => House.The<EndWork>().ByLeadAsync(jo, WorkOf(jo)), () => House.The<EndWork>().ByLeadAsync(jo, WorkOf(jo), FarAway), () => House.The<ChangeWork>().LeadAsync(jo, WorkOf(jo), false),
        })
            (await Should.ThrowAsync<Refused>(leave)).Sentence.ShouldStartWith("Choose somebody else who leads first.");

        var kim = await WorkerAsync(jo, "Kim");
        await House.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        await House.The<ChangeWork>().LeadAsync(jo, WorkOf(jo), false);
        (await LeadsAsync(jo), await LeadsAsync(kim)).ShouldBe((false, true));
        // Whose last day is known is nobody to leave it to.
        await House.The<ChangeWork>().LeadAsync(kim, WorkOf(jo), true);
        await House.The<EndWork>().ByLeadAsync(kim, WorkOf(jo), Today.AddDays(3));
        await Should.ThrowAsync<Refused>(() => House.The<EndWork>().ByLeadAsync(kim, WorkOf(kim)));
    }

    [Fact]
    public async Task Of_two_who_lead_and_take_the_lead_from_each_other_in_one_moment_one_stays()
    {
        var jo = await LeadAsync();
        var kim = await WorkerAsync(jo, "Kim");
        await House.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), true);
        var both = new[] { House.The<ChangeWork>().LeadAsync(jo, WorkOf(kim), false), House.The<ChangeWork>().LeadAsync(kim, WorkOf(jo), false) };
        await Task.WhenAll(both.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        new[] { await LeadsAsync(jo), await LeadsAsync(kim) }.Count(leads => leads).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_from_two_who_lead_is_two_requests()
    {
        var (jo, other) = (await LeadAsync(), await LeadAsync("Elsewhere"));
        var key = new RequestKey("one", new byte[32]);
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team", key);
        (await House.The<ChangeTeams>().AddAsync(jo, "Home team", key)).ShouldBe(team);
        (await House.The<ChangeTeams>().AddAsync(other, "Home team", key)).ShouldNotBe(team);
        (await House.The<OurOrganisationReading>().OfAsync(other)).Teams.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_team_that_people_were_given_to_closes_when_somebody_else_has_them_and_its_workers_go_on()
    {
        var jo = await LeadAsync();
        var team = await House.The<ChangeTeams>().AddAsync(jo, "Home team");
        await Should.ThrowAsync<Refused>(() => House.The<ChangeTeams>().AddAsync(jo, " home  TEAM"));
        await House.The<ChangeTeams>().RenameAsync(jo, team, "Day team");
        var kim = await WorkerAsync(jo, "Kim", team);
        var amina = await GivenAsync(jo, ViewerKind.Team, team);
        (await Should.ThrowAsync<Refused>(() => House.The<ChangeTeams>().CloseAsync(jo, team))).Sentence.ShouldStartWith("People were given to this team.");
        // Whom the person let nobody here see is in no list, and holds up nobody; their record is told all the same.
        var bibi = await GivenAsync(jo, ViewerKind.Team, team);
        await House.The<ExcludeViewer>().RunAsync(bibi, bibi.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        await House.The<GivePerson>().RunAsync(jo, new PersonToGive(amina.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "The team closes.") { KeepMeSafe = false });
        await House.The<TakeBackPerson>().RunAsync(jo, amina.OwnRecord.Value, (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Team).SupportId, "The team closes.");
        await House.The<ChangeTeams>().CloseAsync(jo, team);
        (await House.The<OurOrganisationReading>().OfAsync(jo)).Teams.ShouldBeEmpty();
        (await CodesAsync(kim.AccountId)).ShouldBe([$"{kim.OrganisationId:N}"]);
        (await SupportsAsync(bibi)).Single(row => row.ViewerKind == ViewerKind.Team).UntilAt.ShouldNotBeNull();
        await Should.ThrowAsync<NotHere>(() => House.The<ChangeTeams>().RenameAsync(jo, team, "Again"));
        await Should.ThrowAsync<NotHere>(() => House.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId!.Value, team)));
    }

    [Theory]
    [InlineData("9", "", "until-2"), InlineData("", "17", "from-2"), InlineData("17", "9", "until-2"), InlineData("9", "9", "until-2"), InlineData("nine", "17", "from-2"), InlineData("9:75", "17", "from-2")]
    public async Task Hours_that_are_none_are_refused_beside_their_day_and_nothing_changes(string from, string until, string field)
    {
        var jo = await LeadAsync();
        await House.The<SayTimes>().HoursAsync(jo, [new(1, "9:00", "12.30")]);
        (await Should.ThrowAsync<Refused>(() => House.The<SayTimes>().HoursAsync(jo, [new(1, "8", "10"), new(2, from, until)]))).Field.ShouldBe(field);
        (await House.The<OurOrganisationReading>().OfAsync(jo)).Hours.ShouldHaveSingleItem().UntilMinute.ShouldBe(12 * 60 + 30);
        await House.The<SayTimes>().HoursAsync(jo, [new(1, "10", "24"), new(3, "9", "17"), new(1 + 1, " ", null)]);
        (await House.The<OurOrganisationReading>().OfAsync(jo)).Hours.Select(row => (row.Weekday, row.FromMinute)).ShouldBe([(1, 600), (3, 540)]);
    }

    [Fact]
    public async Task Days_when_it_is_closed_say_who_can_be_turned_to_and_room_is_a_number_or_a_word()
    {
        var jo = await LeadAsync();
        var times = House.The<SayTimes>();
        await Should.ThrowAsync<Refused>(() => times.ClosedAsync(jo, null, Today, null));
        await Should.ThrowAsync<Refused>(() => times.ClosedAsync(jo, Today.AddDays(2), Today.AddDays(1), null));
        await Should.ThrowAsync<Refused>(() => times.ClosedAsync(jo, Today.AddDays(-2), Today.AddDays(-1), null));
        var closed = await times.ClosedAsync(jo, Today, Today.AddDays(2), "The out-of-hours team");
        (await House.The<OurOrganisationReading>().OfAsync(jo)).Closed.ShouldHaveSingleItem().CoveredBy.ShouldBe("The out-of-hours team");
        await times.OpenAfterAllAsync(await LeadAsync("Elsewhere"), closed);
        (await House.The<OurOrganisationReading>().OfAsync(jo)).Closed.ShouldHaveSingleItem();
        await times.OpenAfterAllAsync(jo, closed);
        (await House.The<OurOrganisationReading>().OfAsync(jo)).Closed.ShouldBeEmpty();

        foreach (var more in new[] { "", "-1", "many", "10000", null }) await Should.ThrowAsync<Refused>(() => House.The<SayWhatWeTakeOn>().RunAsync(jo, "Evenings", more));
        await Should.ThrowAsync<Refused>(() => House.The<SayWhatWeTakeOn>().RunAsync(jo, " ", "1"));
        await House.The<SayWhatWeTakeOn>().RunAsync(jo, "Evenings", "0");
        await House.The<SayWhatWeTakeOn>().RunAsync(jo, "Evenings", SayWhatWeTakeOn.Ask);
        var ours = (await House.The<OurOrganisationReading>().OfAsync(jo)).Organisation;
        (ours.TakesOn, ours.TakesMore, ours.TakesOnAt is not null).ShouldBe(("Evenings", null, true));
    }

    [Fact]
    public async Task An_organisation_with_open_work_does_not_close_and_one_without_is_kept_and_lets_nobody_in()
    {
        var jo = await LeadAsync("Closing");
        var kim = await WorkerAsync(jo, "Kim");
        var amina = await GivenAsync(jo, ViewerKind.Worker, kim.AccountId);
        await House.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value, Parts.Important));
        using (var looked = await House.The<Gate>().OpenAsync(kim, amina.OwnRecord.Value, new Opening(Parts.Communication))) await looked.Looked;
        var question = await House.The<AskWhy>().RunAsync(amina, new WhyToAsk(amina.OwnRecord.Value, jo.OrganisationId.Value));
        var begun = await House.The<BeginForSomebody>().RunAsync(kim, new RecordToBeginFor("Ruth", "wish", "You asked."));
        var invited = await House.The<InviteWorker>().RunAsync(jo, new WorkerToInvite("Lee"), Link);
        var open = await House.The<CloseOrganisation>().OpenWorkAsync(jo);
        (open.People.Count, open.NotTold.Count, open.Questions.Count, open.Invited.Count).ShouldBe((2, 1, 1, 1));

        var ruth = new Actor(Guid.Empty, Capacity.Self, (await House.The<BegunReading>().OneAsync(kim, begun))!.PersonId);
        foreach (var bring in new Func<Task>[]
        {
            () => House.The<AnswerWhy>().RunAsync(kim, question, "To plan the week."),
            () => House.The<WriteDownTold>().RunAsync(kim, new ToldToWriteDown(begun, "visit")),
            () => House.The<InviteWorker>().TakeBackAsync(jo, invited.InvitationId),
            async () => await House.The<TakeBackPerson>().RunAsync(jo, ruth.OwnRecord!.Value, (await SupportsAsync(ruth)).Single(row => row.ViewerKind == ViewerKind.Worker).SupportId, "We close.", TakeBackPerson.Ends),
            async () => await House.The<TakeBackPerson>().RunAsync(jo, amina.OwnRecord.Value, (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).SupportId, "We close.", TakeBackPerson.Ends),
        })
        {
            await Should.ThrowAsync<Refused>(() => House.The<CloseOrganisation>().RunAsync(jo));
            await Should.ThrowAsync<Refused>(() => House.The<CloseOrganisation>().ByTheHouseAsync(jo.OrganisationId.Value));
            await bring();
        }
        await House.The<CloseOrganisation>().RunAsync(jo);
        foreach (var who in new[] { jo, kim }) (await CodesAsync(who.AccountId)).ShouldBe(["self"]);
        await Should.ThrowAsync<NotHere>(() => House.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, jo.OrganisationId.Value)));
        using (var record = await House.The<Gate>().OpenAsync(amina, amina.OwnRecord.Value, new Opening(PartTable.All)))
        {
            await record.Looked;
            (await record.Db.Shares.SingleAsync()).UntilAt.ShouldBe(House.The<Clock>().Now() + EndSupport.Grace, TimeSpan.FromSeconds(1));
            (await WhomReading.OrganisationsAsync(record, "Closing", null)).Organisations.ShouldBeEmpty();
        }
        (await House.The<AddOrganisation>().RunAsync("Closing")).ShouldNotBe(jo.OrganisationId.Value, "one that has closed is never opened again by its name");
        // Again, by whoever runs the house: nothing is left to do, and nothing breaks.
        await House.The<CloseOrganisation>().ByTheHouseAsync(jo.OrganisationId.Value);
    }

    public sealed class On_Sqlite(SqliteHouse house) : OurOrganisationTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : OurOrganisationTests(house), IClassFixture<PostgresHouse>;
}
