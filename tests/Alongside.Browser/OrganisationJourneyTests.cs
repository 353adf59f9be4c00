using Alongside.Organisations;
using Alongside.Sharing;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>A lead invites a worker, who joins, is given somebody on a basis, is ended, and sees nothing in the same minute.</summary>
public sealed class OrganisationJourneyTests(Site site)
{
    [Theory]
    [InlineData(By.Keyboard)]
    [InlineData(By.MouseWithoutScripts)]
    public async Task Somebody_comes_to_work_supports_somebody_and_goes(By by)
    {
        var organisation = await site.The<AddOrganisation>().RunAsync($"Voices {by}", "user-led");
        var lin = new Actor(await site.The<OpenAccount>().RunAsync("Lin"), Capacity.Worker, OrganisationId: organisation, Name: "Lin") { Leads = true };
        var nadia = await site.Given.PersonAsync("Nadia");
        await site.Given.SupportAsync(nadia, ViewerKind.Lead, organisation, organisation);
        await using var lead = await site.VisitAsync(lin, scripts: by == By.Keyboard);
        await using var worker = await site.VisitAsync(scripts: by == By.Keyboard);
        var (leads, works) = (new Hand(lead, by), new Hand(worker, by));

        await lead.GoAsync("/people");
        await leads.GoAsync("main a[href='/organisation']");
        await leads.GoAsync("main a[href='/organisation/invite']");
        await leads.WriteAsync("#name", "Kim");
        await leads.ChooseAsync("[name=by][value=hand]");
        await leads.GoAsync("main form button.btn");
        var code = (await lead.Page.Locator(".join-code").TextContentAsync())!;

        await worker.GoAsync("/join-work");
        await works.WriteAsync("#code", code);
        await works.WriteAsync("#name", "Kim");
        await works.GoAsync("main form button.btn");
        await worker.GoAsync("/people");
        await Assertions.Expect(worker.Page.Locator("main")).Not.ToContainTextAsync("Nadia");

        await leads.GoAsync("main a.btn");
        await leads.GoAsync("main a[href='/organisation/people']");
        await leads.GoAsync("main a[href$='/supporters/give']");
        await leads.ChooseAsync("[name=to]:not([value*='" + lin.AccountId.ToString("N") + "'])");
        await leads.ChooseAsync("[name=basis][value=our-work]");
        await leads.WriteAsync("#because", "You asked us for company.");
        await leads.ChooseAsync("[name=safe][value=no]");
        await leads.GoAsync("main form button[value=give]");
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync("Kim");

        await worker.GoAsync("/people");
        await works.GoAsync("main a[href='/people/" + nadia.OwnRecord + "']");
        await Assertions.Expect(worker.Page.Locator("h1")).ToHaveTextAsync("Nadia");

        await lead.GoAsync("/organisation");
        var kim = (await site.The<OurOrganisationReading>().WorkersAsync(lin)).Workers.Single(row => row.Name == "Kim");
        await leads.GoAsync($"main a[href='/organisation/workers/{kim.WorkId}']");
        await leads.GoAsync("main a[href$='/end']");
        await leads.GoAsync("main form button[value=end]");
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Their work here is ended.");
        await worker.Page.GotoAsync("/people/" + nadia.OwnRecord);
        await Assertions.Expect(worker.Page.Locator("main")).Not.ToContainTextAsync("Nadia");
        lead.Complaints.Concat(worker.Complaints).ShouldBeEmpty();
    }
}
