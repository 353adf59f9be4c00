using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using AngleSharp.Html.Dom;

namespace Alongside.Tests.Words;

/// <summary>Saying something by a browser without a script: four screens from the first page, words or pictures, and drafts that wait.</summary>
public abstract class SayPagesTests(ServedHouse house)
{
    private const string Exactly = "  my garden.\n\nnobody should <b>move</b> the pots!  ";

    [Fact]
    public async Task In_four_screens_from_my_page_the_words_are_read_back_exactly_and_kept()
    {
        var (amina, visitor) = await AminaAsync();
        var home = await visitor.OpenAsync("/");
        var choose = await visitor.OpenAsync(Link(home, "Say what matters to me"));
        var write = await visitor.OpenAsync(Link(choose, "Write: What’s important to me"));
        var check = await PressAsync(visitor, write, "Go on", ("words", Exactly));
        check.Status.ShouldBe(200);
        check.Said.ShouldBe([Exactly]);
        check.One(".words").ClassList.ShouldContain("own");
        check.Page.QuerySelector("section[aria-labelledby=who-sees]")!.TextContent.ShouldContain("Nobody but you.");
        (await KeptAsync(amina)).ShouldBe(0, "nothing is said before it was read back");

        var kept = await visitor.FollowAsync(await PressAsync(visitor, check, "Keep my words"));
        kept.Said.ShouldBe([Exactly]);
        (await DraftsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Before_it_is_said_the_person_reads_who_will_see_it_because_of_what_they_share()
    {
        var (amina, visitor) = await AminaAsync();
        var (sana, jo, max, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync(), await house.Given.CircleMemberAsync("Max", "neighbour"), await house.Given.CircleMemberAsync("Kit", "friend"));
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.Headings);
        await house.Given.ShareAsync(amina, max, Parts.Behave);
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, kit.AccountId);
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Circle, (await house.Given.CircleMemberAsync("Ann")).AccountId, Parts.Headings) { OnlyGives = true });

        foreach (var (address, answers) in new[] { ("/say/important", ("words", "My garden")), ("/pictures/important", ("pile.garden", "important")) })
        {
            var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}{address}");
            var check = await PressAsync(visitor, write, "Go on", answers);
            var seen = check.Page.QuerySelector("section[aria-labelledby=who-sees]")!.TextContent;
            seen.ShouldContain("Sana");
            seen.ShouldContain("Jo");
            foreach (var other in new[] { "Max", "Kit", "Ann" }) seen.ShouldNotContain(other);
        }
    }

    [Theory]
    [InlineData("/say/important", "words", "My garden")]
    [InlineData("/pictures/important", "pile.garden", "important")]
    public async Task Kept_for_me_from_the_first_moment_it_is_never_seen_by_anybody_else(string address, string field, string value)
    {
        var (amina, visitor) = await AminaAsync();
        var (_, sister) = await SisterAsync(amina, Parts.Headings);
        var check = await PressAsync(visitor, await visitor.OpenAsync($"/people/{amina.OwnRecord}{address}"), "Go on", (field, value));
        var before = (await sister.OpenAsync($"/people/{amina.OwnRecord}")).Text;
        var kept = await visitor.FollowAsync(await PressAsync(visitor, check, "Keep this for me"));
        kept.Text.ShouldContain("Only you see this now.");
        (await sister.OpenAsync($"/people/{amina.OwnRecord}")).Text.ShouldBe(before);

        // It knows where it belongs.
        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, Guid.Parse(kept.Answer.RequestMessage!.RequestUri!.Segments[^1]), Keeping.UnderItsHeading);
        (await sister.OpenAsync($"/people/{amina.OwnRecord}")).One("section[aria-labelledby=important] .words").TextContent.ShouldContain("garden");
    }

    [Fact]
    public async Task What_is_kept_for_later_waits_on_my_page_in_the_form_and_can_be_thrown_away()
    {
        var (amina, visitor) = await AminaAsync();
        var (_, sister) = await SisterAsync(amina, Parts.Headings);
        var seen = (await sister.OpenAsync($"/people/{amina.OwnRecord}")).Text;
        var put = await visitor.FollowAsync(await PressAsync(visitor, await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important"), "Keep it for later", ("words", Exactly)));
        put.One("[role=status]").TextContent.ShouldContain("Only you see it.");
        (await sister.OpenAsync($"/people/{amina.OwnRecord}")).Text.ShouldBe(seen);
        house.Time.Move(TimeSpan.FromHours(3));

        foreach (var from in new[] { "/", $"/people/{amina.OwnRecord}/say" })
        {
            var again = await visitor.OpenAsync(Link(await visitor.OpenAsync(from), "Go on with “What’s important to me”"));
            again.Typed.ShouldBe(Exactly);
            again.Page.QuerySelector("title")!.TextContent.ShouldNotContain("Error");
            again.One("form.banner").TextContent.ShouldContain("You began this on");
        }
        var form = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        (await visitor.FollowAsync(await PressAsync(visitor, form, "Throw it away"))).Typed.ShouldBe("");
        (await DraftsAsync(amina)).ShouldBe(0);
        (await visitor.OpenAsync("/")).Page.QuerySelector("#begun").ShouldBeNull();
    }

    [Fact]
    public async Task Going_on_keeps_the_words_and_a_refusal_loses_none()
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        var tooMuch = new string('w', CaptureRules.MostWords + 1);
        var refused = await PressAsync(visitor, write, "Go on", ("words", tooMuch));
        (refused.Status, refused.Typed).ShouldBe((422, tooMuch));
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important")).Typed.ShouldBe(tooMuch);

        var check = await PressAsync(visitor, write, "Go on", ("words", "My garden"));
        var back = await PressAsync(visitor, check, "Change it");
        (back.Status, back.Typed).ShouldBe((200, "My garden"));
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important")).Typed.ShouldBe("My garden");
        (await PressAsync(visitor, back, "Go on", ("words", " "))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task What_a_script_keeps_while_one_writes_is_the_same_draft()
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        (await visitor.SendAsync(write, ("words", "My gar"), ("go", "keep"))).Status.ShouldBe(204);
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important")).Typed.ShouldBe("My gar");
        (await visitor.SendAsync(write, ("words", "\0"), ("go", "keep"))).Status.ShouldBe(422);
        (await visitor.SendAsync(write, ("words", " "), ("go", "keep"))).Status.ShouldBe(204);
        (await visitor.SendAsync(write, ("words", ""), ("go", "keep"))).Status.ShouldBe(204);
        (await DraftsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_signed_out_while_writing_finds_what_was_kept_when_they_come_back()
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        await visitor.SendAsync(write, ("words", "My garden"), ("go", "keep"));
        await visitor.Browser.PostAsync("/sign-out", null);
        var lost = await visitor.SendAsync(write, ("words", "My garden, every day"));
        (lost.Status, lost.Typed).ShouldBe((401, "My garden, every day"));

        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync($"/people/{amina.OwnRecord}/say/important")).Typed.ShouldBe("My garden");
    }

    [Fact]
    public async Task A_change_that_was_begun_shows_both_when_the_words_moved_on_meanwhile()
    {
        var (amina, visitor) = await AminaAsync();
        var said = await house.Given.SaidAsync(amina, "first");
        var address = $"/people/{amina.OwnRecord}/statements/{said.StatementId}/change";
        await PressAsync(visitor, await visitor.OpenAsync(address), "Keep it for later", ("words", "second, perhaps"));
        (await visitor.OpenAsync(address)).Said.ShouldBeEmpty();
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "from elsewhere", "en"));

        var again = await visitor.OpenAsync(address);
        again.Said.ShouldBe(["from elsewhere"]);
        again.Typed.ShouldBe("second, perhaps");
        var kept = await visitor.FollowAsync(await PressAsync(visitor, again, "Keep my words", ("words", again.Typed)));
        kept.Said.ShouldBe(["second, perhaps", "from elsewhere", "first"]);
        (await DraftsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_finds_what_they_began_to_write_down_and_to_suggest_and_the_person_does_not()
    {
        var (amina, visitor) = await AminaAsync();
        var said = await house.Given.SaidAsync(amina);
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var worker = new Visitor(await house.BrowserAsync(jo));
        var write = await worker.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        await PressAsync(worker, write, "Keep it for later", ("words", "She waters"), ("capture.how", "observed"), ("capture.present", "Sana"));
        var suggest = await worker.OpenAsync($"/people/{amina.OwnRecord}/statements/{said.StatementId}/suggest");
        await PressAsync(worker, suggest, "Keep it for later", ("words", "My garden, with tea"), ("reason", "She told me"), ("askBy", "phone"));

        var again = await worker.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        again.Typed.ShouldBe("She waters");
        ((IHtmlInputElement)again.One("input[value=observed]")).IsChecked.ShouldBeTrue();
        again.Page.QuerySelector("[name='capture.present']")!.TextContent.Trim().ShouldBe("Sana");
        var other = await worker.OpenAsync($"/people/{amina.OwnRecord}/statements/{said.StatementId}/suggest");
        (other.Typed, other.Page.QuerySelector("#reason")!.TextContent.Trim()).ShouldBe(("My garden, with tea", "She told me"));
        ((IHtmlInputElement)other.One("input[value=phone]")).IsChecked.ShouldBeTrue();
        (await worker.OpenAsync($"/people/{amina.OwnRecord}")).Page.QuerySelectorAll("section[aria-labelledby=begun] li").Length.ShouldBe(2);

        foreach (var address in new[] { "/", $"/people/{amina.OwnRecord}", $"/people/{amina.OwnRecord}/say" }) (await visitor.OpenAsync(address)).Page.QuerySelector("#begun").ShouldBeNull();
        await PressAsync(worker, again, "Keep these words", ("words", "She waters the pots."));
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/write-down/important")).Typed.ShouldBe("");
    }

    [Fact]
    public async Task Pictures_are_looked_for_sorted_over_several_groups_taken_out_and_read_back()
    {
        var (amina, visitor) = await AminaAsync();
        var choose = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say");
        var page = await visitor.OpenAsync(Link(choose, "Pick pictures: What’s important to me"));
        page = await PressAsync(visitor, page, "Find", ("find", "mummy"), ("pile.friends", "important"));
        page.Page.QuerySelectorAll(".part-name span:last-child").Select(one => one.TextContent).ShouldBe(["mum"]);
        page = await PressAsync(visitor, page, "Food and drink", ("pile.mum", "important"));
        page.Page.QuerySelectorAll(".part").Length.ShouldBe(PictureTable.In("food").Count);
        page = await PressAsync(visitor, page, "Take out: friends", ("pile.tea", "not-sure"));
        ((IHtmlInputElement)page.One("#tea-not-sure")).IsChecked.ShouldBeTrue();
        Picked(page).ShouldBe(["mum", "tea"]);

        // It waits like words do.
        Picked(await visitor.OpenAsync($"/people/{amina.OwnRecord}/pictures/important")).ShouldBe(["mum", "tea"]);
        var check = await PressAsync(visitor, page, "Go on", ("pile.tea", "not-sure"));
        check.Page.QuerySelectorAll(".words .pics li").Select(one => one.TextContent).ShouldBe(["mum", "tea"]);
        var kept = await visitor.FollowAsync(await PressAsync(visitor, check, "Keep my words"));
        kept.One(".words").ClassList.ShouldContain("own");
        (await DraftsAsync(amina)).ShouldBe(0);

        var change = await visitor.OpenAsync(Link(await visitor.OpenAsync(Link(kept, "Change these words")), "Pick the pictures again"));
        Picked(change).ShouldBe(["mum", "tea"]);
        check = await PressAsync(visitor, change, "Go on", ("pile.dad", "important"));
        (await visitor.FollowAsync(await PressAsync(visitor, check, "Keep my words"))).Page.QuerySelectorAll(".timeline li .pics li").Select(one => one.TextContent).ShouldBe(["mum", "tea"]);
    }

    [Fact]
    public async Task No_picture_at_all_is_refused_and_nobody_else_comes_to_the_pictures()
    {
        var (amina, visitor) = await AminaAsync();
        var said = await house.Given.SaidAsync(amina);
        var empty = await PressAsync(visitor, await visitor.OpenAsync($"/people/{amina.OwnRecord}/pictures/important"), "Go on");
        (empty.Status, empty.One("[role=alert] a").GetAttribute("href")).ShouldBe((422, "#pictures"));
        empty.Page.GetElementById("pictures").ShouldNotBeNull();

        var (_, sister) = await SisterAsync(amina, Parts.Behave);
        foreach (var of in new[] { "important", "only-me", "nothing", said.StatementId.ToString(), Guid.NewGuid().ToString() })
            (await sister.OpenAsync($"/people/{amina.OwnRecord}/pictures/{of}")).Status.ShouldBe(404, of);
        (await sister.OpenAsync($"/people/{amina.OwnRecord}/pictures/behave")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Somebody_who_picks_with_the_person_says_so_and_it_waits_for_a_yes()
    {
        var (amina, visitor) = await AminaAsync();
        var (_, sister) = await SisterAsync(amina, Parts.Important);
        var write = await sister.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        var page = await sister.OpenAsync(Link(write, "Pick pictures with Amina"));
        var check = await PressAsync(sister, page, "Go on", ("pile.mum", "important"));
        var wrong = await PressAsync(sister, check, "Keep these words", ("capture.on", "yesterday-ish"), ("capture.present", "Jo"));
        wrong.Status.ShouldBe(422);
        wrong.Page.QuerySelectorAll(".words .pics li").Length.ShouldBe(1);
        var kept = await sister.FollowAsync(await PressAsync(sister, wrong, "Keep these words", ("capture.present", "Jo")));
        kept.One(".words .label").TextContent.Trim().ShouldBe("Amina chose these pictures");
        kept.One(".words").TextContent.ShouldContain("Written down by Sana, sister");
        kept.One(".words").TextContent.ShouldContain("In the room: Jo.");

        var statement = await visitor.OpenAsync(kept.Answer.RequestMessage!.RequestUri!.AbsolutePath);
        await PressAsync(visitor, statement, "Yes, I said this");
        (await visitor.OpenAsync(kept.Answer.RequestMessage!.RequestUri!.AbsolutePath)).One(".state.ok").TextContent.ShouldContain("Amina said yes");
    }

    private static IEnumerable<string> Picked(Seen page) => page.Page.QuerySelectorAll("section[aria-labelledby=chosen] li > span[lang]").Select(one => one.TextContent);

    private static string Link(Seen page, string words) =>
        page.Page.QuerySelectorAll("main a").Where(link => link.TextContent.Trim() == words).ToList().ShouldHaveSingleItem().GetAttribute("href")!;

    /// <summary>Presses the button with these words: its form goes off as a browser sends it, with what is chosen and hidden in it.</summary>
    private static Task<Seen> PressAsync(Visitor visitor, Seen page, string words, params (string Name, string Value)[] answers)
    {
        var button = page.Page.QuerySelectorAll("main button").Where(button => button.TextContent.Trim() == words).ToList().ShouldHaveSingleItem();
        var form = button.Closest("form")!;
        var chosen = form.QuerySelectorAll("input[type=radio]").Cast<IHtmlInputElement>().Where(radio => radio.IsChecked).Select(radio => (radio.Name!, radio.Value));
        var pressed = button.GetAttribute("name") is { } name ? [(name, button.GetAttribute("value")!)] : Array.Empty<(string, string)>();
        var all = chosen.Where(one => answers.All(answer => answer.Name != one.Item1)).Concat(answers).Concat(pressed).ToArray();
        button.Id = "pressed";
        return visitor.PressAsync(page, "#pressed", all);
    }

    private async Task<(Actor Amina, Visitor Visitor)> AminaAsync()
    {
        var amina = await house.Given.PersonAsync();
        return (amina, new Visitor(await house.BrowserAsync(amina)));
    }

    private async Task<(Actor Sana, Visitor Visitor)> SisterAsync(Actor amina, Parts parts)
    {
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, parts);
        return (sana, new Visitor(await house.BrowserAsync(sana)));
    }

    private Task<int> KeptAsync(Actor person) => RowsAsync("wording", person);

    private Task<int> DraftsAsync(Actor person) => RowsAsync("draft", person);

    private async Task<int> RowsAsync(string table, Actor person) =>
        (await house.Database.LookInsideAsync($"SELECT * FROM {table} WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)}")).Count;

    public sealed class On_Sqlite(ServedOnSqlite house) : SayPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SayPagesTests(house), IClassFixture<ServedOnPostgres>;
}
