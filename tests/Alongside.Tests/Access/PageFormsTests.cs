using Alongside.Tests.Databases;

namespace Alongside.Tests.Access;

/// <summary>What a page takes in, and what it says to what it cannot.</summary>
public abstract class PageFormsTests(ServedHouse house)
{
    public static TheoryData<string> Broken => new()
    {
        "words=%00" + string.Concat(Enumerable.Range(0, 2000).Select(one => $"&f{one}=a")),
        "words=%00&" + new string('n', 5000) + "=a",
        "words=a" + string.Concat(Enumerable.Range(0, 2000).Select(one => $"&f{one}=a")),
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_form_that_cannot_be_read_is_no_fault_of_ours(string body)
    {
        var amina = await house.Given.PersonAsync();
        var answer = await (await house.BrowserAsync(amina)).PostAsync($"/people/{amina.OwnRecord}/say/important",
            new StringContent(body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"));
        ((int)answer.StatusCode).ShouldBe(400, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_with_files_in_it_is_not_taken()
    {
        var amina = await house.Given.PersonAsync();
        using var form = new MultipartFormDataContent { { new StringContent("My garden"), "words" } };
        ((int)(await (await house.BrowserAsync(amina)).PostAsync($"/people/{amina.OwnRecord}/say/important", form)).StatusCode).ShouldBe(415);
    }

    [Fact]
    public async Task A_repeat_key_that_cannot_be_kept_is_refused_and_the_form_can_be_sent_again()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        foreach (var key in new[] { "a\0b", new string('k', 201) })
        {
            var refused = await visitor.SendAsync(write, ("words", "My garden"), ("key", key));
            (refused.Status, refused.Typed).ShouldBe((422, "My garden"));
            (await visitor.FollowAsync(await visitor.SendAsync(refused, ("words", refused.Typed)))).Said.ShouldBe(["My garden"]);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no wording")]
    public async Task A_change_that_does_not_say_what_it_is_based_on_is_shown_beside_what_stands_there(string? basedOn)
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina, "what stands there");
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var change = await visitor.OpenAsync($"/people/{amina.OwnRecord}/statements/{said.StatementId}/change");
        if (basedOn is null) change.One("[name=basedOn]").Remove();
        var sent = await visitor.SendAsync(change, basedOn is null ? [("words", "mine")] : [("words", "mine"), ("basedOn", basedOn)]);
        sent.Status.ShouldBe(422);
        (sent.Said.ShouldHaveSingleItem(), sent.Typed).ShouldBe(("what stands there", "mine"));
        // Having seen both, it can be kept.
        (await visitor.FollowAsync(await visitor.SendAsync(sent, ("words", "mine")))).Said.ShouldBe(["mine", "what stands there"]);
    }

    [Fact]
    public async Task The_page_for_what_went_wrong_cannot_be_asked_for()
    {
        foreach (var address in new[] { "/error", "/error/503", "/error/401" })
        {
            var seen = await new Visitor(house.Browser()).OpenAsync(address);
            (seen.Status, seen.One("h1").TextContent).ShouldBe((404, "There is nothing here"), address);
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_method_that_no_page_has_is_told_so(string method)
    {
        var amina = await house.Given.PersonAsync();
        var answer = await (await house.BrowserAsync(amina)).SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/people/{amina.OwnRecord}/say/important"));
        ((int)answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)).ShouldBe((405, "GET, HEAD, POST"));
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("open for too long");
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : PageFormsTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : PageFormsTests(house), IClassFixture<ServedOnPostgres>;
}
