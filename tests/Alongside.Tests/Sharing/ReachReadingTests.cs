using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheSharing;

/// <summary>The people somebody supports, in the order of their names: whole, without gaps, and found by a part of a name in any script.</summary>
public abstract class ReachReadingTests(TestHouse house)
{
    private DateOnly Today => LocalTime.London.DayOf(house.Time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Somebody_known_in_three_ways_is_one_line_and_whoever_left_the_worker_out_leaves_no_gap()
    {
        var jo = await house.Given.WorkerAsync();
        var names = new List<string>();
        for (var number = 0; number < 30; number++)
        {
            var person = await house.Given.PersonAsync($"Noor {number:00}");
            await SharedAsync(person, ViewerKind.Team, jo.TeamId!.Value);
            if (number % 2 == 0) await house.Given.ShareAsync(person, jo, Parts.Important);
            if (number % 3 == 0) await SharedAsync(person, ViewerKind.Organisation, jo.OrganisationId!.Value);
            if (number is 3 or 4 or 21) await house.The<ExcludeViewer>().RunAsync(person, person.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
            else names.Add(person.Name);
        }

        foreach (var size in new[] { 1, 4, 20, 50 })
        {
            var (seen, after) = (new List<string>(), (string?)null);
            do
            {
                var page = await house.The<ReachReading>().PageAsync(jo, after: after, size: size);
                if (page.Next is not null) page.People.Count.ShouldBe(size, "a page is full as long as there are more");
                seen.AddRange(page.People.Select(person => person.KnownAs));
                after = page.Next;
            }
            while (after is not null);
            seen.ShouldBe(names, size.ToString(null, null));
        }
    }

    [Fact]
    public async Task Whoever_is_shared_with_in_thirty_ways_by_one_person_is_read_to_the_end()
    {
        var (jo, one, other) = (await house.Given.WorkerAsync(), await house.Given.PersonAsync("Amina"), await house.Given.PersonAsync("Bilal"));
        for (var times = 0; times < 60; times++) await house.Given.ShareAsync(one, jo, Parts.Important);
        await house.Given.ShareAsync(other, jo, Parts.Important);
        foreach (var size in new[] { 1, 20 })
        {
            var first = await house.The<ReachReading>().PageAsync(jo, size: size);
            var rest = first.Next is null ? [] : (await house.The<ReachReading>().PageAsync(jo, after: first.Next, size: size)).People;
            first.People.Concat(rest).Select(person => person.KnownAs).ShouldBe(["Amina", "Bilal"]);
        }
    }

    [Fact]
    public async Task A_name_never_outlives_what_it_stood_on_even_where_somebody_forgot_to_make_the_lists_anew()
    {
        var (jo, team) = (await house.Given.WorkerAsync(), await house.Given.WorkerAsync());
        var (shared, supported, leftOut, renamed) = (await house.Given.PersonAsync("Amina"), await house.Given.PersonAsync("Bilal"), await house.Given.PersonAsync("Carys"), await house.Given.PersonAsync("Dilys"));
        await house.Given.ShareAsync(shared, jo, Parts.Important);
        await house.Given.SupportAsync(supported, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.Given.ShareAsync(leftOut, jo, Parts.Important);
        await house.Given.ShareAsync(renamed, jo, Parts.Important);
        await house.Given.ShareAsync(renamed, team, Parts.Important);
        (await NamesAsync(jo)).ShouldBe(["Amina", "Bilal", "Carys", "Dilys"]);

        await ForgetfulAsync(shared, async unit => (await unit.Record.Shares.AsTracking().SingleAsync()).TakeBack(unit.At));
        await ForgetfulAsync(supported, async unit => (await unit.Record.Supports.AsTracking().SingleAsync()).End(unit.At));
        await ForgetfulAsync(leftOut, unit =>
        {
            unit.Record.Exclusions.Add(new Exclusion { PersonId = leftOut.OwnRecord!.Value, ExclusionId = Ids.New(), ViewerKind = ViewerKind.Account, ViewerId = jo.AccountId, FromAt = unit.At });
            return Task.CompletedTask;
        });
        await ForgetfulAsync(renamed, async unit => (await unit.Record.People.AsTracking().SingleAsync()).KnownAs = "Ewan");

        (await NamesAsync(jo)).ShouldBeEmpty();
        (await NamesAsync(team)).ShouldBeEmpty("a name that was changed is in nobody's list any more");
        // Whoever left the worker out is asked for when the list is read, too: here it is the row that has fallen.
        foreach (var person in new[] { shared, supported, leftOut, renamed })
            (await house.Database.LookInsideAsync($"SELECT ground_id FROM reach WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)}")).ShouldBeEmpty(person.Name);
    }

    private Task<bool> ForgetfulAsync(Actor person, Func<Unit, Task> change) =>
        house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test forgets the lists", async unit =>
        {
            await change(unit);
            return true;
        });

    [Fact]
    public async Task A_share_as_one_worker_is_in_no_list_of_the_same_human_being_elsewhere()
    {
        var (jo, amina) = (await house.Given.WorkerAsync(), await house.Given.PersonAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var (organisation, team) = await house.Given.OrganisationAsync("Elsewhere");
        (await NamesAsync(jo)).ShouldBe(["Amina"]);
        (await NamesAsync(jo with { OrganisationId = organisation, TeamId = team })).ShouldBeEmpty();
        (await NamesAsync(jo with { Capacity = Capacity.Circle, OrganisationId = null, TeamId = null })).ShouldBeEmpty();
        (await NamesAsync(jo with { TeamId = null })).ShouldBe(["Amina"]);
    }

    [Fact]
    public async Task Whoever_leads_has_the_people_of_those_who_lead_and_a_colleague_has_not()
    {
        var (jo, amina) = (await house.Given.WorkerAsync(), await house.Given.PersonAsync());
        await house.Given.SupportAsync(amina, ViewerKind.Lead, jo.OrganisationId!.Value, jo.OrganisationId!.Value, keepMeSafe: false);
        (await NamesAsync(jo with { Leads = true })).ShouldBe(["Amina"]);
        (await NamesAsync(jo)).ShouldBeEmpty();
        (await NamesAsync(jo with { Leads = true, OrganisationId = Ids.New() })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_in_twelve_scripts_stand_in_one_order_and_are_found_by_a_part_of_them()
    {
        var sana = await house.Given.CircleMemberAsync();
        string[] names = ["Ameena O’Brien", "امینہ خان", "أمينة", "אמינה כהן", "Амина Ким", "Αμίνα Σοφός", "अमीना", "আমিনা", "ਅਮੀਨਾ", "அமினா", "阿米娜", "아미나", "ÉLODIE Ångström", "Zoë 🌱"];
        foreach (var name in names) await house.Given.ShareAsync(await house.Given.PersonAsync(name), sana, Parts.Important);

        // As text of code points, which is how both databases compare it.
        (await NamesAsync(sana)).ShouldBe(names.OrderBy(name => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Folding.Fold(name))), StringComparer.Ordinal));
        foreach (var (part, name) in new[]
        {
            ("خان", "امینہ خان"), ("مين", "أمينة"), ("כהן", "אמינה כהן"), ("КИМ", "Амина Ким"), ("ΣΟΦΌΣ", "Αμίνα Σοφός"), ("मीना", "अमीना"), ("মিনা", "আমিনা"), ("ਮੀਨਾ", "ਅਮੀਨਾ"),
            ("மினா", "அமினா"), ("米", "阿米娜"), ("미나", "아미나"), ("angstrom", "ÉLODIE Ångström"), ("o’br", "Ameena O’Brien"), ("🌱", "Zoë 🌱"),
        })
            (await NamesAsync(sana, part)).ShouldBe([name], part);
        foreach (var nobody in new[] { "%", "_", "\\", "'", "x", "ameenaa" }) (await NamesAsync(sana, nobody)).ShouldBeEmpty(nobody);
        foreach (var everybody in new[] { "", " ", "\0", "\u200D" }) (await NamesAsync(sana, everybody)).Count.ShouldBe(names.Length);
    }

    [Fact]
    public async Task A_name_is_found_only_among_those_who_can_be_seen()
    {
        var (jo, amina, bibi) = (await house.Given.WorkerAsync(), await house.Given.PersonAsync("Amina Begum"), await house.Given.PersonAsync("Bibi Begum"));
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        (await NamesAsync(jo, "begum")).ShouldBe(["Amina Begum"]);
        await house.Given.ShareAsync(bibi, jo, Parts.Important);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        (await NamesAsync(jo, "begum")).ShouldBe(["Bibi Begum"]);
        (await NamesAsync(bibi, "begum")).ShouldBeEmpty("whoever acts for themselves has no list");
    }

    [Fact]
    public async Task When_to_look_again_is_known_to_those_who_may_read_what_it_is_about_and_is_the_first_of_all()
    {
        var (amina, jo, lee, tells) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync(), await house.Given.WorkerAsync("Lee"), await house.Given.CircleMemberAsync("Una"));
        var sana = await house.Given.CircleMemberAsync();
        foreach (var viewer in new[] { jo, sana }) await house.Given.ShareAsync(amina, viewer, Parts.Important);
        await house.Given.ShareAsync(amina, lee, Parts.Behave);
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Circle, tells.AccountId, Parts.Important) { OnlyGives = true });
        (await AgainAsync(jo)).ShouldBeNull();

        var need = await house.The<SayNeed>().RunAsync(amina, new NeedToSay(amina.OwnRecord!.Value, NeedKind.Need, "Give me time", ReviewBy: Today.AddDays(60)));
        (await AgainAsync(jo), await AgainAsync(lee), await AgainAsync(sana)).ShouldBe((Today.AddDays(60), Today.AddDays(60), Today.AddDays(60)));
        (await NamesAsync(tells)).ShouldBe(["Amina"]);
        (await AgainAsync(tells)).ShouldBeNull("whoever only tells reads nothing");

        // Understood under a heading that Lee does not see.
        var seen = await house.The<SayStatement>().RunAsync(sana, new StatementToSay(amina.OwnRecord!.Value, "important", "She hums.", "en", new CaptureGiven(CaptureTable.Understood)));
        await house.The<SeeItToo>().RunAsync(jo, new SeenToo(amina.OwnRecord!.Value, seen.StatementId, seen.WordingId, ReviewBy: Today.AddDays(20)));
        (await AgainAsync(jo), await AgainAsync(lee)).ShouldBe((Today.AddDays(20), Today.AddDays(60)));

        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, seen.StatementId, Keeping.ForMe);
        (await AgainAsync(jo)).ShouldBe(Today.AddDays(60), "what is kept for oneself was never said");
        await house.The<SayNeed>().TakeAwayAsync(amina, amina.OwnRecord!.Value, need);
        (await AgainAsync(jo)).ShouldBeNull();
        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, seen.StatementId, Keeping.UnderItsHeading);
        (await AgainAsync(jo), await AgainAsync(lee)).ShouldBe((Today.AddDays(20), null));
    }

    [Fact]
    public async Task A_list_of_some_people_is_full_pages_of_those_alone()
    {
        var jo = await house.Given.WorkerAsync();
        var wanted = new List<Actor>();
        for (var number = 0; number < 12; number++)
        {
            var person = await house.Given.PersonAsync($"Person {number:00}");
            await house.Given.ShareAsync(person, jo, Parts.Important);
            if (number % 4 == 0) wanted.Add(person);
            if (number % 3 == 0) await house.The<SayNeed>().RunAsync(person, new NeedToSay(person.OwnRecord!.Value, NeedKind.Need, "Give me time", ReviewBy: Today.AddDays(number)));
        }
        var among = new PeopleWanted(wanted.Select(person => person.OwnRecord!.Value).Append(Ids.New()).ToHashSet());
        var first = await house.The<ReachReading>().PageAsync(jo, size: 2, wanted: among);
        first.People.Select(person => person.KnownAs).ShouldBe(["Person 00", "Person 04"]);
        var second = await house.The<ReachReading>().PageAsync(jo, after: first.Next, size: 2, wanted: among);
        (second.People.ShouldHaveSingleItem().KnownAs, second.Next).ShouldBe(("Person 08", null));
        var soon = await house.The<ReachReading>().PageAsync(jo, wanted: new PeopleWanted(LookAgainBy: Today.AddDays(6)));
        soon.People.Select(person => person.KnownAs).ShouldBe(["Person 00", "Person 03", "Person 06"]);
    }

    private async Task<List<string>> NamesAsync(Actor actor, string? part = null) =>
        [.. (await house.The<ReachReading>().PageAsync(actor, part)).People.Select(person => person.KnownAs)];

    private async Task<DateOnly?> AgainAsync(Actor actor) => (await house.The<ReachReading>().PageAsync(actor)).People.ShouldHaveSingleItem().LookAgainBy;

    private Task<Guid> SharedAsync(Actor person, ViewerKind kind, Guid viewer) =>
        house.The<GiveShare>().RunAsync(person, new ShareToGive(person.OwnRecord!.Value, kind, viewer, Parts.Important));

    public sealed class On_Sqlite(SqliteHouse house) : ReachReadingTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : ReachReadingTests(house), IClassFixture<PostgresHouse>;
}
