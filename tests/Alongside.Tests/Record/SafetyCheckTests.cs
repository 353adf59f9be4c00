using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Record;

/// <summary>They did not meet: one named worker finds out by a time that the person is safe. When nobody says so, it is heard of.</summary>
public abstract class SafetyCheckTests(TestHouse house)
{
    private HappenedGiven Given => new(house.The<IServiceProvider>());

    [Fact]
    public async Task It_says_who_checks_and_by_when_to_the_person_too_and_what_was_found()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, Given.NotMet(amina, jo));
        var line = (await Given.ReadAsync(amina, amina)).Lines.Single();
        (line.Now.Met, line.Now.Words, line.Check!.CheckerName, line.Check.DoneAt).ShouldBe((false, null, "Jo", null));

        (await Should.ThrowAsync<Refused>(() => TickAsync(jo, amina, line.Check.CheckId, " "))).Field.ShouldBe("found");
        await TickAsync(jo, amina, line.Check.CheckId, "She is at her sister's.");
        var done = (await Given.ReadAsync(amina, amina)).Lines.Single().Check!;
        (done.Found, done.DoerName).ShouldBe(("She is at her sister's.", "Jo"));
        (await Should.ThrowAsync<Refused>(() => TickAsync(jo, amina, line.Check.CheckId, "Again."))).Sentence.ShouldBe("Somebody has checked this already.");
        (await DueAsync(jo)).ShouldBe(0, "nothing is due any more");
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE safety_check SET found = 'other' WHERE done_at IS NOT NULL"));
    }

    [Fact]
    public async Task It_stands_in_the_list_of_those_who_support_the_person_there_and_of_nobody_else()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var lee = await Given.LeadAsync(jo, amina);
        await Given.WriteAsync(jo, Given.NotMet(amina, lee));
        var hal = await house.Given.WorkerAsync("Hal");
        await house.Given.SupportAsync(amina, ViewerKind.Worker, hal.AccountId, hal.OrganisationId!.Value);
        var (colleague, lists) = (await ColleagueAsync(jo), house.The<OwnWorkLists>());

        var listed = (await lists.ChecksAsync(jo)).Checks.ShouldHaveSingleItem();
        (listed.KnownAs, listed.CheckerName, listed.IsLate).ShouldBe(("Amina", "Lee", false));
        (await lists.ChecksAsync(jo, mine: true)).Checks.ShouldBeEmpty();
        (await lists.ChecksAsync(lee, mine: true)).Checks.Count.ShouldBe(1);
        foreach (var other in new[] { hal, colleague }) (await lists.ChecksAsync(other)).Checks.ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => TickAsync(hal, amina, listed.Check, "Well."));
        await Should.ThrowAsync<NotHere>(() => TickAsync(amina, amina, listed.Check, "I am well."));

        house.Time.Move(TimeSpan.FromHours(4));
        (await lists.ChecksAsync(jo)).Checks.Single().IsLate.ShouldBeTrue();
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        (await lists.ChecksAsync(jo)).Checks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Late_it_is_heard_of_by_whoever_was_to_check_and_then_by_those_who_lead_and_the_record_is_not_opened_for_it()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteToAsync(jo.AccountId, $"jo-{jo.AccountId:N}@example.org");
        var lee = await Given.LeadAsync(jo, amina, email: $"lee-{jo.AccountId:N}@example.org");
        await Given.WriteAsync(jo, Given.NotMet(amina, jo) with { Withhold = Given.Harm() });
        var events = await EventsAsync(amina);

        await ClimbAsync();
        (await LettersAsync(jo)).ShouldBe(0, "not yet");
        house.Time.Move(TimeSpan.FromHours(3));
        await ClimbAsync();
        await ClimbAsync();
        (await LettersAsync(jo)).ShouldBe(1);
        house.Time.Move(ClimbChecks.ThenToLeads);
        await ClimbAsync();
        (await LettersAsync(jo)).ShouldBe(2);
        (await EventsAsync(amina)).ShouldBe(events);

        // Every day, until somebody has looked.
        await ClimbAsync();
        (await LettersAsync(jo)).ShouldBe(2);
        house.Time.Move(ClimbChecks.ThenAgain);
        await ClimbAsync();
        (await LettersAsync(jo)).ShouldBe(3);
        await TickAsync(lee, amina, (await house.The<OwnWorkLists>().ChecksAsync(lee)).Checks.Single().Check, "She is well.");
        house.Time.Move(ClimbChecks.ThenAgain);
        await ClimbAsync();
        ((await LettersAsync(jo)), await DueAsync(jo)).ShouldBe((3, 0));
    }

    [Theory]
    [InlineData(EndingKind.Died)]
    [InlineData(EndingKind.Moved)]
    [InlineData(EndingKind.SaidNo)]
    public async Task When_the_record_has_ended_nobody_is_written_to_and_the_person_can_be_let_go_until_that_is_taken_back(EndingKind kind)
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteToAsync(jo.AccountId, $"jo-{jo.AccountId:N}@example.org");
        var (lee, person) = (await Given.LeadAsync(jo, amina, email: $"lee-{jo.AccountId:N}@example.org"), amina.OwnRecord!.Value);
        await Given.WriteAsync(jo, Given.NotMet(amina, jo) with { Withhold = Given.Harm() });
        // Another organisation has somebody to look too, and learns of what Jo writes down only that it has ended.
        var other = await house.Given.WorkerAsync("Hal");
        await house.Given.SupportAsync(amina, ViewerKind.Worker, other.AccountId, other.OrganisationId!.Value);
        await Given.WriteAsync(other, Given.NotMet(amina, other) with { Withhold = Given.Harm() });
        (await house.The<OwnWorkLists>().ChecksAsync(other)).Checks.Count.ShouldBe(1);
        if (kind == EndingKind.SaidNo) await house.The<EndRecord>().SayNoAsync(amina, person);
        else if (kind == EndingKind.Moved) await house.The<EndRecord>().MoveAsync(amina, person, "Perth");
        else await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(person, kind, "Her brother", DateOnly.FromDateTime(house.The<Clock>().Now())));
        for (var days = 0; days < 4; days++)
        {
            house.Time.Move(ClimbChecks.ThenAgain);
            await ClimbAsync();
        }
        (await LettersAsync(jo)).ShouldBe(0);
        if (kind != EndingKind.SaidNo)
        {
            var jos = (await SupportsAsync(amina)).Single(row => row.ViewerKind == ViewerKind.Worker && row.OrganisationId == jo.OrganisationId).SupportId;
            await house.The<TakeBackPerson>().RunAsync(lee, person, jos, "It has ended.", TakeBackPerson.Ends);
            (await house.The<PeopleHereReading>().PageAsync(lee)).People.ShouldBeEmpty("it is no open work of theirs");
        }
        foreach (var reader in new[] { jo, lee, other }) (await house.The<OwnWorkLists>().ChecksAsync(reader)).Checks.ShouldBeEmpty("nobody could say there what they found");

        // It was a mistake: when somebody there supports her again, somebody has still to look.
        await house.The<EndRecord>().TakeUpAgainAsync(amina, person);
        (await house.The<OwnWorkLists>().ChecksAsync(other)).Checks.Count.ShouldBe(kind == EndingKind.SaidNo ? 0 : 1);
        foreach (var letters in new[] { 0, 1 })
        {
            house.Time.Move(ClimbChecks.ThenAgain);
            await ClimbAsync();
            (await LettersAsync(jo)).ShouldBe(letters);
            if (letters == 0) await house.Given.SupportAsync(amina, ViewerKind.Lead, jo.OrganisationId!.Value, jo.OrganisationId.Value);
        }
    }

    [Fact]
    public async Task Whoever_works_at_two_organisations_has_on_each_page_only_whom_they_support_at_the_one_they_act_for()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var there = await house.Given.WorkerAsync("Lee");
        // At the other, twenty people are to be checked on whom Jo supports here and not there; and one whom Jo supports there.
        var joThere = jo with { OrganisationId = there.OrganisationId, TeamId = null };
        await house.The<Alongside.Organisations.StartWork>().RunAsync(new(jo.AccountId, there.OrganisationId!.Value));
        for (var many = 0; many <= OwnWorkLists.OnPage; many++)
        {
            var somebody = many < OwnWorkLists.OnPage ? await house.Given.PersonAsync($"Wen {many}") : amina;
            await house.Given.SupportAsync(somebody, ViewerKind.Worker, there.AccountId, there.OrganisationId!.Value);
            await house.Given.SupportAsync(somebody, ViewerKind.Worker, jo.AccountId, many < OwnWorkLists.OnPage ? jo.OrganisationId!.Value : there.OrganisationId!.Value);
            await Given.WriteAsync(there, Given.NotMet(somebody, there) with { CheckDue = house.The<Clock>().Now().AddHours(1 + many) });
        }
        var page = await house.The<OwnWorkLists>().ChecksAsync(joThere);
        (page.Checks.ShouldHaveSingleItem().KnownAs, page.More).ShouldBe(("Amina", false));
    }

    [Fact]
    public async Task Whoever_was_to_check_and_leaves_leaves_it_to_those_who_lead_and_nobody_is_let_go_before_somebody_has_looked()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteToAsync(jo.AccountId, $"jo-{jo.AccountId:N}@example.org");
        await Given.WriteAsync(jo, Given.NotMet(amina, jo));
        var lee = await Given.LeadAsync(jo, email: $"lee-{jo.AccountId:N}@example.org");
        (await house.The<OwnWorkLists>().ChecksAsync(lee)).Checks.ShouldBeEmpty("those who lead were never given her");

        await EndWorkAsync(jo);
        var check = (await house.The<OwnWorkLists>().ChecksAsync(lee)).Checks.ShouldHaveSingleItem();
        house.Time.Move(TimeSpan.FromHours(4));
        await ClimbAsync();
        (await LettersAsync(jo)).ShouldBe(1, "to Lee alone, at once: Jo is not there to look");

        var supporters = await LiveAsync(amina);
        (await Should.ThrowAsync<Refused>(() => house.The<TakeBackPerson>().RunAsync(lee, amina.OwnRecord!.Value, supporters.Single(), "She moved."))).Sentence.ShouldStartWith("Somebody has still to check that they are safe.");
        await TickAsync(lee, amina, check.Check, "She moved to Perth and is well.");
        await house.The<TakeBackPerson>().RunAsync(lee, amina.OwnRecord!.Value, supporters.Single(), "She moved.");
        (await LiveAsync(amina)).ShouldBeEmpty();
    }

    private Task<Guid> TickAsync(Actor by, Actor person, Guid check, string found) => house.The<TickSafety>().RunAsync(by, person.OwnRecord!.Value, check, found);

    private async Task EndWorkAsync(Actor jo)
    {
        List<Guid> works;
        using (var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default))
            works = await lease.House.Works.Where(row => row.AccountId == jo.AccountId).Select(row => row.WorkId).ToListAsync();
        foreach (var work in works) await house.The<Alongside.Organisations.EndWork>().RunAsync(work);
    }

    private Task<List<Support>> SupportsAsync(Actor amina) => house.The<SystemDoor>().RunAsync(amina.OwnRecord!.Value, "a test looks", unit => unit.Record.Supports.ToListAsync());

    private async Task<List<Guid>> LiveAsync(Actor amina)
    {
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        return await record.Db.Supports.Where(row => row.UntilAt == null || row.UntilAt > record.At).Select(row => row.SupportId).ToListAsync();
    }

    private Task<string?> ClimbAsync() => house.The<IEnumerable<IJob>>().Single(job => job.Name == "climb-checks").RunAsync(default);

    private async Task<Actor> ColleagueAsync(Actor jo) => new(await house.The<Alongside.Organisations.OpenAccount>().RunAsync("Kit", "nurse"), Capacity.Worker, OrganisationId: jo.OrganisationId, TeamId: jo.TeamId, Name: "Kit", Role: "nurse");

    private async Task<int> LettersAsync(Actor jo)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        var whose = $"-{jo.AccountId:N}@";
        return await lease.House.Outbox.CountAsync(row => row.Kind == Mail.Kind && row.Payload.Contains(whose));
    }

    private async Task<int> DueAsync(Actor jo)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return await lease.House.ChecksDue.CountAsync(row => row.AccountId == jo.AccountId);
    }

    private async Task<int> EventsAsync(Actor amina)
    {
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        return await record.Db.Events.CountAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : SafetyCheckTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : SafetyCheckTests(house), IClassFixture<PostgresHouse>;
}
