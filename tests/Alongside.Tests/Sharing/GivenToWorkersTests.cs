using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheSharing;

/// <summary>People are given to workers and taken back, by what right and why written down; the person's own choice is another thing.</summary>
public abstract class GivenToWorkersTests(TestHouse house)
{
    private DateOnly Today => LocalTime.London.DayOf(house.The<Clock>().Now());

    [Fact]
    public async Task A_lead_gives_somebody_who_shares_with_them_to_a_worker_and_those_who_lead_answer_for_them_from_then_on()
    {
        var (jo, kim) = await TwoAsync();
        var amina = await house.Given.PersonAsync();
        await house.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(amina.OwnRecord!.Value, "phone", "01632 960001"));
        await Should.ThrowAsync<NotHere>(() => GiveAsync(jo, amina, kim), "a lead knows of nobody who has nothing to do with their organisation");
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await Should.ThrowAsync<NotHere>(() => GiveAsync(kim with { Leads = true }, amina, kim));
        await GiveAsync(jo, amina, kim, safe: true);

        var supports = await SupportsAsync(amina);
        supports.Select(row => (row.ViewerKind, row.KeepMeSafe, row.Basis, row.Because, row.GiverName)).ShouldBe(
            [(ViewerKind.Worker, true, "our-work", "You asked us.", "Jo"), (ViewerKind.Lead, false, "our-work", "You asked us.", "Jo")], ignoreOrder: true);
        (await house.The<ReachReading>().PageAsync(kim)).People.ShouldHaveSingleItem();
        (await OpenedAsync(amina, amina)).Select(row => row.Kind).Count(kind => kind == EventKinds.SupportGiven).ShouldBe(2);
        using (var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default))
            (await lease.House.Outbox.AnyAsync(row => row.Payload == amina.OwnRecord.Value.ToString("N") && row.Kind == TellPerson.Kind)).ShouldBeTrue("they are told that there is a message");
        // Given again to the same, nothing happens; to another, those who lead answer for them once.
        (await Should.ThrowAsync<Refused>(() => GiveAsync(jo, amina, kim))).Field.ShouldBe("to");
        await GiveAsync(jo, amina, await WorkerAsync(jo, "Lee"));
        (await SupportsAsync(amina)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_basis_a_reason_or_what_they_agreed_nobody_is_given_to_anybody()
    {
        var (jo, kim) = await TwoAsync();
        var amina = await LedAsync(jo);
        var whole = new PersonToGive(amina.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "You asked us.") { KeepMeSafe = false };
        var elsewhere = await house.Given.WorkerAsync("Somebody elsewhere");
        foreach (var (field, request) in new[]
        {
            ("basis", whole with { Basis = null }), ("basis", whole with { Basis = "consent" }), ("because", whole with { Because = " " }), ("safe", whole with { KeepMeSafe = null }),
            ("to", whole with { Viewer = elsewhere.AccountId }), ("to", whole with { To = ViewerKind.Team, Viewer = elsewhere.TeamId!.Value }), ("to", whole with { To = ViewerKind.Organisation, Viewer = jo.OrganisationId!.Value }),
            ("from", whole with { From = Today.AddDays(-1) }), ("until", whole with { Until = Today.AddDays(-1) }), ("until", whole with { From = Today.AddDays(3), Until = Today.AddDays(2) }),
        })
            (await Should.ThrowAsync<Refused>(() => house.The<GivePerson>().RunAsync(jo, request))).Field.ShouldBe(field);
        (await SupportsAsync(amina)).ShouldHaveSingleItem().ViewerKind.ShouldBe(ViewerKind.Lead);
    }

    [Fact]
    public async Task It_begins_on_its_day_and_ends_with_the_last_and_never_after_the_work_does()
    {
        var (jo, kim) = await TwoAsync();
        var amina = await LedAsync(jo);
        await house.The<GivePerson>().RunAsync(jo, new PersonToGive(amina.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "You asked us.")
        { KeepMeSafe = false, From = Today.AddDays(2), Until = Today.AddDays(5) });
        async Task<int> SeesAsync() => (await house.The<ReachReading>().PageAsync(kim)).People.Count;
        (await SeesAsync()).ShouldBe(0);
        (await house.The<PeopleHereReading>().PageAsync(jo, WhoHasThem.Nobody)).People.ShouldBeEmpty("somebody has them from a day that is known");
        house.Time.MoveTo(LocalTime.London.Hour(Today.AddDays(2), 0));
        (await SeesAsync()).ShouldBe(1);
        house.Time.MoveTo(LocalTime.London.EndOf(Today.AddDays(3)));
        (await SeesAsync()).ShouldBe(0);
        (await house.The<PeopleHereReading>().PageAsync(jo, WhoHasThem.Nobody)).People.ShouldHaveSingleItem();

        await house.The<EndWork>().ByLeadAsync(jo, await WorkOfAsync(kim), Today.AddDays(1));
        await GiveAsync(jo, amina, kim);
        (await SupportsAsync(amina)).Max(row => row.UntilAt).ShouldBe(LocalTime.London.EndOf(Today.AddDays(1)));
    }

    [Fact]
    public async Task Whom_the_person_left_out_is_given_them_and_sees_nothing_and_nobody_is_told()
    {
        var (jo, kim) = await TwoAsync();
        var (amina, bibi) = (await LedAsync(jo), await LedAsync(jo));
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, kim.AccountId);
        await GiveAsync(jo, amina, kim);
        await GiveAsync(jo, bibi, kim);
        (await house.The<ReachReading>().PageAsync(kim)).People.ShouldHaveSingleItem().Person.ShouldBe(bibi.OwnRecord!.Value);
        await Should.ThrowAsync<NotHere>(() => house.The<GiveBackPerson>().RunAsync(kim, amina.OwnRecord.Value, "I cannot."));
        (await house.The<PeopleHereReading>().PageAsync(jo)).People.Select(row => string.Join(", ", row.Holders)).ShouldBe(["Kim", "Kim"]);
        // "Not this organisation": they are nobody's here, and every way to give them is not here.
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);
        (await house.The<PeopleHereReading>().PageAsync(jo)).People.ShouldHaveSingleItem().Person.ShouldBe(bibi.OwnRecord.Value);
        await Should.ThrowAsync<NotHere>(async () => await GiveAsync(jo, amina, await WorkerAsync(jo, "Lee")));
    }

    [Fact]
    public async Task When_the_last_is_taken_back_the_lead_says_whether_they_still_answer_for_them()
    {
        var (jo, kim) = await TwoAsync();
        foreach (var after in new[] { TakeBackPerson.Stays, TakeBackPerson.Ends })
        {
            var amina = await LedAsync(jo);
            await house.Given.ShareAsync(amina, kim, Parts.Important);
            var (first, second) = (await GiveAsync(jo, amina, kim), await GiveAsync(jo, amina, await WorkerAsync(jo, "Lee")));
            await Should.ThrowAsync<NotHere>(() => BackAsync(kim, amina, first));
            (await Should.ThrowAsync<Refused>(() => house.The<TakeBackPerson>().RunAsync(jo, amina.OwnRecord!.Value, first, " "))).Field.ShouldBe("because");
            await BackAsync(jo, amina, first);
            (await Should.ThrowAsync<Refused>(() => BackAsync(jo, amina, second))).Field.ShouldBe("after");
            await BackAsync(jo, amina, second, after);
            var supports = await SupportsAsync(amina);
            supports.Single(row => row.SupportId == second).EndedBecause.ShouldBe("You moved.");
            supports.Count(row => row.UntilAt is null).ShouldBe(after == TakeBackPerson.Stays ? 1 : 0);
            using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
            await record.Looked;
            (await record.Db.Shares.SingleAsync()).UntilAt.ShouldBe(house.The<Clock>().Now() + EndSupport.Grace, TimeSpan.FromSeconds(1), "what was shared for it ends two weeks later");
        }
    }

    [Fact]
    public async Task A_worker_who_cannot_go_on_gives_them_back_and_those_who_lead_have_them_at_once()
    {
        var (jo, kim) = await TwoAsync();
        var amina = await house.Given.PersonAsync();
        // As it was before those who lead were asked about: nobody but the worker.
        await house.Given.SupportAsync(amina, ViewerKind.Worker, kim.AccountId, kim.OrganisationId!.Value);
        (await house.The<PeopleHereReading>().PageAsync(jo)).People.ShouldBeEmpty();
        (await Should.ThrowAsync<Refused>(() => house.The<GiveBackPerson>().RunAsync(kim, amina.OwnRecord!.Value, ""))).Field.ShouldBe("because");
        await Should.ThrowAsync<NotHere>(() => house.The<GiveBackPerson>().RunAsync(jo, amina.OwnRecord!.Value, "Not mine."));
        await house.The<GiveBackPerson>().RunAsync(kim, amina.OwnRecord!.Value, "I move away in May.");
        (await house.The<ReachReading>().PageAsync(kim)).People.ShouldBeEmpty();
        (await house.The<PeopleHereReading>().PageAsync(jo, WhoHasThem.Nobody)).People.ShouldHaveSingleItem().Person.ShouldBe(amina.OwnRecord.Value);
        (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker).EndedBecause.ShouldBe("I move away in May.");
        await Should.ThrowAsync<NotHere>(() => house.The<GiveBackPerson>().RunAsync(kim, amina.OwnRecord.Value, "Again."));
    }

    [Fact]
    public async Task All_people_of_somebody_who_leaves_go_to_somebody_else_and_stopped_in_the_middle_the_rest_follow()
    {
        var (jo, kim) = await TwoAsync();
        var lee = await WorkerAsync(jo, "Lee");
        var people = new List<Actor>();
        for (var n = 0; n < HandOver.AtOnce + 2; n++)
        {
            people.Add(await LedAsync(jo));
            await GiveAsync(jo, people[^1], kim, safe: n % 2 == 0);
        }
        await GiveAsync(jo, people[0], lee);
        var to = new PeopleToHandOver(kim.AccountId, ViewerKind.Worker, lee.AccountId, "Kim leaves in May.");
        await Should.ThrowAsync<Refused>(() => house.The<HandOver>().RunAsync(jo, to with { Viewer = kim.AccountId }));
        await Should.ThrowAsync<Refused>(async () => await house.The<HandOver>().RunAsync(jo, to with { Viewer = (await house.Given.WorkerAsync()).AccountId }));
        await Should.ThrowAsync<Refused>(() => house.The<HandOver>().RunAsync(jo, to with { Because = null }));
        await Should.ThrowAsync<NotHere>(() => house.The<HandOver>().RunAsync(kim, to));
        (await house.The<HandOver>().RunAsync(jo, to)).ShouldBe(HandOver.AtOnce);
        (await house.The<HandOver>().RunAsync(jo, to)).ShouldBe(2);
        (await house.The<HandOver>().RunAsync(jo, to)).ShouldBe(0);
        foreach (var person in people)
        {
            var supports = await SupportsAsync(person);
            supports.Single(row => row.ViewerId == kim.AccountId).UntilAt.ShouldNotBeNull();
            supports.Count(row => row.ViewerId == lee.AccountId && row.UntilAt is null).ShouldBe(1);
        }
        (await SupportsAsync(people[2])).Single(row => row.ViewerId == lee.AccountId).ShouldSatisfyAllConditions(row => row.KeepMeSafe.ShouldBeTrue(), row => row.Basis.ShouldBe("our-work"), row => row.Because.ShouldBe("Kim leaves in May."));
        (await house.The<PeopleHereReading>().PageAsync(jo, new WhoHasThem(ViewerKind.Worker, lee.AccountId), size: 50)).People.Count.ShouldBe(people.Count);
    }

    [Fact]
    public async Task Whoever_has_somebody_only_from_a_later_day_or_not_for_long_is_given_them_now_and_for_good()
    {
        var (jo, kim) = await TwoAsync();
        var lee = await WorkerAsync(jo, "Lee");
        var give = new PersonToGive(Guid.Empty, ViewerKind.Worker, lee.AccountId, "our-work", "You asked us.") { KeepMeSafe = false };
        foreach (var had in new[] { give with { From = Today.AddDays(5) }, give with { Until = Today.AddDays(2) } })
        {
            var amina = await LedAsync(jo);
            await GiveAsync(jo, amina, kim);
            await house.The<GivePerson>().RunAsync(jo, had with { Person = amina.OwnRecord!.Value });
            await house.The<HandOver>().RunAsync(jo, new PeopleToHandOver(kim.AccountId, ViewerKind.Worker, lee.AccountId, "Kim leaves."));
            var now = house.The<Clock>().Now();
            (await SupportsAsync(amina)).ShouldContain(row => row.ViewerId == lee.AccountId && row.FromAt <= now && row.UntilAt == null);
            // They have them now, and are given them for no day a second time.
            (await Should.ThrowAsync<Refused>(() => house.The<GivePerson>().RunAsync(jo, had with { Person = amina.OwnRecord.Value }))).Field.ShouldBe("to");
        }
    }

    [Fact]
    public async Task Whoever_supports_somebody_reads_who_else_does_where_they_work_and_nothing_of_anybody_elsewhere()
    {
        var ((jo, kim), (other, otherKim)) = (await TwoAsync(), await TwoAsync());
        var amina = await LedAsync(jo);
        await GiveAsync(jo, amina, kim);
        await house.Given.SupportAsync(amina, ViewerKind.Lead, other.OrganisationId!.Value, other.OrganisationId.Value);
        await GiveAsync(other, amina, otherKim);
        var stranger = await WorkerAsync(jo, "Lee");
        await house.Given.ShareAsync(amina, stranger, Parts.Important);
        foreach (var (who, asks, sees) in new[] { (kim, true, 2), (jo, true, 2), (otherKim, true, 2), (stranger, true, 0), (kim, false, 0) })
        {
            using var record = await house.The<Gate>().OpenAsync(who, amina.OwnRecord!.Value, new Opening(Parts.Communication) { Supporters = asks });
            await record.Looked;
            var rows = await record.Db.Supports.ToListAsync();
            rows.Count.ShouldBe(sees);
            rows.ShouldAllBe(row => row.OrganisationId == who.OrganisationId);
            if (asks && sees > 0) (await SupportersReading.OfAsync(record)).ShouldSatisfyAllConditions(here => here.Holders.ShouldHaveSingleItem().Name.ShouldBe("Kim"), here => here.HasChosen.ShouldBeFalse());
            if (who == stranger) (await SupportersReading.OfAsync(record)).HasChosen.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_person_reads_who_supports_them_by_what_right_and_that_is_never_called_their_choice()
    {
        var (jo, kim) = await TwoAsync();
        var amina = await LedAsync(jo);
        await GiveAsync(jo, amina, kim, safe: true);
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        var now = await SharesReading.OfAsync(record);
        now.Live.ShouldBeEmpty();
        var by = now.Supporting.Single(row => row.Viewer.Kind == ViewerKind.Worker).By;
        (by.Basis, by.Because, by.GiverName).ShouldBe(("our-work", "You asked us.", "Jo"));
    }

    [Fact]
    public async Task Who_begins_a_page_for_somebody_does_not_have_them_alone()
    {
        var (jo, kim) = await TwoAsync();
        var begun = await house.The<BeginForSomebody>().RunAsync(kim, new RecordToBeginFor("Ruth", "wish", "You asked us."));
        var here = (await house.The<PeopleHereReading>().PageAsync(jo)).People.ShouldHaveSingleItem();
        (here.KnownAs, here.Holders.Single(), here.Person).ShouldBe(("Ruth", "Kim", (await house.The<BegunReading>().OneAsync(kim, begun))!.PersonId));
    }

    [Fact]
    public async Task The_people_of_an_organisation_come_a_page_at_a_time_and_each_once()
    {
        var (jo, kim) = await TwoAsync();
        var lee = await WorkerAsync(jo, "Lee");
        for (var n = 0; n < 5; n++)
        {
            var amina = await LedAsync(jo, $"Person {n}");
            if (n == 4) continue;
            await GiveAsync(jo, amina, kim);
            await GiveAsync(jo, amina, lee);
        }
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = await house.The<PeopleHereReading>().PageAsync(jo, after: after, size: 2);
            names.AddRange(page.People.Select(row => $"{row.KnownAs}: {string.Join(" ", row.Holders)}"));
            after = page.Next;
        }
        while (after is not null);
        names.ShouldBe(["Person 0: Kim Lee", "Person 1: Kim Lee", "Person 2: Kim Lee", "Person 3: Kim Lee", "Person 4: "]);
        (await house.The<ReachReading>().PageAsync(jo, size: 50)).People.Count.ShouldBe(5, "in the list of people each is once too");
    }

    [Fact]
    public async Task What_has_come_to_its_end_is_given_to_nobody()
    {
        var (jo, kim) = await TwoAsync();
        var amina = await LedAsync(jo);
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Moved, "Her daughter", MovedTo: "Perth"));
        (await Should.ThrowAsync<Refused>(() => GiveAsync(jo, amina, kim))).Sentence.ShouldStartWith("This page has come to its end.");
    }

    private Task<Guid> GiveAsync(Actor lead, Actor person, Actor worker, bool safe = false) => house.The<GivePerson>().RunAsync(lead,
        new PersonToGive(person.OwnRecord!.Value, ViewerKind.Worker, worker.AccountId, "our-work", "You asked us.") { KeepMeSafe = safe });

    private Task<bool> BackAsync(Actor lead, Actor person, Guid support, string? after = null) => house.The<TakeBackPerson>().RunAsync(lead, person.OwnRecord!.Value, support, "You moved.", after);

    private async Task<(Actor Lead, Actor Worker)> TwoAsync()
    {
        var (account, organisation) = (await house.The<OpenAccount>().RunAsync("Jo"), (await house.Given.OrganisationAsync()).Organisation);
        await house.The<StartWork>().RunAsync(new WorkToStart(account, organisation) { Leads = true });
        var jo = new Actor(account, Capacity.Worker, OrganisationId: organisation, Name: "Jo") { Leads = true };
        return (jo, await WorkerAsync(jo, "Kim"));
    }

    private async Task<Actor> WorkerAsync(Actor lead, string name)
    {
        var account = await house.The<OpenAccount>().RunAsync(name);
        await house.The<StartWork>().RunAsync(new WorkToStart(account, lead.OrganisationId!.Value));
        return new Actor(account, Capacity.Worker, OrganisationId: lead.OrganisationId, Name: name);
    }

    private async Task<Guid> WorkOfAsync(Actor who)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return (await lease.House.Works.SingleAsync(row => row.AccountId == who.AccountId && row.OrganisationId == who.OrganisationId)).WorkId;
    }

    /// <summary>Those who lead answer for them.</summary>
    private async Task<Actor> LedAsync(Actor lead, string name = "Amina")
    {
        var amina = await house.Given.PersonAsync(name);
        await house.Given.SupportAsync(amina, ViewerKind.Lead, lead.OrganisationId!.Value, lead.OrganisationId.Value);
        return amina;
    }

    private Task<List<Support>> SupportsAsync(Actor person) => house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test looks", unit => unit.Record.Supports.ToListAsync());

    private async Task<List<Event>> OpenedAsync(Actor viewer, Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        return await record.Db.Events.ToListAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : GivenToWorkersTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : GivenToWorkersTests(house), IClassFixture<PostgresHouse>;
}
