using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.TheGate;

/// <summary>Two houses in which everything else is the same: in one Amina has a quiet place, in the other she never made one.</summary>
public abstract class QuietWorlds<THouse> : IAsyncLifetime where THouse : ServedHouse, new()
{
    public ServedHouse With { get; } = new THouse();

    public ServedHouse Without { get; } = new THouse();

    public async ValueTask InitializeAsync()
    {
        foreach (var house in new[] { With, Without })
        {
            await house.InitializeAsync();
            await new HiddenTown(house).MakeAsync(withHidden: true, withQuiet: house == With);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await With.DisposeAsync();
        await Without.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class QuietOnSqlite : QuietWorlds<ServedOnSqlite>;

public sealed class QuietOnPostgres : QuietWorlds<ServedOnPostgres>;

/// <summary>
/// Whoever holds the person's own phone, signed in as them and knowing this product, cannot tell whether there is a quiet
/// place. That others cannot is shown with all else that is hidden, in <see cref="NonInterferenceTests"/>.
/// </summary>
public abstract class QuietNonInterferenceTests(ServedHouse with, ServedHouse without)
{
    private static readonly Dictionary<string, Actor> Viewers = new() { ["the person"] = HiddenTown.Amina, ["another person"] = HiddenTown.Bibi, ["who is left out"] = HiddenTown.Cousin };

    private static readonly string[] Guesses = ["a guess", "copper kettle", "", "another guess", "copper kettle under snow"];

    [Theory]
    [InlineData("the person")]
    [InlineData("another person")]
    [InlineData("who is left out")]
    public Task Every_GET_answers_the_same_bytes_whether_there_is_a_quiet_place_or_never_was(string viewer) =>
        NonInterferenceTests.SameBytesAsync(viewer, Viewers[viewer], with, without);

    [Fact]
    public async Task Its_own_address_is_one_of_nothing()
    {
        var record = $"/people/{HiddenTown.Elsewhere.OwnRecord}";
        foreach (var address in new[] { record, record + "/sharing", record + "/looked", record + "/communication", record + "/say/important" })
        {
            var (here, there) = (await with.BrowserAsync(HiddenTown.Amina), await without.BrowserAsync(HiddenTown.Amina));
            var answer = await NonInterferenceTests.ShownAsync(await here.GetAsync(address));
            answer.ShouldStartWith("404");
            answer.ShouldBe(await NonInterferenceTests.ShownAsync(await there.GetAsync(address)), address);
        }
    }

    [Fact]
    public async Task Wrong_words_are_answered_with_the_same_bytes_however_often_they_are_tried()
    {
        var (here, there) = (new Visitor(await with.BrowserAsync(HiddenTown.Amina)), new Visitor(await without.BrowserAsync(HiddenTown.Amina)));
        foreach (var typed in Guesses.SelectMany(typed => Enumerable.Repeat(typed, 3)))
        {
            var answer = await TryAsync(here, typed, "open");
            answer.ShouldStartWith("422");
            answer.ShouldBe(await TryAsync(there, typed, "open"), typed);
        }
        (await TryAsync(here, "too few", "make")).ShouldBe(await TryAsync(there, "too few", "make"));
        // And when it is closed to more tries, the right words are answered so too.
        (await TryAsync(here, HiddenTown.SecretWords, "open")).ShouldBe(await TryAsync(there, HiddenTown.SecretWords, "open"));
        (await TryAsync(here, HiddenTown.SecretWords, "make")).ShouldBe(await TryAsync(there, HiddenTown.SecretWords, "make"));
    }

    [Fact]
    public async Task The_two_worlds_do_differ_in_the_quiet_place_and_for_whom_it_is_shared_with()
    {
        // An ordinary one in both, or the lists of where she is signed in would tell the two apart.
        await without.KeyAsync(HiddenTown.Amina, KeyKind.Cookie);
        var key = await with.The<SignIn>().IssueQuietAsync(await with.KeyAsync(HiddenTown.Amina, KeyKind.Cookie), HiddenTown.Elsewhere.AccountId);
        var browser = with.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "alongside=" + key);
        var record = $"/people/{HiddenTown.Elsewhere.OwnRecord}";
        (await browser.GetAsync(record)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await (await with.BrowserAsync(HiddenTown.Advocate)).GetAsync(record)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    private static async Task<string> TryAsync(Visitor visitor, string words, string what)
    {
        var seen = await visitor.SendAsync(await visitor.OpenAsync("/help"), ("secret", words), ("again", words), ("do", what));
        return await NonInterferenceTests.ShownAsync(seen.Answer);
    }

    public sealed class On_Sqlite(QuietOnSqlite worlds) : QuietNonInterferenceTests(worlds.With, worlds.Without), IClassFixture<QuietOnSqlite>;

    public sealed class On_Postgres(QuietOnPostgres worlds) : QuietNonInterferenceTests(worlds.With, worlds.Without), IClassFixture<QuietOnPostgres>;
}
