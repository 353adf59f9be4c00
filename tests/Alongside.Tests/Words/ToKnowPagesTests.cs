using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>What a new worker needs to know, on one sheet: how to talk with somebody first, everything with whose words it is, and nothing that is not shared.</summary>
public abstract class ToKnowPagesTests(ServedHouse house)
{
    [Fact]
    public async Task How_to_talk_comes_first_then_their_own_words_then_what_is_understood_each_as_whose_it_is()
    {
        var (amina, sana, jo) = await SharedAsync();
        var page = await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Sheet(amina));
        page.Status.ShouldBe(200);
        var sheet = page.One("article.a4");
        sheet.QuerySelectorAll("h2").Select(title => title.TextContent).ShouldBe([
            "How to talk with Amina", "What’s important to me", "What we understand Amina tells us", "What others say or saw"]);
        sheet.QuerySelector(".strip")!.TextContent.ShouldContain("Give me time");
        sheet.QuerySelectorAll(".words").Select(card => card.QuerySelector(".label") is not null).ShouldAllBe(labelled => labelled);
        var views = sheet.QuerySelectorAll("section").Single(section => section.TextContent.StartsWith("What others", StringComparison.Ordinal));
        views.TextContent.ShouldContain("She likes the radio.");
        sheet.QuerySelector(".constant")!.TextContent.ShouldContain("This may not be everything. Amina decides what each person sees. Ask me before you share this.");
        page.Text.ShouldNotContain("Hold my hand");
        page.Text.ShouldNotContain("Nobody else knows");
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync(Sheet(amina))).Text.ShouldNotContain("Nobody else knows", Case.Sensitive, "never on paper");
        sana.Name.ShouldBe("Sana");
    }

    [Fact]
    public async Task Nothing_shared_is_nothing_here_and_whoever_only_supports_reads_how_to_talk_and_no_more()
    {
        var (amina, _, _) = await SharedAsync();
        var lee = await house.Given.WorkerAsync("Lee");
        var visitor = new Visitor(await house.BrowserAsync(lee));
        (await visitor.OpenAsync(Sheet(amina))).Status.ShouldBe(404);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, lee.AccountId, lee.OrganisationId!.Value);
        var page = await visitor.OpenAsync(Sheet(amina));
        page.One(".strip").TextContent.ShouldContain("Give me time");
        page.Page.QuerySelectorAll(".words").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workers_page_of_somebody_leads_there_and_says_what_waits()
    {
        var (amina, _, jo) = await SharedAsync();
        var said = await house.Given.SaidAsync(amina, "Tea at four");
        var suggestion = await house.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(amina.OwnRecord!.Value, said.StatementId, "Tea at five", "en", "she said so", "Amina", "page"));
        var page = await new Visitor(await house.BrowserAsync(jo)).OpenAsync($"/people/{amina.OwnRecord}");
        page.One($"main a[href='{Sheet(amina)}']").TextContent.ShouldBe("What a new worker needs to know");
        page.One(".asks a").GetAttribute("href").ShouldBe($"/people/{amina.OwnRecord}/suggestions/{suggestion}");
    }

    private static string Sheet(Actor person) => $"/people/{person.OwnRecord}/to-know";

    private async Task<(Actor Amina, Actor Sana, Actor Jo)> SharedAsync()
    {
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        foreach (var viewer in new[] { sana, jo }) await house.Given.ShareAsync(amina, viewer, Parts.Important);
        await house.The<SayNeed>().RunAsync(amina, new NeedToSay(amina.OwnRecord!.Value, NeedKind.Need, "Give me time"));
        await house.Given.SaidAsync(amina);
        await house.Given.SaidAsync(amina, "Hold my hand", "support-me");
        var secret = await house.Given.SaidAsync(amina, "Nobody else knows");
        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, secret.StatementId, Keeping.ForMe);
        var hums = await SaysAsync(sana, amina, "She hums.", CaptureTable.Understood);
        await house.The<SeeItToo>().RunAsync(jo, new SeenToo(amina.OwnRecord!.Value, hums.StatementId, hums.WordingId));
        await SaysAsync(jo, amina, "She likes the radio.", "workers-view");
        return (amina, sana, jo);
    }

    private Task<StatementSaid> SaysAsync(Actor writer, Actor about, string words, string how) =>
        house.The<SayStatement>().RunAsync(writer, new StatementToSay(about.OwnRecord!.Value, "important", words, "en", new CaptureGiven(how)));

    public sealed class On_Sqlite(ServedOnSqlite house) : ToKnowPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : ToKnowPagesTests(house), IClassFixture<ServedOnPostgres>;
}
