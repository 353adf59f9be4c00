using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.People;

/// <summary>A record begins on pages: by the person in two questions, by a worker in two steps and three answers, and by a code.</summary>
public abstract class BeginPagesTests(ServedHouse house)
{
    [Fact]
    public async Task Whoever_has_no_page_begins_one_with_two_answers()
    {
        var me = new Actor(await house.The<OpenAccount>().RunAsync("Bilal"), Capacity.Self, Name: "Bilal");
        var visitor = new Visitor(await house.BrowserAsync(me));
        var page = await visitor.OpenAsync((await visitor.OpenAsync("/")).One("main a[href='/begin']").GetAttribute("href")!);
        page.One("#knownAs").GetAttribute("value").ShouldBe("Bilal");
        var refused = await visitor.SendAsync(page, ("knownAs", " "), ("language", "ur"));
        (refused.Status, refused.Text.Contains("Write the name you are known by.", StringComparison.Ordinal)).ShouldBe((422, true));
        refused.One("input[name=language][checked]").GetAttribute("value").ShouldBe("ur");

        var home = await visitor.FollowAsync(await visitor.SendAsync(refused, ("knownAs", "Bill"), ("language", "ur")));
        home.One("main").TextContent.ShouldContain("This is your page.");
        (await visitor.OpenAsync("/begin")).Status.ShouldBe(404, "they have one now");
    }

    [Fact]
    public async Task A_worker_begins_a_page_in_two_steps_and_three_answers_prints_a_code_and_the_person_takes_it()
    {
        var (_, worker) = await WorkerAsync();
        var who = await worker.OpenAsync((await worker.OpenAsync("/people")).One("main a[href='/people/begin']").GetAttribute("href")!);
        var why = await worker.SendAsync(who, ("knownAs", "Noor"), ("language", "en"));
        var one = await worker.FollowAsync(await worker.SendAsync(why, ("basis", "wish"), ("because", "You asked us for help at home."), ("channel", "")));
        one.Text.ShouldContain("Now tell Noor.");

        var printed = await worker.PressAsync(one, "input[value=code]");
        var code = printed.One("bdi.code").TextContent;
        printed.Text.ShouldContain("/claim");
        (await worker.OpenAsync(one.Answer.RequestMessage!.RequestUri!.AbsolutePath)).Text.ShouldNotContain(code, customMessage: "it is shown once");

        var noor = new Visitor(house.Browser());
        var claim = await noor.OpenAsync("/claim");
        var wrong = await noor.SendAsync(claim, ("code", "AAAA-AAAA-AAAA"));
        (wrong.Status, wrong.Text.Contains("This code is not good, or not any more.", StringComparison.Ordinal)).ShouldBe((422, true));
        var home = await noor.FollowAsync(await noor.SendAsync(wrong, ("code", code)));
        (await noor.SendAsync(wrong, ("code", code))).Status.ShouldBe(302, "pressed twice it is once");
        home.One("main").TextContent.ShouldContain("Hello Noor");
        var begun = await noor.OpenAsync(home.One("main a[href$='/begun']").GetAttribute("href")!);
        foreach (var told in new[] { "Jo, Riverside Together began it for you", "They asked for it.", "You asked us for help at home." }) begun.One("main").TextContent.ShouldContain(told);
        (await worker.OpenAsync("/told")).One(".rows").TextContent.ShouldContain("Told on");
    }

    [Fact]
    public async Task A_message_that_only_a_human_can_take_stands_first_among_the_people_to_be_told_and_is_ticked_with_one_button()
    {
        var (jo, worker) = await WorkerAsync();
        (await worker.OpenAsync("/told")).Text.ShouldNotContain("They have a message");
        var amina = await house.Given.PersonAsync();
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(amina.OwnRecord!.Value, "phone", "01632 960001"));
        await house.The<SystemDoor>().RunAsync(amina.OwnRecord!.Value, "a test writes a letter", unit =>
        {
            unit.SendLater("by-hand-phone", $"{amina.OwnRecord:N}");
            return Task.FromResult(true);
        });

        var told = await worker.OpenAsync("/told");
        var first = told.Page.QuerySelector(".rows")!;
        first.TextContent.ShouldContain("Amina");
        first.TextContent.ShouldContain("By phone");
        (await worker.OpenAsync(first.QuerySelector("a")!.GetAttribute("href")!)).One("main").TextContent.ShouldContain("01632 960001");
        var stranger = new Visitor(await house.BrowserAsync(await house.Given.WorkerAsync("Kit")));
        (await stranger.SendAsync(told, "/told")).Status.ShouldNotBe(302);
        (await worker.OpenAsync("/told")).Text.ShouldContain("Amina");
        var done = await worker.FollowAsync(await worker.PressAsync(told, "[name=person]"));
        done.Text.ShouldNotContain("Amina");
        (await worker.PressAsync(told, "[name=person]")).Status.ShouldBe(404, "it was passed on already");
    }

    [Fact]
    public async Task A_lead_reads_which_deaths_were_written_down_here_and_takes_a_mistake_back_with_one_button()
    {
        var (jo, worker) = await WorkerAsync();
        var amina = await house.Given.PersonAsync();
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Died, "Her daughter", new DateOnly(2026, 3, 1)));
        (await worker.OpenAsync("/told")).Text.ShouldNotContain("Deaths written down here");
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId.Value) { Leads = true });
        var told = await worker.OpenAsync("/told");
        told.One("main li:has([name=ending])").TextContent.ShouldContain("Her daughter");
        var done = await worker.FollowAsync(await worker.PressAsync(told, "[name=ending]"));
        done.Text.ShouldNotContain("Deaths written down here");
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Why_a_page_was_begun_is_read_out_in_the_language_it_was_written_in_and_a_letter_is_no_more_than_asked_for()
    {
        var (_, worker) = await WorkerAsync();
        var why = await worker.SendAsync(await worker.OpenAsync("/people/begin"), ("knownAs", "Noor"), ("language", "ur"));
        var one = await worker.FollowAsync(await worker.SendAsync(why, ("basis", "wish"), ("because", "You asked us for help at home."), ("channel", "email"), ("address", "noor@example.org")));
        one.One("main .said").GetAttribute("lang").ShouldBe("en");
        one.One("main").TextContent.ShouldContain("A letter was asked for on");
    }

    [Fact]
    public async Task What_a_worker_typed_is_kept_when_it_is_refused_and_when_they_go_back()
    {
        var (_, worker) = await WorkerAsync();
        var who = await worker.SendAsync(await worker.OpenAsync("/people/begin"), ("knownAs", "Noor"), ("language", "en"), ("nhsNumber", "943 476 5918"));
        (who.Status, who.One("#knownAs").GetAttribute("value"), who.One("#nhsNumber").GetAttribute("value")).ShouldBe((422, "Noor", "943 476 5918"));
        who.One(".problem").TextContent.ShouldContain("One digit of this NHS number cannot be right.");

        var why = await worker.SendAsync(who, ("knownAs", "Noor"), ("language", "en"), ("nhsNumber", "943 476 5919"));
        var refused = await worker.SendAsync(why, ("because", "You asked."), ("channel", "email"), ("address", "noor@example.org"));
        (refused.Status, refused.Typed, refused.One("#address").GetAttribute("value")).ShouldBe((422, "You asked.", "noor@example.org"));
        refused.One(".problem").TextContent.ShouldContain("Choose on what basis you begin it.");
        var back = await worker.SendAsync(refused, ("go", "back"));
        (back.Status, back.One("#knownAs").GetAttribute("value"), back.One("#nhsNumber").GetAttribute("value")).ShouldBe((200, "Noor", "943 476 5919"));
    }

    [Fact]
    public async Task A_worker_writes_down_how_somebody_was_told_and_that_they_said_no()
    {
        var (jo, worker) = await WorkerAsync();
        var id = await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Noor", "wish", "You asked."));
        var page = await worker.OpenAsync($"/told/{id}");
        var refused = await worker.PressAsync(page, "#how", ("interpreter", "Mrs Malik"));
        (refused.Status, refused.One("#interpreter").GetAttribute("value")).ShouldBe((422, "Mrs Malik"));

        var kept = await worker.FollowAsync(await worker.PressAsync(refused, "#how", ("how", "sign"), ("interpreter", "Mrs Malik")));
        (await worker.PressAsync(refused, "#how", ("how", "sign"), ("interpreter", "Mrs Malik"))).Status.ShouldBe(302, "pressed twice it is once");
        foreach (var told in new[] { "In sign language", "Mrs Malik interpreted." }) kept.One("main").TextContent.ShouldContain(told);
        (await worker.PressAsync(kept, "[name=said]")).One(".problem").TextContent.ShouldContain("Choose how you told them.");
        var no = await worker.PressAsync(kept, "[name=said]", ("how", "phone"));
        (await worker.FollowAsync(no)).One("main").TextContent.ShouldContain("They said no to a page");
        (await worker.PressAsync(kept, "[name=said]", ("how", "phone"))).Status.ShouldBe(302, "pressed twice it is once");
        (await worker.OpenAsync($"/told/{id}")).Status.ShouldBe(404, "a name and a day are all that is kept here");
        var again = await worker.SendAsync(await worker.SendAsync(await worker.OpenAsync("/people/begin"), ("knownAs", "Noor"), ("language", "en")), ("basis", "wish"), ("because", "Again."), ("channel", ""));
        (again.Status, again.One(".problem").TextContent.Contains("Noor has said no to a page.", StringComparison.Ordinal)).ShouldBe((422, true));
    }

    [Fact]
    public async Task A_lead_finds_pages_begun_twice_and_whoever_begins_one_is_asked_whether_it_is_there()
    {
        var (jo, worker) = await WorkerAsync();
        (await worker.OpenAsync("/told/alike")).Status.ShouldBe(404);
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value) { Leads = true });
        var noor = new RecordToBeginFor("Noor", "wish", "You asked.") { Born = new DateOnly(1967, 5, 3) };
        await house.The<BeginForSomebody>().RunAsync(jo, noor);
        var id = await house.The<BeginForSomebody>().RunAsync(jo, noor with { KnownAs = "NOOR" });
        var alike = await worker.OpenAsync((await worker.OpenAsync("/told")).One("main a[href='/told/alike']").GetAttribute("href")!);
        alike.One(".rows").TextContent.ShouldContain("The name and the day of birth are the same.");
        var two = await worker.FollowAsync(await worker.PressAsync(alike, "[value=two]"));
        (two.Text.Contains("No two pages look alike.", StringComparison.Ordinal), two.One("details .rows").TextContent.Contains("NOOR", StringComparison.Ordinal)).ShouldBe((true, true));
        (await worker.FollowAsync(await worker.PressAsync(two, "[value=again]"))).Page.QuerySelector("details .rows").ShouldBeNull();
        var why = await worker.SendAsync(await worker.OpenAsync("/people/begin"), ("knownAs", "noor"), ("language", "en"));
        why.One($"main a[href='/told/{id}']").TextContent.ShouldContain("NOOR");

        (await worker.OpenAsync($"/told/{id}")).Page.QuerySelector("[value=undo]").ShouldBeNull("nobody has taken it");
        await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, id)).Code);
        var undone = await worker.FollowAsync(await worker.PressAsync(await worker.OpenAsync($"/told/{id}"), "[value=undo]"));
        undone.Text.ShouldContain("The page is nobody’s again.");
        undone.Page.QuerySelector("[value=undo]").ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_else_comes_to_a_workers_pages_or_to_how_a_page_began()
    {
        var (jo, _) = await WorkerAsync();
        var id = await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Noor", "wish", "You asked."));
        var person = (await house.The<BegunReading>().OneAsync(jo, id))!.PersonId;
        foreach (var other in new[] { await house.Given.PersonAsync("Bilal"), await house.Given.CircleMemberAsync() })
        {
            var visitor = new Visitor(await house.BrowserAsync(other));
            foreach (var address in new[] { "/told", "/told/alike", $"/told/{id}", "/people/begin", $"/people/{person}/begun", $"/people/{person}/ended" })
                (await visitor.OpenAsync(address)).Status.ShouldBe(404, address);
        }
        var kit = new Visitor(await house.BrowserAsync(await house.Given.WorkerAsync("Kit")));
        (await kit.OpenAsync($"/told/{id}")).Status.ShouldBe(404);
        (await kit.OpenAsync("/told")).Text.ShouldNotContain("Noor");
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync($"/people/{person}/begun")).Status.ShouldBe(404, "it is told to the person");
    }

    [Fact]
    public async Task The_page_for_a_code_says_the_same_to_everybody_who_has_none()
    {
        var answers = new List<string>();
        foreach (var actor in new Actor?[] { null, await house.Given.WorkerAsync("Kit"), await house.Given.CircleMemberAsync() })
            answers.Add((await new Visitor(actor is null ? house.Browser() : await house.BrowserAsync(actor)).OpenAsync("/claim")).One("main form h1").TextContent);
        answers.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_second_page_is_put_together_gone_to_and_taken_apart_on_pages()
    {
        var (jo, _) = await WorkerAsync();
        var id = await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Amina K.", "wish", "You asked."));
        var code = (await house.The<ClaimRecord>().PrintAsync(jo, id)).Code;
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        (await visitor.OpenAsync("/pages")).Text.ShouldContain("You have one page.");
        var claim = await visitor.OpenAsync("/claim");
        claim.Text.ShouldContain("You have a page already.");
        var pages = await visitor.FollowAsync(await visitor.SendAsync(claim, ("code", code)));
        var home = await visitor.FollowAsync(await visitor.PressAsync(pages, "button[value=go]", ("do", "go")));
        home.Page.QuerySelector($"main a[href='/people/{amina.OwnRecord}']").ShouldBeNull("this is the other page");
        home.One("main a[href$='/begun']").ShouldNotBeNull();
        var check = await visitor.OpenAsync((await visitor.OpenAsync("/pages")).One("main a[href*='apart=']").GetAttribute("href")!);
        check.One("h1").TextContent.ShouldBe("Is this page not about you?");
        (await visitor.OpenAsync($"/pages?apart={amina.OwnRecord}")).Page.QuerySelector("button[value=apart]").ShouldBeNull("the first one stays");
        var apart = await visitor.FollowAsync(await visitor.SendAsync(check, ("do", "apart")));
        apart.Text.ShouldContain("Each page is as it was.");
        (await visitor.OpenAsync("/")).One($"main a.tile[href='/people/{amina.OwnRecord}']").ShouldNotBeNull();
        (await visitor.OpenAsync($"/people/{(await house.The<BegunReading>().OneAsync(jo, id))!.PersonId}")).Status.ShouldBe(404);
    }

    private async Task<(Actor Jo, Visitor Worker)> WorkerAsync()
    {
        var jo = await house.Given.WorkerAsync();
        return (jo, new Visitor(await house.BrowserAsync(jo with { TeamId = null })));
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : BeginPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : BeginPagesTests(house), IClassFixture<ServedOnPostgres>;
}
