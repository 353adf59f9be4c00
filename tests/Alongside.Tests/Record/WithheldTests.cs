using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Record;

/// <summary>What a named exemption keeps from the person: nobody can tell that it is there, it always ends, and somebody who leads looks at it.</summary>
public abstract class WithheldTests(TestHouse house)
{
    private HappenedGiven Given => new(house.The<IServiceProvider>());

    [Fact]
    public async Task The_person_and_everybody_they_share_with_see_nothing_of_it_until_its_day_and_then_they_read_it()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (sana, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Kit"));
        await house.Given.ShareAsync(amina, sana, Parts.Happened);
        await house.Given.ShareAsync(amina, kit with { OrganisationId = jo.OrganisationId, TeamId = null }, Parts.Happened);
        var events = await EventsAsync(amina);
        await Given.WriteAsync(jo, Given.NotMet(amina, jo) with { Words = "He would not let us in.", Withhold = Given.Harm() });

        foreach (var reader in new[] { amina, sana, kit with { OrganisationId = jo.OrganisationId, TeamId = null } })
            (await Given.ReadAsync(reader, amina)).Lines.ShouldBeEmpty();
        (await EventsAsync(amina)).ShouldBe(events, "no event tells either");
        (await Given.ReadAsync(jo, amina)).Lines.Single().Withholding!.Because.ShouldBe("Her brother reads over her shoulder.");

        house.Time.Move(TimeSpan.FromDays(32));
        foreach (var reader in new[] { amina, sana })
        {
            var line = (await Given.ReadAsync(reader, amina)).Lines.ShouldHaveSingleItem();
            (line.Now.Words, line.Check!.CheckerName, line.Withholding).ShouldBe(("He would not let us in.", "Jo", null));
        }
    }

    [Fact]
    public async Task What_is_done_about_it_tells_nobody_either()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (lee, person) = (await Given.LeadAsync(jo, amina), amina.OwnRecord!.Value);
        var before = await EventsAsync(amina);
        var note = await Given.WriteAsync(jo, Given.NotMet(amina, jo) with { Withhold = Given.Harm() });
        var line = (await Given.ReadAsync(jo, amina)).Lines.Single();
        await house.The<TickSafety>().RunAsync(lee, person, line.Check!.CheckId, "She waved.");
        await house.The<WithholdHappening>().SeeAsync(lee, person, line.Withholding!.WithholdingId);
        await house.The<WithholdHappening>().RenewAsync(jo, person, note, Given.Harm(60));
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "It was Tuesday.") with { Corrects = note, Because = "the day" });

        (await EventsAsync(amina)).ShouldBe(before);
        (await Given.ReadAsync(amina, amina)).Lines.ShouldBeEmpty("a correction is kept back as what it corrects");
        await Should.ThrowAsync<NotHere>(() => house.The<DisagreeWithHappening>().RunAsync(amina, person, note, "no"));
    }

    [Fact]
    public async Task It_goes_on_only_by_a_decision_of_its_own_and_what_was_seen_is_never_hidden_again()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var person = amina.OwnRecord!.Value;
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Withhold = Given.Harm(10) });
        await house.The<WithholdHappening>().RenewAsync(jo, person, note, Given.Harm(40));
        house.Time.Move(TimeSpan.FromDays(20));
        (await Given.ReadAsync(amina, amina)).Lines.ShouldBeEmpty();
        await house.The<WithholdHappening>().ShowAsync(jo, person, note);
        (await Given.ReadAsync(amina, amina)).Lines.Count.ShouldBe(1);
        (await Should.ThrowAsync<Refused>(() => house.The<WithholdHappening>().RenewAsync(jo, person, note, Given.Harm()))).Sentence.ShouldBe("They see this already. What was seen is not hidden again.");

        var shown = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await Should.ThrowAsync<Refused>(() => house.The<WithholdHappening>().RenewAsync(jo, person, shown, Given.Harm()));
    }

    [Fact]
    public async Task Those_who_lead_see_each_decision_and_somebody_else_than_whoever_decided_looks_at_it()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (lee, mo) = (await Given.LeadAsync(jo, amina), await Given.LeadAsync(jo, name: "Mo"));
        var person = amina.OwnRecord!.Value;
        await Given.WriteAsync(lee, HappenedGiven.Visit(amina) with { Withhold = Given.Harm() });

        var listed = (await house.The<OwnWorkLists>().WithheldAsync(lee)).Lines.ShouldHaveSingleItem();
        (listed.KnownAs, listed.Decision.Exemption, listed.Decision.DeciderName, listed.Decision.SeenAt).ShouldBe(("Amina", "serious-harm", "Lee", null));
        await Should.ThrowAsync<Refused>(() => house.The<WithholdHappening>().SeeAsync(lee, person, listed.Decision.WithholdingId));
        await house.The<WithholdHappening>().SeeAsync(mo, person, listed.Decision.WithholdingId);
        (await house.The<OwnWorkLists>().WithheldAsync(mo)).Lines.Single().Decision.SeenName.ShouldBe("Mo");
        foreach (var other in new[] { jo, await house.Given.WorkerAsync("Kit"), amina }) await Should.ThrowAsync<NotHere>(() => house.The<OwnWorkLists>().WithheldAsync(other));
        (await house.The<OwnWorkLists>().WithheldAsync(await Given.LeadAsync(await house.Given.WorkerAsync("Hal")))).Lines.ShouldBeEmpty("another organisation's");
    }

    [Fact]
    public async Task Those_who_lead_page_through_the_decisions_and_find_none_about_themselves_nor_about_whoever_said_no()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var lee = await Given.LeadAsync(jo, amina);
        var own = await house.Given.PersonAsync("Lee");
        // Lee leads there, and is supported there too.
        lee = lee with { AccountId = own.AccountId, OwnRecord = own.OwnRecord };
        await house.The<Alongside.Organisations.StartWork>().RunAsync(new(own.AccountId, jo.OrganisationId!.Value) { Leads = true });
        var bibi = await house.Given.PersonAsync("Bibi");
        foreach (var person in new[] { own, bibi })
        {
            await house.Given.SupportAsync(person, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
            await Given.WriteAsync(jo, HappenedGiven.Visit(person) with { Withhold = Given.Harm(5) });
        }
        for (var many = 0; many <= OwnWorkLists.OnPage; many++) await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Withhold = Given.Harm() });
        (await house.The<OwnWorkLists>().WithheldAsync(lee)).Lines[0].KnownAs.ShouldBeNull("Bibi, whom they do not answer for");
        await house.The<Alongside.People.EndRecord>().SayNoAsync(bibi, bibi.OwnRecord!.Value);

        var (first, second) = (await house.The<OwnWorkLists>().WithheldAsync(lee), await house.The<OwnWorkLists>().WithheldAsync(lee, 2));
        (first.Lines.Count, first.More, second.Lines.Count, second.More).ShouldBe((OwnWorkLists.OnPage, true, 1, false));
        first.Lines.Concat(second.Lines).ShouldAllBe(line => line.Decision.PersonId == amina.OwnRecord!.Value);
    }

    [Fact]
    public async Task Somebody_supported_where_they_work_reads_as_a_worker_nothing_of_any_page_of_theirs()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Withhold = Given.Harm(5) });
        var lee = await Given.LeadAsync(jo, amina);
        var other = lee with { OwnRecord = Ids.New(), OwnRecords = [amina.OwnRecord!.Value] };
        foreach (var themselves in new[] { lee with { OwnRecord = amina.OwnRecord }, other })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(themselves, amina.OwnRecord.Value, new Opening(Parts.Happened)));
            (await house.The<OwnWorkLists>().WithheldAsync(themselves)).Lines.ShouldBeEmpty();
            (await house.The<ReachReading>().PageAsync(themselves)).People.ShouldBeEmpty();
        }
        (await house.The<ReachReading>().PageAsync(lee)).People.ShouldNotBeEmpty();
    }

    private async Task<List<string>> EventsAsync(Actor amina)
    {
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        return await record.Db.Events.OrderBy(row => row.EventId).Select(row => row.Kind).ToListAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : WithheldTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : WithheldTests(house), IClassFixture<PostgresHouse>;
}
