using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody makes a key for a program of theirs: shown once, in one capacity, until a day; and ends it at once.</summary>
public abstract class TokensPagesTests(ServedHouse house)
{
    private const string Here = "/sessions/programs";

    [Fact]
    public async Task A_key_is_made_shown_once_lets_a_program_in_and_is_ended_at_once()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var made = await MakeAsync(visitor, ("name", "My talking board"), ("way", "self"));
        made.Status.ShouldBe(200, made.Text);
        var secret = made.One(".card .code").TextContent;
        var actor = (await ActorAsync(secret))!;
        (actor.AccountId, actor.Capacity, actor.OwnRecord).ShouldBe((amina.AccountId, Capacity.Self, amina.OwnRecord));
        (await house.The<SignIn>().ActorAsync(secret, KeyKind.Cookie)).ShouldBeNull("a token is no browser's");
        (await KeptAsync(amina.AccountId)).ShouldNotContain(secret);

        var list = await visitor.OpenAsync(Here);
        list.Text.ShouldNotContain(secret);
        var line = list.One("main .rows li").TextContent;
        (line.Contains("My talking board", StringComparison.Ordinal), line.Contains("For myself", StringComparison.Ordinal), line.Contains("31 May 2026", StringComparison.Ordinal)).ShouldBe((true, true, true), line);
        (await visitor.OpenAsync("/sessions")).Text.ShouldContain("My talking board");

        (await visitor.PressAsync(list, "[name=session]")).Status.ShouldBe(302);
        (await ActorAsync(secret)).ShouldBeNull();
        (await visitor.OpenAsync(Here)).Page.QuerySelector("main .rows").ShouldBeNull();
    }

    [Fact]
    public async Task A_workers_key_ends_with_their_work_and_acts_as_nothing_else()
    {
        var jo = await house.Given.WorkerAsync();
        var visitor = new Visitor(await house.BrowserAsync(jo));
        var way = (await visitor.OpenAsync(Here)).One("[name=way]").GetAttribute("value")!;
        var secret = (await MakeAsync(visitor, ("name", "Rota"), ("way", way))).One(".card .code").TextContent;
        var actor = (await ActorAsync(secret))!;
        (actor.Capacity, actor.OrganisationId).ShouldBe((Capacity.Worker, jo.OrganisationId));
        using (var lease = await house.The<Data.ReaderSlots>().LeaseHouseAsync(default))
            foreach (var work in await lease.House.Works.Where(row => row.AccountId == jo.AccountId).Select(row => row.WorkId).ToListAsync()) await house.The<EndWork>().RunAsync(work);
        (await ActorAsync(secret)).ShouldBeNull();
    }

    [Fact]
    public async Task Work_that_has_a_last_day_ends_the_key_before_its_own()
    {
        var (jo, (organisation, team)) = (await house.Given.PersonAsync("Jo"), await house.Given.OrganisationAsync());
        var until = house.Time.GetUtcNow().UtcDateTime.AddDays(10);
        await house.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, organisation, team) { Until = until });
        var made = await house.The<MakeToken>().RunAsync(new TokenToMake(jo.AccountId, "Rota", new ActAs(Capacity.Worker, organisation, team)), ("", ""));
        made.EndsAt.ShouldBe(until);
        await Should.ThrowAsync<NotHere>(() => house.The<MakeToken>().RunAsync(new TokenToMake(jo.AccountId, "Rota", new ActAs(Capacity.Worker, Ids.New())), ("", "")));
    }

    [Theory]
    [InlineData("", "self", "", "name")]
    [InlineData("Board", "", "", "way")]
    [InlineData("Board", "circle", "", "way")]
    [InlineData("Board", "self", "yesterday", "until")]
    [InlineData("Board", "self", "2026-03-01", "until")]
    [InlineData("Board", "self", "2027-03-03", "until")]
    public async Task What_cannot_be_made_is_refused_and_what_was_typed_stays(string name, string way, string until, string field)
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var refused = await MakeAsync(visitor, ("name", name), ("way", way), ("until", until));
        refused.Status.ShouldBe(422);
        refused.Page.QuerySelector($"#{field}-error").ShouldNotBeNull(refused.One("main").TextContent);
        (refused.One("#name").GetAttribute("value") ?? "").ShouldBe(name);
        (await visitor.OpenAsync(Here)).Page.QuerySelector("main .rows").ShouldBeNull();
    }

    [Fact]
    public async Task A_year_is_the_longest_and_a_key_ends_at_the_end_of_its_day()
    {
        var amina = await house.Given.PersonAsync();
        var made = await house.The<MakeToken>().RunAsync(new TokenToMake(amina.AccountId, "Board", new ActAs(Capacity.Self), new DateOnly(2027, 3, 2)), ("", ""));
        made.EndsAt.ShouldBe(LocalTime.London.EndOf(new DateOnly(2027, 3, 2)));
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_key_and_shows_it_once()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync(Here);
        (await visitor.PressAsync(page, "[name=way]", ("name", "Board"), ("way", "self"))).Status.ShouldBe(200);
        var again = await visitor.PressAsync(page, "[name=way]", ("name", "Board"), ("way", "self"));
        again.Status.ShouldBe(422);
        again.Text.ShouldContain("This key was made already");
        (await visitor.OpenAsync(Here)).Page.QuerySelectorAll("main .rows li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_makes_more_keys_than_they_can_look_after()
    {
        var amina = await house.Given.PersonAsync();
        var request = new TokenToMake(amina.AccountId, "Board", new ActAs(Capacity.Self));
        for (var made = 0; made < MakeToken.MostTokens; made++) await house.The<MakeToken>().RunAsync(request, ("", ""));
        await Should.ThrowAsync<Refused>(() => house.The<MakeToken>().RunAsync(request, ("", "")));
        foreach (var key in await house.The<OwnKeys>().OfAsync(amina.AccountId, null)) await house.The<OwnKeys>().EndAsync(amina.AccountId, key.Id);
        await Should.ThrowAsync<Refused>(() => house.The<MakeToken>().RunAsync(request, ("", "")));
    }

    [Fact]
    public async Task A_token_makes_no_token_and_changes_no_way_of_coming_in()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        foreach (var address in new[] { Here, "/sessions", "/coming-in", "/switch" }) (await program.GetAsync(address)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, address);
    }

    private static async Task<Seen> MakeAsync(Visitor visitor, params (string, string)[] answers) => await visitor.PressAsync(await visitor.OpenAsync(Here), "[name=way]", answers);

    private Task<Actor?> ActorAsync(string secret) => house.The<SignIn>().ActorAsync(secret, KeyKind.Bearer);

    private async Task<string> KeptAsync(Guid account) =>
        string.Join('\n', (await house.Database.LookInsideAsync($"SELECT * FROM sign_in_key WHERE account_id = {house.Database.Literal(account)}"))
            .Concat(await house.Database.LookInsideAsync("SELECT answer FROM idempotency")).Select(row => string.Join(' ', row)));

    public sealed class On_Sqlite(ServedOnSqlite house) : TokensPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : TokensPagesTests(house), IClassFixture<ServedOnPostgres>;
}
