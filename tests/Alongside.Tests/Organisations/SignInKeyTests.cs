using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>A key lets in one account, in one capacity and by one road, until it ends; and nobody learns it from the database.</summary>
public abstract class SignInKeyTests(ServedHouse house)
{
    [Fact]
    public async Task An_ended_key_lets_nobody_in_from_that_moment()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var kind in Enum.GetValues<KeyKind>())
        {
            var (key, other) = (await house.KeyAsync(amina, kind), await house.KeyAsync(amina, kind));
            (await LetsInAsync(amina, key, kind)).ShouldBeTrue();
            await house.The<SignIn>().EndAsync(key);
            (await LetsInAsync(amina, key, kind)).ShouldBeFalse();
            (await LetsInAsync(amina, other, kind)).ShouldBeTrue("ending one key ends that one");
        }
    }

    [Fact]
    public async Task A_key_lets_nobody_in_once_its_time_is_over()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var (kind, life) in new[] { (KeyKind.Cookie, SignIn.CookieLife), (KeyKind.Bearer, SignIn.TokenLife) })
        {
            var key = await house.KeyAsync(amina, kind);
            house.Time.Move(life - TimeSpan.FromSeconds(1));
            (await LetsInAsync(amina, key, kind)).ShouldBeTrue();
            house.Time.Move(TimeSpan.FromSeconds(1));
            (await LetsInAsync(amina, key, kind)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_cookie_is_no_token_and_a_token_is_no_cookie()
    {
        var amina = await house.Given.PersonAsync();
        (await LetsInAsync(amina, await house.KeyAsync(amina, KeyKind.Cookie), KeyKind.Bearer)).ShouldBeFalse();
        (await LetsInAsync(amina, await house.KeyAsync(amina, KeyKind.Bearer), KeyKind.Cookie)).ShouldBeFalse();

        // Nor does the right kind by the wrong road: no page acts on a token, and a browser can never be made to act in the API.
        var (token, browser) = (await house.ProgramAsync(amina), await house.BrowserAsync(amina));
        (await token.GetAsync("/people")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.PostAsync($"/api/v1/people/{amina.OwnRecord}/statements", new StringContent("""{"heading":"behave","words":"planted"}""", Encoding.UTF8, "application/json")))
            .StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_acts_in_the_capacity_it_was_made_for_and_in_no_other()
    {
        var amina = await house.Given.PersonAsync();
        var account = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, account, Parts.Important);
        var elsewhere = await house.Given.OrganisationAsync("Elsewhere");
        foreach (var (actor, status) in new[]
        {
            (account, HttpStatusCode.OK),
            (account with { Capacity = Capacity.Circle, OrganisationId = null, TeamId = null }, HttpStatusCode.NotFound),
            (account with { OrganisationId = elsewhere.Organisation, TeamId = elsewhere.Team }, HttpStatusCode.NotFound),
        })
            (await (await house.ProgramAsync(actor)).GetAsync($"/api/v1/people/{amina.OwnRecord}")).StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("' OR 1=1 --")]
    public async Task What_is_no_key_lets_nobody_in(string key)
    {
        var amina = await house.Given.PersonAsync();
        foreach (var kind in Enum.GetValues<KeyKind>()) (await LetsInAsync(amina, key, kind)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_key_itself_is_nowhere_in_the_database()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var kind in Enum.GetValues<KeyKind>())
        {
            var key = await house.KeyAsync(amina, kind);
            await LetsInAsync(amina, key, kind);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
            var rows = await house.Database.LookInsideAsync($"SELECT * FROM sign_in_key WHERE account_id = {house.Database.Literal(amina.AccountId)}");
            rows.ShouldContain(row => row.OfType<byte[]>().Any(bytes => bytes.SequenceEqual(hash)));
            foreach (var value in rows.SelectMany(row => row))
                (value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : value?.ToString() ?? "").ShouldNotContain(key);
        }
    }

    [Fact]
    public async Task A_workers_browser_is_signed_out_after_half_an_hour_without_use_and_after_twelve_hours_anyway()
    {
        var jo = await house.Given.WorkerAsync();
        var (used, idle) = (await house.KeyAsync(jo, KeyKind.Cookie), await house.KeyAsync(jo, KeyKind.Cookie));
        for (var hours = 0; hours < 24; hours++)
        {
            if (hours == 1) (await OpensAsync(idle)).ShouldBeFalse();
            (await OpensAsync(used)).ShouldBe(true, $"after {hours} half hours of use");
            house.Time.Move(TimeSpan.FromMinutes(20));
            await OpensAsync(used);
            house.Time.Move(TimeSpan.FromMinutes(10));
        }
        (await OpensAsync(used)).ShouldBeFalse();
        // A browser that was left standing is not told as a place where somebody is signed in.
        await house.KeyAsync(jo, KeyKind.Cookie);
        house.Time.Move(TimeSpan.FromMinutes(30));
        (await house.The<OwnKeys>().OfAsync(jo.AccountId, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_stays_for_thirty_days_on_a_device_of_their_own_and_never_as_a_worker()
    {
        var amina = await house.Given.PersonAsync();
        var (organisation, _) = await house.Given.OrganisationAsync();
        await house.The<StartWork>().RunAsync(new WorkToStart(amina.AccountId, organisation));
        Task<string> OwnAsync() => house.The<SignIn>().IssueAsync(amina.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie, Device.Phone, stays: true);
        var (own, shared, switched) = (await OwnAsync(), await house.KeyAsync(amina, KeyKind.Cookie), await OwnAsync());
        var worker = (await house.The<SignIn>().SwitchAsync(switched, new ActAs(Capacity.Worker, organisation))).Key;
        var back = await house.The<SignIn>().SwitchAsync((await house.The<SignIn>().SwitchAsync(await OwnAsync(), new ActAs(Capacity.Worker, organisation))).Key, new ActAs(Capacity.Self));
        back.Stays.ShouldBeTrue();

        house.Time.Move(TimeSpan.FromMinutes(31));
        (await OpensAsync(worker)).ShouldBeFalse();
        house.Time.Move(TimeSpan.FromHours(12));
        (await OpensAsync(shared)).ShouldBeFalse();
        house.Time.Move(SignIn.OwnDeviceLife - TimeSpan.FromHours(13));
        foreach (var key in new[] { own, back.Key }) (await OpensAsync(key)).ShouldBeTrue();
        house.Time.Move(TimeSpan.FromHours(1));
        (await OpensAsync(own)).ShouldBeFalse();
    }

    private async Task<bool> OpensAsync(string key) => await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie) is not null;

    private async Task<bool> LetsInAsync(Actor actor, string key, KeyKind kind)
    {
        var client = house.Browser();
        if (kind == KeyKind.Cookie) client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "alongside=" + key);
        else client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        // Pages show a person's name only to the one whose name it is; the API says who is in.
        var answer = await client.GetAsync(kind == KeyKind.Cookie ? $"/people/{actor.OwnRecord}" : "/api/v1/me");
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, kind == KeyKind.Cookie ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : SignInKeyTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : SignInKeyTests(house), IClassFixture<ServedOnPostgres>;
}
