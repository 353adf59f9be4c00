using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Tests.Costs;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>Whoever asks to be let in gets the same answer by the same way, whether the address is anybody's or nobody's.</summary>
public abstract class AskToSignInTests(TestHouse house)
{
    private const int Tries = 1_000;

    [Fact]
    public async Task Two_thousand_tries_for_known_and_unknown_addresses_go_the_same_way_to_the_last_row()
    {
        var (known, unknown) = (Addresses("known-one"), Addresses("unknown-1"));
        await AccountsAsync(known);
        // Prepared once, for both: what a first time costs is nobody's account.
        foreach (var first in new[] { known[0], unknown[0] }) await AskAsync([first]);
        var events = await CountAsync("event");

        var (askedKnown, forKnown) = await AskAsync(known[1..]);
        var (askedUnknown, forUnknown) = await AskAsync(unknown[1..]);
        forUnknown.ShouldBe(forKnown);
        forKnown.Commands.Values.Min().ShouldBeGreaterThanOrEqualTo(Tries - 1);
        (forKnown.Letters, forKnown.Codes).ShouldBe((Tries - 1, 2 * (Tries - 1)));
        // One letter each, of the same kind and the same length.
        var sizes = await house.Database.LookInsideAsync("SELECT kind, length(payload) FROM outbox WHERE payload LIKE '%.____.%'");
        sizes.Count.ShouldBe(2 * Tries);
        sizes.Select(row => (row[0], row[1])).Distinct().ShouldHaveSingleItem();

        // And the try that is wrong, for an address that somebody has and for one that nobody has.
        var triedKnown = await TryAsync(known[1..], askedKnown);
        var triedUnknown = await TryAsync(unknown[1..], askedUnknown);
        triedUnknown.ShouldBe(triedKnown);
        (await CountAsync("event")).ShouldBe(events);
    }

    [Fact]
    public async Task A_letter_goes_to_the_address_that_was_given_and_for_nobody_it_is_thrown_away_where_nobody_may_begin_by_themselves()
    {
        var address = $"Amina.{Ids.Opaque():N}@Example.org";
        await AccountAsync(address);
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(address.ToUpperInvariant(), "here"), Letters.Bare);
        (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem().Kind.ShouldBe(Mail.Kind);

        var (nobody, somebody) = (Letters.NewAddress("nobody"), Letters.NewAddress());
        await AccountAsync(somebody);
        var closed = new AskToSignIn(house.The<IWriter>(), house.The<RecentAsks>(), house.The<Clock>(), new OpenToAll(false));
        await closed.RunAsync(new SignInAsked(nobody, "here"), Letters.Bare);
        (await Letters.ToAsync(house.Database, nobody)).ShouldHaveSingleItem().Kind.ShouldBe(ThrownAway.Kind);
        var attempt = await closed.RunAsync(new SignInAsked(nobody, "here"), Letters.Bare);
        foreach (var name in new[] { null, "Nobody" })
            await Should.ThrowAsync<Refused>(async () => await house.The<UseSignInCode>().ByCodeAsync(attempt, (await Letters.LastAsync(house.Database, nobody)).Code, "form", name));
        await closed.RunAsync(new SignInAsked(somebody, "here"), Letters.Bare);
        (await Letters.ToAsync(house.Database, somebody)).ShouldHaveSingleItem().Kind.ShouldBe(Mail.Kind);
    }

    [Fact]
    public async Task An_accent_makes_another_address_and_capitals_do_not()
    {
        var name = Ids.Opaque().ToString("N");
        await AccountAsync($"{name}é@example.org");
        (await AccountAsync($"{name}e@example.org")).ShouldNotBe(Guid.Empty);
        (await Should.ThrowAsync<Refused>(() => AccountAsync($"{name.ToUpperInvariant()}É@example.org"))).Field.ShouldBe("email");
    }

    [Fact]
    public async Task Who_wants_no_electronic_contact_is_found_by_no_address_and_can_say_so_without_one()
    {
        var address = Letters.NewAddress();
        var account = await AccountAsync(address);
        await house.The<ChooseContact>().RunAsync(account, address, noElectronicContact: true);

        var attempt = await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "here"), Letters.Bare);
        // Whoever reads the letter is new here: nothing says that the address was ever known.
        (await house.The<UseSignInCode>().ByCodeAsync(attempt, (await Letters.LastAsync(house.Database, address)).Code, "form")).ShouldBeNull();
        // The address is free for another account.
        (await AccountAsync(address)).ShouldNotBe(account);
    }

    [Fact]
    public async Task Five_letters_an_hour_go_to_one_address_whether_anybody_has_it_or_not()
    {
        var (known, unknown) = (Letters.NewAddress(), Letters.NewAddress("nobody"));
        await AccountAsync(known);
        foreach (var address in new[] { known, unknown })
        {
            for (var times = 0; times < 8; times++) await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, $"{times}"), Letters.Bare);
            (await Letters.ToAsync(house.Database, address)).Count.ShouldBe(LettersTo.MostAnHour);
        }
        house.Time.Move(TimeSpan.FromHours(1));
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(known, "again"), Letters.Bare);
        (await Letters.ToAsync(house.Database, known)).Count.ShouldBe(LettersTo.MostAnHour + 1);
    }

    [Fact]
    public async Task Whoever_asks_in_anothers_name_all_the_time_never_shuts_them_out()
    {
        var address = Letters.NewAddress();
        var account = await AccountAsync(address);
        for (var minute = 0; minute < 120; minute++)
        {
            // Mallory, from everywhere; and the owner now and then, who finds in their mailbox what lets them in.
            await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, $"mallory {minute}"), Letters.Bare);
            if (minute % 7 == 3)
            {
                house.Time.Move(TimeSpan.FromSeconds(1));
                await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "home"), Letters.Bare);
                (await house.The<UseSignInCode>().ByLinkAsync((await Letters.LastAsync(house.Database, address)).Link, $"form {minute}")).ShouldBe(account, $"after {minute} minutes");
            }
            house.Time.Move(TimeSpan.FromMinutes(1));
        }
        (await Letters.ToAsync(house.Database, address)).Count.ShouldBeLessThan(50, "and nobody is written to without end");
    }

    [Fact]
    public async Task Thirty_letters_an_hour_are_asked_for_from_one_place_and_no_other_place_is_held_up()
    {
        var (from, before) = (Ids.Opaque().ToString(), await CountAsync("outbox"));
        for (var times = 0; times < 40; times++) await house.The<AskToSignIn>().RunAsync(new SignInAsked(Letters.NewAddress(), from), Letters.Bare);
        (await CountAsync("outbox") - before).ShouldBe(RecentAsks.MostAnHour);

        await house.The<AskToSignIn>().RunAsync(new SignInAsked(Letters.NewAddress(), from + " next door"), Letters.Bare);
        house.Time.Move(TimeSpan.FromHours(1));
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(Letters.NewAddress(), from), Letters.Bare);
        (await CountAsync("outbox") - before).ShouldBe(RecentAsks.MostAnHour + 2);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_letter()
    {
        var address = Letters.NewAddress();
        var key = new RequestKey(Ids.Opaque().ToString("N"), new byte[32]);
        var first = await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "here"), Letters.Bare, key);
        (await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "here"), Letters.Bare, key)).ShouldBe(first);
        (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("amina")]
    [InlineData("amina@localhost")]
    [InlineData("Amina <amina@example.org>")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("ami\u202Ena@example.org")]
    [InlineData("ami\u200Bna@example.org")]
    [InlineData("ami\0na@example.org")]
    public async Task What_is_no_address_is_refused_in_plain_words_and_nothing_is_written(string address)
    {
        var before = await CountAsync("outbox");
        (await Should.ThrowAsync<Refused>(() => house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "here"), Letters.Bare))).Field.ShouldBe("email");
        (await Should.ThrowAsync<Refused>(() => house.The<AskToSignIn>().RunAsync(new SignInAsked(new string('a', 5_000) + "@example.org", "here"), Letters.Bare))).Field.ShouldBe("email");
        (await CountAsync("outbox")).ShouldBe(before);
    }

    [Fact]
    public async Task Neither_code_nor_link_is_kept_and_what_was_asked_is_forgotten()
    {
        var address = Letters.NewAddress();
        await AccountAsync(address);
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "10.11.12.13"), Letters.Bare);
        var (code, link) = await Letters.LastAsync(house.Database, address);
        foreach (var value in (await house.Database.LookInsideAsync("SELECT * FROM sign_in_code")).SelectMany(row => row))
        {
            var kept = value is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : value?.ToString() ?? "";
            foreach (var secret in new[] { code, link, "10.11.12.13" }) kept.ShouldNotBe(secret);
        }

        var forget = new ForgetSignInCodes(house.The<IWriter>(), house.The<Clock>());
        await forget.RunAsync(default);
        (await CountAsync("sign_in_code")).ShouldBeGreaterThan(0);
        // The address of whoever asked is kept no longer either.
        house.Time.Move(SignInCode.Life + TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await forget.RunAsync(default);
        (await CountAsync("sign_in_code")).ShouldBe(0);
    }

    private static List<string> Addresses(string name) => [.. Enumerable.Range(0, Tries).Select(number => $"{name}.{number:0000}.{Ids.Opaque():N}@example.org")];

    private Task<bool> AccountsAsync(List<string> addresses) => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        foreach (var address in addresses)
        {
            var account = new Account { AccountId = Ids.New(), Name = "Amina", Role = "", MadeAt = unit.At };
            account.WriteTo(EmailAddress.Read(address, "email"));
            unit.House.Accounts.Add(account);
        }
        return Task.FromResult(true);
    });

    private async Task<Guid> AccountAsync(string address)
    {
        var account = await house.The<OpenAccount>().RunAsync("Amina");
        await house.The<ChooseContact>().RunAsync(account, address);
        return account;
    }

    private async Task<(List<Guid> Asked, Took Took)> AskAsync(List<string> addresses)
    {
        var (letters, codes) = (await CountAsync("outbox"), await CountAsync("sign_in_code"));
        using var counted = new CountedCommands(house.Database);
        var asked = new List<Guid>();
        foreach (var some in addresses.Chunk(50))
            asked.AddRange(await Task.WhenAll(some.Select(address => house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare))));
        return (asked, new Took(Sum(counted), await CountAsync("outbox") - letters, await CountAsync("sign_in_code") - codes));
    }

    /// <summary>The wrong figures, the wrong link and a wrong printed code, for two hundred of those who asked.</summary>
    private async Task<Took> TryAsync(List<string> addresses, List<Guid> asked)
    {
        var codes = await Letters.CodesAsync(house.Database);
        using var counted = new CountedCommands(house.Database);
        foreach (var some in asked.Zip(addresses).Take(200).Chunk(50))
            await Task.WhenAll(some.Select(async one =>
            {
                await WrongAsync(house.The<UseSignInCode>().ByCodeAsync(one.First, Letters.Wrong(codes[one.Second]), "form"));
                await WrongAsync(house.The<UseSignInCode>().ByCodeAsync(one.First, "ABCD-EFGH-JKMN", "form"));
                await WrongAsync(house.The<UseSignInCode>().ByLinkAsync("nonsense", "form"));
            }));
        return new Took(Sum(counted), 0, 0);

        static async Task WrongAsync(Task<Guid?> trying) => (await Should.ThrowAsync<Refused>(() => trying)).Sentence.ShouldBe(UseSignInCode.DoesNotWork);
    }

    private async Task<int> CountAsync(string table) => Convert.ToInt32((await house.Database.LookInsideAsync($"SELECT count(*) FROM {table}")).Single()[0], null);

    private static SortedDictionary<string, int> Sum(CountedCommands counted) => new(counted.Texts.GroupBy(text => text).ToDictionary(same => same.Key, same => same.Count()), StringComparer.Ordinal);

    /// <summary>What a number of tries took: each command with how often, and the rows that were left.</summary>
    private sealed record Took(SortedDictionary<string, int> Commands, int Letters, int Codes)
    {
        public bool Equals(Took? other) => other is not null && (Letters, Codes) == (other.Letters, other.Codes) && Commands.SequenceEqual(other.Commands);

        public override int GetHashCode() => HashCode.Combine(Commands.Count, Letters, Codes);
    }

    public sealed class On_Sqlite(SqliteHouse house) : AskToSignInTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : AskToSignInTests(house), IClassFixture<PostgresHouse>;
}
