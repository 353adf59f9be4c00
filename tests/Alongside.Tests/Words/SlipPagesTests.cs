using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>What somebody told a worker, on a sheet for them to keep; and the worker's list of what waits.</summary>
public abstract class SlipPagesTests(ServedHouse house)
{
    [Fact]
    public async Task After_an_answer_is_taken_the_slip_says_what_was_asked_what_she_said_and_how_to_change_her_mind()
    {
        var (amina, jo, said) = await SharedAsync();
        var worker = await VisitorAsync(jo);
        var suggestion = await SuggestAsync(jo, amina, said);
        var asked = await worker.OpenAsync($"/people/{amina.OwnRecord}/suggestions/{suggestion}");
        asked.Page.QuerySelector("a[href*='/slip']").ShouldBeNull("nothing was told yet");
        var told = await worker.FollowAsync(await worker.SendAsync(asked, ("do", "taken"), ("answer", "yes"), ("takenBy.how", "phone"), ("takenBy.on", "2026-03-01"), ("takenBy.present", "Sana\r\nBill"), ("takenBy.interpreter", "Mrs Malik")));
        told.Text.ShouldContain("Jo wrote this answer down.");

        var address = told.One("a[href*='/slip']").GetAttribute("href")!;
        foreach (var reader in new[] { worker, await VisitorAsync(amina) })
        {
            var slip = (await reader.OpenAsync(address)).One("article");
            foreach (var line in new[] { "Amina", "Jo suggests other words", "Other words.", "Yes", "support worker", "1 March 2026", "By phone", "Sana, Bill", "Mrs Malik interpreted.", "You can change your mind", "Phone or address:", "Ask me before you share this." })
                slip.TextContent.ShouldContain(line);
            slip.ClassList.ShouldContain("large");
        }
        (await (await VisitorAsync(await house.Given.WorkerAsync("Kit"))).OpenAsync(address)).Status.ShouldBe(404);
        await house.The<UndoAnswer>().RunAsync(amina, amina.OwnRecord!.Value, suggestion);
        (await worker.OpenAsync(address)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task So_it_does_after_a_yes_was_told_and_after_words_were_written_down()
    {
        var (amina, jo, _) = await SharedAsync();
        var worker = await VisitorAsync(jo);
        var write = await worker.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        var kept = await worker.FollowAsync(await worker.SendAsync(write, ("words", "Tea at four."), ("capture.how", "word-for-word"), ("capture.present", "Sana")));
        var address = kept.One("a[href$='/slip']").GetAttribute("href")!;
        var words = (await worker.OpenAsync(address)).One("article").TextContent;
        foreach (var line in new[] { "What you said", "Tea at four.", "Jo", "Sana" }) words.ShouldContain(line);
        words.ShouldNotContain("What you were asked");

        var yes = await worker.OpenAsync(kept.One("a[href$='/yes']").GetAttribute("href")!);
        await worker.FollowAsync(await worker.SendAsync(yes, ("takenBy.how", "sign")));
        var told = (await worker.OpenAsync(address)).One("article").TextContent;
        foreach (var line in new[] { "Did you say this?", "Tea at four.", "Yes", "By a sign" }) told.ShouldContain(line);
    }

    [Theory]
    [InlineData("hers")]
    [InlineData("a view")]
    [InlineData("said yes to by herself")]
    public async Task What_was_not_told_to_anybody_has_no_slip(string which)
    {
        var (amina, jo, said) = await SharedAsync();
        if (which != "hers") said = await house.The<SayStatement>().RunAsync(jo, new StatementToSay(amina.OwnRecord!.Value, "important", "Tea.", "en", new CaptureGiven(which == "a view" ? "workers-view" : "word-for-word")));
        if (which == "said yes to by herself") await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, said.StatementId, said.WordingId));
        var worker = await VisitorAsync(jo);
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/statements/{said.StatementId}/slip")).Status.ShouldBe(404);
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/statements/{said.StatementId}")).Page.QuerySelector("a[href*='/slip']").ShouldBeNull();
    }

    [Fact]
    public async Task Another_worker_prints_no_slip_of_what_they_did_not_take_down_and_nobody_one_of_what_is_hidden_since()
    {
        var (amina, jo, said) = await SharedAsync();
        var kit = await house.Given.WorkerAsync("Kit");
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        var suggestion = await SuggestAsync(jo, amina, said);
        await house.The<AnswerSuggestion>().RunAsync(jo, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.Yes, Taken: new AnswerTaken("phone")));
        var address = $"/people/{amina.OwnRecord}/statements/{said.StatementId}/slip";
        foreach (var rest in new[] { "", $"?suggestion={suggestion}", "?suggestion=nonsense" })
            (await (await VisitorAsync(kit)).OpenAsync(address + rest)).Status.ShouldBe(404);

        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, said.StatementId, Keeping.ForMe);
        foreach (var rest in new[] { "", $"?suggestion={suggestion}" })
            (await (await VisitorAsync(jo)).OpenAsync(address + rest)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_slip_is_in_the_persons_language_whoever_prints_it()
    {
        var account = await house.The<Alongside.Organisations.OpenAccount>().RunAsync("آمنہ");
        var record = await house.The<BeginRecord>().RunAsync(account, new RecordToBegin("آمنہ", "ur"));
        var (amna, jo) = (new Actor(account, Capacity.Self, record, Name: "آمنہ"), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amna, jo, Parts.Important);
        var told = await house.The<SayStatement>().RunAsync(jo, new StatementToSay(record, "important", "چائے۔", "ur", new CaptureGiven("word-for-word")));

        var page = await (await VisitorAsync(jo)).OpenAsync($"/people/{record}/statements/{told.StatementId}/slip");
        (page.Page.DocumentElement.GetAttribute("lang"), page.One("article").GetAttribute("lang"), page.One("article").GetAttribute("dir")).ShouldBe(("en", "ur", "rtl"));
        page.One("article").TextContent.ShouldNotContain("What you said");
        page.One("article").QuerySelectorAll("[lang=en]").Where(one => one.TextContent != "support worker").ShouldBeEmpty("every sentence is in her language");
    }

    [Fact]
    public async Task The_list_of_what_waits_leads_to_each_and_says_when_to_ask_another_way()
    {
        var (amina, jo, said) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, amina, said);
        var worker = await VisitorAsync(jo);
        var list = await worker.OpenAsync("/waiting");
        list.One("ul.rows a").GetAttribute("href")!.ShouldBe($"/people/{amina.OwnRecord}/suggestions/{suggestion}");
        list.One("ul.rows").TextContent.ShouldContain("Not answered yet.");
        list.One(".menu a[aria-current]").TextContent.ShouldBe("Waiting for an answer");

        house.Time.Move(Silence.Is);
        (await (await VisitorAsync(jo)).OpenAsync("/waiting")).One("ul.rows").TextContent.ShouldContain("No answer for 14 days. Ask another way.");
        (await (await VisitorAsync(await house.Given.CircleMemberAsync())).OpenAsync("/waiting")).Text.ShouldContain("Nothing is waiting just now.");
        (await (await VisitorAsync(amina)).OpenAsync("/waiting")).Status.ShouldBe(404);
    }

    private async Task<(Actor Amina, Actor Jo, StatementSaid Said)> SharedAsync()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        return (amina, jo, await house.Given.SaidAsync(amina));
    }

    private Task<Guid> SuggestAsync(Actor by, Actor amina, StatementSaid said) =>
        house.The<SuggestWording>().RunAsync(by, new WordingToSuggest(amina.OwnRecord!.Value, said.StatementId, "Other words.", "en", "why", "mine", "page"));

    private async Task<Visitor> VisitorAsync(Actor actor) => new(await house.BrowserAsync(actor));

    public sealed class On_Sqlite(ServedOnSqlite house) : SlipPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SlipPagesTests(house), IClassFixture<ServedOnPostgres>;
}
