using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>Who looked and how to talk with somebody, on the pages and over the API.</summary>
public abstract class LookedPagesTests(ServedHouse house)
{
    [Fact]
    public async Task The_person_reads_who_looked_one_screen_from_home_and_asks_why_on_the_next()
    {
        var (amina, jo, _) = await LookedAsync();
        var person = new Visitor(await house.BrowserAsync(amina));
        var home = await person.OpenAsync("/");
        var looked = await person.OpenAsync(home.One($"main a[href='{Here(amina)}']").GetAttribute("href")!);
        looked.One("main section h2").TextContent.ShouldBe("Staff of Riverside Together");
        looked.One("main section .timeline li").TextContent.ShouldContain("Jo, support worker");
        looked.Page.QuerySelector("main")!.TextContent.ShouldContain("Jo looked for the first time");

        var why = await person.OpenAsync(looked.One("main section a.btn").GetAttribute("href")!);
        var asked = await person.FollowAsync(await person.SendAsync(why, ("words", "Why so early?")));
        asked.Page.QuerySelector("main")!.TextContent.ShouldContain("Why so early?");
        var again = await person.SendAsync(await person.OpenAsync($"{Here(amina)}/why?of={jo.OrganisationId}"), ("words", "And again?"));
        again.Status.ShouldBe(422);
        again.Typed.ShouldBe("And again?");

        var worker = new Visitor(await house.BrowserAsync(jo));
        var list = await worker.OpenAsync("/questions");
        var question = await worker.OpenAsync(list.One("main .rows a").GetAttribute("href")!);
        question.Page.QuerySelector("main")!.TextContent.ShouldContain("Why so early?");
        (await worker.SendAsync(question, ("words", " "))).Status.ShouldBe(422);
        await worker.FollowAsync(await worker.SendAsync(question, ("words", "I came at eight that day.")));
        (await person.OpenAsync(Here(amina))).Said.ShouldBe(["I came at eight that day."]);
    }

    [Fact]
    public async Task A_value_in_an_address_that_does_not_fit_is_left_out_and_no_foreign_sentence_is_shown()
    {
        var (amina, jo, _) = await LookedAsync();
        var (person, worker) = (new Visitor(await house.BrowserAsync(amina)), new Visitor(await house.BrowserAsync(jo)));
        foreach (var seen in new[] { await person.OpenAsync(Here(amina) + "?page-number=first"), await person.OpenAsync($"/people/{amina.OwnRecord}/communication?common=x&change=y"),
            await worker.OpenAsync("/questions?page-number=9999999999999") })
        {
            seen.Status.ShouldBe(200);
            seen.Page.QuerySelector(".problem").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Everything_the_person_asked_is_there_a_page_at_a_time_and_each_once()
    {
        var (amina, jo, _) = await LookedAsync();
        var person = new Visitor(await house.BrowserAsync(amina));
        (await person.OpenAsync(Here(amina))).Page.QuerySelector("a[href$='of=asked']").ShouldBeNull("nothing was asked");
        await house.The<SystemDoor>().RunAsync(amina.OwnRecord!.Value, "a test asks much", unit =>
        {
            for (var number = 1; number <= 45; number++)
                unit.Record.LookQuestions.Add(new LookQuestion
                {
                    PersonId = amina.OwnRecord.Value, QuestionId = Ids.Opaque(), PartBit = Parts.OnlyMe, ViewerId = jo.OrganisationId!.Value, KnownAs = "Amina",
                    Words = $"question {number:00}", Language = "en", AskedAt = unit.At.AddMinutes(number), DueAt = unit.At.AddDays(7),
                });
            return Task.FromResult(true);
        });

        var looked = await person.OpenAsync(Here(amina));
        Asked(looked).ShouldBe(Enumerable.Range(26, 20).Reverse().Select(number => $"question {number:00}"));
        var page = await person.OpenAsync(looked.One("a[href$='of=asked']").GetAttribute("href")!);
        page.Page.QuerySelectorAll(".timeline").ShouldBeEmpty("looks have a page of their own");
        var all = Asked(page).ToList();
        for (var number = 2; number <= 3; number++)
        {
            page = await person.OpenAsync(page.One($"a[href*='page-number={number}']").GetAttribute("href")!);
            all.AddRange(Asked(page));
        }
        page.Page.QuerySelector("a[href*='page-number=4']").ShouldBeNull();
        all.ShouldBe(Enumerable.Range(1, 45).Reverse().Select(number => $"question {number:00}"));
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Here(amina) + "?of=asked")).Status.ShouldBe(404);

        static IEnumerable<string> Asked(Seen page) => page.Page.QuerySelectorAll("main section q").Select(words => words.TextContent);
    }

    [Fact]
    public async Task Nobody_else_finds_any_of_it()
    {
        var (amina, jo, _) = await LookedAsync();
        foreach (var other in new[] { jo, await house.Given.WorkerAsync("Kit"), await house.Given.PersonAsync("Bilal") })
        {
            var visitor = new Visitor(await house.BrowserAsync(other));
            foreach (var address in new[] { Here(amina), $"{Here(amina)}/why?of={jo.OrganisationId}", $"/people/{amina.OwnRecord}/communication", $"/questions/{Ids.New()}" })
                (await visitor.OpenAsync(address)).Status.ShouldBe(404, address);
            (await (await house.ProgramAsync(other)).GetAsync($"/api/v1{Here(amina)}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        }
        (await new Visitor(await house.BrowserAsync(await house.Given.CircleMemberAsync())).OpenAsync("/questions")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_program_of_the_persons_own_reads_the_same()
    {
        var (amina, _, _) = await LookedAsync();
        var answer = await (await house.ProgramAsync(amina)).GetStringAsync($"/api/v1{Here(amina)}");
        var group = System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("groups")[0];
        group.GetProperty("organisation").GetProperty("name").GetString().ShouldBe("Riverside Together");
        group.GetProperty("unusual")[0].GetProperty("kind").GetString().ShouldBe("first-time");
        group.GetProperty("looks")[0].GetProperty("parts").EnumerateArray().Select(part => part.GetString()).ShouldBe(["important", "communication"]);
    }

    [Fact]
    public async Task How_to_talk_with_somebody_stands_first_on_every_page_about_them_and_on_paper()
    {
        var (amina, jo, statement) = await LookedAsync();
        var person = new Visitor(await house.BrowserAsync(amina));
        var page = await person.OpenAsync($"/people/{amina.OwnRecord}/communication");
        await person.FollowAsync(await SendAsync(person, page, ("kind", "1"), ("words", "Write in large letters, 18 point"), ("do", "say")));
        await person.FollowAsync(await SendAsync(person, page, ("kind", "4"), ("words", "The old house"), ("do", "say")));
        await person.FollowAsync(await SendAsync(person, page, ("channel", "phone"), ("address", "01632 960001"), ("fromHour", "9"), ("untilHour", "17"), ("say", "It is Jo."), ("do", "contact")));

        foreach (var visitor in new[] { person, new Visitor(await house.BrowserAsync(jo)) })
        foreach (var address in new[] { "", $"/statements/{statement}", "/print" })
        {
            var shown = await visitor.OpenAsync($"/people/{amina.OwnRecord}{address}");
            var strip = shown.One("main .strip").TextContent;
            foreach (var words in new[] { "Write in large letters, 18 point", "The old house", "01632 960001", "It is Jo." }) strip.ShouldContain(words);
            shown.Text.IndexOf("class=\"strip\"", StringComparison.Ordinal).ShouldBeLessThan(shown.Text.IndexOf("class=\"said\"", StringComparison.Ordinal), address);
        }
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync($"/people/{amina.OwnRecord}/statements/{Ids.Opaque()}")).Text.ShouldNotContain("The old house");
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        var (amina, _, _) = await LookedAsync();
        var person = new Visitor(await house.BrowserAsync(amina));
        var page = await person.OpenAsync($"/people/{amina.OwnRecord}/communication");
        var nothing = await SendAsync(person, page, ("words", "Speak slowly"), ("do", "say"));
        (nothing.Status, nothing.Typed).ShouldBe((422, "Speak slowly"));
        (await SendAsync(person, page, ("channel", "email"), ("address", "no address"), ("do", "contact"))).Status.ShouldBe(422);
        (await SendAsync(person, page, ("channel", "phone"), ("address", "01632 960001"), ("fromHour", "noon"), ("untilHour", "17"), ("do", "contact"))).Status.ShouldBe(422);
    }

    private static string Here(Actor person) => $"/people/{person.OwnRecord}/looked";

    /// <summary>There are several forms on the page; each carries its own token and key.</summary>
    private static async Task<Seen> SendAsync(Visitor visitor, Seen page, params (string Name, string Value)[] answers)
    {
        var token = page.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(answers.Append(("__RequestVerificationToken", token)).Append(("key", Ids.Opaque().ToString("N")))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var answer = await visitor.Browser.PostAsync(page.Answer.RequestMessage!.RequestUri!.PathAndQuery, content);
        var text = await answer.Content.ReadAsStringAsync();
        return new Seen(answer, text, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text));
    }

    private async Task<(Actor Amina, Actor Jo, Guid Statement)> LookedAsync()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        var said = await house.Given.SaidAsync(amina);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await (await house.BrowserAsync(jo)).GetAsync($"/people/{amina.OwnRecord}");
        return (amina, jo, said.StatementId);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : LookedPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : LookedPagesTests(house), IClassFixture<ServedOnPostgres>;
}
