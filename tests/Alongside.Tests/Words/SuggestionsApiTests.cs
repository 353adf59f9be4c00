using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>Suggesting and answering as programs do it.</summary>
public abstract class SuggestionsApiTests(ServedHouse house)
{
    [Fact]
    public async Task A_program_suggests_and_the_person_answers()
    {
        var (amina, jo, record, statement) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, record, statement);

        var waiting = (await StatementAsync(amina, record, statement)).GetProperty("suggestions")[0];
        waiting.GetProperty("id").GetGuid().ShouldBe(suggestion);
        waiting.GetProperty("writtenBy").GetProperty("name").GetString().ShouldBe("Jo");

        (await amina.PostAsJsonAsync($"{record}/suggestions/{suggestion}/answer", new { answer = "yes" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var after = await StatementAsync(jo, record, statement);
        after.GetProperty("words").GetString().ShouldBe("My garden, with tea.");
        after.GetProperty("voice").GetProperty("confirmed").GetProperty("how").GetString().ShouldBe("own-device");
        after.GetProperty("voice").GetProperty("ownWords").GetBoolean().ShouldBeTrue();
        after.GetProperty("suggestions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Taken_down_by_a_worker_the_answer_says_so()
    {
        var (amina, jo, record, statement) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, record, statement);

        var refused = await jo.PostAsJsonAsync($"{record}/suggestions/{suggestion}/answer", new { answer = "yes" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString().ShouldBe("takenBy");

        var taken = new { answer = "yes", takenBy = new { how = "phone", on = "2026-01-05", present = new[] { "Sana" }, interpreter = "Mrs Malik" } };
        (await jo.PostAsJsonAsync($"{record}/suggestions/{suggestion}/answer", taken)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await StatementAsync(amina, record, statement)).GetProperty("voice").GetProperty("confirmed").GetProperty("how").GetString().ShouldBe("phone");
        (await amina.PostAsJsonAsync($"{record}/suggestions/{suggestion}/undo", new { })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await StatementAsync(jo, record, statement)).GetProperty("words").GetString().ShouldBe("My garden, every day");
    }

    [Fact]
    public async Task Another_persons_suggestion_is_answered_by_nobody_else()
    {
        var (_, jo, record, statement) = await SharedAsync();
        var suggestion = await SuggestAsync(jo, record, statement);
        var bilal = await house.Given.PersonAsync("Bilal");
        var program = await house.ProgramAsync(bilal);

        foreach (var address in new[] { record, $"/api/v1/people/{bilal.OwnRecord}" })
            (await program.PostAsJsonAsync($"{address}/suggestions/{suggestion}/answer", new { answer = "yes" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.PostAsJsonAsync($"{record}/statements/{statement}/suggestions", new { words = "x", reason = "y", whoseIdea = "z" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Sent_twice_with_one_key_it_is_suggested_and_answered_once()
    {
        var (amina, jo, record, statement) = await SharedAsync();
        jo.DefaultRequestHeaders.Add("Idempotency-Key", "twice");
        (await SuggestAsync(jo, record, statement)).ShouldBe(await SuggestAsync(jo, record, statement));

        var suggestion = (await StatementAsync(amina, record, statement)).GetProperty("suggestions").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid();
        amina.DefaultRequestHeaders.Add("Idempotency-Key", "answer");
        for (var times = 0; times < 2; times++)
            (await amina.PostAsJsonAsync($"{record}/suggestions/{suggestion}/answer", new { answer = "no" })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task That_the_person_does_not_agree_stands_beside_the_words_and_why_only_where_it_is_shared()
    {
        var (amina, jo, record, _) = await SharedAsync();
        var told = await jo.PostAsJsonAsync($"{record}/statements", new { heading = "important", words = "She likes the mornings.", language = "en", capture = new { how = "workers-view" } });
        var statement = (await told.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await house.The<MarkWords>().RunAsync(person, person.OwnRecord!.Value, statement, MarkKind.Disagrees, "I do not.");

        (await StatementAsync(amina, record, statement)).GetProperty("disagreement").GetProperty("because").GetString().ShouldBe("I do not.");
        (await StatementAsync(jo, record, statement)).GetProperty("disagreement").TryGetProperty("because", out _).ShouldBeFalse();
    }

    private Actor person = null!;

    private async Task<(HttpClient Amina, HttpClient Jo, string Record, Guid Statement)> SharedAsync()
    {
        person = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(person, jo, Parts.Important);
        var said = await house.Given.SaidAsync(person);
        return (await house.ProgramAsync(person), await house.ProgramAsync(jo), $"/api/v1/people/{person.OwnRecord}", said.StatementId);
    }

    private static async Task<Guid> SuggestAsync(HttpClient client, string record, Guid statement)
    {
        var answer = await client.PostAsJsonAsync($"{record}/statements/{statement}/suggestions",
            new { words = "My garden, with tea.", language = "en", reason = "You said so on Tuesday.", whoseIdea = "Jo’s" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> StatementAsync(HttpClient client, string record, Guid statement) =>
        await client.GetFromJsonAsync<JsonElement>($"{record}/statements/{statement}");

    public sealed class On_Sqlite(ServedOnSqlite house) : SuggestionsApiTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SuggestionsApiTests(house), IClassFixture<ServedOnPostgres>;
}
