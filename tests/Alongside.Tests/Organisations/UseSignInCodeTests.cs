using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>A code or a link opens the door once, for its time, and what does not work is told in one sentence.</summary>
public abstract class UseSignInCodeTests(TestHouse house)
{
    [Fact]
    public async Task The_code_of_a_letter_lets_its_account_in_once_where_it_was_asked_for()
    {
        var (account, attempt, code, link) = await AskedAsync();
        await WrongAsync(ByCodeAsync(null, code));
        await WrongAsync(ByCodeAsync((await AskedAsync()).Attempt, code));

        (await ByCodeAsync(attempt, code)).ShouldBe(account);
        await WrongAsync(ByCodeAsync(attempt, code));
        // The letter is used up, whichever of the two was used.
        await WrongAsync(ByLinkAsync(link));
    }

    [Fact]
    public async Task The_link_of_a_letter_lets_its_account_in_once_anywhere()
    {
        var (account, attempt, code, link) = await AskedAsync();
        (await ByLinkAsync(link)).ShouldBe(account);
        await WrongAsync(ByLinkAsync(link));
        await WrongAsync(ByCodeAsync(attempt, code));
    }

    [Fact]
    public async Task The_same_form_sent_twice_lets_in_twice_and_only_for_a_moment()
    {
        var (account, attempt, code, _) = await AskedAsync();
        (await ByCodeAsync(attempt, code, "one form")).ShouldBe(account);
        (await ByCodeAsync(attempt, code, "one form")).ShouldBe(account);
        house.Time.Move(TimeSpan.FromMinutes(1));
        await WrongAsync(ByCodeAsync(attempt, code, "one form"));
    }

    [Fact]
    public async Task It_works_for_fifteen_minutes_and_a_printed_one_for_seven_days()
    {
        var (account, attempt, code, _) = await AskedAsync();
        var (_, _, _, late) = await AskedAsync();
        house.Time.Move(SignInCode.Life - TimeSpan.FromSeconds(1));
        (await ByCodeAsync(attempt, code)).ShouldBe(account);
        house.Time.Move(TimeSpan.FromSeconds(1));
        await WrongAsync(ByLinkAsync(late));

        var (first, second) = (await house.The<PrintSignInCode>().RunAsync(account), await house.The<PrintSignInCode>().RunAsync(account));
        house.Time.Move(SignInCode.PrintedLife - TimeSpan.FromSeconds(1));
        (await ByCodeAsync(null, first.Code)).ShouldBe(account);
        house.Time.Move(TimeSpan.FromSeconds(1));
        await WrongAsync(ByCodeAsync(null, second.Code));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_does_not_let_in_either()
    {
        var (account, attempt, code, _) = await AskedAsync();
        for (var times = 0; times < 4; times++) await WrongAsync(ByCodeAsync(attempt, Letters.Wrong(code)));
        (await ByCodeAsync(attempt, code)).ShouldBe(account);

        var (_, again, other, _) = await AskedAsync();
        for (var times = 0; times < 5; times++) await WrongAsync(ByCodeAsync(again, Letters.Wrong(other)));
        await WrongAsync(ByCodeAsync(again, other));
    }

    [Fact]
    public async Task Many_tries_at_once_are_all_counted()
    {
        var (_, attempt, code, _) = await AskedAsync();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => WrongAsync(ByCodeAsync(attempt, Letters.Wrong(code)))));
        await WrongAsync(ByCodeAsync(attempt, code));
    }

    [Fact]
    public async Task One_code_shown_by_many_at_once_lets_one_in()
    {
        var (account, attempt, code, _) = await AskedAsync();
        var shown = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            try
            {
                return await ByCodeAsync(attempt, code, $"form {number}");
            }
            catch (Refused)
            {
                return Guid.Empty;
            }
        }));
        shown.Where(one => one != Guid.Empty).ShouldBe([account]);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("{1} {2}")]
    [InlineData("{1}-{2}")]
    public async Task A_code_may_be_typed_as_people_type(string form)
    {
        var (account, attempt, code, _) = await AskedAsync();
        (await ByCodeAsync(attempt, string.Format(null, form, code, code[..3], code[3..]))).ShouldBe(account);
    }

    [Fact]
    public async Task The_figures_of_other_scripts_are_figures()
    {
        var (account, attempt, code, _) = await AskedAsync();
        (await ByCodeAsync(attempt, string.Concat(code.Select(figure => (char)('۰' + (figure - '0')))))).ShouldBe(account);
        var printed = await house.The<PrintSignInCode>().RunAsync(account);
        (await ByCodeAsync(null, printed.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).ShouldBe(account);
    }

    [Fact]
    public async Task Somebody_new_begins_with_the_code_of_their_letter_and_has_an_account_only_when_they_have_said_their_name()
    {
        var address = Letters.NewAddress("new");
        var attempt = await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare);
        var (code, link) = await Letters.LastAsync(house.Database, address);
        await WrongAsync(ByCodeAsync(attempt, Letters.Wrong(code)));
        (await ByCodeAsync(attempt, code)).ShouldBeNull("they are asked for their name");
        (await Should.ThrowAsync<Refused>(() => house.The<UseSignInCode>().ByCodeAsync(attempt, code, "form", " "))).Field.ShouldBe("name");
        (await AccountsAsync(address)).ShouldBe(0);

        var account = await house.The<UseSignInCode>().ByCodeAsync(attempt, code, "form", "Noor");
        (await house.The<UseSignInCode>().ByCodeAsync(attempt, code, "form", "Noor")).ShouldBe(account, "the same form twice");
        (await AccountsAsync(address)).ShouldBe(1);
        await WrongAsync(ByLinkAsync(link));
        // From then on they come in like everybody.
        house.Time.Move(TimeSpan.FromSeconds(1));
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare);
        (await ByLinkAsync((await Letters.LastAsync(house.Database, address)).Link)).ShouldBe(account);
    }

    [Fact]
    public async Task Who_asked_twice_and_began_with_one_letter_comes_in_with_the_other()
    {
        var address = Letters.NewAddress("new");
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare);
        var first = (await Letters.LastAsync(house.Database, address)).Link;
        house.Time.Move(TimeSpan.FromSeconds(1));
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare);
        var account = await house.The<UseSignInCode>().ByLinkAsync((await Letters.LastAsync(house.Database, address)).Link, "form", "Noor");
        (await ByLinkAsync(first)).ShouldBe(account);
        (await AccountsAsync(address)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_begin_with_two_letters_of_one_address_in_one_moment_are_one_account()
    {
        var address = Letters.NewAddress("new");
        var links = new List<string>();
        for (var times = 0; times < 4; times++)
        {
            house.Time.Move(TimeSpan.FromSeconds(1));
            await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare);
            links.Add((await Letters.LastAsync(house.Database, address)).Link);
        }
        var accounts = await Task.WhenAll(links.Select(link => house.The<UseSignInCode>().ByLinkAsync(link, "form " + link, "Noor")));
        accounts.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (await AccountsAsync(address)).ShouldBe(1);
    }

    [Fact]
    public async Task A_printed_code_is_for_an_account_that_is_there_and_who_printed_it_is_kept()
    {
        await Should.ThrowAsync<NotHere>(() => house.The<PrintSignInCode>().RunAsync(Ids.New()));
        var (account, jo) = (await house.The<OpenAccount>().RunAsync("Bill"), await house.The<OpenAccount>().RunAsync("Jo"));
        await house.The<PrintSignInCode>().RunAsync(account, jo);
        (await house.Database.LookInsideAsync($"SELECT 1 FROM sign_in_code WHERE made_by = {house.Database.Literal(jo)} AND account_id = {house.Database.Literal(account)}")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u202E")]
    [InlineData("12\0456")]
    public async Task What_cannot_be_a_code_is_refused_and_one_too_long_too(string typed)
    {
        (await Should.ThrowAsync<Refused>(() => ByCodeAsync(null, typed))).Field.ShouldBe("code");
        (await Should.ThrowAsync<Refused>(() => ByCodeAsync(null, new string('1', 5_000)))).Field.ShouldBe("code");
        await Should.ThrowAsync<Refused>(() => ByLinkAsync(new string('1', 5_000)));
    }

    private async Task<int> AccountsAsync(string address) => (await house.Database.LookInsideAsync($"SELECT 1 FROM account WHERE email_fold = '{address}'")).Count;

    private Task<Guid?> ByCodeAsync(Guid? attempt, string code, string? form = null) => house.The<UseSignInCode>().ByCodeAsync(attempt, code, form ?? Ids.Opaque().ToString());

    private Task<Guid?> ByLinkAsync(string link) => house.The<UseSignInCode>().ByLinkAsync(link, Ids.Opaque().ToString());

    private static async Task WrongAsync(Task<Guid?> trying) => (await Should.ThrowAsync<Refused>(() => trying)).Sentence.ShouldBe(UseSignInCode.DoesNotWork);

    private async Task<(Guid Account, Guid Attempt, string Code, string Link)> AskedAsync()
    {
        var address = Letters.NewAddress();
        var account = await house.The<OpenAccount>().RunAsync("Amina");
        await house.The<ChooseContact>().RunAsync(account, address);
        var attempt = await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, address), Letters.Bare);
        var (code, link) = await Letters.LastAsync(house.Database, address);
        return (account, attempt, code, link);
    }

    public sealed class On_Sqlite(SqliteHouse house) : UseSignInCodeTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : UseSignInCodeTests(house), IClassFixture<PostgresHouse>;
}
