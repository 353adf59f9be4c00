using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.People;

/// <summary>"My people" on pages and in the API.</summary>
public abstract class CirclePagesTests(ServedHouse house)
{
    [Fact]
    public async Task She_puts_her_neighbour_in_moves_him_closer_takes_him_out_and_puts_him_back()
    {
        var (amina, visitor) = await AminaAsync();
        var empty = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle");
        empty.One(".empty a").GetAttribute("href").ShouldBe($"/people/{amina.OwnRecord}/circle/member");
        empty.Page.QuerySelectorAll(".menu a").Select(link => link.TextContent).ShouldContain("My people");
        var form = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle/member");
        var refused = await visitor.SendAsync(form, ("name", "Bill"), ("isToMe", "my neighbour"), ("kind", "human"));
        refused.Status.ShouldBe(422);
        refused.One(".problem").TextContent.ShouldContain("Choose how close they are.");
        (refused.One("#name").GetAttribute("value"), refused.One("#isToMe").GetAttribute("value")).ShouldBe(("Bill", "my neighbour"));

        var kept = await visitor.FollowAsync(await visitor.SendAsync(refused, ("name", "Bill"), ("isToMe", "my neighbour"), ("iAmToThem", "I feed his cat"), ("ring", "friends"), ("kind", "human"), ("picture", "friends")));
        kept.One("[role=status]").TextContent.ShouldContain("Bill is in your circle: Friends.");
        var row = kept.One(".members > li");
        row.TextContent.ShouldContain("my neighbour");
        row.TextContent.ShouldContain("I am to them: I feed his cat");
        kept.One("svg.circle[role=img] desc").TextContent.ShouldContain("Friends: Bill.");

        var moved = await visitor.FollowAsync(await visitor.PressAsync(kept, "button[value=closer]", ("do", "closer")));
        moved.One("[role=status]").TextContent.ShouldContain("Bill is now here: Close.");
        moved.Page.QuerySelector("button[value=closer]").ShouldBeNull();
        moved.One("button[value=further]").TextContent.ShouldBe("Move further: Bill");
        var gone = await visitor.FollowAsync(await visitor.PressAsync(moved, "button[value=out]", ("do", "out")));
        gone.Page.QuerySelector(".members").ShouldBeNull();
        var back = await visitor.FollowAsync(await visitor.PressAsync(gone, ".banner button, .never", ("do", "back")));
        back.One(".members > li b").TextContent.ShouldBe("Bill");
        back.One("section[aria-labelledby=ring-1]").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_said_of_somebody_is_changed_in_the_same_form_with_all_that_stands_there_in_it()
    {
        var (amina, visitor) = await AminaAsync();
        var tibbles = await PutInAsync(amina, "Tibbles", Ring.Close, MemberKind.Pet, "makes me laugh", picture: "cat");
        var form = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle/member/{tibbles}");
        form.One("#name").GetAttribute("value").ShouldBe("Tibbles");
        foreach (var chosen in new[] { "[name=ring][value=close]", "[name=kind][value=pet]", "[name=picture][value=cat]" }) form.One(chosen).HasAttribute("checked").ShouldBeTrue(chosen);
        var changed = await visitor.FollowAsync(await visitor.SendAsync(form, ("name", "Mr Tibbles"), ("ring", "friends"), ("kind", "pet"), ("picture", "")));
        changed.One(".members > li b").TextContent.ShouldBe("Mr Tibbles");
        changed.One(".members > li").TextContent.ShouldNotContain("makes me laugh");
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle/member/{Basics.Ids.Opaque()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Twenty_are_drawn_the_page_says_so_and_the_list_holds_all_with_a_search()
    {
        var (amina, visitor) = await AminaAsync();
        foreach (var n in Enumerable.Range(1, 20)) await PutInAsync(amina, $"Friend {n:00}", Ring.Friends);
        var all = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle");
        all.Page.QuerySelectorAll("svg.circle[role=img] .shape").Length.ShouldBe(20);
        all.One("main").TextContent.ShouldNotContain("are drawn");
        await PutInAsync(amina, "Élodie", Ring.Close);
        var more = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle");
        more.Page.QuerySelectorAll("svg.circle[role=img] .shape").Length.ShouldBe(20);
        more.One("svg.circle[role=img] desc").TextContent.ShouldNotContain("Friend 20");
        more.One("main").TextContent.ShouldContain("The nearest 20 are drawn. All are in the list below.");
        more.Page.QuerySelectorAll(".members > li").Length.ShouldBe(21);
        foreach (var n in Enumerable.Range(21, 30)) await PutInAsync(amina, $"Friend {n:00}", Ring.Friends);
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle");
        page.Page.QuerySelectorAll(".members > li").Length.ShouldBe(40);
        var second = await visitor.OpenAsync(page.One("main a[href$='page-number=2']").GetAttribute("href")!);
        (second.Page.QuerySelectorAll(".members > li").Length, second.Page.QuerySelector("svg.circle[role=img]")).ShouldBe((11, null));
        var found = await visitor.PressAsync(page, "#find", ("do", "find"), ("find", "ELOD"));
        found.One(".members > li b").TextContent.ShouldBe("Élodie");
        found.Answer.RequestMessage!.RequestUri!.ToString().ShouldNotContain("ELOD", Case.Insensitive);
        (await visitor.PressAsync(page, "#find", ("do", "find"), ("find", "nobody"))).One("main").TextContent.ShouldContain("Nobody of this name is here.");
    }

    [Fact]
    public async Task Who_sees_something_is_offered_put_in_by_one_press_and_what_they_see_stands_beside_them()
    {
        var (amina, visitor) = await AminaAsync();
        var (sana, jo) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important | Parts.People);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value, keepMeSafe: false);
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle");
        page.Page.QuerySelectorAll("button[value=known]").Select(button => button.TextContent).ShouldBe(["Put in: friends: Sana", "Put in: paid to help: Jo"]);
        foreach (var who in new[] { sana, jo })
            page = await visitor.FollowAsync(await visitor.PressAsync(page, $"input[name=who][value='{who.AccountId}']", ("do", "known")));

        page.Page.QuerySelector("button[value=known]").ShouldBeNull();
        page.Page.QuerySelectorAll(".members > li .by").Select(line => line.TextContent.Trim()).ShouldBe(
            ["Sees: What’s important to me; My people. What I share: Sana", "Sees: How to talk with me. What I share: Jo"]);
        var share = (await visitor.OpenAsync($"/people/{amina.OwnRecord}/sharing")).One("a[href$='/take-back']").GetAttribute("href")!;
        await visitor.SendAsync(await visitor.OpenAsync(share));
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle")).Page.QuerySelectorAll(".members > li .by")[0].TextContent.ShouldStartWith("Sees nothing of yours now.");
    }

    [Fact]
    public async Task Whoever_it_is_shared_with_reads_it_as_the_persons_own_words_and_can_do_nothing()
    {
        var (amina, _) = await AminaAsync();
        var (sana, jo, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync(), await house.Given.WorkerAsync("Kit"));
        await house.Given.ShareAsync(amina, sana, Parts.People);
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.People | Parts.Important);
        var bill = await PutInAsync(amina, "Bill", Ring.Friends, isToMe: "my neighbour");
        await house.The<PutInCircle>().KnownAsync(amina, amina.OwnRecord!.Value, sana.AccountId);
        foreach (var viewer in new[] { sana, jo })
        {
            var other = new Visitor(await house.BrowserAsync(viewer));
            var page = await other.OpenAsync($"/people/{amina.OwnRecord}/circle");
            page.One("h1").TextContent.ShouldBe("Amina’s people");
            page.One("main .label").TextContent.ShouldBe("Amina’s own words");
            page.Page.QuerySelectorAll("main form, main button, main .by, a[href*='/sharing']").ShouldBeEmpty();
            page.Text.ShouldNotContain(sana.AccountId.ToString());
            (await other.OpenAsync($"/people/{amina.OwnRecord}")).One("section[aria-labelledby=circle]").TextContent.ShouldContain("Bill: my neighbour");
            (await other.OpenAsync($"/people/{amina.OwnRecord}/circle/member")).Status.ShouldBe(404);
            (await other.OpenAsync($"/people/{amina.OwnRecord}/circle/member/{bill}")).Status.ShouldBe(404);
        }
        var without = new Visitor(await house.BrowserAsync(kit));
        (await without.OpenAsync($"/people/{amina.OwnRecord}/circle")).Status.ShouldBe(404);
        (await without.OpenAsync($"/people/{amina.OwnRecord}")).Text.ShouldNotContain("Bill");
    }

    [Fact]
    public async Task A_look_at_the_circle_is_kept_as_one_at_my_people()
    {
        var (amina, visitor) = await AminaAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.People);
        await new Visitor(await house.BrowserAsync(sana)).OpenAsync($"/people/{amina.OwnRecord}/circle");
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/looked?of=circle")).One("main").TextContent.ShouldContain("looked at: My people");
    }

    [Fact]
    public async Task Programs_read_the_circle_with_its_codes_and_whoever_it_is_not_shared_with_finds_nothing()
    {
        var (amina, _) = await AminaAsync();
        var (sana, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Kit"));
        await house.Given.ShareAsync(amina, sana, Parts.People);
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        await PutInAsync(amina, "الجيران", Ring.TakingPart, MemberKind.Group, "they bring bread");
        var address = $"/api/v1/people/{amina.OwnRecord}/circle";
        foreach (var viewer in new[] { amina, sana })
        {
            var program = await house.ProgramAsync(viewer);
            var member = (await program.GetFromJsonAsync<JsonElement>(address)).GetProperty("members").EnumerateArray().ShouldHaveSingleItem();
            string? Of(string name) => member.GetProperty(name).GetString();
            (Of("name"), Of("kind"), Of("ring"), Of("isToMe"), Of("language")).ShouldBe(("الجيران", "group", "taking-part", "they bring bread", "en"));
            member.GetProperty("iAmToThem").ValueKind.ShouldBe(JsonValueKind.Null);
            (await program.GetAsync(address)).Headers.ETag.ShouldNotBeNull();
        }
        (await (await house.ProgramAsync(kit)).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_of_nonsense_changes_nothing_and_is_answered_like_nothing()
    {
        var (amina, visitor) = await AminaAsync();
        await PutInAsync(amina, "Bill", Ring.Friends);
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle");
        (await visitor.PressAsync(page, "button[value=out]", ("do", "explode"))).Status.ShouldBe(404);
        (await visitor.PressAsync(page, "button[value=out]", ("do", "out"), ("who", Basics.Ids.Opaque().ToString()))).Status.ShouldBe(404);
        (await visitor.PressAsync(page, "button[value=out]", ("do", "closer"), ("who", "nonsense"))).Status.ShouldBe(404);
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle?page-number=-3&who=nonsense&done=moved")).One(".members > li b").TextContent.ShouldBe("Bill");
        var form = await visitor.OpenAsync($"/people/{amina.OwnRecord}/circle/member");
        (await visitor.SendAsync(form, ("name", "Bill"), ("ring", "nearest"), ("kind", "human"))).Status.ShouldBe(422);
    }

    private async Task<(Actor Amina, Visitor Visitor)> AminaAsync()
    {
        var amina = await house.Given.PersonAsync();
        return (amina, new Visitor(await house.BrowserAsync(amina)));
    }

    private Task<Guid> PutInAsync(Actor by, string name, Ring ring, MemberKind kind = MemberKind.Human, string? isToMe = null, string? picture = null) =>
        house.The<PutInCircle>().RunAsync(by, new MemberToPutIn(by.OwnRecord!.Value, name, ring, kind, isToMe, null, picture));

    public sealed class On_Sqlite(ServedOnSqlite house) : CirclePagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : CirclePagesTests(house), IClassFixture<ServedOnPostgres>;
}
