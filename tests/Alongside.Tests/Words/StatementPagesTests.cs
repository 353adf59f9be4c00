using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using AngleSharp.Html.Dom;

namespace Alongside.Tests.Words;

/// <summary>What can be done with one statement on its page: each by a button of its own, and never another one's with it.</summary>
public abstract class StatementPagesTests(ServedHouse house)
{
    [Fact]
    public async Task Enter_in_a_field_presses_no_button_but_the_one_that_belongs_to_it()
    {
        var (amina, jo) = await SharedAsync();
        var told = await ToldAsync(jo, amina, "word-for-word");
        var page = await (await VisitorAsync(amina)).OpenAsync(Address(amina, told));
        var forms = page.Page.QuerySelectorAll("main form").Cast<IHtmlFormElement>().ToList();

        forms.Count.ShouldBeGreaterThan(5);
        forms.ShouldAllBe(form => form.QuerySelectorAll("button").Length == 1);
        page.One("[name=because]").Closest("form")!.QuerySelector("button")!.GetAttribute("value").ShouldBe("disagree");
        page.Page.QuerySelectorAll("[name=aboutMe]")[0].Closest("form")!.QuerySelector("button")!.GetAttribute("value").ShouldBe("under");
    }

    [Fact]
    public async Task The_person_does_each_thing_with_its_button()
    {
        var (amina, jo) = await SharedAsync();
        var told = await ToldAsync(jo, amina, "word-for-word");
        var (person, worker) = (await VisitorAsync(amina), await VisitorAsync(jo));
        async Task<Seen> PressAsync(string what, params (string, string)[] typed) =>
            await person.FollowAsync(await person.PressAsync(await person.OpenAsync(Address(amina, told)), $"[value={what}]", [("do", what), .. typed]));

        (await PressAsync("disagree", ("because", "Not so."))).Text.ShouldContain("Not so.");
        var seen = await worker.OpenAsync(Address(amina, told));
        (seen.Text.Contains("Amina does not agree with these words."), seen.Text.Contains("Not so.")).ShouldBe((true, false));
        (await PressAsync("agree")).Text.ShouldNotContain("Not so.");
        (await PressAsync("yes")).Text.ShouldContain("Amina said yes to these words");
        (await PressAsync("notYes")).Text.ShouldContain("Not yet checked with Amina");
        (await PressAsync("made")).Text.ShouldContain("You marked this");
        await PressAsync("under", ("aboutMe", "4"));
        await PressAsync("forMe");
        (await worker.OpenAsync(Address(amina, told))).Status.ShouldBe(404);
        await PressAsync("back");
        (await worker.OpenAsync(Address(amina, told))).Status.ShouldBe(200);
        await PressAsync("away");
    }

    [Fact]
    public async Task A_worker_suggests_to_her_words_and_writes_their_own_view_anew_and_nobody_elses()
    {
        var (amina, jo) = await SharedAsync();
        var view = await ToldAsync(jo, amina, "workers-view");
        var worker = await VisitorAsync(jo);
        var kit = await house.Given.WorkerAsync("Kit");
        await house.Given.ShareAsync(amina, kit, Parts.Important);

        var page = await worker.OpenAsync(Address(amina, view));
        page.Page.QuerySelector("a[href$='/suggest']").ShouldBeNull();
        (await worker.OpenAsync(Address(amina, view) + "/suggest")).Status.ShouldBe(404);
        (await (await VisitorAsync(kit)).OpenAsync(Address(amina, view) + "/anew")).Status.ShouldBe(404);
        (await (await VisitorAsync(amina)).OpenAsync(Address(amina, view) + "/anew")).Status.ShouldBe(404);

        var anew = await worker.OpenAsync(page.One("a[href$='/anew']").GetAttribute("href")!);
        var refused = await worker.SendAsync(anew, ("words", "I like short visits."));
        (refused.Status, refused.Typed).ShouldBe((422, "I like short visits."));
        (await worker.FollowAsync(await worker.SendAsync(anew, ("words", "She likes short visits.")))).Said.ShouldBe(["She likes short visits."]);
        (await (await VisitorAsync(amina)).OpenAsync(Address(amina, view))).Said.ShouldBe(["She likes short visits.", "She likes tea."]);
        // Another window, with the words from before.
        (await worker.SendAsync(anew, ("words", "She likes long visits."))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Why_she_did_not_agree_stays_with_the_words_it_was_about_when_they_are_written_anew()
    {
        var (amina, jo) = await SharedAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Reasons);
        var view = await ToldAsync(jo, amina, "workers-view");
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, view.StatementId, MarkKind.Disagrees, "Not so.");
        var (person, worker) = (await VisitorAsync(amina), await VisitorAsync(jo));
        (await worker.OpenAsync(Address(amina, view))).Text.ShouldContain("Not so.");

        var anew = await worker.OpenAsync(Address(amina, view) + "/anew");
        var stands = await worker.FollowAsync(await worker.SendAsync(anew, ("words", "She likes short visits.")));
        stands.Text.ShouldContain("Amina does not agree with these words.");
        stands.Text.ShouldNotContain("Not so.");
        var hers = await person.OpenAsync(Address(amina, view));
        hers.Text.ShouldNotContain("Why Amina does not agree:");
        hers.One(".timeline li q").TextContent.ShouldBe("Not so.");
        var again = await person.FollowAsync(await person.PressAsync(hers, "[name=because]", ("do", "disagree"), ("because", "Nor so.")));
        again.Page.QuerySelectorAll("q").Select(why => why.TextContent).ShouldBe(["Nor so.", "Not so."]);
    }

    [Fact]
    public async Task A_yes_that_came_with_an_answer_is_undone_with_the_answer()
    {
        var (amina, jo) = await SharedAsync();
        var said = await house.Given.SaidAsync(amina);
        var suggestion = await house.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(amina.OwnRecord!.Value, said.StatementId, "Tea.", "en", "why", "mine", "page"));
        await house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes));

        var page = await (await VisitorAsync(amina)).OpenAsync(Address(amina, said));
        page.Page.QuerySelector("[value=notYes]").ShouldBeNull();
        page.One("details a").GetAttribute("href")!.ShouldEndWith($"/suggestions/{suggestion}");
    }

    private async Task<(Actor Amina, Actor Jo)> SharedAsync()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        return (amina, jo);
    }

    private Task<StatementSaid> ToldAsync(Actor jo, Actor amina, string how) =>
        house.The<SayStatement>().RunAsync(jo, new StatementToSay(amina.OwnRecord!.Value, "important", "She likes tea.", "en", new CaptureGiven(how)));

    private static string Address(Actor amina, StatementSaid said) => $"/people/{amina.OwnRecord}/statements/{said.StatementId}";

    private async Task<Visitor> VisitorAsync(Actor actor) => new(await house.BrowserAsync(actor));

    public sealed class On_Sqlite(ServedOnSqlite house) : StatementPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : StatementPagesTests(house), IClassFixture<ServedOnPostgres>;
}
