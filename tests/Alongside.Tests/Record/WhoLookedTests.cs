using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>The person sees who looked: who, as what, at which parts, when and on what ground; unusual first, nothing left out.</summary>
public abstract class WhoLookedTests(TestHouse house)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Looks_are_grouped_by_where_somebody_works_and_counted_for_the_week()
    {
        var (amina, jo) = await SharedAsync();
        var lee = await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId, TeamId = jo.TeamId };
        await LookedAsync(amina, jo, Noon.AddDays(-100), Noon.AddDays(-10), Noon.AddDays(-3), Noon.AddDays(-1));
        await LookedAsync(amina, lee, Noon.AddDays(-100), Noon.AddDays(-2));

        var group = (await ReadAsync(amina)).Groups.ShouldHaveSingleItem();
        (group.Name, group.ThisWeek, group.Times).ShouldBe(("Riverside Together", 3, 4));
        group.Lookers.Select(looker => (looker.Name, looker.Role, looker.ThisWeek, looker.Times)).ShouldBe([("Lee", "support worker", 1, 1), ("Jo", "support worker", 2, 3)]);
        group.Looks.Select(look => (look.By.Name, look.At)).ShouldBe([("Jo", Utc(Noon.AddDays(-1))), ("Lee", Utc(Noon.AddDays(-2))), ("Jo", Utc(Noon.AddDays(-3))), ("Jo", Utc(Noon.AddDays(-10)))]);
        (group.Looks[0].Parts, group.Looks[0].Ground).ShouldBe((Parts.Important, LookGround.Share));
    }

    [Fact]
    public async Task Unusual_comes_first_and_what_is_as_expected_after_it()
    {
        var (amina, jo) = await SharedAsync();
        var kit = await house.Given.WorkerAsync("Kit", "nurse");
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        await LookedAsync(amina, jo, Noon.AddDays(-100), Noon.AddHours(-1));
        await LookedAsync(amina, kit, Noon.AddDays(-100), Noon.AddDays(-5).AddHours(-7));

        var groups = (await ReadAsync(amina)).Groups;
        groups.Select(group => group.Lookers.Single().Name).ShouldBe(["Kit", "Jo"]);
        groups[0].Lookers.Single().Unusual.ShouldHaveSingleItem().Kind.ShouldBe(UnusualKind.OutsideHours);
        groups[1].Unusual.ShouldBe(0);
    }

    [Fact]
    public async Task Seven_in_the_morning_is_seven_here_before_and_after_the_clocks_change()
    {
        var (amina, jo) = await SharedAsync();
        // In summer time seven here is six in UTC; the clocks went forward on 29 March 2026.
        await LookedAsync(amina, jo, Noon.AddDays(-400), new DateTimeOffset(2026, 3, 28, 7, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 30, 6, 0, 0, TimeSpan.Zero));
        (await OneAsync(amina, Noon.AddDays(40))).Unusual.ShouldBeEmpty();

        await LookedAsync(amina, jo, new DateTimeOffset(2026, 3, 30, 5, 59, 0, TimeSpan.Zero));
        (await OneAsync(amina, Noon.AddDays(40))).Unusual.ShouldHaveSingleItem().At.ShouldBe(new DateTime(2026, 3, 30, 5, 59, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Many_looks_on_one_day_of_this_place_are_unusual()
    {
        var (amina, jo) = await SharedAsync();
        await LookedAsync(amina, jo, [Noon.AddDays(-400), .. Enumerable.Range(0, 20).Select(minute => Noon.AddDays(-1).AddMinutes(6 * minute))]);
        (await OneAsync(amina)).Unusual.ShouldBeEmpty();

        await LookedAsync(amina, jo, Noon.AddDays(-1).AddHours(5));
        (await OneAsync(amina)).Unusual.ShouldHaveSingleItem().ShouldBe(new Unusual(UnusualKind.ManyInADay, Utc(Noon.AddDays(-1).AddHours(5)), Times: 21));
    }

    [Fact]
    public async Task A_first_look_a_new_part_and_a_ground_that_ended_are_each_told()
    {
        var (amina, jo) = await SharedAsync();
        await LookedAsync(amina, jo, Noon.AddDays(-2));
        await LookAsync(amina, jo, Noon.AddDays(-1), Parts.Important | Parts.Behave);
        (await OneAsync(amina)).Unusual.Select(one => (one.Kind, one.Parts)).ShouldBe([(UnusualKind.NewPart, Parts.Behave), (UnusualKind.FirstTime, Parts.None)]);

        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        (await OneAsync(amina)).Unusual[0].Kind.ShouldBe(UnusualKind.NewPart);
        (await OneAsync(amina)).Unusual.ShouldContain(one => one.Kind == UnusualKind.GroundEnded);
    }

    [Fact]
    public async Task A_support_given_to_the_team_somebody_looked_in_is_a_ground()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await LookedAsync(amina, jo, Noon.AddDays(-400), Noon.AddDays(-1));
        (await OneAsync(amina)).Unusual.ShouldHaveSingleItem().Kind.ShouldBe(UnusualKind.GroundEnded);

        await house.Given.SupportAsync(amina, ViewerKind.Team, jo.TeamId!.Value, jo.OrganisationId!.Value);
        (await OneAsync(amina, Noon.AddHours(1))).Unusual.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_may_only_tell_now_cannot_look_any_more()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        await LookedAsync(amina, sana, Noon.AddDays(-400), Noon.AddDays(-1));
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Circle, sana.AccountId, Parts.Important) { OnlyGives = true });

        (await OneAsync(amina)).Unusual.ShouldHaveSingleItem().Kind.ShouldBe(UnusualKind.GroundEnded);
    }

    [Fact]
    public async Task The_circle_is_a_group_of_its_own_and_ones_own_looks_are_left_out()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await LookedAsync(amina, sana, Noon.AddDays(-1).AddHours(-10));
        await LookedAsync(amina, amina, Noon.AddDays(-1));

        var group = (await ReadAsync(amina)).Groups.ShouldHaveSingleItem();
        (group.IsCircle, group.Lookers.Single().Name, group.Times).ShouldBe((true, "Sana", 1));
        group.Lookers.Single().Unusual.ShouldNotContain(row => row.Kind == UnusualKind.OutsideHours, "a sister may look at night");
    }

    [Fact]
    public async Task What_is_older_than_ninety_days_is_not_listed()
    {
        var (amina, jo) = await SharedAsync();
        await LookedAsync(amina, jo, Noon.AddDays(-90).AddMinutes(-1));
        (await ReadAsync(amina)).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task Groups_and_looks_come_a_page_at_a_time_and_none_is_lost()
    {
        var amina = await house.Given.PersonAsync();
        for (var number = 0; number < WhoLookedReading.GroupsOnPage + 1; number++)
            await LookedAsync(amina, await house.Given.WorkerAsync("Jo" + number), Noon.AddDays(-1).AddMinutes(number));
        var busy = await house.Given.WorkerAsync("Kit");
        await LookedAsync(amina, busy, [.. Enumerable.Range(0, WhoLookedReading.LooksOnPage + 5).Select(number => Noon.AddHours(-30 * number))]);

        var (first, second) = (await ReadAsync(amina), await ReadAsync(amina, page: 2));
        (first.More, second.More).ShouldBe((true, false));
        first.Groups.Concat(second.Groups).Select(group => group.OrganisationId).Distinct().Count().ShouldBe(WhoLookedReading.GroupsOnPage + 2);
        first.Groups.ShouldContain(group => group.Looks.Count == WhoLookedReading.LooksOfGroup);

        using var record = await OpenAsync(amina, Noon);
        var (page, next) = (await Reading.OfAsync(record, busy.OrganisationId), await Reading.OfAsync(record, busy.OrganisationId, 2));
        (page!.Group.Looks.Count, page.More, next!.Group.Looks.Count, next.More).ShouldBe((WhoLookedReading.LooksOnPage, true, 5, false));
        page.Group.Looks.Concat(next.Group.Looks).Select(look => look.At).ShouldBeInOrder(SortDirection.Descending);
        (await Reading.OfAsync(record, Ids.New())).ShouldBeNull();
        (await Reading.OfAsync(record, null)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_but_the_person_sees_who_looked()
    {
        var (amina, jo) = await SharedAsync();
        await LookedAsync(amina, jo, Noon.AddDays(-1));
        using var record = await house.The<Gate>().OpenAsync(jo, amina.OwnRecord!.Value, new Opening(Parts.Important) { Looks = true });
        (await Reading.PageAsync(record)).Groups.ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(jo, amina.OwnRecord!.Value, new Opening(Parts.Important) { Looks = true, Reword = true }));
    }

    private WhoLookedReading Reading => house.The<WhoLookedReading>();

    private async Task<(Actor Amina, Actor Jo)> SharedAsync()
    {
        house.Time.MoveTo(Noon.AddYears(-2));
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        house.Time.MoveTo(Noon);
        await house.Given.ShareAsync(amina, jo, Parts.Headings);
        return (amina, jo);
    }

    private async Task LookedAsync(Actor amina, Actor by, params IEnumerable<DateTimeOffset> at) => await Task.WhenAll(at.Select(one => LookAsync(amina, by, one)));

    private Task LookAsync(Actor amina, Actor by, DateTimeOffset at, Parts parts = Parts.Important) => house.The<IWriter>().LookAsync(new Look
    {
        PersonId = amina.OwnRecord!.Value, LookId = Ids.New(Utc(at)), PartBits = parts, Operation = Operation.Read, Purpose = Purpose.Support,
        Ground = by == amina ? LookGround.Self : LookGround.Share, AccountId = by.AccountId, Capacity = by.Capacity, OrganisationId = by.OrganisationId, TeamId = by.TeamId, At = Utc(at),
    });

    private async Task<OpenedRecord> OpenAsync(Actor amina, DateTimeOffset now)
    {
        house.Time.MoveTo(now);
        return await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(Parts.OnlyMe) { Looks = true });
    }

    private async Task<WhoLooked> ReadAsync(Actor amina, int page = 1, DateTimeOffset? now = null)
    {
        using var record = await OpenAsync(amina, now ?? Noon);
        return await Reading.PageAsync(record, page);
    }

    private async Task<Looker> OneAsync(Actor amina, DateTimeOffset? now = null) =>
        (await ReadAsync(amina, now: now)).Groups.ShouldHaveSingleItem().Lookers.ShouldHaveSingleItem();

    private static DateTime Utc(DateTimeOffset at) => at.UtcDateTime;

    public sealed class On_Sqlite(SqliteHouse house) : WhoLookedTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : WhoLookedTests(house), IClassFixture<PostgresHouse>;
}
