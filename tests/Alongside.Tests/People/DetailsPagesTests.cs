using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.People;

/// <summary>"My details" and how a page ends, on pages.</summary>
public abstract class DetailsPagesTests(ServedHouse house)
{
    [Fact]
    public async Task A_number_is_kept_shown_in_its_groups_read_digit_by_digit_and_taken_away()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/details");
        var refused = await visitor.PressAsync(page, "#kind", ("do", "say"), ("kind", "4"), ("words", "943 476 5918"), ("seen", "shared"));
        (refused.Status, refused.Typed).ShouldBe((422, "943 476 5918"));
        refused.One("input[name=seen][value=shared]").HasAttribute("checked").ShouldBeTrue();
        (await visitor.PressAsync(page, "#kind", ("do", "say"), ("words", "x"))).One(".problem").TextContent.ShouldContain("Choose what it is.");

        var kept = await visitor.FollowAsync(await visitor.PressAsync(refused, "#kind", ("do", "say"), ("kind", "4"), ("words", "943-476-5919"), ("seen", "me")));
        kept.One(".rows bdi[aria-hidden]").TextContent.ShouldBe("943 476 5919");
        kept.One(".rows p .vh").TextContent.ShouldBe("9 4 3 4 7 6 5 9 1 9");
        kept.One(".rows").TextContent.ShouldContain("Only you see it.");
        var gone = await visitor.FollowAsync(await visitor.PressAsync(kept, "button[value=away]", ("do", "away")));
        gone.One("main").TextContent.ShouldNotContain("5919");
    }

    [Fact]
    public async Task What_goes_with_who_I_am_stands_on_the_page_of_whom_it_is_shared_with_and_nothing_else_does()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.WhoIAm);
        await house.The<SayDetail>().RunAsync(amina, new DetailToSay(amina.OwnRecord!.Value, DetailKind.Pronoun, "she, her", true));
        await house.The<SayDetail>().RunAsync(amina, new DetailToSay(amina.OwnRecord!.Value, DetailKind.Born, "3/5/1961"));
        await house.The<SayDetail>().CallMeAsync(amina, amina.OwnRecord!.Value, "Noor");
        var page = await new Visitor(await house.BrowserAsync(sana)).OpenAsync($"/people/{amina.OwnRecord}");
        page.One("main dl").TextContent.ShouldContain("she, her");
        page.One("h1").TextContent.ShouldBe("Noor");
        foreach (var hidden in new[] { "1961", "Amina" }) page.Text.ShouldNotContain(hidden);
        foreach (var address in new[] { "details", "end", "begun" })
            (await new Visitor(await house.BrowserAsync(sana)).OpenAsync($"/people/{amina.OwnRecord}/{address}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_name_they_left_behind_is_read_out_in_the_language_of_that_name()
    {
        var amna = await house.Given.PersonAsync("آمنہ");
        var visitor = new Visitor(await house.BrowserAsync(amna));
        var kept = await visitor.FollowAsync(await visitor.PressAsync(await visitor.OpenAsync($"/people/{amna.OwnRecord}/details"), "#knownAs", ("do", "name"), ("knownAs", "Amna")));
        kept.Page.QuerySelectorAll("main [lang=ur]").ShouldContain(name => name.TextContent == "آمنہ");
    }

    [Fact]
    public async Task The_person_says_no_sees_that_they_did_and_takes_it_up_again()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.WhoIAm);
        var (visitor, other) = (new Visitor(await house.BrowserAsync(amina)), new Visitor(await house.BrowserAsync(sana)));
        var end = await visitor.OpenAsync($"/people/{amina.OwnRecord}/end");
        (await visitor.SendAsync(end)).One(".problem").TextContent.ShouldContain("Choose what you want.");
        (await visitor.SendAsync(end, ("what", "moved"))).One(".problem").TextContent.ShouldContain("Write where your page is now.");
        var said = await visitor.FollowAsync(await visitor.SendAsync(end, ("what", "no")));
        said.One("main").TextContent.ShouldContain("You said that you do not want this page.");
        (await other.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(404);
        var again = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync($"/people/{amina.OwnRecord}/end")));
        again.One("main").TextContent.ShouldNotContain("You said that you do not want this page.");
    }

    [Fact]
    public async Task A_death_is_said_plainly_offers_nothing_to_write_and_is_taken_back_when_it_was_a_mistake()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync() with { TeamId = null });
        await house.Given.ShareAsync(amina, jo, Parts.Headings);
        var worker = new Visitor(await house.BrowserAsync(jo));
        var about = await worker.OpenAsync($"/people/{amina.OwnRecord}");
        about.Page.QuerySelectorAll("main a[href*='/write-down/']").Length.ShouldBe(4);
        var form = await worker.OpenAsync(about.One("main a[href$='/ended']").GetAttribute("href")!);
        var refused = await worker.SendAsync(form, ("kind", "died"), ("toldBy", "Sana, her sister"));
        (refused.Status, refused.One("#toldBy").GetAttribute("value")).ShouldBe((422, "Sana, her sister"));

        var ended = await worker.FollowAsync(await worker.SendAsync(refused, ("kind", "died"), ("on", "2026-03-01"), ("toldBy", "Sana, her sister")));
        ended.One("main").TextContent.ShouldContain("Amina died on Sunday 1 March 2026.");
        ended.Page.QuerySelector("main a[href*='/write-down/']").ShouldBeNull();
        var back = await worker.FollowAsync(await worker.SendAsync(await worker.OpenAsync($"/people/{amina.OwnRecord}/ended")));
        back.One("main").TextContent.ShouldNotContain("died");
        back.Page.QuerySelectorAll("main a[href*='/write-down/']").Length.ShouldBe(4);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : DetailsPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : DetailsPagesTests(house), IClassFixture<ServedOnPostgres>;
}
