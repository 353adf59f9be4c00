using System.Net.Http.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using AngleSharp.Dom;

namespace Alongside.Tests.Words;

/// <summary>A person's words on pages, by somebody whose browser runs no script.</summary>
public abstract class WordsPagesTests(ServedHouse house)
{
    private static readonly string[] InTheRoom = ["Mum", "Jo"];

    private const string Constant = "This may not be everything. Amina decides what each person sees.";

    [Fact]
    public async Task The_person_says_something_changes_it_and_reads_every_earlier_wording()
    {
        var (_, visitor) = await AminaAsync();
        var home = await visitor.OpenAsync("/");
        home.Page.QuerySelector("h1")!.TextContent.ShouldContain("Amina");
        var choose = await visitor.OpenAsync(home.Page.QuerySelector("a[href$='/say']")!.GetAttribute("href")!);
        choose.Page.QuerySelectorAll(".tiles h2").Length.ShouldBe(4);
        var write = await visitor.OpenAsync(choose.One("a[href$='/say/important']").GetAttribute("href")!);

        var kept = await visitor.FollowAsync(await visitor.SendAsync(write, ("words", "My garden.")));
        kept.One("[role=status]").TextContent.ShouldContain("Your words are kept.");
        kept.Said.ShouldBe(["My garden."]);
        kept.One(".words").ClassList.ShouldContain("own");
        kept.Page.QuerySelector("main h2")?.TextContent.ShouldNotContain("Earlier words");

        foreach (var words in new[] { "My garden, every day.", "My garden. Even in the rain." })
        {
            var change = await visitor.OpenAsync(kept.One("a[href$='/change']").GetAttribute("href")!);
            change.Typed.ShouldBe(kept.Said[0]);
            kept = await visitor.FollowAsync(await visitor.SendAsync(change, ("words", words)));
        }
        kept.Said.ShouldBe(["My garden. Even in the rain.", "My garden, every day.", "My garden."]);
        kept.Page.QuerySelectorAll("h2").Select(heading => heading.TextContent).ShouldContain("Earlier words");

        var about = await visitor.OpenAsync(kept.One("a.back").GetAttribute("href")!);
        about.Said.ShouldBe(["My garden. Even in the rain."]);
        about.One(".words").Closest("section")!.QuerySelector("h2")!.TextContent.ShouldBe("What’s important to me");
    }

    [Fact]
    public async Task A_plain_link_leads_the_person_to_their_earlier_words_and_nobody_else()
    {
        var (amina, visitor) = await AminaAsync();
        var (_, sister) = await SisterAsync(amina, Parts.Important);
        var said = await house.Given.SaidAsync(amina, "My garden.");
        var about = await visitor.OpenAsync($"/people/{amina.OwnRecord}");
        var link = about.Page.QuerySelectorAll(".words a").Single(one => one.TextContent.StartsWith("Earlier words", StringComparison.Ordinal)).GetAttribute("href")!;
        link.ShouldEndWith($"/statements/{said.StatementId}#earlier");
        (await visitor.OpenAsync(link)).One("#earlier").TextContent.ShouldBe("There are no earlier words. These are the first.");

        await visitor.SendAsync(await visitor.OpenAsync(link.Split('#')[0] + "/change"), ("words", "My garden, every day."));
        (await visitor.OpenAsync(link)).Said.ShouldBe(["My garden, every day.", "My garden."]);
        foreach (var address in new[] { $"/people/{amina.OwnRecord}", link })
            (await sister.OpenAsync(address)).Text.ShouldNotContain("arlier");
    }

    [Fact]
    public async Task Earlier_words_carry_the_mark_of_whose_they_are_and_the_time_of_day()
    {
        var (amina, visitor) = await AminaAsync();
        var (sana, _) = await SisterAsync(amina, Parts.Important);
        var told = await (await house.ProgramAsync(sana)).PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements",
            new { heading = "important", words = "The garden.", capture = new { how = "word-for-word" } });
        var statement = told.Headers.Location!.ToString().Replace("/api/v1", "", StringComparison.Ordinal);
        foreach (var words in new[] { "My garden.", "My garden, every day." })
        {
            house.Time.Move(TimeSpan.FromMinutes(3));
            await visitor.SendAsync(await visitor.OpenAsync(statement + "/change"), ("words", words));
        }
        var seen = await visitor.OpenAsync(statement);
        seen.Page.QuerySelectorAll(".timeline > li").Select(one => (one.ClassList.Contains("mine"), one.QuerySelector(".said")!.TextContent)).ShouldBe([(true, "My garden."), (false, "The garden.")]);
        seen.Page.QuerySelectorAll(".by").Select(one => one.TextContent).ShouldBeUnique();
    }

    [Fact]
    public async Task My_page_offers_each_thing_once_and_promises_nothing_that_cannot_be_done()
    {
        var (_, visitor) = await AminaAsync();
        foreach (var page in new[] { await visitor.OpenAsync("/"), await new Visitor(house.Browser()).OpenAsync("/") })
        {
            page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldBeUnique();
            page.Text.ShouldNotContain("who sees it");
            page.Text.ShouldNotContain("stop sharing");
        }
    }

    [Fact]
    public async Task Every_page_says_who_I_am_and_the_page_for_what_went_wrong_says_no_name()
    {
        var (amina, visitor) = await AminaAsync();
        foreach (var address in new[] { "/", "/display", $"/people/{amina.OwnRecord}", $"/people/{amina.OwnRecord}/say" })
            (await visitor.OpenAsync(address)).One(".me").TextContent.Trim().ShouldStartWith("You are Amina.");
        (await visitor.OpenAsync("/nowhere")).Text.ShouldNotContain("Amina");
        (await new Visitor(house.Browser()).OpenAsync("/")).Page.QuerySelector(".me").ShouldBeNull();
    }

    [Theory]
    [InlineData("word-for-word", "told", "Amina said this. Sana wrote it down.", "Not yet checked with Amina")]
    [InlineData("with-help", "told", "Amina and Sana wrote this together", "Not yet checked with Amina")]
    [InlineData("supporters-view", "view", "Sana’s view as one of Amina’s circle", "These are not Amina’s words.")]
    [InlineData("observed", "view", "What Sana saw", "These are not Amina’s words.")]
    public async Task Words_that_somebody_else_wrote_down_say_so_above_the_words(string how, string shape, string label, string also)
    {
        var (amina, visitor) = await AminaAsync();
        var (sana, sister) = await SisterAsync(amina, Parts.Important);
        var program = await house.ProgramAsync(sana);
        (await program.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements",
            new { heading = "important", words = "The garden.", capture = new { how, on = "2026-03-01", present = InTheRoom } })).EnsureSuccessStatusCode();

        foreach (var reader in new[] { visitor, sister })
        {
            var about = await reader.OpenAsync($"/people/{amina.OwnRecord}");
            var card = about.One(".words");
            card.ClassList.ShouldContain(shape);
            card.ClassList.ShouldNotContain("own");
            card.QuerySelector(".label")!.TextContent.Trim().ShouldBe(label);
            card.QuerySelector(".label")!.CompareDocumentPosition(card.QuerySelector(".said")!).ShouldBe(DocumentPositions.Following);
            card.TextContent.ShouldContain(also);
            card.TextContent.ShouldContain("Sana, sister");
            card.TextContent.ShouldContain("Mum, Jo");
            card.TextContent.ShouldContain("1 March 2026");
        }
    }

    [Fact]
    public async Task Own_words_have_their_label_above_them_for_every_reader()
    {
        var (amina, visitor) = await AminaAsync();
        var (_, sister) = await SisterAsync(amina, Parts.Important);
        var said = await house.Given.SaidAsync(amina);
        foreach (var reader in new[] { visitor, sister })
        foreach (var address in new[] { $"/people/{amina.OwnRecord}", $"/people/{amina.OwnRecord}/statements/{said.StatementId}" })
        {
            var card = (await reader.OpenAsync(address)).One(".words.own");
            card.QuerySelector(".label")!.TextContent.Trim().ShouldBe("Amina’s own words");
            card.QuerySelector(".label")!.CompareDocumentPosition(card.QuerySelector(".said")!).ShouldBe(DocumentPositions.Following);
        }
    }

    [Fact]
    public async Task Every_reader_is_told_that_it_may_not_be_everything_whether_or_not_it_is()
    {
        var (amina, visitor) = await AminaAsync();
        var (_, sister) = await SisterAsync(amina, Parts.Important);
        var said = await house.Given.SaidAsync(amina);
        foreach (var reader in new[] { visitor, sister })
        foreach (var address in new[] { $"/people/{amina.OwnRecord}", $"/people/{amina.OwnRecord}/statements/{said.StatementId}" })
            (await reader.OpenAsync(address)).One(".constant").TextContent.ShouldBe(Constant);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "Write what you want to say." },
        { "  \n\t\u200b ", "Write what you want to say." },
        { "\n  \n   two spaces first, then\n\n  lines " + new string('x', 10_000) + "  \n", "too long" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_refused_comes_back_exactly_as_it_was_typed(string typed, string because)
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/behave");

        // A browser sends each line break as two characters.
        var answer = await visitor.SendAsync(write, ("words", typed.Replace("\n", "\r\n", StringComparison.Ordinal)));

        answer.Status.ShouldBe(422);
        answer.Typed.ShouldBe(typed);
        answer.Page.Title.ShouldStartWith("Error: ");
        var summary = answer.One("[role=alert]");
        summary.TextContent.ShouldContain(because);
        var box = answer.Page.QuerySelector(summary.QuerySelector("a")!.GetAttribute("href")!)!;
        box.LocalName.ShouldBe("textarea");
        box.GetAttribute("aria-invalid").ShouldBe("true");
        var described = box.GetAttribute("aria-describedby")!.Split(' ').Select(id => answer.Page.GetElementById(id)!.TextContent).ToList();
        described.ShouldContain(text => text.Contains(because));
        (await KeptAsync(amina)).ShouldBe(0);

        // And from there one can go on.
        (await visitor.FollowAsync(await visitor.SendAsync(answer, ("words", "Short.")))).Said.ShouldBe(["Short."]);
    }

    [Fact]
    public async Task An_empty_character_in_a_form_is_refused_in_plain_words()
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/behave");
        var answer = await visitor.SendAsync(write, ("words", "before\0after"));
        answer.Status.ShouldBe(422);
        answer.One("[role=alert]").TextContent.ShouldContain("a character that cannot be kept");
        answer.Text.ShouldNotContain('\0');
        answer.Typed.ShouldStartWith("before");
        answer.Typed.ShouldEndWith("after");
        (await KeptAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Words_changed_on_another_screen_are_shown_beside_what_was_typed()
    {
        var (amina, visitor) = await AminaAsync();
        var said = await house.Given.SaidAsync(amina, "first");
        var address = $"/people/{amina.OwnRecord}/statements/{said.StatementId}/change";
        var (here, elsewhere) = (await visitor.OpenAsync(address), await visitor.OpenAsync(address));
        (await visitor.SendAsync(elsewhere, ("words", "from the other screen"))).Status.ShouldBe(302);

        var stale = await visitor.SendAsync(here, ("words", "  from this screen"));
        stale.Status.ShouldBe(422);
        stale.Said.ShouldBe(["from the other screen"]);
        stale.Typed.ShouldBe("  from this screen");
        stale.One("[role=alert]").TextContent.ShouldContain("changed while you were writing");

        // Having seen both, the person decides.
        var kept = await visitor.FollowAsync(await visitor.SendAsync(stale, ("words", stale.Typed)));
        kept.Said.ShouldBe(["  from this screen", "from the other screen", "first"]);
    }

    [Fact]
    public async Task The_same_form_sent_twice_counts_once()
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/who-i-am");
        var (first, second) = (await visitor.SendAsync(write, ("words", "A gardener")), await visitor.SendAsync(write, ("words", "A gardener")));
        second.Answer.Headers.Location.ShouldBe(first.Answer.Headers.Location);
        (await KeptAsync(amina)).ShouldBe(1);

        var change = await visitor.OpenAsync(first.Answer.Headers.Location!.ToString().Split('?')[0] + "/change");
        (await visitor.SendAsync(change, ("words", "A good gardener"))).Status.ShouldBe(302);
        (await visitor.SendAsync(change, ("words", "A good gardener"))).Status.ShouldBe(302);
        (await KeptAsync(amina)).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_form_sent_again_with_other_words_loses_neither()
    {
        var (amina, visitor) = await AminaAsync();
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/who-i-am");
        await visitor.SendAsync(write, ("words", "A gardener"));
        var again = await visitor.SendAsync(write, ("words", "A cook"));
        again.Status.ShouldBe(422);
        again.Typed.ShouldBe("A cook");
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBe(["A gardener"]);

        // "Save again" must then work, or the person is stuck with words nobody keeps.
        (await visitor.SendAsync(again, ("words", again.Typed))).Status.ShouldBe(302);
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBe(["A gardener", "A cook"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_about_a_person_stays_in_a_browsers_cache()
    {
        var (amina, visitor) = await AminaAsync();
        var said = await house.Given.SaidAsync(amina);
        foreach (var address in new[] { "/", $"/people/{amina.OwnRecord}", $"/people/{amina.OwnRecord}/say/important", $"/people/{amina.OwnRecord}/statements/{said.StatementId}",
            $"/people/{amina.OwnRecord}/statements/{said.StatementId}/change", $"/people/{Basics.Ids.New()}" })
            (await visitor.OpenAsync(address)).Answer.Headers.CacheControl!.NoStore.ShouldBeTrue(address);
        var refused = await visitor.SendAsync(await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important"), ("words", ""));
        refused.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
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

    private async Task<int> KeptAsync(Actor person) =>
        (await house.Database.LookInsideAsync($"SELECT wording_id FROM wording WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)}")).Count;

    public sealed class On_Sqlite(ServedOnSqlite house) : WordsPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : WordsPagesTests(house), IClassFixture<ServedOnPostgres>;
}
