using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>What happened on the pages and over the API: written on a phone, read by the person, corrected, moved, kept back.</summary>
public abstract class HappenedPagesTests(ServedHouse house)
{
    [Fact]
    public async Task A_worker_writes_it_from_the_persons_page_and_the_person_reads_it_from_theirs_and_does_not_agree()
    {
        var (amina, jo) = await SupportedAsync();
        var (worker, person) = (new Visitor(await house.BrowserAsync(jo)), new Visitor(await house.BrowserAsync(amina)));
        var about = await worker.OpenAsync($"/people/{amina.OwnRecord}");
        var form = await worker.OpenAsync(about.One("main a[href$='/happened/write']").GetAttribute("href")!);
        var kept = await worker.FollowAsync(await worker.PressAsync(form, "#words", ("kind", "visit"), ("met", "yes"), ("words", "The client was non-compliant about tea.")));
        kept.Said.ShouldBe(["The client was non-compliant about tea."]);
        kept.Page.QuerySelector("#advice").ShouldNotBeNull("words to think about stand beside it, and nothing is changed");

        var home = await person.OpenAsync("/");
        var list = await person.OpenAsync(home.One("main a[href$='/happened']").GetAttribute("href")!);
        list.Page.QuerySelector("main")!.TextContent.ShouldContain("Riverside Together wrote this. It is their record of their own work.");
        var one = await person.OpenAsync(list.One("main article a.btn").GetAttribute("href")!);
        one.Page.QuerySelector("main a[href*='/write']").ShouldBeNull();
        await person.FollowAsync(await person.PressAsync(one, "button[value=disagree]", ("do", "disagree"), ("because", "I like tea.")));
        var again = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened");
        again.Page.QuerySelector("main")!.TextContent.ShouldContain("Amina does not agree with this.");
        again.Page.QuerySelector("main")!.TextContent.ShouldContain("I like tea.");
        await person.FollowAsync(await person.PressAsync(await person.OpenAsync(list.One("main article a.btn").GetAttribute("href")!), "button[value=agree]", ("do", "agree")));
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/happened")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("does not agree");
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_something_is_missing_and_what_is_begun_waits_for_its_author_alone()
    {
        var (amina, jo) = await SupportedAsync();
        var worker = new Visitor(await house.BrowserAsync(jo));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        var missing = await worker.PressAsync(form, "#words", ("met", "yes"), ("words", "Bulbs are in."), ("on", "yesterday"));
        (missing.Status, missing.Typed).ShouldBe((422, "Bulbs are in."));
        var none = await worker.PressAsync(form, "#words", ("met", "no"), ("kind", "visit"), ("words", ""), ("dueOn", ""), ("dueClock", ""), ("checkBy", jo.AccountId.ToString()));
        (none.Status, none.Page.QuerySelector("#dueOn-error") is not null).ShouldBe((422, true));

        await worker.FollowAsync(await worker.PressAsync(form, "#words", ("go", "later"), ("kind", "call"), ("words", "She rang about")));
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/happened")).Text.ShouldContain("Go on with what you began");
        var begun = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        (begun.Typed, begun.One("input[name=kind][value=call]").HasAttribute("checked")).ShouldBe(("She rang about", true));
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync($"/people/{amina.OwnRecord}/happened")).Text.ShouldNotContain("She rang about");
        await worker.FollowAsync(await worker.PressAsync(begun, "#words", ("met", "yes"), ("kind", "call"), ("words", "She rang about the bench.")));
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write")).Page.QuerySelector("#words")!.TextContent.Trim().ShouldBeEmpty("nothing is left of the draft");
    }

    [Fact]
    public async Task We_did_not_meet_says_who_checks_and_what_was_found_and_stands_in_the_list_until_then()
    {
        var (amina, jo) = await SupportedAsync();
        var worker = new Visitor(await house.BrowserAsync(jo));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        var due = form.One("#dueOn").GetAttribute("value")!;
        var kept = await worker.FollowAsync(await worker.PressAsync(form, "#words", ("kind", "visit"), ("met", "no"), ("words", ""), ("checkBy", jo.AccountId.ToString()), ("dueOn", due), ("dueClock", "23:59")));
        kept.Page.QuerySelector("main")!.TextContent.ShouldContain("Jo checks that Amina is safe, by");
        var list = await worker.OpenAsync("/checks?mine=true");
        var one = await worker.OpenAsync(list.One("main .rows a").GetAttribute("href")!);
        (await worker.PressAsync(one, "button[value=tick]", ("do", "tick"), ("found", " "))).Status.ShouldBe(422);
        var done = await worker.FollowAsync(await worker.PressAsync(one, "button[value=tick]", ("do", "tick"), ("found", "She was at the shop.")));
        done.Page.QuerySelector("main")!.TextContent.ShouldContain("She was at the shop.");
        (await worker.OpenAsync("/checks")).Page.QuerySelector("main .rows a").ShouldBeNull();
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync("/checks")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task It_is_corrected_and_moved_by_forms_and_each_record_shows_its_side()
    {
        var (amina, jo) = await SupportedAsync();
        var bilal = await house.Given.PersonAsync("Bilal");
        await house.Given.SupportAsync(bilal, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var note = await house.The<WriteHappening>().RunAsync(jo, new HappeningToWrite(amina.OwnRecord!.Value, "visit", true, "A cold."));
        var worker = new Visitor(await house.BrowserAsync(jo));
        var correct = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write/{note}");
        correct.Page.QuerySelector("#words")!.TextContent.ShouldContain("A cold.");
        (await worker.PressAsync(correct, "#words", ("kind", "visit"), ("met", "yes"), ("words", "A small cold."))).Status.ShouldBe(422);
        var corrected = await worker.FollowAsync(await worker.PressAsync(correct, "#words", ("kind", "visit"), ("met", "yes"), ("words", "A small cold."), ("because", "It was small.")));
        corrected.Said.ShouldBe(["A small cold.", "A cold."]);

        var wrong = await worker.OpenAsync(corrected.One("main a[href$='/wrong']").GetAttribute("href")!);
        (await worker.PressAsync(wrong, "button[value=move]", ("do", "move"))).Status.ShouldBe(422);
        (await worker.PressAsync(wrong, "button[value=move]", ("do", "find"), ("find", "bil"))).Text.ShouldContain("Bilal");
        var moved = await worker.FollowAsync(await worker.PressAsync(wrong, "button[value=move]", ("do", "move"), ("to", bilal.OwnRecord!.Value.ToString())));
        moved.Said.ShouldBeEmpty();
        var (hers, his) = (new Visitor(await house.BrowserAsync(amina)), new Visitor(await house.BrowserAsync(bilal)));
        var here = await hers.OpenAsync($"/people/{amina.OwnRecord}/happened");
        here.Page.QuerySelector("#away")!.ParentElement!.TextContent.ShouldContain("It was about somebody else.");
        here.Text.ShouldNotContain("cold");
        here.Text.ShouldNotContain("Bilal");
        var there = await his.OpenAsync($"/people/{bilal.OwnRecord}/happened");
        there.Text.ShouldContain("First written in another record by mistake");
        there.Text.ShouldNotContain("Amina");
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/{note}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task That_it_was_hard_leads_to_whom_one_can_talk_to_and_is_kept_nowhere()
    {
        var (amina, jo) = await SupportedAsync();
        await new HappenedGiven(house.App.Services).LeadAsync(jo, name: "Lee");
        var worker = new Visitor(await house.BrowserAsync(jo));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        var sent = await worker.PressAsync(form, "#words", ("kind", "visit"), ("met", "yes"), ("words", "He shouted."), ("hard", "true"));
        sent.Answer.Headers.Location!.ToString().ShouldBe("/afterwards", "an address that says nothing of whom");
        (await worker.FollowAsync(sent)).Page.QuerySelector("main")!.TextContent.ShouldContain("Lee");
        foreach (var table in new[] { "happening", "event", "draft" })
            (await house.Database.LookInsideAsync($"SELECT * FROM {table}")).SelectMany(row => row).OfType<string>().ShouldAllBe(text => !text.Contains("hard", StringComparison.OrdinalIgnoreCase));
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync("/afterwards")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_kept_back_is_decided_on_the_form_and_shown_sooner_at_the_press_of_a_button()
    {
        var (amina, jo) = await SupportedAsync();
        var (worker, person) = (new Visitor(await house.BrowserAsync(jo)), new Visitor(await house.BrowserAsync(amina)));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        var until = DateOnly.FromDateTime(house.Time.GetUtcNow().UtcDateTime).AddDays(20).ToString("yyyy-MM-dd", null);
        (string, string)[] answers = [("kind", "call"), ("met", "yes"), ("words", "Her brother rang."), ("exemption", "serious-harm"), ("exemptUntil", until)];
        (await worker.PressAsync(form, "#words", answers)).Status.ShouldBe(422);
        var kept = await worker.FollowAsync(await worker.PressAsync(form, "#words", [.. answers, ("exemptBecause", "He reads it too.")]));
        kept.Page.QuerySelector("main")!.TextContent.ShouldContain("Amina does not see this until");
        (await person.OpenAsync($"/people/{amina.OwnRecord}/happened")).Said.ShouldBeEmpty();
        (await person.OpenAsync(kept.Answer.RequestMessage!.RequestUri!.AbsolutePath)).Status.ShouldBe(404);
        await worker.FollowAsync(await worker.PressAsync(kept, "button[value=show]", ("do", "show")));
        (await person.OpenAsync($"/people/{amina.OwnRecord}/happened")).Said.ShouldBe(["Her brother rang."]);
    }

    [Fact]
    public async Task Programs_write_and_read_the_same()
    {
        var (amina, jo) = await SupportedAsync();
        var (worker, person, sana) = (await house.ProgramAsync(jo), await house.ProgramAsync(amina), await house.Given.CircleMemberAsync());
        var address = $"/api/v1/people/{amina.OwnRecord}/happened";
        string[] there = ["Sana"];
        (await worker.PostAsJsonAsync(address, new { kind = "visit", met = true })).StatusCode.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);
        (await worker.PostAsJsonAsync(address, new { kind = "visit", met = true, words = "Bulbs are in.", present = there })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        foreach (var other in new[] { person, await house.ProgramAsync(sana) })
            (await other.PostAsJsonAsync(address, new { kind = "visit", met = true, words = "x" })).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var read = JsonDocument.Parse(await person.GetStringAsync(address));
        var now = read.RootElement.GetProperty("happened")[0].GetProperty("now");
        (now.GetProperty("words").GetString(), now.GetProperty("writer").GetString(), now.GetProperty("present")[0].GetString()).ShouldBe(("Bulbs are in.", "Jo", "Sana"));
        (await (await house.ProgramAsync(sana)).GetAsync(address)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private Task<(Actor Amina, Actor Jo)> SupportedAsync() => new HappenedGiven(house.App.Services).SupportedAsync();

    public sealed class On_Sqlite(ServedOnSqlite house) : HappenedPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : HappenedPagesTests(house), IClassFixture<ServedOnPostgres>;
}
