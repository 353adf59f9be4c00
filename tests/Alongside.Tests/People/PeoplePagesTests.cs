using System.Text;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Tests.Databases;

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

    private static IEnumerable<string> Names(Seen page)
    {
        page.Status.ShouldBe(200);
        return page.Page.QuerySelectorAll(".rows a").Select(name => name.TextContent);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : PeoplePagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : PeoplePagesTests(house), IClassFixture<ServedOnPostgres>;
}
