using System.Text.RegularExpressions;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>Somebody new begins, whoever joined is asked for a way back, and one's own way in is given and changed on a page. No letter leaves here.</summary>
public abstract partial class ComingInPagesTests(ServedHouse house) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await Letters.KeepAsync(house);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Somebody_whom_nobody_let_in_begins_with_a_letter_and_finds_home()
    {
        var address = Letters.NewAddress("noor");
        var visitor = new Visitor(house.Browser());
        var asked = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/sign-in"), ("email", address)));
        var (code, _) = await Letters.LastAsync(house.Database, address);
        var name = await visitor.SendAsync(asked, ("code", code), ("device", "own"));
        (name.Status, name.One("h1").TextContent).ShouldBe((200, "What is your name?"));
        var refused = await visitor.SendAsync(name, ("name", "\u200B"));
        (refused.Status, refused.One("h1").TextContent).ShouldBe((422, "What is your name?"));
        var sent = await visitor.SendAsync(refused, ("name", "Noor"));
        sent.Answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("alongside=", StringComparison.Ordinal) && cookie.Contains("max-age=2592000"));
        var home = await visitor.FollowAsync(sent);
        home.One("h1").TextContent.ShouldBe("Hello Noor");
        home.One("main a[href='/begin']").TextContent.ShouldContain("Begin my own page");
        home.Text.ShouldContain("Nobody shares anything with you yet.");
        home.Page.QuerySelector(".banner").ShouldBeNull("letters bring her back");
    }

    [Fact]
    public async Task Somebody_new_begins_by_the_link_in_any_browser_and_opening_it_makes_nobody()
    {
        var address = Letters.NewAddress("noor");
        var asking = new Visitor(house.Browser());
        await asking.SendAsync(await asking.OpenAsync("/sign-in"), ("email", address));
        var (_, link) = await Letters.LastAsync(house.Database, address);
        var visitor = new Visitor(house.Browser());
        var page = await visitor.OpenAsync("/sign-in/" + link);
        var name = await visitor.SendAsync(page);
        (await house.Database.LookInsideAsync($"SELECT 1 FROM account WHERE email_fold = '{address}'")).ShouldBeEmpty();
        (await visitor.FollowAsync(await visitor.SendAsync(name, ("name", "Noor")))).One("h1").TextContent.ShouldBe("Hello Noor");
    }

    [Fact]
    public async Task The_answers_and_letters_for_a_known_and_an_unknown_address_are_the_same_to_the_letter()
    {
        var (amina, known) = (await house.Given.PersonAsync(), Letters.NewAddress("known1"));
        await house.The<ChooseContact>().RunAsync(amina.AccountId, known);
        var letters = new List<string>();
        foreach (var address in new[] { known, Letters.NewAddress("nobody") })
        {
            var visitor = new Visitor(house.Browser());
            await visitor.SendAsync(await visitor.OpenAsync("/sign-in"), ("email", address));
            var (kind, mail) = (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem();
            letters.Add(Secrets().Replace($"{kind}\n{mail.Subject}\n{mail.Text}", "?"));
            mail.Text.Split("http").Length.ShouldBe(2, "one link, and it is ours");
        }
        letters[1].ShouldBe(letters[0]);
        letters[0].ShouldContain("Are you new here?");
    }

    [Fact]
    public async Task Who_joined_by_an_invitation_is_asked_for_a_way_back_and_comes_in_again_by_it()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), new Visitor(house.Browser()));
        var asked = await JoinAsync(amina, sana);
        asked.One("h1").TextContent.ShouldBe("How do you want to come in next time?");
        asked.Text.ShouldContain("Thank you for coming");
        asked.Text.ShouldNotContain("Amina");

        var address = Letters.NewAddress("sana");
        var waits = await sana.FollowAsync(await sana.PressAsync(asked, "[name=way]", ("way", "email"), ("email", address)));
        var kept = await sana.FollowAsync(await sana.PressAsync(waits, "[value=confirm]", ("code", (await Letters.LastAsync(house.Database, address)).Code)));
        kept.One("[role=status]").TextContent.ShouldContain("Your letters go to this address now");
        kept.Text.ShouldContain(address);

        house.Time.Move(TimeSpan.FromSeconds(1));
        var again = new Visitor(house.Browser());
        var letter = await again.FollowAsync(await again.SendAsync(await again.OpenAsync("/sign-in"), ("email", address)));
        var home = await again.FollowAsync(await again.SendAsync(letter, ("code", (await Letters.LastAsync(house.Database, address)).Code)));
        home.One("h1").TextContent.ShouldBe("Hello Sana Khan");
    }

    [Fact]
    public async Task Who_wants_nothing_by_wire_gets_a_code_on_paper_and_the_next_one_when_it_is_used()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), new Visitor(house.Browser()));
        var paper = await sana.PressAsync(await JoinAsync(amina, sana), "[name=way]", ("way", "none"), ("email", ""));
        paper.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var code = paper.One(".join-code").TextContent;
        (await sana.OpenAsync("/coming-in")).Text.ShouldContain("You want nothing by e-mail");
        (await sana.OpenAsync("/coming-in")).Text.ShouldNotContain(code);

        house.Time.Move(TimeSpan.FromDays(60));
        var again = new Visitor(house.Browser());
        var next = await again.FollowAsync(await again.SendAsync(await again.OpenAsync("/sign-in/code"), ("code", code)));
        next.One("h1").TextContent.ShouldBe("How do you want to come in next time?");
        (await again.PressAsync(next, "[name=way]", ("way", "paper"), ("email", ""))).One(".join-code").TextContent.ShouldNotBe(code);
        (await again.OpenAsync("/")).Page.QuerySelector(".banner").ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_holds_her_phone_and_makes_a_code_on_paper_is_found_out_by_her_letter_and_she_ends_it()
    {
        var (amina, address) = (await house.Given.PersonAsync(), Letters.NewAddress());
        await house.The<ChooseContact>().RunAsync(amina.AccountId, address);
        var phone = new Visitor(await house.BrowserAsync(amina));
        var code = (await phone.PressAsync(await phone.OpenAsync("/coming-in"), "[name=way]", ("way", "paper"), ("email", ""))).One(".join-code").TextContent;
        var letter = (await Letters.ToAsync(house.Database, address))[^1].Mail;
        letter.Text.ShouldContain("A code on paper was made");
        letter.Text.ShouldNotContain(code);

        var hers = new Visitor(await house.BrowserAsync(amina));
        var places = await hers.OpenAsync("/sessions");
        places.Text.ShouldContain("A code on paper");
        var after = await hers.FollowAsync(await hers.PressAsync(places, "[value=paper]"));
        after.Text.ShouldNotContain("A code on paper");
        var thief = new Visitor(house.Browser());
        (await thief.SendAsync(await thief.OpenAsync("/sign-in/code"), ("code", code))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Who_has_no_way_back_is_told_so_at_home()
    {
        var visitor = new Visitor(await house.BrowserAsync(await house.Given.PersonAsync()));
        (await visitor.OpenAsync("/")).One(".banner a").GetAttribute("href").ShouldBe("/coming-in");
    }

    [Fact]
    public async Task Ones_own_address_is_taken_away_and_what_is_wrong_is_told_with_what_was_typed_still_there()
    {
        var (amina, address) = (await house.Given.PersonAsync(), Letters.NewAddress());
        await house.The<ChooseContact>().RunAsync(amina.AccountId, address);
        var visitor = new Visitor(await house.BrowserAsync(amina));
        (await visitor.OpenAsync("/sessions")).One("main a[href='/coming-in']").TextContent.ShouldBe("How I come in");
        var page = await visitor.OpenAsync("/coming-in");
        page.Text.ShouldContain(address);
        foreach (var (way, email) in new[] { ("email", "amina"), ("email", ""), ("email", "a@example.org, b@example.org"), ("pigeon", ""), ("", "") })
        {
            var refused = await visitor.PressAsync(page, "[name=way]", ("way", way), ("email", email));
            (refused.Status, refused.One("#email").GetAttribute("value") ?? "").ShouldBe((422, email));
        }
        (await visitor.PressAsync(page, "[name=way]", ("act", "house"), ("way", "email"))).Status.ShouldBe(404);
        (await visitor.PressAsync(page, "[value=take-away]", ("act", "confirm"), ("code", "123456"))).Status.ShouldBe(422, "nothing waits");

        var gone = await visitor.FollowAsync(await visitor.PressAsync(page, "[value=take-away]"));
        gone.Text.ShouldNotContain(address);
        gone.One("h1").TextContent.ShouldBe("How do you want to come in next time?");
        var told = (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem().Mail;
        (told.Subject, told.Text.Contains("Amina", StringComparison.Ordinal)).ShouldBe(("You have a message", false));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_comes_to_it() =>
        (await new Visitor(house.Browser()).OpenAsync("/coming-in")).Status.ShouldBe(302);

    [Fact]
    public async Task Whoever_has_no_page_finds_at_home_who_shares_with_them_and_nothing_of_others()
    {
        var (amina, bibi, sana) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bibi"), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var home = await new Visitor(await house.BrowserAsync(sana)).OpenAsync("/");
        home.One(".rows a").GetAttribute("href").ShouldBe($"/people/{amina.OwnRecord}");
        home.Text.ShouldNotContain("Bibi");
        bibi.ShouldNotBeNull();

        // Here for herself she is asked to go there openly.
        var self = await new Visitor(await house.BrowserAsync(sana with { Capacity = Capacity.Self })).OpenAsync("/");
        self.Text.ShouldNotContain("Amina");
        self.One("main .more a[href='/switch']").TextContent.ShouldBe("Go there as family or a friend");
        // And whoever has a page of their own goes to it openly too.
        var circle = await new Visitor(await house.BrowserAsync(bibi with { Capacity = Capacity.Circle })).OpenAsync("/");
        circle.Page.QuerySelector("a[href='/begin']").ShouldBeNull();
        circle.One(".tile[href='/switch']").TextContent.ShouldContain("My page");
    }

    private async Task<Seen> JoinAsync(Actor amina, Visitor sana)
    {
        var invited = await house.The<InviteToCircle>().RunAsync(amina, new InvitationToMake(amina.OwnRecord!.Value, "Sana", "", null, Parts.Important), code => new Uri("http://localhost/" + code));
        return await sana.FollowAsync(await sana.SendAsync(await sana.OpenAsync("/join"), ("code", invited.Code!), ("name", "Sana Khan")));
    }

    [GeneratedRegex(@"\b\d{6}\b|(?<=/sign-in/)[\w-]{43}")]
    private static partial Regex Secrets();

    public sealed class On_Sqlite(ServedOnSqlite house) : ComingInPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : ComingInPagesTests(house), IClassFixture<ServedOnPostgres>;
}

/// <summary>Where nobody begins by themselves: who is not known is let in by nobody, and is answered like everybody.</summary>
public sealed class ClosedHouseTests(ClosedHouseTests.ClosedHouse house) : IClassFixture<ClosedHouseTests.ClosedHouse>
{
    [Fact]
    public async Task A_stranger_is_answered_like_everybody_and_no_letter_goes_to_them()
    {
        var (amina, known) = (await house.Given.PersonAsync(), Letters.NewAddress("known1"));
        await house.The<ChooseContact>().RunAsync(amina.AccountId, known);
        var answers = new List<string>();
        foreach (var address in new[] { known, Letters.NewAddress("nobody") })
        {
            var visitor = new Visitor(house.Browser());
            var page = await visitor.OpenAsync("/sign-in");
            page.Text.ShouldNotContain("Are you new here?");
            var asked = await visitor.FollowAsync(await visitor.SendAsync(page, ("email", address)));
            answers.Add(asked.One(".banner").TextContent);
        }
        answers.Distinct().ShouldHaveSingleItem().ShouldContain("If there is an account with this address");
    }

    public sealed class ClosedHouse : ServedHouse
    {
        protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [KeyValuePair.Create("ALONGSIDE_OPEN", (string?)"no")];

        protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
    }
}
