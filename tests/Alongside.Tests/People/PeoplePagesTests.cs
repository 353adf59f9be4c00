using System.Text;
using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.People;

public abstract class PeoplePagesTests(ServedHouse house)
{
    [Fact]
    public async Task The_address_of_the_next_names_tells_no_name_and_no_person()
    {
        var sana = await house.Given.CircleMemberAsync();
        var people = new List<Actor>();
        for (var person = 0; person < 21; person++)
        {
            people.Add(await house.Given.PersonAsync($"Zubaida{person:00}"));
            await house.Given.ShareAsync(people[^1], sana, Parts.Important);
        }
        var visitor = new Visitor(await house.BrowserAsync(sana));
        var first = await visitor.OpenAsync("/people");
        Names(first).ShouldBe(people.Take(20).Select(person => person.Name));
        var next = first.One("a.btn[href^='/people?after=']").GetAttribute("href")!;
        var told = next.Split('=')[1];
        var bytes = Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(told));
        foreach (var text in new[] { told, bytes })
        {
            text.ShouldNotContain("zubaida", Case.Insensitive);
            people.ShouldAllBe(person => !text.Contains(person.OwnRecord!.Value.ToString("N"), StringComparison.OrdinalIgnoreCase));
        }
        Names(await visitor.OpenAsync(next)).ShouldBe(["Zubaida20"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%00")]
    [InlineData("our own, not sealed")]
    [InlineData("with an empty character")]
    public async Task A_place_in_the_list_that_we_did_not_give_out_is_its_beginning(string after)
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        if (after.StartsWith("our own", StringComparison.Ordinal)) after = Cursor.Write("amina", amina.OwnRecord!.Value);
        if (after.StartsWith("with an", StringComparison.Ordinal)) after = Cursor.Write("am\0ina", amina.OwnRecord!.Value);
        Names(await new Visitor(await house.BrowserAsync(sana)).OpenAsync("/people?after=" + after)).ShouldBe(["Amina"]);
        // And wherever else it may come from.
        (await house.The<ReachReading>().PageAsync(sana, after: Cursor.Write("am\0ina", amina.OwnRecord!.Value))).People.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_is_found_by_a_part_of_their_name_which_never_stands_in_an_address()
    {
        var jo = await house.Given.WorkerAsync();
        foreach (var name in new[] { "Amina Begum", "Bilal Khan", "Carys Khan" }) await house.Given.ShareAsync(await house.Given.PersonAsync(name), jo, Parts.Important);
        var visitor = new Visitor(await house.BrowserAsync(jo));
        var sent = await visitor.SendAsync(await visitor.OpenAsync("/people"), ("q", "KHÁN"));
        var address = sent.Answer.Headers.Location!.ToString();
        address.ShouldStartWith("/people?find=");
        address.ShouldNotContain(Uri.EscapeDataString("KHÁN"));
        Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(address.Split('=')[1])).ShouldNotContain("KHÁN");
        var found = await visitor.FollowAsync(sent);
        Names(found).ShouldBe(["Bilal Khan", "Carys Khan"]);
        found.One("#q").GetAttribute("value").ShouldBe("KHÁN");
        // With it, the other ways to choose; and without it, everybody.
        found.Page.QuerySelectorAll("main nav a").ShouldAllBe(link => link.GetAttribute("href")!.Contains("find=", StringComparison.Ordinal));
        Names(await visitor.FollowAsync(await visitor.SendAsync(found, ("q", " ")))).Count().ShouldBe(3);
        var nobody = await visitor.FollowAsync(await visitor.SendAsync(found, ("q", "Zoe")));
        (Names(nobody).Any(), nobody.One("[role=status]").TextContent).ShouldBe((false, "Nobody here is called that. Try a shorter part of the name."));
        (await visitor.SendAsync(found, ("q", new string('k', 101)))).Status.ShouldBe(422);
        Names(await visitor.OpenAsync("/people?find=Khan")).Count().ShouldBe(3, "what we did not seal is nothing");
    }

    [Fact]
    public async Task What_waits_stands_beside_the_name_and_those_with_whom_something_waits_are_listed_alone()
    {
        var jo = await house.Given.WorkerAsync();
        var (amina, bilal, carys) = (await house.Given.PersonAsync("Amina"), await house.Given.PersonAsync("Bilal"), await house.Given.PersonAsync("Carys"));
        foreach (var person in new[] { amina, bilal, carys }) await house.Given.ShareAsync(person, jo, Parts.Important);
        var said = await house.Given.SaidAsync(amina);
        var suggestion = await house.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(amina.OwnRecord!.Value, said.StatementId, "My garden and tea", "en", "she said so", "Amina", "page"));
        await house.The<SayNeed>().RunAsync(carys, new NeedToSay(carys.OwnRecord!.Value, NeedKind.Need, "Give me time", ReviewBy: new DateOnly(2026, 3, 12)));
        await house.The<SayNeed>().RunAsync(bilal, new NeedToSay(bilal.OwnRecord!.Value, NeedKind.Need, "Give me time", ReviewBy: new DateOnly(2026, 8, 1)));
        var visitor = new Visitor(await house.BrowserAsync(jo));

        var all = await visitor.OpenAsync("/people");
        Names(all).ShouldBe(["Amina", "Bilal", "Carys"]);
        all.Page.QuerySelectorAll(".state").Select(state => (state.TextContent, state.GetAttribute("href"))).ShouldBe([
            ("Amina has your suggestion", $"/people/{amina.OwnRecord}/suggestions/{suggestion}"), ("Look again together by 12 March 2026", $"/people/{carys.OwnRecord}/to-know")]);
        // A need is said in words of theirs: nothing of it stands in a list.
        all.Text.ShouldNotContain("Give me time");
        Names(await visitor.OpenAsync("/people?show=waiting")).ShouldBe(["Amina"]);
        Names(await visitor.OpenAsync("/people?show=again")).ShouldBe(["Carys"]);
        Names(await visitor.OpenAsync("/people?show=nonsense")).Count().ShouldBe(3);

        await house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.No));
        (await visitor.OpenAsync("/people?show=waiting")).One("main .empty").TextContent.ShouldContain("Nothing is waiting just now.");
        (await new Visitor(await house.BrowserAsync(await house.Given.CircleMemberAsync())).OpenAsync("/people?show=again")).Text.ShouldContain("Nothing is to be looked at again in the next 30 days.");
    }

    [Fact]
    public async Task A_list_opens_nobodys_record_and_is_no_look()
    {
        var (jo, amina) = (await house.Given.WorkerAsync(), await house.Given.PersonAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await new Visitor(await house.BrowserAsync(jo)).OpenAsync("/people");
        (await house.Database.LookInsideAsync($"SELECT 1 FROM look WHERE person_id = {house.Database.Literal(amina.OwnRecord!.Value)}")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Names(Seen page)
    {
        page.Status.ShouldBe(200);
        return page.Page.QuerySelectorAll(".rows .who a").Select(name => name.TextContent);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : PeoplePagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : PeoplePagesTests(house), IClassFixture<ServedOnPostgres>;
}
