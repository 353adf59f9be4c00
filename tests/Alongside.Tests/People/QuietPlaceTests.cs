using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Costs;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alongside.Tests.People;

/// <summary>A place behind secret words: found by whoever has them, and by nobody else not even as a row.</summary>
public abstract class QuietPlaceTests(TestHouse house)
{
    private const string Words = "copper kettle under rain", Others = "seven slow green buses";

    [Fact]
    public async Task Secret_words_open_what_they_made_however_a_phone_writes_them()
    {
        var amina = await house.Given.PersonAsync();
        var place = await MakeAsync(amina);

        foreach (var typed in new[] { Words, "Copper Kettle Under Rain", "  COPPER kettle  under rain ", "copper kéttle under rain" })
            (await OpenAsync(amina, typed)).ShouldBe(place);
        // Made once more, it is the one that is there.
        (await MakeAsync(amina)).ShouldBe(place);
    }

    [Fact]
    public async Task The_same_words_of_somebody_else_open_nothing_and_lead_to_a_place_of_their_own()
    {
        var (amina, bibi) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var place = await MakeAsync(amina);
        await WrongAsync(bibi, Words);
        (await MakeAsync(bibi)).ShouldNotBe(place);
    }

    [Fact]
    public async Task There_can_be_several_so_that_one_which_is_shown_proves_nothing_about_another()
    {
        var amina = await house.Given.PersonAsync();
        var (shown, real) = (await MakeAsync(amina, Words), await MakeAsync(amina, Others));
        real.ShouldNotBe(shown);
        (await OpenAsync(amina, Words), await OpenAsync(amina, Others)).ShouldBe((shown, real));
    }

    [Fact]
    public async Task Sent_twice_in_one_moment_it_is_made_once()
    {
        var amina = await house.Given.PersonAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MakeAsync(amina)));
        made.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_is_a_record_of_its_own_known_by_the_name_of_the_person()
    {
        var amina = await house.Given.PersonAsync();
        var quiet = await ActorOfAsync(await MakeAsync(amina));
        quiet.OwnRecord.ShouldNotBe(amina.OwnRecord);
        using var record = await house.The<Gate>().OpenAsync(quiet, quiet.OwnRecord!.Value, new Opening(Parts.Headings));
        (await WordsReading.HeadAsync(record)).KnownAs.ShouldBe("Amina");
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(amina, quiet.OwnRecord!.Value, new Opening(Parts.Headings)));
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(quiet, amina.OwnRecord!.Value, new Opening(Parts.Headings)));
    }

    [Fact]
    public async Task Wrong_words_take_the_same_way_whether_there_is_a_quiet_place_or_not()
    {
        var (with, without) = (await house.Given.PersonAsync(), await house.Given.PersonAsync());
        await MakeAsync(with);
        await WrongAsync(without, "what comes first is prepared");

        var ways = new List<IReadOnlyList<string>>();
        foreach (var actor in new[] { with, without, with, without })
        {
            using var counted = new CountedCommands(house.Database);
            await WrongAsync(actor, "not these words at all");
            ways.Add(counted.Texts);
        }
        ways[0].ShouldHaveSingleItem().ShouldContain("quiet_door");
        foreach (var way in ways) way.ShouldBe(ways[0]);
    }

    [Fact]
    public async Task After_ten_wrong_tries_right_words_are_answered_as_wrong_ones_until_the_hour_is_over()
    {
        var (amina, bibi) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"));
        var place = await MakeAsync(amina);
        await MakeAsync(bibi);
        house.Time.Move(TimeSpan.FromHours(1));
        // However often she comes, it leaves no less to try.
        for (var times = 0; times < QuietDoors.MostTriesAnHour + 2; times++) (await OpenAsync(amina, Words)).ShouldBe(place);
        for (var times = 0; times < QuietDoors.MostTriesAnHour; times++) await WrongAsync(amina, $"a guess of number {times}");

        await WrongAsync(amina, Words);
        (await Should.ThrowAsync<Refused>(() => MakeAsync(amina))).Sentence.ShouldBe(QuietWords.ChooseOthers);
        (await OpenAsync(bibi, Words)).ShouldNotBe(place);
        house.Time.Move(TimeSpan.FromHours(1));
        (await OpenAsync(amina, Words)).ShouldBe(place);
    }

    [Theory]
    [InlineData("", "", "secret")]
    [InlineData("amina", "amina", "secret")]
    [InlineData("two words-of-some-length", "two words-of-some-length", "secret")]
    [InlineData("a b c d e f", "a b c d e f", "secret")]
    [InlineData("again again again", "again again again", "secret")]
    [InlineData(Words, Others, "again")]
    [InlineData(Words, "", "again")]
    public async Task Words_that_are_few_short_or_mistyped_make_nothing(string words, string again, string field)
    {
        var amina = await house.Given.PersonAsync();
        var before = await CountAsync("account");
        (await Should.ThrowAsync<Refused>(() => house.The<MakeQuietPlace>().RunAsync(amina, words, again))).Field.ShouldBe(field);
        (await CountAsync("account")).ShouldBe(before);
    }

    [Fact]
    public async Task Other_words_open_it_from_the_moment_they_are_changed_and_the_old_ones_nothing()
    {
        var amina = await house.Given.PersonAsync();
        var place = await MakeAsync(amina);
        var taken = await MakeAsync(amina, "a third place of hers");
        var quiet = await ActorOfAsync(place);
        var change = house.The<ChangeQuietWords>();

        (await Should.ThrowAsync<Refused>(() => change.RunAsync(quiet, amina, new QuietWordsToChange("not these words", Others, Others)))).Field.ShouldBe("words-now");
        (await Should.ThrowAsync<Refused>(() => change.RunAsync(quiet, amina, new QuietWordsToChange("a third place of hers", Others, Others)))).Field.ShouldBe("words-now");
        (await Should.ThrowAsync<Refused>(() => change.RunAsync(quiet, amina, new QuietWordsToChange(Words, "a third place of hers", "a third place of hers")))).Field.ShouldBe("secret");
        await change.RunAsync(quiet, amina, new QuietWordsToChange(Words, Others, Others));

        await WrongAsync(amina, Words);
        (await OpenAsync(amina, Others), await OpenAsync(amina, "a third place of hers")).ShouldBe((place, taken));
    }

    [Fact]
    public async Task Without_the_words_nobody_finds_the_row()
    {
        var amina = await house.Given.PersonAsync();
        var place = await MakeAsync(amina);
        var door = QuietWords.Hash(amina.AccountId, Words);
        using (var lease = await house.The<ReaderSlots>().LeaseAsync(default))
        {
            (await lease.House.QuietDoors.ToListAsync()).ShouldBeEmpty();
            lease.House.StandAt(QuietWords.Hash(amina.AccountId, Others));
            (await lease.House.QuietDoors.ToListAsync()).ShouldBeEmpty();
            lease.House.StandAt(door);
            (await lease.House.QuietDoors.ToListAsync()).ShouldHaveSingleItem().AccountId.ShouldBe(place);
        }
        // The next one who is lent this reader stands at no door.
        for (var times = 0; times < 20; times++)
        {
            using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
            (await lease.House.QuietDoors.ToListAsync()).ShouldBeEmpty();
        }
        (await CountAsync("quiet_door")).ShouldBeGreaterThan(0, "there was something to find");
    }

    [Fact]
    public async Task No_row_anywhere_joins_the_quiet_place_to_the_one_whose_it_is()
    {
        var amina = await house.Given.PersonAsync();
        var key = await house.The<SignIn>().IssueAsync(amina.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie);
        var before = await NamingAsync(amina);
        var place = await MakeAsync(amina);
        await OpenAsync(amina, Words);
        var quiet = (await house.The<SignIn>().ActorAsync(await house.The<SignIn>().IssueQuietAsync(key, place), KeyKind.Cookie))!;
        quiet.Quiet.ShouldBeTrue();
        await house.Given.SaidAsync(quiet, "I go on Friday");
        await house.Given.ShareAsync(quiet, await house.Given.CircleMemberAsync("Ruth", "advocate"), Parts.Important);
        using (var record = await house.The<Gate>().OpenAsync(quiet, quiet.OwnRecord!.Value, new Opening(Parts.Headings) { Looks = true })) await record.Looked;

        (await NamingAsync(amina)).ShouldBe(before);
        before.Values.Sum().ShouldBeGreaterThan(2, "her own rows do name her");
        (await NamingAsync(quiet)).Where(table => table.Value > 0).Select(table => table.Key)
            .ShouldBe(["account", "event", "look", "person", "quiet_door", "reach", "renewal_due", "share", "sign_in_key", "statement", "wording"]);
    }

    /// <summary>How many rows of each table hold the id of this account or of its record, in whatever column.</summary>
    private async Task<SortedDictionary<string, int>> NamingAsync(Actor actor)
    {
        var ids = new[] { actor.AccountId, actor.OwnRecord!.Value };
        var naming = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var tables = await house.Database.LookInsideAsync(house.Database.Settings is SqliteSettings
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
        foreach (var table in tables.Select(row => (string)row[0]!))
            naming[table] = (await house.Database.LookInsideAsync($"SELECT * FROM {table}")).Count(row => row.Any(value => value switch
            {
                Guid id => ids.Contains(id),
                byte[] { Length: 16 } bytes => ids.Contains(new Guid(bytes, true)),
                string text => ids.Any(id => text.Contains(id.ToString("N"), StringComparison.OrdinalIgnoreCase) || text.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)),
                _ => false,
            }));
        return naming;
    }

    private Task<Guid> MakeAsync(Actor actor, string words = Words) => house.The<MakeQuietPlace>().RunAsync(actor, words, words);

    private Task<Guid> OpenAsync(Actor actor, string words) => house.The<OpenQuietPlace>().RunAsync(actor, words);

    private async Task WrongAsync(Actor actor, string words)
    {
        var refused = await Should.ThrowAsync<Refused>(() => OpenAsync(actor, words));
        (refused.Sentence, refused.Field).ShouldBe((OpenQuietPlace.NothingOpens, "secret"));
    }

    private async Task<Actor> ActorOfAsync(Guid account)
    {
        var key = await house.The<SignIn>().IssueAsync(account, new ActAs(Capacity.Self), KeyKind.Cookie);
        return (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie))!;
    }

    private async Task<int> CountAsync(string table) => Convert.ToInt32((await house.Database.LookInsideAsync($"SELECT count(*) FROM {table}")).Single()[0], null);

    public sealed class On_Sqlite(SqliteHouse house) : QuietPlaceTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : QuietPlaceTests(house), IClassFixture<PostgresHouse>
    {
        private readonly PostgresHouse house = house;

        [Fact]
        public async Task The_role_that_serves_finds_no_row_without_the_hash_and_the_role_of_the_door_has_no_way_to_it()
        {
            var amina = await house.Given.PersonAsync();
            await MakeAsync(amina);
            var roles = (PostgresSettings)house.Database.Settings;
            var hash = Convert.ToHexStringLower(QuietWords.Hash(amina.AccountId, Words));
            (await CountAsAsync(roles.App, "")).ShouldBe(0);
            (await CountAsAsync(roles.App, new string('0', 64))).ShouldBe(0);
            (await CountAsAsync(roles.App, hash)).ShouldBe(1);
            (await Should.ThrowAsync<PostgresException>(() => CountAsAsync(roles.Door!, hash))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }

        private static async Task<long> CountAsAsync(string role, string door)
        {
            await using var source = NpgsqlDataSource.Create(role);
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var settings = new NpgsqlCommand("SELECT set_config('app.door', $1, true)", connection) { Parameters = { new() { Value = door } } })
                await settings.ExecuteNonQueryAsync();
            await using var command = new NpgsqlCommand("SELECT count(*) FROM quiet_door", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
