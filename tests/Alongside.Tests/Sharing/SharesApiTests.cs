using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.TheSharing;

/// <summary>Shares over the API: the person's own, and nothing at all for anybody else.</summary>
public abstract class SharesApiTests(ServedHouse house)
{
    private static readonly string[] Important = ["important"], Goals = ["goals"];

    [Fact]
    public async Task The_person_gives_a_share_lists_it_and_takes_it_back()
    {
        var (amina, sana, program, shares) = await AminaAsync();
        var given = await program.PostAsJsonAsync(shares, new { viewer = new { kind = "circle", id = sana.AccountId }, parts = Important, until = "2026-06-01" });
        given.StatusCode.ShouldBe(HttpStatusCode.Created, await given.Content.ReadAsStringAsync());
        var id = (await JsonAsync(given)).GetProperty("id").GetGuid();
        given.Headers.Location!.ToString().ShouldBe($"{shares}/{id}");
        (await ReadsAsync(sana, amina)).ShouldBe(HttpStatusCode.OK);

        var listed = (await JsonAsync(await program.GetAsync(shares))).GetProperty("shares").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("viewer").GetProperty("name").GetString().ShouldBe("Sana");
        listed.GetProperty("parts").EnumerateArray().Select(part => part.GetString()).ShouldBe(Important);
        foreach (var _ in new[] { 1, 2 }) (await program.DeleteAsync($"{shares}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadsAsync(sana, amina)).ShouldBe(HttpStatusCode.NotFound);
        (await JsonAsync(await program.GetAsync(shares))).GetProperty("shares")[0].GetProperty("takenBackAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_neighbour_tells_what_they_noticed_and_sees_nothing()
    {
        var (amina, sana, program, shares) = await AminaAsync();
        await house.Given.SaidAsync(amina);
        (await program.PostAsJsonAsync(shares, new { viewer = new { kind = "circle", id = sana.AccountId }, parts = Important, onlyGives = true })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await program.PostAsJsonAsync(shares, new { viewer = new { kind = "circle", id = sana.AccountId }, parts = Goals, onlyGives = true })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var hers = await house.ProgramAsync(sana);
        var record = $"/api/v1/people/{amina.OwnRecord}";
        var seen = await JsonAsync(await hers.GetAsync(record));
        (seen.GetProperty("statements").GetArrayLength(), seen.GetProperty("language").GetString()).ShouldBe((0, "und"), "the name, and not even which language to talk in");
        var said = await hers.PostAsJsonAsync(record + "/statements", new { heading = "important", words = "Her curtains were closed all day.", capture = new { how = "observed" } });
        said.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await hers.GetAsync(said.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await JsonAsync(await hers.GetAsync(record))).GetProperty("statements").GetArrayLength().ShouldBe(0);
        (await hers.PostAsJsonAsync(record + "/statements", new { heading = "behave", words = "…", capture = new { how = "observed" } })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetStringAsync(record)).ShouldContain("Her curtains were closed all day.");
    }

    [Fact]
    public async Task The_same_key_gives_one_share_and_another_body_is_told_so()
    {
        var (_, sana, program, shares) = await AminaAsync();
        program.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        var body = new { viewer = new { kind = "circle", id = sana.AccountId }, parts = Important };
        var (first, second) = (await program.PostAsJsonAsync(shares, body), await program.PostAsJsonAsync(shares, body));
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await program.PostAsJsonAsync(shares, body with { parts = ["behave"] })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"parts":["important"]}""")]
    [InlineData("""{"viewer":{"kind":"account","id":"ID"},"parts":["important"]}""")]
    [InlineData("""{"viewer":{"kind":"worker","id":"ID"},"parts":["important"]}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"}}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":[]}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":[null]}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["everything"]}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["only-me"]}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["important","safeguarding"]}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["important"],"until":"9999-12-31"}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["important"],"until":"2001-01-01"}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["important"],"until":"soon"}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"ID"},"parts":["important"],"purpose":"profit"}""")]
    [InlineData("""{"viewer":{"kind":"circle","id":"nobody"},"parts":["important"]}""")]
    [InlineData("[]")]
    public async Task What_is_no_share_is_refused_in_a_sentence_and_shares_nothing(string body)
    {
        var (_, sana, program, shares) = await AminaAsync();
        var text = body.Replace("ID", sana.AccountId.ToString(), StringComparison.Ordinal);
        var answer = await program.PostAsync(shares, new StringContent(text, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(answer)).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        (await JsonAsync(await program.GetAsync(shares))).GetProperty("shares").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_id_of_nobody_and_of_something_else_are_refused_alike_and_share_nothing()
    {
        var (amina, sana, program, shares) = await AminaAsync();
        var jo = await house.Given.WorkerAsync();
        object[] viewers =
        [
            new { kind = "circle", id = Guid.NewGuid() }, new { kind = "circle", id = amina.OwnRecord }, new { kind = "circle", id = jo.OrganisationId },
            new { kind = "worker", id = Guid.NewGuid(), organisationId = jo.OrganisationId }, new { kind = "worker", id = jo.AccountId, organisationId = Guid.NewGuid() },
            new { kind = "worker", id = jo.AccountId, organisationId = jo.TeamId }, new { kind = "team", id = jo.OrganisationId }, new { kind = "organisation", id = jo.TeamId },
            new { kind = "team", id = sana.AccountId }, new { kind = "organisation", id = Guid.Empty },
        ];
        var answers = new List<string>();
        foreach (var viewer in viewers)
        {
            var answer = await program.PostAsJsonAsync(shares, new { viewer, parts = Important });
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, viewer.ToString());
            answers.Add((await JsonAsync(answer)).GetProperty("detail").GetString()!);
        }
        answers.Distinct().ShouldBe(["Nobody here has this id. Look at it again."]);
        (await JsonAsync(await program.GetAsync(shares))).GetProperty("shares").GetArrayLength().ShouldBe(0);
        // Where somebody works is nothing this may tell: a share with them there is kept, and opens nothing elsewhere.
        var (elsewhere, _) = await house.Given.OrganisationAsync("Elsewhere");
        (await program.PostAsJsonAsync(shares, new { viewer = new { kind = "worker", id = jo.AccountId, organisationId = elsewhere }, parts = Important })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await ReadsAsync(jo, amina)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task For_everybody_else_it_is_as_if_it_were_not_there()
    {
        var (amina, sana, _, shares) = await AminaAsync();
        var share = await house.Given.ShareAsync(amina, sana, Parts.Headings);
        var bilal = await house.Given.PersonAsync("Bilal");
        foreach (var actor in new[] { sana, bilal })
        {
            var program = await house.ProgramAsync(actor);
            (await program.GetAsync(shares)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await program.PostAsJsonAsync(shares, new { viewer = new { kind = "circle", id = actor.AccountId }, parts = Important })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await program.PostAsJsonAsync(shares, new { nonsense = true })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await program.DeleteAsync($"{shares}/{share}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        // Another person's share, at one's own address.
        (await (await house.ProgramAsync(bilal)).DeleteAsync($"/api/v1/people/{bilal.OwnRecord}/shares/{share}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadsAsync(sana, amina)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(Actor Amina, Actor Sana, HttpClient Program, string Shares)> AminaAsync()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        return (amina, sana, await house.ProgramAsync(amina), $"/api/v1/people/{amina.OwnRecord}/shares");
    }

    private async Task<HttpStatusCode> ReadsAsync(Actor viewer, Actor person) =>
        (await (await house.ProgramAsync(viewer)).GetAsync($"/api/v1/people/{person.OwnRecord}")).StatusCode;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public sealed class On_Sqlite(ServedOnSqlite house) : SharesApiTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SharesApiTests(house), IClassFixture<ServedOnPostgres>;
}
