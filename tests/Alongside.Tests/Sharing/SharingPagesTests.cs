using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.TheSharing;

/// <summary>Who sees what, on pages, by somebody whose browser runs no script.</summary>
public abstract class SharingPagesTests(ServedHouse house)
{
    [Fact]
    public async Task A_share_is_taken_back_in_two_taps_and_undone_in_one()
    {
        var (amina, sana, visitor) = await SharedAsync(Parts.Important);
        var garden = await house.Given.SaidAsync(amina);
        var hers = new Visitor(await house.BrowserAsync(sana));
        (await hers.OpenAsync(Record(amina))).Said.ShouldHaveSingleItem();

        var home = await visitor.OpenAsync("/");
        var page = await visitor.OpenAsync(home.One("a.tile[href$='/sharing']").GetAttribute("href")!);
        page.One(".card").TextContent.ShouldContain("Sana");
        page.One(".card").TextContent.ShouldContain("What’s important to me");
        var sure = await visitor.OpenAsync(page.One("a[href$='/take-back']").GetAttribute("href")!);
        var gone = await visitor.FollowAsync(await visitor.SendAsync(sure));
        gone.One("[role=status]").TextContent.ShouldContain("Sana sees it no more");
        gone.Page.QuerySelector(".card").ShouldBeNull();
        (await hers.OpenAsync(Record(amina))).Status.ShouldBe(404);
        (await hers.OpenAsync($"{Record(amina)}/statements/{garden.StatementId}")).Status.ShouldBe(404);

        var back = await visitor.FollowAsync(await visitor.PressAsync(gone, "[value=share-again]"));
        back.One(".card").TextContent.ShouldContain("Sana");
        (await hers.OpenAsync(Record(amina))).Said.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_seen_all_the_same_is_said_before_a_share_is_taken_back_and_after()
    {
        var (amina, sana, visitor) = await SharedAsync(Parts.Important | Parts.Behave);
        var page = await visitor.OpenAsync(Sharing(amina));
        await house.Given.ShareAsync(amina, sana, Parts.Important | Parts.WhoIAm);
        house.Time.Move(TimeSpan.FromMinutes(1));
        var sure = await visitor.OpenAsync(page.One("a[href$='/take-back']").GetAttribute("href")!);
        sure.One("main").TextContent.ShouldContain("Because of something else, Sana still sees: What’s important to me.");
        var gone = await visitor.FollowAsync(await visitor.SendAsync(sure));
        gone.One("[role=status]").TextContent.ShouldContain("Taken back. Because of something else, Sana still sees: What’s important to me.");
        gone.Text.ShouldNotContain("sees it no more");

        house.Time.Move(TimeSpan.FromMinutes(1));
        var last = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(gone.One("a[href$='/take-back']").GetAttribute("href")!)));
        last.One("[role=status]").TextContent.ShouldContain("Sana sees it no more");
    }

    [Fact]
    public async Task A_team_is_shown_with_whom_of_it_is_left_out()
    {
        var (amina, _, visitor) = await SharedAsync(Parts.Important);
        var jo = await house.Given.WorkerAsync();
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId));
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, jo.TeamId!.Value, Parts.WhoIAm));
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        var page = await visitor.OpenAsync(Sharing(amina));
        var card = page.Page.QuerySelectorAll(".card").Single(card => card.TextContent.Contains("Home team", StringComparison.Ordinal));
        card.TextContent.ShouldContain("Not Jo: you left them out.");
    }

    [Fact]
    public async Task Not_this_person_asks_nothing_and_can_be_taken_back()
    {
        var (amina, sana, visitor) = await SharedAsync(Parts.Important);
        var hers = new Visitor(await house.BrowserAsync(sana));
        var page = await visitor.OpenAsync(Sharing(amina));
        page.Page.QuerySelectorAll("textarea").ShouldBeEmpty();
        var left = await visitor.FollowAsync(await visitor.PressAsync(page, "input[name=viewer][type=hidden]"));
        left.One(".rows").TextContent.ShouldContain("Sana");
        (await hers.OpenAsync(Record(amina))).Status.ShouldBe(404);
        (await hers.OpenAsync("/people")).Text.ShouldNotContain("Amina");

        await visitor.PressAsync(left, "[value=let-again]");
        (await hers.OpenAsync(Record(amina))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Somebody_known_is_left_out_by_choosing_them_and_nobody_else_can_be_named()
    {
        var (amina, _, visitor) = await SharedAsync(Parts.Important);
        var stranger = await house.Given.CircleMemberAsync("Max", "neighbour");
        var page = await visitor.OpenAsync(Sharing(amina));
        foreach (var wrong in new[] { "", "account." + stranger.AccountId.ToString("N"), "house.1", "…" })
        {
            var refused = await visitor.PressAsync(page, "input[name=viewer][type=radio]", ("viewer", wrong));
            refused.Status.ShouldBe(422);
            refused.One("main").TextContent.ShouldNotContain("Max", Case.Sensitive);
            refused.Page.QuerySelector("details[open]").ShouldNotBeNull();
        }
        var choice = page.One("input[name=viewer][type=radio]").GetAttribute("value")!;
        (await visitor.FollowAsync(await visitor.PressAsync(page, "input[name=viewer][type=radio]", ("viewer", choice)))).Text.ShouldContain("They see nothing of yours any more");
    }

    [Theory]
    [InlineData(85, "It ends very soon")]
    [InlineData(65, "It ends soon")]
    [InlineData(20, null)]
    public async Task Thirty_and_seven_days_before_the_end_a_line_says_so(int days, string? line)
    {
        var (amina, _, _) = await SharedAsync(Parts.Important);
        house.Time.Move(TimeSpan.FromDays(days));
        var page = await new Visitor(await house.BrowserAsync(amina)).OpenAsync(Sharing(amina));
        if (line is null) page.Page.QuerySelector(".banner").ShouldBeNull();
        else page.One(".banner").TextContent.ShouldContain(line);
    }

    [Fact]
    public async Task What_ends_soon_is_asked_about_at_home_calmly_and_one_tap_leads_there()
    {
        var (amina, sana, visitor) = await SharedAsync(Parts.Important);
        (await visitor.OpenAsync("/")).Text.ShouldNotContain("Do you want to go on sharing?");
        house.Time.Move(TimeSpan.FromDays(65));
        visitor = new Visitor(await house.BrowserAsync(amina));
        var home = await visitor.OpenAsync("/");
        var again = await visitor.OpenAsync(home.One("[aria-labelledby=ending] li a").GetAttribute("href")!);
        await visitor.SendAsync(again, ("until", "months"), ("day", ""));
        (await visitor.OpenAsync("/")).Text.ShouldNotContain("Do you want to go on sharing?");
        // Somebody left out is not asked about, and nobody else is told anything.
        house.Time.Move(TimeSpan.FromDays(65));
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync("/")).Text.ShouldNotContain("Do you want to go on sharing?");
        (await new Visitor(await house.BrowserAsync(sana)).OpenAsync("/")).Text.ShouldNotContain("Do you want to go on sharing?");
    }

    [Fact]
    public async Task Going_on_sharing_is_until_a_day_of_ones_own()
    {
        var (amina, _, visitor) = await SharedAsync(Parts.Important);
        var page = await visitor.OpenAsync(Sharing(amina));
        var again = await visitor.OpenAsync(page.One("a[href$='/again']").GetAttribute("href")!);
        foreach (var (until, day) in new[] { ("day", ""), ("day", "2026-02-31"), ("day", "2001-01-01"), ("day", "9999-12-31"), ("always", "") })
            (await visitor.SendAsync(again, ("until", until), ("day", day))).Status.ShouldBe(422, $"{until} {day}");

        var chosen = LocalTime.London.DayOf(house.Time.GetUtcNow().UtcDateTime).AddDays(10);
        again = await visitor.OpenAsync(again.Answer.RequestMessage!.RequestUri!.PathAndQuery);
        var shared = await visitor.FollowAsync(await visitor.SendAsync(again, ("until", "day"), ("day", chosen.ToString("yyyy-MM-dd", null))));
        shared.One(".card").TextContent.ShouldContain($"{chosen.Day} ");
        shared.One(".banner.wait").TextContent.ShouldContain("It ends soon");
    }

    [Fact]
    public async Task Nobody_else_comes_to_it_and_it_is_as_if_it_were_not_there()
    {
        var (amina, sana, _) = await SharedAsync(Parts.Headings);
        var (bilal, share) = (await house.Given.PersonAsync("Bilal"), await house.Given.ShareAsync(amina, sana, Parts.Behave));
        foreach (var actor in new[] { sana, bilal })
        {
            var visitor = new Visitor(await house.BrowserAsync(actor));
            foreach (var rest in new[] { "", $"/{share}/take-back", $"/{share}/again" })
                (await visitor.OpenAsync(Sharing(amina) + rest)).Status.ShouldBe(404);
        }
        // Another person's share, at one's own address.
        var own = new Visitor(await house.BrowserAsync(bilal));
        (await own.OpenAsync($"{Sharing(bilal)}/{share}/take-back")).Status.ShouldBe(404);
        var page = await own.OpenAsync(Sharing(bilal));
        page.Status.ShouldBe(200);
        page.Text.ShouldNotContain("Sana");
    }

    [Fact]
    public async Task Further_fields_and_the_same_press_twice_change_nothing_more()
    {
        var (amina, sana, visitor) = await SharedAsync(Parts.Important);
        var sure = await visitor.OpenAsync((await visitor.OpenAsync(Sharing(amina))).One("a[href$='/again']").GetAttribute("href")!);
        var answers = new[] { ("until", "months"), ("day", ""), ("parts", "-1"), ("Shared.Share.Parts", "255"), ("PersonId", Guid.NewGuid().ToString()) };
        (await visitor.SendAsync(sure, answers)).Status.ShouldBe(302);
        (await visitor.SendAsync(sure, answers)).Status.ShouldBe(302);
        var page = await visitor.OpenAsync(Sharing(amina));
        page.Page.QuerySelectorAll(".card").Length.ShouldBe(1);
        page.One(".card ul").TextContent.Trim().ShouldBe("What’s important to me");
        (await new Visitor(await house.BrowserAsync(sana)).OpenAsync(Record(amina))).Status.ShouldBe(200);
    }

    private static string Record(Actor person) => $"/people/{person.OwnRecord}";

    private static string Sharing(Actor person) => Record(person) + "/sharing";

    private async Task<(Actor Amina, Actor Sana, Visitor Visitor)> SharedAsync(Parts parts)
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, parts);
        return (amina, sana, new Visitor(await house.BrowserAsync(amina)));
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : SharingPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SharingPagesTests(house), IClassFixture<ServedOnPostgres>;
}
