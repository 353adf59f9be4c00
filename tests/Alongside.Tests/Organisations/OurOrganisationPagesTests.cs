using System.Net;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Organisations;

/// <summary>The pages on which an organisation runs itself: what each sees there, and that access ends in the same minute.</summary>
public abstract class OurOrganisationPagesTests(ServedHouse house)
{
    [Fact]
    public async Task Somebody_is_invited_joins_is_given_somebody_and_is_out_in_the_minute_their_work_is_ended()
    {
        var (_, lead) = await LeadAsync();
        var invited = await lead.SendAsync(await lead.OpenAsync("/organisation/invite"), ("name", "Kim"), ("role", "peer worker"), ("leads", "no"), ("by", "hand"));
        var code = invited.One("bdi.code").TextContent;
        (await lead.OpenAsync("/organisation")).One("main form").TextContent.ShouldContain("Kim");

        var kim = new Visitor(house.Browser());
        var page = await kim.OpenAsync("/join-work/" + code);
        page.One("#code").GetAttribute("value").ShouldBe(code);
        (await kim.SendAsync(page, ("code", "AAAA-AAAA-AAAA-AAAA"), ("name", "Kim"))).Text.ShouldContain("This code is not good");
        (await kim.FollowAsync(await kim.SendAsync(page, ("code", code), ("name", "Kim Ng")))).Text.ShouldContain("How do you want to come in next time?");
        var ours = await kim.OpenAsync("/organisation");
        (ours.Status, ours.Page.QuerySelectorAll("main .noprint").Length, ours.Text.Contains("Kim Ng", StringComparison.Ordinal)).ShouldBe((200, 0, true));

        var amina = await house.Given.PersonAsync("Amina");
        var (record, work) = ($"/people/{amina.OwnRecord}", (await lead.OpenAsync("/organisation")).Page.QuerySelectorAll("main a[href^='/organisation/workers/']").Single(link => link.TextContent.Contains("Kim Ng", StringComparison.Ordinal)).GetAttribute("href")!);
        (await lead.OpenAsync(record + "/supporters/give")).Status.ShouldBe(404, "nobody looks over everybody");
        await house.Given.SupportAsync(amina, ViewerKind.Lead, Lead.OrganisationId!.Value, Lead.OrganisationId.Value);
        (await kim.OpenAsync(record)).Status.ShouldBe(404);
        (await lead.OpenAsync("/organisation/people")).One("#nobody").TextContent.ShouldBe("Nobody has them just now");
        var give = await lead.OpenAsync(record + "/supporters/give");
        var refused = await lead.SendAsync(give, ("act", "give"), ("because", "You asked us for company."), ("basis", "our-work"));
        (refused.Status, refused.Text.Contains("Choose a worker or a team.", StringComparison.Ordinal), refused.Typed).ShouldBe((422, true, "You asked us for company."));
        var to = give.Page.QuerySelectorAll("[name=to]").Single(input => input.ParentElement!.TextContent.Contains("Kim Ng", StringComparison.Ordinal)).GetAttribute("value")!;
        var given = await lead.FollowAsync(await lead.SendAsync(refused, ("act", "give"), ("to", to), ("basis", "our-work"), ("because", "You asked us for company."), ("safe", "no")));
        foreach (var told in new[] { "Kim Ng", "The work of our charity", "You asked us for company.", "has chosen nothing for you" }) given.One("main").TextContent.ShouldContain(told);

        (await kim.OpenAsync(record)).One("main a[href$='/supporters']");
        var seen = (await new Visitor(await house.BrowserAsync(amina)).OpenAsync(record + "/sharing")).One("main").TextContent;
        foreach (var told in new[] { "Kim Ng", "says by what right:", "The work of our charity", "You asked us for company." }) seen.ShouldContain(told);
        seen.ShouldNotContain("You chose");

        var account = Guid.ParseExact(to.Split('.')[1], "N");
        var program = await house.ProgramAsync(new Actor(account, Capacity.Worker, OrganisationId: Lead.OrganisationId));
        (await program.GetAsync("/api/v1" + record)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var end = await lead.OpenAsync(work + "/end");
        end.One("main").TextContent.ShouldContain("Amina");
        (await lead.FollowAsync(await lead.PressAsync(end, "[name=on]", ("act", "end")))).Text.ShouldContain("Their work here is ended.");
        foreach (var address in new[] { record, "/organisation", "/people", record + "/supporters" }) (await kim.OpenAsync(address)).Status.ShouldBe(302, address);
        using (var draft = new FormUrlEncodedContent([new("words", "She said"), new("go", "keep")]))
            (await kim.Browser.PostAsync(record + "/write-down/important", draft)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "and nothing more is kept for them");
        (await program.GetAsync("/api/v1" + record)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await lead.OpenAsync("/organisation/people")).One("#nobody");
    }

    [Fact]
    public async Task Only_those_who_lead_there_come_to_the_pages_that_change_it()
    {
        var (jo, lead) = await LeadAsync();
        var work = (await lead.OpenAsync("/organisation")).One("main a[href^='/organisation/workers/']").GetAttribute("href")!;
        string[] pages = ["/organisation/teams", "/organisation/times", "/organisation/takes-on", "/organisation/invite", "/organisation/people", "/organisation/close", work, work + "/end"];
        var (kim, other) = (new Visitor(await house.BrowserAsync(jo with { AccountId = await house.The<OpenAccount>().RunAsync("Kim"), Leads = false })), (await LeadAsync()).Visitor);
        var amina = new Visitor(await house.BrowserAsync(await house.Given.PersonAsync()));
        foreach (var page in pages)
        {
            var own = await lead.OpenAsync(page);
            own.Status.ShouldBe(200, page);
            foreach (var who in new[] { kim, amina }) (await who.OpenAsync(page)).Status.ShouldBe(404, page);
        }
        foreach (var page in new[] { work, work + "/end" }) (await other.OpenAsync(page)).Status.ShouldBe(404);
        (await kim.OpenAsync("/organisation")).Status.ShouldBe(200);
        (await amina.OpenAsync("/organisation")).Status.ShouldBe(404);
        (await new Visitor(house.Browser()).OpenAsync("/organisation")).Status.ShouldBe(302);
        (await kim.OpenAsync("/people")).One("main a[href='/organisation']");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_it_with_what_was_typed_and_what_is_right_is_shown_to_all_who_work_there()
    {
        var (_, lead) = await LeadAsync();
        var times = await lead.OpenAsync("/organisation/times");
        var wrong = await lead.PressAsync(times, "#from-1", ("from-1", "9:00"), ("until-1", "17:30"), ("from-2", "noon"), ("until-2", "17"));
        (wrong.Status, wrong.One("#from-2-error").TextContent.Contains("Write the time like 14:30.", StringComparison.Ordinal), wrong.One("#from-2").GetAttribute("value"), wrong.One("#until-1").GetAttribute("value")).ShouldBe((422, true, "noon", "17:30"));
        (await lead.PressAsync(wrong, "#from-1", ("from-1", "9:00"), ("until-1", "17:30"))).Status.ShouldBe(302);
        var closed = await lead.PressAsync(times, "#covered", ("from", "tomorrow"), ("covered", "The duty team"));
        (closed.Status, closed.One("#covered").GetAttribute("value")).ShouldBe((422, "The duty team"));
        (await lead.PressAsync(times, "#covered", ("from", "24/12/2098"), ("until", "26/12/2098"), ("covered", "The duty team"))).Status.ShouldBe(302);
        var takes = await lead.SendAsync(await lead.OpenAsync("/organisation/takes-on"), ("words", "Company in the evening."), ("room", "number"), ("more", "lots"));
        (takes.Status, takes.Typed, takes.One("#more").GetAttribute("value")).ShouldBe((422, "Company in the evening.", "lots"));
        await lead.SendAsync(takes, ("words", "Company in the evening."), ("room", "number"), ("more", "2"));
        var teams = await lead.OpenAsync("/organisation/teams");
        (await lead.PressAsync(teams, "#name", ("name", " "))).Status.ShouldBe(422);
        (await lead.PressAsync(teams, "#name", ("name", "Night team"))).Status.ShouldBe(302);
        var ours = (await lead.OpenAsync("/organisation")).One("main").TextContent;
        foreach (var told in new[] { "Monday", "9:00 – 17:30", "Closed from", "The duty team", "Company in the evening.", "There is room for 2 more people.", "Night team", "Run by the people who use it" }) ours.ShouldContain(told);
    }

    [Fact]
    public async Task A_lead_who_stops_is_asked_once_and_the_last_one_is_told_whom_to_choose_first()
    {
        var (jo, lead) = await LeadAsync();
        var work = (await lead.OpenAsync("/organisation")).One("main a[href^='/organisation/workers/']").GetAttribute("href")!;
        var asked = await lead.PressAsync(await lead.OpenAsync(work), "button[value=follow]", ("act", "follow"));
        asked.Text.ShouldContain("Do you want to lead here no more?");
        var last = await lead.PressAsync(asked, "[name=sure]");
        (last.Status, last.Text.Contains("Choose somebody else who leads first.", StringComparison.Ordinal)).ShouldBe((422, true));
        (await lead.PressAsync(await lead.OpenAsync(work + "/end"), "[name=on]", ("act", "end"))).Text.ShouldContain("Choose somebody else who leads first.");

        await house.The<StartWork>().RunAsync(new WorkToStart(await house.The<OpenAccount>().RunAsync("Kim"), jo.OrganisationId!.Value) { Leads = true });
        var done = await lead.FollowAsync(await lead.PressAsync(asked, "[name=sure]"));
        done.Page.QuerySelectorAll("main .noprint").ShouldBeEmpty();
        (await lead.OpenAsync("/organisation/people")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task All_people_of_somebody_go_to_somebody_else_before_they_leave_and_a_worker_gives_one_back()
    {
        var (jo, lead) = await LeadAsync();
        var (kim, lee) = (await WorkerAsync(jo, "Kim"), await WorkerAsync(jo, "Lee"));
        var people = new[] { await house.Given.PersonAsync("Amina"), await house.Given.PersonAsync("Bibi") };
        foreach (var person in people)
        {
            await house.Given.SupportAsync(person, ViewerKind.Lead, jo.OrganisationId!.Value, jo.OrganisationId.Value);
            await house.The<GivePerson>().RunAsync(jo, new PersonToGive(person.OwnRecord!.Value, ViewerKind.Worker, kim.AccountId, "our-work", "You asked us.") { KeepMeSafe = false });
        }
        var work = (await lead.OpenAsync("/organisation")).Page.QuerySelectorAll("main a[href^='/organisation/workers/']").Single(link => link.TextContent.Contains("Kim", StringComparison.Ordinal)).GetAttribute("href")!;
        var end = await lead.OpenAsync(work + "/end");
        var wrong = await lead.PressAsync(end, "[name=to]", ("act", "hand-over"), ("because", "Kim leaves."));
        (wrong.Status, wrong.Typed).ShouldBe((422, "Kim leaves."));
        var gone = await lead.PressAsync(wrong, "[name=to]", ("act", "hand-over"), ("to", $"worker.{lee.AccountId:N}"), ("because", "Kim leaves."));
        (gone.Status, gone.Text.Contains("All have somebody else now.", StringComparison.Ordinal)).ShouldBe((200, true));
        (await lead.OpenAsync($"/organisation/people?of={lee.AccountId}")).One(".rows").TextContent.ShouldContain("Bibi");

        var of = new Visitor(await house.BrowserAsync(lee));
        var supporters = await of.OpenAsync($"/people/{people[0].OwnRecord}/supporters");
        var back = await of.OpenAsync(supporters.One("main a[href$='/end']").GetAttribute("href")!);
        (await of.SendAsync(back, ("because", " "))).Status.ShouldBe(422);
        (await of.SendAsync(back, ("because", "I move away."))).Status.ShouldBe(302);
        (await of.OpenAsync($"/people/{people[0].OwnRecord}")).Status.ShouldBe(404);
        (await lead.OpenAsync($"/people/{people[0].OwnRecord}/supporters")).One("details").TextContent.ShouldContain("I move away.");

        var take = await lead.OpenAsync((await lead.OpenAsync($"/people/{people[1].OwnRecord}/supporters")).Page.QuerySelectorAll("main a[href$='/end']")[0].GetAttribute("href")!);
        (await lead.SendAsync(take, ("because", "You moved."))).One("#after-error");
        (await lead.SendAsync(take, ("because", "You moved."), ("after", "ends"))).Status.ShouldBe(302);
        (await lead.OpenAsync($"/people/{people[1].OwnRecord}/supporters")).Status.ShouldBe(404, "nobody here supports them any more");
    }

    [Fact]
    public async Task What_is_open_is_listed_before_an_organisation_closes_and_then_nobody_is_a_worker_there()
    {
        var (jo, lead) = await LeadAsync();
        var amina = await house.Given.PersonAsync("Amina");
        var support = await house.Given.SupportAsync(amina, ViewerKind.Lead, jo.OrganisationId!.Value, jo.OrganisationId.Value);
        var close = await lead.OpenAsync("/organisation/close");
        close.One("main .rows").TextContent.ShouldContain("Amina");
        close.Page.QuerySelectorAll("main form button").ShouldBeEmpty();
        (await lead.SendAsync(close)).Status.ShouldBe(422);
        await house.The<TakeBackPerson>().RunAsync(jo, amina.OwnRecord!.Value, support, "We close.");
        var ready = await lead.OpenAsync("/organisation/close");
        (await lead.SendAsync(ready)).Status.ShouldBe(302);
        (await lead.OpenAsync("/organisation")).Status.ShouldBe(302);
    }

    private Actor Lead { get; set; } = null!;

    private async Task<(Actor Actor, Visitor Visitor)> LeadAsync()
    {
        var organisation = await house.The<AddOrganisation>().RunAsync($"Riverside Voices {Basics.Ids.New():N}", "user-led");
        Lead = new Actor(await house.The<OpenAccount>().RunAsync("Jo"), Capacity.Worker, OrganisationId: organisation, Name: "Jo") { Leads = true };
        return (Lead, new Visitor(await house.BrowserAsync(Lead)));
    }

    private async Task<Actor> WorkerAsync(Actor lead, string name)
    {
        var kim = new Actor(await house.The<OpenAccount>().RunAsync(name), Capacity.Worker, OrganisationId: lead.OrganisationId, Name: name);
        await house.The<StartWork>().RunAsync(new WorkToStart(kim.AccountId, lead.OrganisationId!.Value));
        return kim;
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : OurOrganisationPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : OurOrganisationPagesTests(house), IClassFixture<ServedOnPostgres>;
}
