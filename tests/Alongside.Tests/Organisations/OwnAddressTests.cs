using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Tests.Costs;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody gives, changes and takes away the address they come in by; nobody learns from it whose an address is.</summary>
public abstract class OwnAddressTests(TestHouse house)
{
    private static readonly (string Subject, string Text) NotAnyMore = ("You have a message", "Letters do not come here any more.");

    [Fact]
    public async Task A_new_address_counts_when_the_code_that_went_there_is_shown_and_the_one_before_is_told()
    {
        var (account, before, after) = (await AccountAsync(), Letters.NewAddress(), Letters.NewAddress("new"));
        await house.The<ChooseContact>().RunAsync(account, before);
        await AskAsync(account, after);
        (await OfAsync(account)).ShouldSatisfyAllConditions(ways => ways.Email.ShouldBe(before), ways => ways.Waiting.ShouldBe(after));
        (await SignInAsync(before)).ShouldBe(account);

        await ConfirmAsync(account, await CodeAsync(after));
        (await OfAsync(account)).ShouldSatisfyAllConditions(ways => ways.Email.ShouldBe(after), ways => ways.Waiting.ShouldBeNull());
        (await SignInAsync(after)).ShouldBe(account);
        (await SignInAsync(before)).ShouldBeNull("it is nobody's now");
        var told = (await Letters.ToAsync(house.Database, before)).Where(letter => letter.Mail.Subject == NotAnyMore.Subject).ShouldHaveSingleItem().Mail;
        (told.Text + told.Subject).ShouldNotContain("Amina");
        (told.Text + told.Subject).ShouldNotContain(after);
    }

    [Fact]
    public async Task A_letter_that_was_on_its_way_to_the_address_before_lets_nobody_in_any_more()
    {
        var (account, before, after) = (await AccountAsync(), Letters.NewAddress(), Letters.NewAddress("new"));
        await house.The<ChooseContact>().RunAsync(account, before);
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(before, before), Letters.Bare);
        var link = (await Letters.LastAsync(house.Database, before)).Link;
        await AskAsync(account, after);
        await ConfirmAsync(account, await CodeAsync(after));
        await Should.ThrowAsync<Refused>(() => house.The<UseSignInCode>().ByLinkAsync(link, "form"));
    }

    [Fact]
    public async Task For_an_address_that_is_anothers_and_one_that_is_nobodys_everything_is_the_same_until_the_letter_is_read()
    {
        var (taken, free) = (Letters.NewAddress("taken"), Letters.NewAddress("empty"));
        var other = await AccountAsync();
        await house.The<ChooseContact>().RunAsync(other, taken);
        await AskAsync(await AccountAsync(), Letters.NewAddress("first"));
        var took = new List<string>();
        foreach (var address in new[] { taken, free })
        {
            var account = await AccountAsync();
            using var counted = new CountedCommands(house.Database);
            await AskAsync(account, address);
            (await Should.ThrowAsync<Refused>(async () => await ConfirmAsync(account, Letters.Wrong(await CodeAsync(address))))).Sentence.ShouldBe(OwnAddress.DoesNotWork);
            took.Add(string.Join("\n", counted.Texts));
            (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem();
        }
        took[1].ShouldBe(took[0]);

        var mallory = await AccountAsync();
        await AskAsync(mallory, taken);
        (await Should.ThrowAsync<Refused>(async () => await ConfirmAsync(mallory, await CodeAsync(taken)))).Field.ShouldBe("code");
        ((await OfAsync(mallory)).Email, (await OfAsync(other)).Email).ShouldBe((null, taken));
    }

    [Fact]
    public async Task The_code_is_good_once_for_fifteen_minutes_five_tries_and_only_for_who_asked()
    {
        var (amina, bibi, address) = (await AccountAsync(), await AccountAsync(), Letters.NewAddress());
        await AskAsync(amina, address);
        var code = await CodeAsync(address);
        await Should.ThrowAsync<Refused>(() => ConfirmAsync(bibi, code));
        // Nor does it sign anybody in.
        await Should.ThrowAsync<Refused>(() => house.The<UseSignInCode>().ByCodeAsync(null, code, "form"));
        for (var times = 0; times < SignInCode.MostTries; times++) await Should.ThrowAsync<Refused>(() => ConfirmAsync(amina, Letters.Wrong(code)));
        await Should.ThrowAsync<Refused>(() => ConfirmAsync(amina, code));

        await AskAsync(amina, address);
        house.Time.Move(SignInCode.Life);
        await Should.ThrowAsync<Refused>(async () => await ConfirmAsync(amina, await CodeAsync(address)));
        (await OfAsync(amina)).ShouldSatisfyAllConditions(ways => ways.Email.ShouldBeNull(), ways => ways.Waiting.ShouldBeNull());
        await AskAsync(amina, address);
        await ConfirmAsync(amina, await CodeAsync(address));
        (await OfAsync(amina)).Email.ShouldBe(address);
    }

    [Fact]
    public async Task Nobody_is_written_to_without_end_and_what_is_no_address_is_refused()
    {
        var amina = await AccountAsync();
        for (var times = 0; times < LettersTo.MostAnHour; times++) await AskAsync(amina, Letters.NewAddress());
        (await Should.ThrowAsync<Refused>(() => AskAsync(amina, Letters.NewAddress()))).Field.ShouldBe("email");
        // One address, by many accounts: the letters stop, and nobody is told.
        var bombed = Letters.NewAddress();
        for (var times = 0; times < 2 * LettersTo.MostAnHour; times++) await AskAsync(await AccountAsync(), bombed);
        (await Letters.ToAsync(house.Database, bombed)).Count.ShouldBe(LettersTo.MostAnHour);
        // And whoever has the address still signs in.
        await house.The<ChooseContact>().RunAsync(amina, bombed);
        (await SignInAsync(bombed)).ShouldBe(amina);
        foreach (var wrong in new[] { "", "amina", "a@example.org\r\nBcc: b@example.org", "Amina <a@example.org>", "a\u202E@example.org", new string('a', 300) + "@example.org" })
            (await Should.ThrowAsync<Refused>(() => AskAsync(amina, wrong))).Field.ShouldBe("email");
        await Should.ThrowAsync<Refused>(() => AskAsync(amina, bombed.ToUpperInvariant()));
    }

    [Fact]
    public async Task Nothing_by_wire_is_a_choice_and_a_code_on_paper_is_the_way_in()
    {
        var (amina, address) = (await AccountAsync(), Letters.NewAddress());
        await house.The<ChooseContact>().RunAsync(amina, address);
        await AskAsync(amina, Letters.NewAddress("waits"));
        var paper = await house.The<OwnAddress>().PaperInsteadAsync(amina, NotAnyMore);
        var ways = await OfAsync(amina);
        (ways.Email, ways.Waiting, ways.NoElectronicContact, ways.PaperUntil).ShouldBe((null, null, true, paper.EndsAt), "both in one, or there would be no way in");
        (await SignInAsync(address)).ShouldBeNull();

        var another = await house.The<PrintSignInCode>().RunAsync(amina, amina);
        (await OfAsync(amina)).PaperUntil.ShouldBe(another.EndsAt);
        await Should.ThrowAsync<Refused>(() => house.The<UseSignInCode>().ByCodeAsync(null, paper.Code, "form"));
        house.Time.Move(TimeSpan.FromDays(300));
        (await house.The<UseSignInCode>().ByCodeAsync(null, another.Code, "form")).ShouldBe(amina);
        (await OfAsync(amina)).HasOne.ShouldBeFalse("it was good once");
    }

    private Task<Guid> AccountAsync() => house.The<OpenAccount>().RunAsync("Amina");

    private Task<OwnWays> OfAsync(Guid account) => house.The<OwnAddress>().OfAsync(account);

    private Task AskAsync(Guid account, string email)
    {
        house.Time.Move(TimeSpan.FromSeconds(1));
        return house.The<OwnAddress>().AskAsync(account, email, code => ("A code for this e-mail address", $"code {code}"));
    }

    private Task ConfirmAsync(Guid account, string code) => house.The<OwnAddress>().ConfirmAsync(account, code, Ids.Opaque().ToString(), NotAnyMore);

    private async Task<string> CodeAsync(string address) => (await Letters.LastAsync(house.Database, address)).Code;

    /// <summary>Whom a letter to this address lets in now.</summary>
    private async Task<Guid?> SignInAsync(string address)
    {
        house.Time.Move(TimeSpan.FromSeconds(1));
        var attempt = await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, Ids.Opaque().ToString()), Letters.Bare);
        return await house.The<UseSignInCode>().ByCodeAsync(attempt, await CodeAsync(address), Ids.Opaque().ToString());
    }

    public sealed class On_Sqlite(SqliteHouse house) : OwnAddressTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : OwnAddressTests(house), IClassFixture<PostgresHouse>;
}
