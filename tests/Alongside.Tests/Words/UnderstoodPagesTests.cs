using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>What we understand somebody tells us, on pages, on paper and for programs.</summary>
public abstract class UnderstoodPagesTests(ServedHouse house)
{
    private const string Sign = "She hums when the kettle is on.";

    [Fact]
    public async Task A_sister_writes_what_she_saw_a_worker_saw_it_too_and_everybody_reads_who_and_until_when()
    {
        var (amina, sana, jo) = await SharedAsync();
        var (sister, worker) = (await VisitorAsync(sana), await VisitorAsync(jo));
        var write = await sister.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        var seen = await sister.FollowAsync(await sister.SendAsync(write, ("words", Sign), ("capture.how", "understood")));
        var card = seen.One(".words");
        card.ClassList.ShouldContain("view");
        card.TextContent.ShouldContain("What Sana saw");
        card.TextContent.ShouldContain("Nobody who knows Amina in another way has seen this yet.");
        seen.Page.QuerySelector("a[href$='/seen']").ShouldBeNull("she saw it already");

        var statement = seen.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        var too = await worker.OpenAsync((await worker.OpenAsync(statement)).One("a[href$='/seen']").GetAttribute("href")!);
        var refused = await worker.SendAsync(too, ("saw", "I saw her smile."));
        (refused.Status, refused.Typed).ShouldBe((422, "I saw her smile."));
        var understood = await worker.FollowAsync(await worker.SendAsync(too, ("saw", "She smiled."), ("reviewBy", "2026-05-02")));

        foreach (var page in new[] { understood, await sister.OpenAsync($"/people/{amina.OwnRecord}"), await worker.OpenAsync($"/people/{amina.OwnRecord}/print"), await (await VisitorAsync(amina)).OpenAsync(statement) })
        {
            var shown = page.Page.QuerySelector(".words.seen")!;
            shown.QuerySelector(".label")!.TextContent.Trim().ShouldBe("What we understand Amina tells us");
            foreach (var said in new[] { Sign, "Sana, sister, saw this, 2 March 2026.", "Jo, support worker, saw this, 2 March 2026.", "She smiled.", "Somebody looks again by 2 May 2026.", "Amina’s yes: She nods.", "Amina’s no: She looks down.", "These are not Amina’s words." })
                shown.TextContent.ShouldContain(said);
            shown.TextContent.ShouldNotContain("said yes to these words");
        }
    }

    [Fact]
    public async Task When_the_day_is_over_it_says_so_calmly_and_whoever_may_write_looks_again()
    {
        var (amina, sana, jo) = await SharedAsync();
        var said = await UnderstoodAsync(amina, sana, jo, new DateOnly(2026, 4, 1));
        var (sister, person) = (await VisitorAsync(sana), await VisitorAsync(amina));
        var due = "It is time to look at this again.";
        (await sister.OpenAsync(said)).Text.ShouldNotContain(due);

        house.Time.Move(TimeSpan.FromDays(31));
        (sister, person) = (await VisitorAsync(sana), await VisitorAsync(amina));
        var page = await sister.OpenAsync(said);
        (page.Text.Contains(due), page.Text.Contains("It was to be looked at again by 1 April 2026.")).ShouldBe((true, true));
        (await person.OpenAsync(said)).Text.ShouldNotContain(due);
        var again = await sister.FollowAsync(await sister.SendAsync(await sister.OpenAsync(said + "/seen")));
        (again.Text.Contains(due), again.One(".words.seen").TextContent.Contains("Sana, sister, looked again, 2 April 2026.")).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_program_reads_it_as_observed_until_two_have_seen_it_and_then_as_understood()
    {
        var (amina, sana, jo) = await SharedAsync();
        var (sister, worker) = (await house.ProgramAsync(sana), await house.ProgramAsync(jo));
        var told = await sister.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements", new { heading = "important", words = Sign, capture = new { how = "understood" } });
        var address = told.Headers.Location!.ToString();
        var before = (await worker.GetFromJsonAsync<JsonElement>(address));
        before.GetProperty("voice").GetProperty("how").GetString().ShouldBe("observed");
        before.GetProperty("voice").GetProperty("state").GetString().ShouldBe("Waits for a second person, who knows Amina in another way");

        (await sister.PostAsJsonAsync($"{address}/observers", new { wordingId = before.GetProperty("wordingId").GetGuid() })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await worker.PostAsJsonAsync($"{address}/observers", new { wordingId = Guid.NewGuid() })).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await worker.PostAsJsonAsync($"{address}/observers", new { wordingId = before.GetProperty("wordingId").GetGuid(), saw = "She smiled." })).StatusCode.ShouldBe(HttpStatusCode.Created);

        foreach (var json in new[] { await worker.GetFromJsonAsync<JsonElement>(address), (await worker.GetFromJsonAsync<JsonElement>($"/api/v1/people/{amina.OwnRecord}")).GetProperty("statements")[0] })
        {
            var voice = json.GetProperty("voice");
            (voice.GetProperty("how").GetString(), voice.GetProperty("whose").GetString(), voice.GetProperty("ownWords").GetBoolean(), voice.GetProperty("confirmed").ValueKind)
                .ShouldBe(("understood", "observers", false, JsonValueKind.Null));
            var understanding = voice.GetProperty("understanding");
            understanding.GetProperty("observers").EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldBe(["Sana", "Jo"]);
            (understanding.GetProperty("reviewBy").GetString(), understanding.GetProperty("yes")[0].GetString(), understanding.GetProperty("no")[0].GetString()).ShouldBe(("2026-09-02", "She nods.", "She looks down."));
        }
    }

    [Fact]
    public async Task Somebody_who_may_not_see_it_finds_nothing()
    {
        var (amina, sana, jo) = await SharedAsync();
        var said = await UnderstoodAsync(amina, sana, jo, null);
        foreach (var other in new[] { await house.Given.WorkerAsync("Kit"), amina })
            (await (await VisitorAsync(other)).OpenAsync(said + "/seen")).Status.ShouldBe(404);
    }

    private async Task<string> UnderstoodAsync(Actor amina, Actor sana, Actor jo, DateOnly? by)
    {
        var seen = await house.The<SayStatement>().RunAsync(sana, new StatementToSay(amina.OwnRecord!.Value, "important", Sign, "en", new CaptureGiven("understood")));
        await house.The<SeeItToo>().RunAsync(jo, new SeenToo(amina.OwnRecord!.Value, seen.StatementId, seen.WordingId, ReviewBy: by));
        return $"/people/{amina.OwnRecord}/statements/{seen.StatementId}";
    }

    private async Task<(Actor Amina, Actor Sana, Actor Jo)> SharedAsync()
    {
        house.Time.MoveTo(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        await house.The<SayNeed>().RunAsync(amina, new NeedToSay(amina.OwnRecord!.Value, NeedKind.Yes, "She nods.", "en"));
        await house.The<SayNeed>().RunAsync(amina, new NeedToSay(amina.OwnRecord!.Value, NeedKind.No, "She looks down.", "en"));
        return (amina, sana, jo);
    }

    private async Task<Visitor> VisitorAsync(Actor actor) => new(await house.BrowserAsync(actor));

    public sealed class On_Sqlite(ServedOnSqlite house) : UnderstoodPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : UnderstoodPagesTests(house), IClassFixture<ServedOnPostgres>;
}
