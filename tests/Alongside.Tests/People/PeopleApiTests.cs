using System.Net;
using System.Text.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.People;

/// <summary>The people a program may know of: the same as its owner sees, acting as what the token acts, and no more.</summary>
public abstract class PeopleApiTests(ServedHouse house)
{
    [Fact]
    public async Task The_people_are_paged_by_a_place_that_tells_nothing_and_found_by_a_part_of_a_name()
    {
        var jo = await house.Given.WorkerAsync();
        var people = new List<Actor>();
        for (var number = 0; number < 5; number++)
        {
            people.Add(await house.Given.PersonAsync($"Zubaida{number}"));
            await house.Given.ShareAsync(people[^1], jo, Parts.Important);
        }
        var program = await house.ProgramAsync(jo);
        var first = await ReadAsync(program, "?size=3");
        Names(first).ShouldBe(["Zubaida0", "Zubaida1", "Zubaida2"]);
        first.GetProperty("people")[0].GetProperty("id").GetGuid().ShouldBe(people[0].OwnRecord!.Value);
        var next = first.GetProperty("next").GetString()!;
        next.ShouldNotContain("zubaida", Case.Insensitive);
        var second = await ReadAsync(program, "?size=3&after=" + next);
        Names(second).ShouldBe(["Zubaida3", "Zubaida4"]);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        Names(await ReadAsync(program, "?q=AIDA4")).ShouldBe(["Zubaida4"]);
        Names(await ReadAsync(program, "?q=nobody")).ShouldBeEmpty();
        Names(await ReadAsync(program, "?after=nonsense")).Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_token_lists_only_in_its_own_capacity_and_nobody_who_left_it_out()
    {
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        Names(await ReadAsync(await house.ProgramAsync(sana))).ShouldBe(["Amina"]);
        Names(await ReadAsync(await house.ProgramAsync(amina))).ShouldBeEmpty();
        var worker = await house.ProgramAsync(jo);
        Names(await ReadAsync(worker)).ShouldBe(["Amina"]);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);
        Names(await ReadAsync(worker)).ShouldBeEmpty();
        (await house.Browser().GetAsync("/api/v1/people")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("?size=0", "size")]
    [InlineData("?size=51", "size")]
    [InlineData("?q=%00", "q")]
    public async Task What_cannot_be_asked_is_refused_plainly(string query, string field)
    {
        var answer = await (await house.ProgramAsync(await house.Given.CircleMemberAsync())).GetAsync("/api/v1/people" + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("field").GetString().ShouldBe(field);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient program, string query = "")
    {
        var answer = await program.GetAsync("/api/v1/people" + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static IEnumerable<string?> Names(JsonElement page) => page.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("name").GetString());

    public sealed class On_Sqlite(ServedOnSqlite house) : PeopleApiTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : PeopleApiTests(house), IClassFixture<ServedOnPostgres>;
}
