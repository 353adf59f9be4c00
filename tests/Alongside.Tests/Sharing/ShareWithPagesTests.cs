using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.TheSharing;

/// <summary>The person shares with a worker, a team or an organisation, and changes what a share opens, without a script.</summary>
public abstract class ShareWithPagesTests(ServedHouse house)
{
    private static readonly (string, string) Garden = ("important", "see");

    [Fact]
    public async Task Somebody_who_supports_the_person_is_there_to_be_chosen_and_the_preview_is_what_they_then_see()
    {
        var (amina, visitor) = await AminaAsync();
        var jo = await WorkerAsync("Jo");
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var list = await visitor.OpenAsync(Sharing(amina));
        var who = await visitor.OpenAsync(list.One("a[href$='/sharing/with']").GetAttribute("href")!);
        who.One("label[for=with]").TextContent.ShouldContain("Jo");
        who.One("label[for=with]").TextContent.ShouldContain("Riverside Together");
        var what = await visitor.SendAsync(who, ("with", Value(who, "with", "Jo")));
        what.Page.QuerySelectorAll("input[value=see][checked]").ShouldBeEmpty("nothing is chosen beforehand");
        what.Page.QuerySelectorAll(".part").Length.ShouldBe(9);
        var look = await visitor.SendAsync(what, Garden);
        look.Said.ShouldBe(["My garden"]);
        look.One("main").TextContent.ShouldContain("Also without this, they see: How to talk with me; What keeps me safe");
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Record(amina))).Said.ShouldBeEmpty("nothing is shared yet");

        var shared = await visitor.FollowAsync(await visitor.SendAsync(look, ("until", "months"), ("day", "")));
        shared.One("[role=status]").TextContent.ShouldContain("Shared.");
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Record(amina))).Said.ShouldBe(look.Said);
        (await visitor.SendAsync(look, ("until", "months"), ("day", ""))).Status.ShouldBe(302);
        (await SharesAsync(amina)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_looked_is_offered_while_they_work_there_and_nobody_left_out_is()
    {
        var (amina, visitor) = await AminaAsync();
        var (jo, max) = (await WorkerAsync("Jo"), await WorkerAsync("Max"));
        foreach (var worker in new[] { jo, max })
        {
            await house.The<GiveShare>().RunAsync(amina, new ShareToGive(amina.OwnRecord!.Value, ViewerKind.Team, worker.TeamId!.Value, Parts.Important));
            await new Visitor(await house.BrowserAsync(worker)).OpenAsync(Record(amina));
        }
        Offered(await visitor.OpenAsync(With(amina))).ShouldBe(["Home team", "Home team", "Jo", "Max", "Somebody else"], ignoreOrder: true);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        await EndAsync(max);
        Offered(await visitor.OpenAsync(With(amina))).ShouldBe(["Home team", "Home team", "Somebody else"]);
    }

    [Fact]
    public async Task A_worker_is_found_only_by_the_whole_name_and_whoever_is_left_out_is_found_as_little_as_nobody()
    {
        var (amina, visitor) = await AminaAsync();
        var sam = await WorkerAsync("Sam Okoro", "Northgate " + Ids.New().ToString("N"));
        var there = await ThereAsync(visitor, amina, sam);
        there.One("main").TextContent.ShouldNotContain("Okoro");
        var nobody = await visitor.SendAsync(there, ("whom", "one"), ("worker", "Nobody At All"));
        nobody.Status.ShouldBe(422);
        foreach (var part in new[] { "Sam", "Okoro", "Sam Okor", "%", "" })
            (await visitor.SendAsync(there, ("whom", "one"), ("worker", part))).Status.ShouldBe(422, part);
        (await visitor.SendAsync(there, ("whom", "one"), ("worker", " sam  OKORO"))).One("h1").TextContent.ShouldContain("Choose what Sam Okoro can see");

        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sam.AccountId);
        var left = await visitor.SendAsync(there, ("whom", "one"), ("worker", "Sam Okoro"));
        Error(left).ShouldBe(Error(nobody));
        left.One("#worker").GetAttribute("value").ShouldBe("Sam Okoro");
        await EndAsync(sam);
        Error(await visitor.SendAsync(there, ("whom", "one"), ("worker", "Sam Okoro"))).ShouldBe(Error(nobody));
    }

    [Fact]
    public async Task Of_two_with_one_name_the_person_says_which()
    {
        var (amina, visitor) = await AminaAsync();
        var sam = await WorkerAsync("Sam", "Northgate " + Ids.New().ToString("N"));
        var other = await house.The<OpenAccount>().RunAsync("Sam", "nurse");
        await house.The<StartWork>().RunAsync(new WorkToStart(other, sam.OrganisationId!.Value));
        var there = await ThereAsync(visitor, amina, sam);
        var which = await visitor.SendAsync(there, ("whom", "one"), ("worker", "Sam"));
        which.Status.ShouldBe(422);
        var what = await visitor.SendAsync(which, ("whom", "one"), ("worker", "Sam"), ("which", Value(which, "which", "nurse")));
        await visitor.SendAsync(await visitor.SendAsync(what, Garden), ("until", "today"), ("day", ""));
        (await SharesAsync(amina)).ShouldHaveSingleItem().Share.ViewerId.ShouldBe(other);
    }

    [Fact]
    public async Task A_team_and_a_whole_organisation_are_chosen_and_whom_of_them_one_left_out_is_said()
    {
        var (amina, visitor) = await AminaAsync();
        var jo = await WorkerAsync("Jo", "Northgate " + Ids.New().ToString("N"));
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        var there = await ThereAsync(visitor, amina, jo);
        var look = await visitor.SendAsync(await visitor.SendAsync(there, ("whom", Value(there, "whom", "Home team")), ("worker", "")), Garden);
        look.One("main").TextContent.ShouldContain("Not Jo: you left them out.");
        look.One("main").TextContent.ShouldContain("also whoever begins there later");
        look.Said.ShouldBe(["My garden"]);
        (await visitor.SendAsync(look, ("until", "months"), ("day", ""))).Status.ShouldBe(302);
        there = await ThereAsync(visitor, amina, jo);
        await visitor.SendAsync(await visitor.SendAsync(await visitor.SendAsync(there, ("whom", "all"), ("worker", "")), ("behave", "see")), ("until", "months"), ("day", ""));
        (await SharesAsync(amina)).Select(row => row.Share.ViewerKind).ShouldBe([ViewerKind.Organisation, ViewerKind.Team], ignoreOrder: true);
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Record(amina))).Status.ShouldBe(404);

        // Shared with a team that is left out it would be a promise that opens nothing.
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);
        var refused = await visitor.SendAsync(there, ("whom", "all"), ("worker", ""));
        refused.Status.ShouldBe(422);
        refused.One("main").TextContent.ShouldContain("You left them out, so they would see nothing.");
    }

    [Fact]
    public async Task Organisations_are_found_by_a_part_of_their_name_a_page_at_a_time_and_no_name_stands_in_an_address()
    {
        var (amina, visitor) = await AminaAsync();
        var mark = "Ågård" + Ids.New().ToString("N");
        for (var n = 10; n < 35; n++) await house.Given.OrganisationAsync($"{mark} {n}");
        var where = await WhereAsync(visitor, amina);
        var found = await visitor.SendAsync(where, ("go", "find"), ("find", mark.Replace("Ågård", "AGARD", StringComparison.Ordinal)));
        Names(found).ShouldBe(Enumerable.Range(10, 20).Select(n => $"{mark} {n}"));
        var next = found.One("button[name=after]").GetAttribute("value")!;
        next.ShouldNotContain(mark);
        var more = await visitor.SendAsync(found, ("after", next), ("find", mark));
        Names(more).ShouldBe(Enumerable.Range(30, 5).Select(n => $"{mark} {n}"));
        more.Answer.RequestMessage!.RequestUri!.Query.ShouldBeEmpty();
        var none = await visitor.SendAsync(where, ("go", "find"), ("find", "no such place <b>"));
        Names(none).ShouldBeEmpty();
        none.One("#find").GetAttribute("value").ShouldBe("no such place <b>");
        (await visitor.SendAsync(where, ("go", "find"), ("find", "a\0b"))).Status.ShouldBe(422);
        (await visitor.SendAsync(where, ("go", "find"), ("find", new string('n', 201)))).Status.ShouldBe(422);
        (await visitor.SendAsync(found, ("after", "nonsense"), ("find", mark))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Ids_of_nobody_of_somebody_elses_and_screens_that_were_left_out_give_nothing_and_tell_nothing()
    {
        var (amina, visitor) = await AminaAsync();
        var (jo, max) = (await WorkerAsync("Jo", "Northgate " + Ids.New().ToString("N")), await WorkerAsync("Max"));
        await house.Given.SupportAsync(amina, ViewerKind.Worker, max.AccountId, max.OrganisationId!.Value);
        var who = await visitor.OpenAsync(With(amina));
        var known = $"worker.{jo.AccountId:N}.{jo.OrganisationId:N}";
        foreach (var wrong in new[] { "", known, $"worker.{max.AccountId:N}.{jo.OrganisationId:N}", $"team.{jo.TeamId:N}", $"circle.{amina.AccountId:N}", "…" })
        {
            var refused = await visitor.SendAsync(who, ("with", wrong), ("step", "look"), Garden);
            refused.Status.ShouldBe(422, wrong);
            Error(refused).ShouldBe("Choose who it is for.");
            refused.One("main").TextContent.ShouldNotContain("Northgate");
        }
        foreach (var place in new[] { "", Ids.New().ToString("N"), jo.TeamId!.Value.ToString("N"), jo.AccountId.ToString("N"), "…" })
            Error(await visitor.SendAsync(who, ("with", "other"), ("place", place), ("step", "look"), ("whom", "all"), Garden)).ShouldBe("Choose an organisation.");
        foreach (var whom in new[] { "", Ids.New().ToString("N"), max.TeamId!.Value.ToString("N") })
            Error(await visitor.SendAsync(who, ("with", "other"), ("place", jo.OrganisationId!.Value.ToString("N")), ("step", "look"), ("whom", whom), Garden)).ShouldBe("Choose who it is for.");
        // Which of several is one of those with the name that was written, and nobody else.
        (await visitor.SendAsync(who, ("with", "other"), ("place", jo.OrganisationId!.Value.ToString("N")), ("whom", "one"), ("worker", "Nobody"), ("which", jo.AccountId.ToString("N")), ("step", "look"), Garden)).Status.ShouldBe(422);
        (await visitor.SendAsync(who, ("with", Value(who, "with", "Max")), ("step", "look"), ("only-me", "see"), ("legal", "see"), ("Chosen", "-1"))).Status.ShouldBe(422);
        (await visitor.SendAsync(who, ("with", Value(who, "with", "Max")), ("step", "…"))).Status.ShouldBe(404);
        (await SharesAsync(amina)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_answered_is_kept_when_one_goes_back_and_when_something_is_refused()
    {
        var (amina, visitor) = await AminaAsync();
        var place = "Northgate " + Ids.New().ToString("N");
        var jo = await WorkerAsync("Jo Unwin", place);
        var there = await ThereAsync(visitor, amina, jo);
        var what = await visitor.SendAsync(there, ("whom", "one"), ("worker", "Jo Unwin"));
        (await visitor.SendAsync(what, ("important", "not"))).Status.ShouldBe(422);
        var look = await visitor.SendAsync(what, Garden, ("plan", "see"));
        var late = await visitor.SendAsync(look, ("until", "day"), ("day", "9999-12-31"));
        late.Status.ShouldBe(422);
        late.One("#day").GetAttribute("value").ShouldBe("9999-12-31");
        late.Said.ShouldBe(["My garden"]);
        var back = await visitor.SendAsync(look, ("go", "back"), ("until", "today"));
        back.Page.QuerySelectorAll("input[value=see][checked]").Select(input => input.Id).ShouldBe(["important", "plan"]);
        var again = await visitor.SendAsync(back, ("go", "back"), Garden, ("plan", "see"));
        again.One("#worker").GetAttribute("value").ShouldBe("Jo Unwin");
        var where = await visitor.SendAsync(again, ("go", "back"), ("whom", "one"), ("worker", "Jo Unwin"), ("find", place));
        where.One("input[name=place][checked]").GetAttribute("value").ShouldBe(jo.OrganisationId!.Value.ToString("N"));
        where.Page.QuerySelectorAll("input[type=hidden][value=see]").Length.ShouldBe(2);
        where.One("input[type=hidden][name=until]").GetAttribute("value").ShouldBe("today");
    }

    [Fact]
    public async Task What_a_share_opens_is_changed_with_the_page_as_they_will_see_it_and_is_one_share()
    {
        var (amina, visitor) = await AminaAsync();
        await house.Given.SaidAsync(amina, "Laugh with me", "behave");
        var jo = await WorkerAsync("Jo");
        var share = await house.Given.ShareAsync(amina, jo, Parts.Important | Parts.Goals);
        var list = await visitor.OpenAsync(Sharing(amina));
        var what = await visitor.OpenAsync(list.One("a[href*='change=true']").GetAttribute("href")!);
        what.Page.QuerySelectorAll("input[value=see][checked]").Select(input => input.Id).ShouldBe(["important", "goals"]);
        (await visitor.SendAsync(what, ("important", "not"), ("goals", "not"))).Status.ShouldBe(422);
        var look = await visitor.SendAsync(what, ("behave", "see"), ("important", "not"), ("goals", "see"));
        look.Said.ShouldBe(["Laugh with me"]);
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Record(amina))).Said.ShouldBe(["My garden"], "nothing has changed yet");
        var kept = await visitor.FollowAsync(await visitor.SendAsync(look, ("until", "months"), ("day", "")));
        kept.One(".card").TextContent.ShouldContain("What I want");
        (await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Record(amina))).Said.ShouldBe(look.Said);
        var shares = await SharesAsync(amina);
        shares.ShouldHaveSingleItem().Share.Parts.ShouldBe(Parts.Behave | Parts.Goals);
        shares[0].Share.ShareId.ShouldNotBe(share);
    }

    [Fact]
    public async Task Going_on_sharing_shows_what_they_will_see_with_what_they_see_by_something_else()
    {
        var (amina, visitor) = await AminaAsync();
        await house.Given.SaidAsync(amina, "Laugh with me", "behave");
        var jo = await WorkerAsync("Jo");
        var share = await house.Given.ShareAsync(amina, jo, Parts.Important);
        await house.Given.ShareAsync(amina, jo, Parts.Behave);
        var again = await visitor.OpenAsync($"{Sharing(amina)}/{share}/again");
        again.Said.ShouldBe(["My garden", "Laugh with me"], ignoreOrder: true);
        again.Said.ShouldBe((await new Visitor(await house.BrowserAsync(jo)).OpenAsync(Record(amina))).Said);
        again.One("main").TextContent.ShouldContain("Also without this, they see: How people behave with me");
    }

    [Fact]
    public async Task Who_supports_is_named_with_all_they_see_and_leaving_them_out_ends_it()
    {
        var (amina, visitor) = await AminaAsync();
        (await visitor.OpenAsync(Sharing(amina))).Text.ShouldContain("You share nothing yet");
        var (jo, kit) = (await WorkerAsync("Jo"), await WorkerAsync("Kit"));
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.Given.SupportAsync(amina, ViewerKind.Team, kit.TeamId!.Value, kit.OrganisationId!.Value, keepMeSafe: false);
        var page = await visitor.OpenAsync(Sharing(amina));
        page.Text.ShouldNotContain("You share nothing yet");
        page.Text.ShouldNotContain("Nobody sees anything until");
        var cards = page.Page.QuerySelectorAll(".card").ToDictionary(card => card.QuerySelector("h3")!.TextContent.Trim(), card => card.QuerySelectorAll("li").Select(li => li.TextContent).ToList());
        cards.Single(card => card.Key.StartsWith("Jo", StringComparison.Ordinal)).Value.ShouldBe(["How to talk with me, and my safe contact", "What keeps me safe"]);
        cards.Single(card => card.Key.StartsWith("Home team", StringComparison.Ordinal)).Value.ShouldBe(["How to talk with me, and my safe contact"]);

        var his = new Visitor(await house.BrowserAsync(jo));
        (await his.OpenAsync(Record(amina))).Status.ShouldBe(200);
        var left = await visitor.FollowAsync(await visitor.PressAsync(page, $"input[type=hidden][value='account.{jo.AccountId:N}']"));
        left.Page.QuerySelectorAll(".card").ShouldHaveSingleItem();
        (await his.OpenAsync(Record(amina))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Nobody_else_comes_to_it()
    {
        var (amina, _) = await AminaAsync();
        var jo = await WorkerAsync("Jo");
        await house.Given.ShareAsync(amina, jo, Parts.Headings);
        foreach (var actor in new[] { jo, await house.Given.PersonAsync("Bilal") })
            (await new Visitor(await house.BrowserAsync(actor)).OpenAsync(With(amina))).Status.ShouldBe(404);
    }

    private static string Record(Actor person) => $"/people/{person.OwnRecord}";

    private static string Sharing(Actor person) => Record(person) + "/sharing";

    private static string With(Actor person) => Sharing(person) + "/with";

    private static string Error(Seen page) => page.Page.QuerySelector(".error")!.TextContent.Replace("Error:", "", StringComparison.Ordinal).Trim();

    private static List<string> Offered(Seen page) => [.. page.Page.QuerySelectorAll("input[name=with] + label > span > bdi, input[name=with][value=other] + label > span").Select(words => words.FirstChild!.TextContent.Trim())];

    private static List<string> Names(Seen page) => [.. page.Page.QuerySelectorAll("input[name=place] + label").Select(label => label.TextContent.Trim())];

    private static string Value(Seen page, string name, string holding) =>
        page.Page.QuerySelectorAll($"input[name={name}]").Single(input => input.ParentElement!.TextContent.Contains(holding, StringComparison.Ordinal)).GetAttribute("value")!;

    private async Task<IReadOnlyList<SharedWith>> SharesAsync(Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(Parts.None));
        return (await SharesReading.OfAsync(record)).Live;
    }

    private static async Task<Seen> WhereAsync(Visitor visitor, Actor person)
    {
        var first = await visitor.OpenAsync(With(person));
        return first.Page.QuerySelector("#find") is not null ? first : await visitor.SendAsync(first, ("with", "other"));
    }

    /// <summary>The screen that asks whom, at the organisation this worker is of.</summary>
    private async Task<Seen> ThereAsync(Visitor visitor, Actor person, Actor worker) =>
        await visitor.SendAsync(await WhereAsync(visitor, person), ("place", worker.OrganisationId!.Value.ToString("N")), ("find", ""));

    private async Task<Actor> WorkerAsync(string name, string? at = null)
    {
        var worker = await house.Given.WorkerAsync(name);
        if (at is not null)
        {
            var (organisation, team) = await house.Given.OrganisationAsync(at);
            worker = worker with { OrganisationId = organisation, TeamId = team };
        }
        await house.The<StartWork>().RunAsync(new WorkToStart(worker.AccountId, worker.OrganisationId!.Value, worker.TeamId));
        return worker;
    }

    /// <summary>Begun twice it is one, so this is the work they have.</summary>
    private async Task EndAsync(Actor worker) => await house.The<EndWork>().RunAsync(
        await house.The<StartWork>().RunAsync(new WorkToStart(worker.AccountId, worker.OrganisationId!.Value, worker.TeamId)));

    private async Task<(Actor Amina, Visitor Visitor)> AminaAsync()
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.SaidAsync(amina, "My garden");
        return (amina, new Visitor(await house.BrowserAsync(amina)));
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : ShareWithPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : ShareWithPagesTests(house), IClassFixture<ServedOnPostgres>;
}
