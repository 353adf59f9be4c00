using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheSharing;

/// <summary>What the person decides about who sees what, and what the page of it is told.</summary>
public abstract class SharesTests(TestHouse house)
{
    [Fact]
    public async Task The_person_reads_with_whom_they_share_by_name_role_and_place()
    {
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.Behave);
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, jo.TeamId!.Value, Parts.WhoIAm));
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value, Parts.WhoIAm));

        var now = await OfAsync(amina);
        now.Live.Select(row => (row.Viewer.Name, row.Viewer.Role, row.Viewer.Where)).ShouldBe(
            [("Sana", "sister", ""), ("Jo", "support worker", "Riverside Together"), ("Home team", "", "Riverside Together"), ("Riverside Together", "", "")], ignoreOrder: true);
        now.Known.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_else_is_told_with_whom_somebody_shares()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        using var record = await house.The<Gate>().OpenAsync(sana, amina.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        var seen = await SharesReading.OfAsync(record, TestContext.Current.CancellationToken);
        (seen.Live.Count + seen.Ended.Count + seen.LeftOut.Count + seen.Known.Count).ShouldBe(0);
        (await SharesReading.OneAsync(record, share, TestContext.Current.CancellationToken)).ShouldBeNull();
        await Should.ThrowAsync<NotHere>(() => house.The<RenewShare>().RunAsync(sana, amina.OwnRecord!.Value, share, null));
        await Should.ThrowAsync<NotHere>(() => house.The<TakeBackShare>().RunAsync(sana, amina.OwnRecord!.Value, share));
    }

    [Fact]
    public async Task Going_on_sharing_is_one_new_share_in_the_place_of_the_old()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important | Parts.Behave);
        house.Time.Move(TimeSpan.FromMinutes(1));
        var day = Today.AddMonths(6);
        await house.The<RenewShare>().RunAsync(amina, amina.OwnRecord!.Value, share, day);

        var now = await OfAsync(amina);
        var live = now.Live.ShouldHaveSingleItem();
        (live.Share.Parts, LocalTime.London.LastDay(live.Share.UntilAt)).ShouldBe((Parts.Important | Parts.Behave, day));
        now.Ended.ShouldBeEmpty("nothing was ended: the person went on");
        (await ReadsAsync(sana, amina)).ShouldBe(Parts.Important | Parts.Behave | Parts.Communication);

        house.Time.Move(TimeSpan.FromMinutes(1));
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, live.Share.ShareId);
        await Should.ThrowAsync<NotHere>(() => ReadsAsync(sana, amina));
        (await OfAsync(amina)).Ended.ShouldHaveSingleItem().Share.ShareId.ShouldBe(live.Share.ShareId);
    }

    [Fact]
    public async Task What_was_taken_back_is_shared_again_by_a_new_share_and_stays_as_it_was()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);
        house.Time.Move(TimeSpan.FromMinutes(1));
        var again = await house.The<RenewShare>().RunAsync(amina, amina.OwnRecord!.Value, share, null);

        again.ShouldNotBe(share);
        var now = await OfAsync(amina);
        now.Live.ShouldHaveSingleItem().Share.ShareId.ShouldBe(again);
        now.Ended.ShouldHaveSingleItem().Share.ShareId.ShouldBe(share);
        (await ReadsAsync(sana, amina)).ShouldBe(Parts.Important | Parts.Communication);
    }

    [Fact]
    public async Task Sharing_again_with_somebody_who_is_left_out_opens_nothing()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        await house.The<RenewShare>().RunAsync(amina, amina.OwnRecord!.Value, share, null);

        await Should.ThrowAsync<NotHere>(() => ReadsAsync(sana, amina));
        var now = await OfAsync(amina);
        now.Live.ShouldHaveSingleItem().LeftOut.ShouldBeTrue();
        now.LeftOut.ShouldHaveSingleItem().Viewer.Name.ShouldBe("Sana");
        now.Known.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_left_out_twice_is_let_again_by_one_yes()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var first = await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        (await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId)).ShouldBe(first);

        await house.The<ExcludeViewer>().TakeBackAsync(amina, amina.OwnRecord!.Value, first);
        (await ReadsAsync(sana, amina)).ShouldBe(Parts.Important | Parts.Communication);
        (await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId)).ShouldNotBe(first, "left out once more is said once more");
        await Should.ThrowAsync<NotHere>(() => ReadsAsync(sana, amina));
    }

    [Fact]
    public async Task Who_is_left_out_of_a_team_that_may_see_is_named_beside_it()
    {
        var (amina, jo, work) = await WithJoAtWorkAsync();
        await GiveAsync(amina, ViewerKind.Team, jo.TeamId!.Value, Parts.WhoIAm);
        await GiveAsync(amina, ViewerKind.Organisation, jo.OrganisationId!.Value, Parts.WhoIAm);
        var other = await house.Given.WorkerAsync("Max");
        await GiveAsync(amina, ViewerKind.Team, other.TeamId!.Value, Parts.WhoIAm);
        var exclusion = await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);

        string[] jos = ["Jo"];
        (await OfAsync(amina)).Live.Select(row => (row.Share.ViewerId, row.LeftOut, string.Join(',', row.Without))).ShouldBe(
            [(jo.TeamId.Value, false, jos[0]), (jo.OrganisationId.Value, false, jos[0]), (other.TeamId.Value, false, "")], ignoreOrder: true);
        (await SeeingAsync(amina, Parts.WhoIAm)).Single(row => row.Share.ViewerId == jo.TeamId).Without.ShouldBe(jos);
        await house.The<EndWork>().RunAsync(work);
        (await OfAsync(amina)).Live.ShouldAllBe(row => row.Without.Count == 0, "nobody is told of who works there no more");
        await house.The<ExcludeViewer>().TakeBackAsync(amina, amina.OwnRecord!.Value, exclusion);
        (await OfAsync(amina)).Live.ShouldAllBe(row => row.Without.Count == 0);
    }

    [Theory]
    [InlineData(ViewerKind.Team)]
    [InlineData(ViewerKind.Organisation)]
    public async Task A_share_with_somebody_whose_team_or_organisation_is_left_out_says_that_they_see_nothing_of_it(ViewerKind kind)
    {
        var (amina, jo, _) = await WithJoAtWorkAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, kind, kind == ViewerKind.Team ? jo.TeamId!.Value : jo.OrganisationId!.Value);

        (await OfAsync(amina)).Live.ShouldHaveSingleItem().LeftOut.ShouldBeTrue();
        (await SeeingAsync(amina, Parts.Important)).ShouldBeEmpty("before something is said there they are not named either");
        await Should.ThrowAsync<NotHere>(() => ReadsAsync(jo, amina));
        // In another team of the same place they would not be left out by the first.
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value));
        (await OfAsync(amina)).Live.ShouldHaveSingleItem().LeftOut.ShouldBe(kind == ViewerKind.Organisation);
    }

    [Theory]
    [InlineData("another share", Parts.Important)]
    [InlineData("their team", Parts.Important)]
    [InlineData("their organisation", Parts.Important)]
    [InlineData("support", Parts.KeepMeSafe)]
    [InlineData("an ended share", Parts.None)]
    [InlineData("a share only to tell", Parts.None)]
    [InlineData("another worker", Parts.None)]
    [InlineData("left out", Parts.None)]
    [InlineData("nothing", Parts.None)]
    public async Task What_is_seen_all_the_same_after_a_share_is_taken_back_is_what_the_gate_lets_through(string by, Parts still)
    {
        var (amina, jo, _) = await WithJoAtWorkAsync();
        var share = await house.Given.ShareAsync(amina, jo, Parts.Important | Parts.WhoIAm | Parts.KeepMeSafe);
        if (by is "another share" or "left out" or "an ended share") await house.Given.ShareAsync(amina, jo, Parts.Important | Parts.Behave);
        if (by == "their team") await GiveAsync(amina, ViewerKind.Team, jo.TeamId!.Value, Parts.Important);
        if (by == "their organisation") await GiveAsync(amina, ViewerKind.Organisation, jo.OrganisationId!.Value, Parts.Important);
        if (by == "support") await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        if (by == "another worker") await house.Given.ShareAsync(amina, await house.Given.WorkerAsync("Max"), Parts.Important);
        if (by == "left out") await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        if (by == "a share only to tell")
            await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Worker, jo.AccountId, Parts.Important) { OrganisationId = jo.OrganisationId, OnlyGives = true });
        if (by == "an ended share")
            await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, (await OfAsync(amina)).Live.Single(row => row.Share.ShareId != share).Share.ShareId);

        (await WithoutAsync(amina, share)).ShouldBe(still, "before it is taken back");
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);
        (await WithoutAsync(amina, share)).ShouldBe(still, "and after");
        var reads = Parts.None;
        try { reads = await ReadsAsync(jo, amina); }
        catch (NotHere) { }
        (reads & (Parts.Important | Parts.WhoIAm | Parts.KeepMeSafe)).ShouldBe(still);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(365 * 101)]
    [InlineData(2_900_000)]
    public async Task A_day_that_has_been_or_is_too_far_away_is_refused(int days)
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        var day = days > 2_000_000 ? DateOnly.MaxValue : Today.AddDays(days);
        (await Should.ThrowAsync<Refused>(() => house.The<RenewShare>().RunAsync(amina, amina.OwnRecord!.Value, share, day))).Field.ShouldBe("until");
        (await OfAsync(amina)).Live.ShouldHaveSingleItem().Share.ShareId.ShouldBe(share);
    }

    [Fact]
    public async Task Every_step_is_told_to_the_person()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.The<RenewShare>().RunAsync(amina, amina.OwnRecord!.Value, share, null);
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Events.Select(row => row.Kind).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(
            [EventKinds.RecordBegun, EventKinds.ShareGiven, EventKinds.ShareTakenBack, EventKinds.ShareGiven], ignoreOrder: true);
    }

    private DateOnly Today => LocalTime.London.DayOf(house.The<Clock>().Now());

    private async Task<WhoSeesWhat> OfAsync(Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(Parts.None));
        await record.Looked;
        return await SharesReading.OfAsync(record, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<SharedWith>> SeeingAsync(Actor person, Parts part)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(Parts.None));
        await record.Looked;
        return await SharesReading.SeeingAsync(record, part, TestContext.Current.CancellationToken);
    }

    private async Task<Parts> WithoutAsync(Actor person, Guid share)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(Parts.None));
        await record.Looked;
        return await SharesReading.WithoutItAsync(record, (await SharesReading.OneAsync(record, share))!.Share, TestContext.Current.CancellationToken);
    }

    private Task<Guid> GiveAsync(Actor person, ViewerKind kind, Guid viewer, Parts parts) =>
        house.The<GiveShare>().RunAsync(person, new ShareToGive(person.OwnRecord!.Value, kind, viewer, parts));

    private async Task<(Actor Amina, Actor Jo, Guid Work)> WithJoAtWorkAsync()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        return (amina, jo, await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId)));
    }

    private async Task<Parts> ReadsAsync(Actor viewer, Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        return record.Admission.Read;
    }

    public sealed class On_Sqlite(SqliteHouse house) : SharesTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : SharesTests(house), IClassFixture<PostgresHouse>;
}
