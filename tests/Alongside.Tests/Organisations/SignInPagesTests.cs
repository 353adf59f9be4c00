using System.Net;
using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody comes in with a letter or a piece of paper; nobody else learns anything. The clock stands still here, so no letter leaves.</summary>
public abstract partial class SignInPagesTests(ServedHouse house) : IAsyncLifetime
{
    private static readonly string[] Bad = ["", "   ", "amina", "a@b", new string('a', 5_000) + "@example.org", "ami\u202Ena@example.org", "ami\0na@example.org", "<script>@example.org, x@example.org"];

    public async ValueTask InitializeAsync() => await Letters.KeepAsync(house);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_person_comes_in_with_the_code_of_a_letter_and_leaves()
    {
        var (amina, address) = await AccountAsync();
        var visitor = new Visitor(house.Browser());
        (await visitor.OpenAsync("/")).Page.QuerySelector("main a[href='/sign-in']").ShouldNotBeNull();
        var asked = await AskAsync(visitor, address);
        asked.One(".banner").TextContent.ShouldContain("A letter with a code is on its way.");
        var (code, _) = await Letters.LastAsync(house.Database, address);

        var home = await visitor.FollowAsync(await visitor.SendAsync(asked, ("code", code)));
        home.One(".me").TextContent.ShouldContain("You are Amina. You are here for yourself.");
        home.One("main").TextContent.ShouldContain("Hello Amina");
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(200);

        await visitor.Browser.PostAsync(home.One(".me form").GetAttribute("action"), null);
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Opening_a_link_signs_nobody_in_however_often_and_its_button_does_in_any_browser()
    {
        var (amina, address) = await AccountAsync();
        await AskAsync(new Visitor(house.Browser()), address);
        var (_, link) = await Letters.LastAsync(house.Database, address);
        var visitor = new Visitor(house.Browser());
        var nothing = await visitor.OpenAsync("/sign-in/nothing-of-this-name");
        for (var times = 0; times < 3; times++)
        {
            var opened = await visitor.OpenAsync("/sign-in/" + link);
            opened.Status.ShouldBe(200);
            opened.One("main").InnerHtml.ShouldSatisfyAllConditions(html => Anew().Replace(html, "").ShouldBe(Anew().Replace(nothing.One("main").InnerHtml, "")));
            opened.Answer.Headers.TryGetValues("Set-Cookie", out var cookies);
            (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith("alongside=", StringComparison.Ordinal));
            (await visitor.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/sign-in/" + link))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await visitor.OpenAsync("/people")).Status.ShouldBe(302);
        }
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/sign-in/" + link)));
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(200);

        var other = new Visitor(house.Browser());
        DoesNotWork(await other.SendAsync(await other.OpenAsync("/sign-in/" + link)));
    }

    [Fact]
    public async Task Nobody_can_tell_from_an_answer_whether_an_address_has_an_account()
    {
        var (_, known) = await AccountAsync();
        var answers = new List<string>();
        foreach (var address in new[] { known, Letters.NewAddress("amina") })
        {
            var visitor = new Visitor(house.Browser());
            var sent = await visitor.SendAsync(await visitor.OpenAsync("/sign-in"), ("email", address));
            var asked = await visitor.FollowAsync(sent);
            var (code, link) = await Letters.LastAsync(house.Database, address);
            var wrong = await visitor.SendAsync(asked, ("code", Letters.Wrong(code)));
            var wrongLink = await visitor.SendAsync(await visitor.OpenAsync("/sign-in/" + link[1..] + "x"));
            answers.Add(string.Join('\n', new[] { sent, asked, wrong, wrongLink }.Select(Outside)).Replace(link[1..] + "x", "", StringComparison.Ordinal).Replace(Letters.Wrong(code), "", StringComparison.Ordinal));
        }
        answers[1].ShouldBe(answers[0]);
    }

    [Fact]
    public async Task The_letter_says_nothing_of_anybody_and_its_link_is_of_this_house_in_the_language_of_whoever_asks()
    {
        var (_, address) = await AccountAsync();
        var visitor = new Visitor(house.Browser());
        visitor.Browser.DefaultRequestHeaders.Host = "evil.example";
        await AskAsync(visitor, address);
        visitor.Browser.DefaultRequestHeaders.Host = null;
        await visitor.SendAsync(await visitor.OpenAsync("/language"), ("language", "ur"));
        await AskAsync(visitor, address);

        var letters = await Letters.ToAsync(house.Database, address);
        letters.Count.ShouldBe(2);
        foreach (var (_, mail) in letters)
        {
            mail.Text.ShouldContain(new Uri(house.The<Alongside.Web.Settings>().Url, "/sign-in/").ToString());
            (mail.Text + mail.Subject).ShouldNotContain("Amina");
            mail.Text.ShouldNotContain("evil");
        }
        letters.Select(letter => letter.Mail.Subject).ShouldBe(["A code to sign in", "داخل ہونے کا کوڈ"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_printed_code_lets_somebody_in_who_has_no_address()
    {
        var bill = await house.Given.PersonAsync("Bill");
        var printed = await house.The<PrintSignInCode>().RunAsync(bill.AccountId);
        var visitor = new Visitor(house.Browser());
        var page = await visitor.OpenAsync("/sign-in/code");
        page.Page.QuerySelector(".banner").ShouldBeNull();
        DoesNotWork(await visitor.SendAsync(page, ("code", "ABCD-EFGH-JKMN")));
        await visitor.FollowAsync(await visitor.SendAsync(page, ("code", printed.Code.ToLowerInvariant())));
        (await visitor.OpenAsync($"/people/{bill.OwnRecord}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_is_no_address_and_what_is_no_code_is_told_with_what_was_typed_still_there()
    {
        var visitor = new Visitor(house.Browser());
        foreach (var typed in Bad)
        {
            var refused = await visitor.SendAsync(await visitor.OpenAsync("/sign-in"), ("email", typed), ("AccountId", $"{Ids.New()}"), ("Attempt", "x"));
            refused.Status.ShouldBe(422, typed);
            refused.One(".problem").TextContent.Length.ShouldBeGreaterThan(20);
            if (!typed.Contains('\0')) refused.One("[name=email]").GetAttribute("value").ShouldBe(typed);
            (await visitor.SendAsync(await visitor.OpenAsync("/sign-in/code"), ("code", typed))).Status.ShouldBe(422, typed);
        }
        (await visitor.Browser.PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("email", "a@example.org")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without the token of its form");
        (await visitor.Browser.PutAsync("/sign-in", null)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        foreach (var cookie in new[] { "asking=nonsense", "asking=" + new string('x', 3_000) })
        {
            var meddled = house.Browser();
            meddled.DefaultRequestHeaders.Add("Cookie", cookie);
            var other = new Visitor(meddled);
            DoesNotWork(await other.SendAsync(await other.OpenAsync("/sign-in/code"), ("code", "123456")));
        }
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_letter_and_a_code_sent_twice_lets_in()
    {
        var (amina, address) = await AccountAsync();
        var visitor = new Visitor(house.Browser());
        var form = await visitor.OpenAsync("/sign-in");
        await visitor.SendAsync(form, ("email", address));
        var asked = await visitor.FollowAsync(await visitor.SendAsync(form, ("email", address)));
        (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem();
        var (code, _) = await Letters.LastAsync(house.Database, address);
        await visitor.SendAsync(asked, ("code", code));
        // The first answer took the asking away; a browser that pressed twice still had it.
        (await visitor.SendAsync(asked, ("code", code))).Status.ShouldBeOneOf(302, 422);
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_that_was_there_before_is_over_once_somebody_comes_in()
    {
        var (amina, address) = await AccountAsync();
        var planted = await house.KeyAsync(await house.Given.PersonAsync("Mallory"), KeyKind.Cookie);
        var visitor = new Visitor(house.Browser());
        visitor.Browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + planted);
        var asked = await AskAsync(visitor, address);
        var sent = await visitor.SendAsync(asked, ("code", (await Letters.LastAsync(house.Database, address)).Code));
        sent.Answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("alongside=", StringComparison.Ordinal) && !cookie.Contains(planted) && cookie.Contains("httponly"));
        (await house.The<SignIn>().ActorAsync(planted, KeyKind.Cookie)).ShouldBeNull();
        amina.ShouldNotBeNull();
    }

    private static void DoesNotWork(Seen seen)
    {
        seen.Status.ShouldBe(422);
        seen.One(".problem li").TextContent.ShouldBe(UseSignInCode.DoesNotWork);
        seen.Page.QuerySelector("main a[href='/sign-in']").ShouldNotBeNull();
    }

    private static async Task<Seen> AskAsync(Visitor visitor, string address) =>
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/sign-in"), ("email", address)));

    private async Task<(Actor Actor, string Address)> AccountAsync()
    {
        var (actor, address) = (await house.Given.PersonAsync(), Letters.NewAddress());
        await house.The<ChooseContact>().RunAsync(actor.AccountId, address);
        return (actor, address);
    }

    /// <summary>What a stranger sees of an answer, but for what is made from chance each time.</summary>
    private static string Outside(Seen seen) => $"{seen.Status}\n{Anew().Replace($"{seen.Answer.Headers}{seen.Answer.Content.Headers}{seen.Text}", "")}";

    [GeneratedRegex("""(?<=__RequestVerificationToken" type="hidden" value=")[^"]+|(?<=name="key" value=")[^"]+|(?<=asking=)[^;]+|(?<=form=)[^;]+|Date: .*|expires=[^;]+|Content-Length: .*""")]
    private static partial Regex Anew();

    public sealed class On_Sqlite(ServedOnSqlite house) : SignInPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SignInPagesTests(house), IClassFixture<ServedOnPostgres>;
}
