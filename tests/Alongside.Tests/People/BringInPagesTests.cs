using System.Text;
using Alongside.Basics;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.People;

/// <summary>A lead gives a table on a page, sees row by row what would become of it, and brings the people in.</summary>
public abstract class BringInPagesTests(ServedHouse house)
{
    private const string Two = "reference,name,colour\n1,Noor Khan,blue\n2,Wen,red\n";

    [Fact]
    public async Task A_lead_looks_at_a_table_first_and_then_brings_the_people_in()
    {
        var (lead, visitor) = await LeadAsync();
        var looked = await visitor.FollowAsync(await GiveAsync(visitor, Two));
        looked.One("main").TextContent.ShouldContain("Would come in: 2");
        looked.One("main").TextContent.ShouldContain("Nothing is made here of these columns: colour.");
        (await house.The<ReachReading>().PageAsync(lead)).People.ShouldBeEmpty();

        var page = await visitor.FollowAsync(await visitor.SendAsync(looked, ("do", "go")));
        for (var tries = 0; tries < 500 && !page.Text.Contains("Came in: 2", StringComparison.Ordinal); tries++) page = await visitor.OpenAsync(Address(page));
        page.One("main").TextContent.ShouldContain("Came in: 2");
        (await house.The<ReachReading>().PageAsync(lead)).People.Select(person => person.KnownAs).ShouldBe(["Noor Khan", "Wen"]);
        // The same once more brings nobody twice.
        (await visitor.FollowAsync(await GiveAsync(visitor, Two))).One("main").TextContent.ShouldContain("Here already, and left as they are: 2");
    }

    [Fact]
    public async Task What_was_stopped_is_begun_again_and_brings_the_rest()
    {
        const int Many = 400;
        var (lead, _) = await LeadAsync();
        var imports = house.The<KeptImports>();
        var table = Encoding.UTF8.GetBytes("reference,name\n" + string.Concat(Enumerable.Range(1, Many).Select(number => $"{number},Person {number}\n")));
        var id = await imports.KeepAsync(lead, table, new PeopleToImport(new MemoryStream(table)) { Basis = "social-care", Because = "We support you already." });
        using var stopped = new CancellationTokenSource();
        var going = imports.BeginAsync(lead, await imports.OfAsync(lead, id), withoutRefused: false, stopped.Token);
        while ((await house.The<BegunReading>().PageAsync(lead)).People.Count == 0) await Task.Yield();
        await stopped.CancelAsync();
        await going;
        (await imports.OfAsync(lead, id)).Report!.Stopped.ShouldBeTrue();
        await imports.BeginAsync(lead, await imports.OfAsync(lead, id), withoutRefused: false, default);
        var brought = await imports.OfAsync(lead, id);
        (brought.Report!.Stopped, brought.Done, brought.Of).ShouldBe((false, brought.Of, brought.Report.Count(RowOutcome.CameIn)));
        (brought.Report.Count(RowOutcome.CameIn) + brought.Report.Count(RowOutcome.Here), brought.Report.Count(RowOutcome.Here) > 0).ShouldBe((Many, true));
        // All are in: once more there is nothing to begin.
        await imports.BeginAsync(lead, brought, withoutRefused: false, default);
        (await imports.OfAsync(lead, id)).HeardAt.ShouldBe(brought.HeardAt);
    }

    [Fact]
    public async Task What_is_wrong_is_said_line_by_line_and_those_lines_can_be_left_out()
    {
        var (lead, visitor) = await LeadAsync();
        var looked = await visitor.FollowAsync(await GiveAsync(visitor, "reference,name,born\n1,Noor Khan,1967-05-03\n2,Wen,03/04/58\n"));
        looked.One(".rows").TextContent.ShouldContain("Line 3");
        looked.One(".rows").TextContent.ShouldContain("Here stands 03/04/58.");
        looked.Page.QuerySelectorAll("button[value=go]").ShouldBeEmpty();
        var page = await visitor.FollowAsync(await visitor.SendAsync(looked, ("do", "without-refused")));
        for (var tries = 0; tries < 500 && !page.Text.Contains("Came in: 1", StringComparison.Ordinal); tries++) page = await visitor.OpenAsync(Address(page));
        (await house.The<ReachReading>().PageAsync(lead)).People.ShouldHaveSingleItem().KnownAs.ShouldBe("Noor Khan");
        // Given away, it is not there any more.
        var away = await visitor.SendAsync(page, ("do", "away"));
        away.Answer.Headers.Location!.ToString().ShouldBe("/told/bring-in");
        (await visitor.OpenAsync(Address(page))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("", "table", "Choose a file with the table.")]
    [InlineData("surname\nKhan\n", "", "There is no column reference, name in the first line.")]
    [InlineData("reference,name\n1,\u0000\n", "", null)]
    public async Task A_table_that_cannot_be_read_is_refused_with_what_was_typed_still_there(string table, string field, string? says)
    {
        var (_, visitor) = await LeadAsync();
        var refused = await GiveAsync(visitor, table);
        if (says is null)
        {
            (await visitor.FollowAsync(refused)).One(".rows").TextContent.ShouldContain("Line 2");
            return;
        }
        refused.Status.ShouldBe(422);
        refused.One("main").TextContent.ShouldContain(says);
        if (field.Length > 0) refused.One($"#{field}-error").TextContent.ShouldContain(says);
        refused.One("#because").TextContent.Trim().ShouldBe("We support you already.");
    }

    [Fact]
    public async Task For_everybody_else_there_is_nothing_here_not_even_for_another_lead()
    {
        var (_, visitor) = await LeadAsync();
        var looked = await GiveAsync(visitor, Two);
        var address = looked.Answer.Headers.Location!.ToString();
        var (_, other) = await LeadAsync();
        (await other.OpenAsync(address)).Status.ShouldBe(404);
        var jo = new Visitor(await house.BrowserAsync(await house.Given.WorkerAsync("Jo")));
        foreach (var somebody in new[] { jo, new Visitor(await house.BrowserAsync(await house.Given.PersonAsync())) })
        {
            (await somebody.OpenAsync("/told/bring-in")).Status.ShouldBe(404);
            (await somebody.OpenAsync(address)).Status.ShouldBe(404);
        }
    }

    private static string Address(Seen page) => page.Answer.RequestMessage!.RequestUri!.PathAndQuery;

    private async Task<(Actor Lead, Visitor Visitor)> LeadAsync()
    {
        var lead = await house.Given.WorkerAsync("Lee") with { Leads = true };
        await house.The<StartWork>().RunAsync(new WorkToStart(lead.AccountId, lead.OrganisationId!.Value, lead.TeamId) { Leads = true });
        return (lead, new Visitor(await house.BrowserAsync(lead)));
    }

    private static async Task<Seen> GiveAsync(Visitor visitor, string table)
    {
        var page = await visitor.OpenAsync("/told/bring-in");
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.One("main form").QuerySelectorAll("input[type=hidden]")) form.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        form.Add(new StringContent("social-care"), "basis");
        form.Add(new StringContent("We support you already."), "because");
        if (table.Length > 0) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "table", "people.csv");
        var answer = await visitor.Browser.PostAsync("/told/bring-in", form);
        var text = await answer.Content.ReadAsStringAsync();
        return new Seen(answer, text, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text));
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : BringInPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : BringInPagesTests(house), IClassFixture<ServedOnPostgres>;
}
