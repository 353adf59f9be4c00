using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheSharing;

/// <summary>The person is asked before a share with their circle ends; what was shared for a support ends two weeks after it.</summary>
public abstract class SharesEndTests(TestHouse house)
{
    [Fact]
    public async Task Thirty_and_seven_days_before_the_end_the_person_is_told_once_each()
    {
        var (amina, sana) = await SharedAsync();
        var told = new List<int>();
        for (var left = 40; left >= -2; left--)
        {
            house.Time.MoveTo(Day(amina.Until).AddDays(-left));
            foreach (var _ in Enumerable.Range(0, 2)) await AskAsync();
            if (await TakeLettersAsync(amina.Person)) told.Add(left);
        }
        told.ShouldBe([30, 7]);
        sana.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_taken_back_renewed_or_left_out_is_not_asked_about()
    {
        var (taken, _) = await SharedAsync();
        await house.The<TakeBackShare>().RunAsync(taken.Person, taken.Person.OwnRecord!.Value, taken.Share);
        var (renewed, _) = await SharedAsync();
        await house.The<RenewShare>().RunAsync(renewed.Person, renewed.Person.OwnRecord!.Value, renewed.Share, LocalTime.London.DayOf(renewed.Until).AddMonths(6));
        var (left, sana) = await SharedAsync();
        await house.The<ExcludeViewer>().RunAsync(left.Person, left.Person.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        house.Time.MoveTo(Day(renewed.Until).AddDays(-1));
        await AskAsync();
        foreach (var person in new[] { taken.Person, renewed.Person, left.Person }) (await TakeLettersAsync(person)).ShouldBeFalse();
        // The new share is asked about in its own time.
        house.Time.MoveTo(Day(renewed.Until).AddMonths(6).AddDays(-20));
        await AskAsync();
        (await TakeLettersAsync(renewed.Person)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_share_with_a_worker_or_one_that_is_fewis_not_asked_about()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var today = LocalTime.London.DayOf(house.The<Clock>().Now());
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Circle, (await house.Given.CircleMemberAsync()).AccountId, Parts.Important) { Until = today.AddDays(5) });
        house.Time.Move(TimeSpan.FromDays(80));
        await AskAsync();
        (await TakeLettersAsync(amina)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_house_knows_of_a_share_that_will_end_its_days_and_no_name()
    {
        var (amina, _) = await SharedAsync();
        var rows = await house.Database.LookInsideAsync($"SELECT * FROM renewal_due WHERE person_id = {house.Database.Literal(amina.Person.OwnRecord!.Value)}");
        rows.Select(row => Convert.ToInt32(row[1], null)).ShouldBe([7, 30], ignoreOrder: true);
        rows.ShouldAllBe(row => row.Length == 4);
    }

    [Fact]
    public async Task What_was_shared_for_a_support_ends_two_weeks_after_it_and_nothing_else_does()
    {
        var (amina, jo, sana) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync(), await house.Given.CircleMemberAsync());
        var support = await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var team = await house.Given.SupportAsync(amina, ViewerKind.Team, jo.TeamId!.Value, jo.OrganisationId!.Value);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, jo.TeamId!.Value, Parts.Behave));
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var few = await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Worker, jo.AccountId, Parts.WhoIAm)
        { OrganisationId = jo.OrganisationId, Until = LocalTime.London.DayOf(house.The<Clock>().Now()).AddDays(3) });

        await EndAsync(amina, support);
        await EndAsync(amina, support);
        house.Time.Move(EndSupport.Grace - TimeSpan.FromSeconds(1));
        (await ReadsAsync(jo, amina) & (Parts.Headings)).ShouldBe(Parts.Important | Parts.Behave, "the short one ended on its own day");
        house.Time.Move(TimeSpan.FromSeconds(1));
        (await ReadsAsync(jo, amina) & Parts.Headings).ShouldBe(Parts.Behave, "the team goes on");
        await EndAsync(amina, team);
        house.Time.Move(EndSupport.Grace);
        (await ReadsAsync(jo, amina)).ShouldBe(Parts.None);
        (await ReadsAsync(sana, amina) & Parts.Headings).ShouldBe(Parts.Important);
        few.ShouldNotBe(Guid.Empty);

        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Events.CountAsync(row => row.Kind == EventKinds.ShareEndsSooner)).ShouldBe(2);
        (await record.Db.Events.CountAsync(row => row.Kind == EventKinds.SupportEnded)).ShouldBe(2);
    }

    [Fact]
    public async Task A_support_that_is_given_again_or_ends_on_a_day_to_come_is_counted_from_there()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        var first = await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var second = await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await EndAsync(amina, first);
        house.Time.Move(TimeSpan.FromDays(20));
        (await ReadsAsync(jo, amina) & Parts.Headings).ShouldBe(Parts.Important);

        await EndAsync(amina, second, house.The<Clock>().Now().AddDays(10));
        house.Time.Move(TimeSpan.FromDays(24) - TimeSpan.FromSeconds(1));
        (await ReadsAsync(jo, amina) & Parts.Headings).ShouldBe(Parts.Important);
        house.Time.Move(TimeSpan.FromSeconds(1));
        (await ReadsAsync(jo, amina)).ShouldBe(Parts.None);
    }

    [Fact]
    public async Task Who_leaves_an_organisation_and_comes_back_later_finds_nothing_open()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        var work = await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId));
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var elsewhere = await house.Given.OrganisationAsync("Elsewhere");
        await house.Given.ShareAsync(amina, jo with { OrganisationId = elsewhere.Organisation, TeamId = null }, Parts.Behave);
        await house.The<EndWork>().RunAsync(work);
        house.Time.Move(TimeSpan.FromDays(15));
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId));
        (await ReadsAsync(jo, amina)).ShouldBe(Parts.None);
        (await ReadsAsync(jo with { OrganisationId = elsewhere.Organisation, TeamId = null }, amina) & Parts.Headings).ShouldBe(Parts.Behave);
    }

    private static DateTimeOffset Day(DateTime at) => new(at, TimeSpan.Zero);

    private Task<bool> EndAsync(Actor person, Guid support, DateTime? from = null) => house.The<EndSupport>().RunAsync(person.OwnRecord!.Value, support, from);

    private async Task<((Actor Person, Guid Share, DateTime Until) Amina, Actor Sana)> SharedAsync()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(Parts.None));
        return ((amina, share, (await record.Db.Shares.SingleAsync()).UntilAt), sana);
    }

    private Task<string?> AskAsync() => new AskToRenew(house.The<SystemDoor>(), house.The<ReaderSlots>(), house.The<TellPerson>(), house.The<Clock>()).RunAsync(default);

    /// <summary>Whether a letter to this person waits; it waits no longer.</summary>
    private async Task<bool> TakeLettersAsync(Actor person)
    {
        var mine = $"FROM outbox WHERE kind = 'person' AND payload = '{person.OwnRecord:N}'";
        var waits = (await house.Database.LookInsideAsync("SELECT 1 " + mine)).Count > 0;
        await house.Database.TamperAsync("DELETE " + mine);
        return waits;
    }

    private async Task<Parts> ReadsAsync(Actor viewer, Actor person)
    {
        try
        {
            using var record = await house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(PartTable.All));
            await record.Looked;
            return record.Admission.Read;
        }
        catch (NotHere)
        {
            return Parts.None;
        }
    }

    public sealed class On_Sqlite(SqliteHouse house) : SharesEndTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : SharesEndTests(house), IClassFixture<PostgresHouse>;
}
