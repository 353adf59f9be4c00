using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.TheSharing;

/// <summary>The invitation, from the first screen to the day it is shared, without a script; and all that can go wrong with its code.</summary>
public abstract class InvitationPagesTests(ServedHouse house)
{
    private static readonly (string, string)[] ByHand = [("name", "Sana"), ("role", "my sister"), ("by", "hand"), ("email", "")];

    [Fact]
    public async Task Three_screens_and_the_invitation_is_made_and_the_preview_is_what_they_then_see()
    {
        var (amina, visitor) = await AminaAsync();
        foreach (var (heading, words) in new[] { ("important", "My garden"), ("important", "Friday prayers"), ("who-i-am", "I am a gardener") })
            await house.Given.SaidAsync(amina, words, heading);
        var list = await visitor.OpenAsync(Sharing(amina));
        var who = await visitor.OpenAsync(list.One("a[href$='/invite']").GetAttribute("href")!);
        var what = await visitor.SendAsync(who, ByHand);
        what.Page.QuerySelectorAll("input[value=see][checked]").ShouldBeEmpty("nothing is chosen beforehand");
        what.Page.QuerySelectorAll(".part").Length.ShouldBe(9);
        var look = await visitor.SendAsync(what, ("important", "see"), ("who-i-am", "not"));
        look.One("input[name=until][checked]").GetAttribute("value").ShouldBe("months");
        look.Said.ShouldBe(["My garden", "Friday prayers"], ignoreOrder: true);
        var sent = await visitor.SendAsync(look, ("until", "months"), ("day", ""));
        sent.Status.ShouldBe(200);
        sent.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var code = sent.One(".join-code").TextContent;

        var hers = new Visitor(house.Browser());
        var join = await hers.OpenAsync("/join");
        var done = await hers.FollowAsync(await hers.SendAsync(join, ("code", code), ("name", "Sana Khan")));
        (await hers.SendAsync(join, ("code", code), ("name", "Sana Khan"))).Status.ShouldBe(302, "pressed twice it is once");
        done.Text.ShouldContain("Thank you for coming");
        done.Text.ShouldNotContain("Amina");
        (await hers.OpenAsync("/people")).Text.ShouldNotContain("Amina");

        list = await visitor.OpenAsync(Sharing(amina));
        list.One(".card.ask h2").TextContent.ShouldContain("Sana Khan");
        var shared = await visitor.FollowAsync(await visitor.PressAsync(list, "[value=yes-it-is]"));
        shared.One(".card").TextContent.ShouldContain("Sana Khan");
        (await hers.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBe(look.Said);
    }

    [Fact]
    public async Task A_neighbour_is_invited_only_to_tell_sees_what_they_told_once_and_nothing_else()
    {
        var (amina, visitor) = await AminaAsync();
        await house.Given.SaidAsync(amina, "My garden");
        var who = await visitor.OpenAsync(Sharing(amina) + "/invite");
        var look = await visitor.SendAsync(who, [.. ByHand, ("way", "tell")]);
        look.Said.ShouldBeEmpty();
        var code = (await visitor.SendAsync(look, ("until", "months"))).One(".join-code").TextContent;
        var bill = await house.Given.CircleMemberAsync("Bill", "neighbour");
        var his = new Visitor(await house.BrowserAsync(bill));
        await JoinAsync(his, code);
        await visitor.PressAsync(await visitor.OpenAsync(Sharing(amina)), "[value=yes-it-is]");
        (await visitor.OpenAsync(Sharing(amina))).One(".card").TextContent.ShouldContain("They see nothing");

        var record = await his.OpenAsync($"/people/{amina.OwnRecord}");
        record.Said.ShouldBeEmpty();
        var tell = await his.OpenAsync(record.One("a[href$='/write-down/important']").GetAttribute("href")!);
        var told = await his.SendAsync(tell, ("words", "Her curtains were closed all day."), ("capture.how", "observed"));
        told.Status.ShouldBe(200, told.Text);
        told.Said.ShouldBe(["Her curtains were closed all day."]);
        (await his.SendAsync(tell, ("words", "Her curtains were closed all day."), ("capture.how", "observed"))).Said.ShouldBe(told.Said);
        (await his.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBeEmpty();
        (await visitor.OpenAsync($"/people/{amina.OwnRecord}")).Said.ShouldBe(["My garden", "Her curtains were closed all day."], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_answered_is_kept_when_one_goes_back_and_when_something_is_refused()
    {
        var (amina, visitor) = await AminaAsync();
        var who = await visitor.OpenAsync(Sharing(amina) + "/invite");
        foreach (var wrong in new[] { ("name", ""), ("by", "pigeon"), ("name", new string('n', 201)), ("role", "a\0b") })
            (await visitor.SendAsync(who, [.. ByHand.Where(field => field.Item1 != wrong.Item1), wrong])).Status.ShouldBe(422, wrong.Item1);
        var refused = await visitor.SendAsync(who, ("name", "Sana"), ("role", "my sister"), ("by", "email"), ("email", "not an address"));
        refused.Status.ShouldBe(422);
        refused.One("#email").GetAttribute("value").ShouldBe("not an address");
        refused.One("#name").GetAttribute("value").ShouldBe("Sana");

        var what = await visitor.SendAsync(who, ByHand);
        (await visitor.SendAsync(what, ("important", "not"))).Status.ShouldBe(422);
        var look = await visitor.SendAsync(what, ("important", "see"), ("plan", "see"));
        (await visitor.SendAsync(look, ("until", "day"), ("day", "9999-12-31"))).Status.ShouldBe(422);
        var back = await visitor.SendAsync(look, ("go", "back"));
        back.Page.QuerySelectorAll("input[value=see][checked]").Select(input => input.Id).ShouldBe(["important", "plan"]);
        var first = await visitor.SendAsync(back, ("go", "back"), ("important", "see"), ("plan", "see"));
        first.One("#name").GetAttribute("value").ShouldBe("Sana");
        first.Page.QuerySelectorAll("input[type=hidden][value=see]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Further_fields_steps_that_were_left_out_and_parts_that_are_never_shared_give_nothing_more()
    {
        var (amina, visitor) = await AminaAsync();
        var who = await visitor.OpenAsync(Sharing(amina) + "/invite");
        (await visitor.SendAsync(who, [.. ByHand, ("step", "look"), ("only-me", "see"), ("legal", "see"), ("safeguarding", "see"), ("Chosen", "-1")])).Status.ShouldBe(422, "nothing that can be shared was chosen");
        (await visitor.SendAsync(who, ("step", "look"), ("important", "see"))).Status.ShouldBe(422, "nobody was named");
        (await visitor.SendAsync(who, [.. ByHand, ("step", "…")])).Status.ShouldBe(404);
        (await visitor.OpenAsync(Sharing(amina))).Page.QuerySelector(".card").ShouldBeNull();
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_invitation_and_its_code_is_shown_once()
    {
        var (amina, visitor) = await AminaAsync();
        var look = await LookAsync(visitor, amina);
        (await visitor.SendAsync(look, ("until", "months"))).Page.QuerySelector(".join-code").ShouldNotBeNull();
        var again = await visitor.SendAsync(look, ("until", "months"));
        again.Page.QuerySelector(".join-code").ShouldBeNull();
        again.Text.ShouldContain("shown once already");
        (await visitor.OpenAsync(Sharing(amina))).Page.QuerySelectorAll("[value=uninvite]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Opening_a_link_does_nothing_and_is_the_same_page_for_every_code()
    {
        var code = await CodeAsync();
        var pages = new List<string>();
        foreach (var one in new[] { code, "0000-0000-0000-0000", "%3Cscript%3E" })
        foreach (var times in Enumerable.Range(1, 3))
        {
            var page = await new Visitor(house.Browser()).OpenAsync("/join/" + one);
            page.Status.ShouldBe(200);
            var form = page.One("main");
            foreach (var random in form.QuerySelectorAll("[name=__RequestVerificationToken], [name=key], #code")) random.RemoveAttribute("value");
            pages.Add(form.InnerHtml);
        }
        pages.Distinct().ShouldHaveSingleItem();
        // A machine that opened it, and asked for its head, has used nothing up.
        await house.Browser().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/join/" + code), TestContext.Current.CancellationToken);
        (await JoinAsync(new Visitor(house.Browser()), code)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Wrong_used_and_expired_codes_are_answered_alike_and_let_nobody_in()
    {
        var (used, old) = (await CodeAsync(), await CodeAsync());
        (await JoinAsync(new Visitor(house.Browser()), used)).Status.ShouldBe(302);
        house.Time.Move(TimeSpan.FromDays(8));
        var pages = new List<string>();
        foreach (var code in new[] { used, old, "0000-0000-0000-0000", "x", "" })
        {
            var browser = house.Browser();
            var answer = await JoinAsync(new Visitor(browser), code);
            answer.Status.ShouldBe(422);
            answer.Answer.Headers.TryGetValues("Set-Cookie", out var cookies);
            (cookies ?? []).ShouldAllBe(cookie => !cookie.StartsWith("alongside=", StringComparison.Ordinal));
            foreach (var random in answer.Page.QuerySelectorAll("[name=__RequestVerificationToken], [name=key], #code")) random.RemoveAttribute("value");
            // What was typed is marked as Latin letters; nothing typed is not.
            answer.One("#code").RemoveAttribute("lang");
            pages.Add(answer.One("main").InnerHtml);
            answer.One("#name").GetAttribute("value").ShouldBe("Sana");
        }
        pages.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_share_that_ends_while_a_page_is_open_shows_nothing_more_and_says_nothing_of_it()
    {
        var (amina, _) = await AminaAsync();
        var sana = await house.Given.CircleMemberAsync();
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        var garden = await house.Given.SaidAsync(amina);
        var hers = new Visitor(await house.BrowserAsync(sana));
        var open = await hers.OpenAsync($"/people/{amina.OwnRecord}");
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);
        var gone = await hers.OpenAsync(open.One("a[href*='/statements/']").GetAttribute("href")!);
        var never = await hers.OpenAsync($"/people/{Guid.NewGuid()}/statements/{garden.StatementId}");
        gone.Status.ShouldBe(404);
        gone.One("main").InnerHtml.ShouldBe(never.One("main").InnerHtml);
    }

    [Fact]
    public async Task What_was_typed_when_a_share_ended_meanwhile_comes_back_on_the_page_of_nothing()
    {
        var (amina, _) = await AminaAsync();
        var sana = await house.Given.CircleMemberAsync();
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        var hers = new Visitor(await house.BrowserAsync(sana));
        var write = await hers.OpenAsync($"/people/{amina.OwnRecord}/write-down/important");
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);

        const string words = "She said: “my tea first” </textarea><b>";
        var gone = await hers.SendAsync(write, ("words", words), ("capture.how", "word-for-word"));
        var never = await hers.SendAsync(write, $"/people/{Guid.NewGuid()}/write-down/important", ("words", words), ("capture.how", "word-for-word"));
        (gone.Status, gone.Typed).ShouldBe((404, words));
        gone.One("main").InnerHtml.ShouldBe(never.One("main").InnerHtml);
        gone.Text.ShouldNotContain("Amina");
    }

    [Fact]
    public async Task The_preview_is_what_they_then_get_with_how_to_talk_and_why_one_does_not_agree()
    {
        var (amina, visitor) = await AminaAsync();
        var sana = await house.Given.CircleMemberAsync();
        foreach (var (heading, words) in new[] { ("important", "My garden"), ("behave", "Laugh with me"), ("who-i-am", "I am a gardener") }) await house.Given.SaidAsync(amina, words, heading);
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var view = await house.The<SayStatement>().RunAsync(sana, new StatementToSay(amina.OwnRecord!.Value, "important", "She tires of stairs.", "en", new CaptureGiven("supporters-view")));
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, view.StatementId, MarkKind.Disagrees, "It is the noise.", "en");
        await house.The<SayNeed>().RunAsync(amina, new NeedToSay(amina.OwnRecord!.Value, NeedKind.Need, "Give me time to answer"));
        await house.The<SayNeed>().RunAsync(amina, new NeedToSay(amina.OwnRecord!.Value, NeedKind.NotToRaise, "The house on Mill Street"));
        await house.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(amina.OwnRecord!.Value, "phone", "01632 960001"));

        foreach (var chosen in new[] { new[] { "important" }, ["important", "reasons"], ["who-i-am", "behave"], ["who-i-am", "important", "support-me", "behave", "communication"] })
        {
            var what = await visitor.SendAsync(await visitor.OpenAsync(Sharing(amina) + "/invite"), ByHand);
            var look = await visitor.SendAsync(what, [.. chosen.Select(code => (code, "see"))]);
            var code = (await visitor.SendAsync(look, ("until", "months"))).One(".join-code").TextContent;
            var theirs = await house.Given.CircleMemberAsync("Bill", "neighbour");
            var his = new Visitor(await house.BrowserAsync(theirs));
            await JoinAsync(his, code);
            await visitor.PressAsync(await visitor.OpenAsync(Sharing(amina)), "[value=yes-it-is]");
            var record = await his.OpenAsync($"/people/{amina.OwnRecord}");

            Shown(look).ShouldBe(Shown(record), string.Join(' ', chosen));
            look.One(".strip").OuterHtml.ShouldBe(record.One(".strip").OuterHtml);
            var landmarks = look.Page.QuerySelectorAll("section[aria-labelledby], nav[aria-label], form[aria-labelledby]")
                .Select(mark => mark.GetAttribute("aria-label") ?? look.Page.GetElementById(mark.GetAttribute("aria-labelledby")!)?.TextContent).ToList();
            landmarks.ShouldBeUnique();
            look.Page.QuerySelectorAll("[id]").Select(one => one.Id).ShouldBeUnique();
        }

        // Every card, word for word with whose it is, and why she does not agree; without what one can press.
        static List<string> Shown(Seen page) => [.. page.Page.QuerySelectorAll("main .words, main .words + .by").Select(card =>
        {
            foreach (var row in card.QuerySelectorAll(".row")) row.Remove();
            return card.OuterHtml.Trim();
        }).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Somebody_left_out_in_a_team_that_sees_it_sees_nothing()
    {
        var (amina, _) = await AminaAsync();
        var jo = await house.Given.WorkerAsync();
        await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, jo.TeamId!.Value, Parts.Headings));
        var lee = await house.Given.CircleMemberAsync("Lee", "support worker") with { Capacity = Capacity.Worker, OrganisationId = jo.OrganisationId, TeamId = jo.TeamId };
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(404);
        (await new Visitor(await house.BrowserAsync(lee)).OpenAsync($"/people/{amina.OwnRecord}")).Status.ShouldBe(200);
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync("/people")).Text.ShouldNotContain("Amina");
    }

    private static string Sharing(Actor person) => $"/people/{person.OwnRecord}/sharing";

    private async Task<(Actor Amina, Visitor Visitor)> AminaAsync()
    {
        var amina = await house.Given.PersonAsync();
        return (amina, new Visitor(await house.BrowserAsync(amina)));
    }

    private static async Task<Seen> LookAsync(Visitor visitor, Actor amina)
    {
        var what = await visitor.SendAsync(await visitor.OpenAsync(Sharing(amina) + "/invite"), ByHand);
        return await visitor.SendAsync(what, ("important", "see"));
    }

    private async Task<string> CodeAsync()
    {
        var (amina, visitor) = await AminaAsync();
        return (await visitor.SendAsync(await LookAsync(visitor, amina), ("until", "months"))).One(".join-code").TextContent;
    }

    private static async Task<Seen> JoinAsync(Visitor visitor, string code) =>
        await visitor.SendAsync(await visitor.OpenAsync("/join"), ("code", code), ("name", "Sana"));

    public sealed class On_Sqlite(ServedOnSqlite house) : InvitationPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : InvitationPagesTests(house), IClassFixture<ServedOnPostgres>;
}
