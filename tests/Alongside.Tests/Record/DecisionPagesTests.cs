using System.Text.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>What was decided for somebody, on the pages: written down by a worker, read and objected to by the person, followed by those who lead.</summary>
public abstract class DecisionPagesTests(ServedHouse house)
{
    private DecisionGiven Given => new(house.App.Services);

    private HappenedGiven Happened => new(house.App.Services);

    [Fact]
    public async Task A_worker_writes_down_what_was_decided_and_what_was_typed_is_kept_while_something_is_missing()
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var (worker, person) = (new Visitor(await house.BrowserAsync(jo)), new Visitor(await house.BrowserAsync(amina)));
        var asked = await worker.OpenAsync($"/people/{amina.OwnRecord}/suggestions/{suggestion}");
        var form = await worker.OpenAsync(asked.One("main a[href$='/decide']").GetAttribute("href")!);
        var missing = await worker.PressAsync(form, "#question", [.. Answers.Where(answer => answer.Name != "personsView")]);
        (missing.Status, missing.Page.QuerySelector("#personsView-error") is not null, missing.One("#scope").TextContent.Trim()).ShouldBe((422, true, "Her daily care"));
        var day = await worker.PressAsync(form, "#question", [.. Answers.Where(answer => answer.Name != "reviewOn"), ("reviewOn", "next spring")]);
        (day.Status, day.Page.QuerySelector("#reviewOn-error") is not null, day.One("#reviewOn").GetAttribute("value")).ShouldBe((422, true, "next spring"));
        var kept = await worker.FollowAsync(await worker.PressAsync(form, "#question", [.. Answers]));
        kept.One("h1").TextContent.ShouldBe("Decided for Amina");
        (await worker.OpenAsync($"/people/{amina.OwnRecord}/suggestions/{suggestion}")).Text.ShouldContain("Somebody decided this for Amina. It is not Amina’s yes.");

        var words = await person.OpenAsync($"/people/{amina.OwnRecord}/statements/{statement}");
        words.Said.ShouldContain(DecisionGiven.Now);
        words.Text.ShouldContain("Decided for Amina, not Amina’s own words:");
        var decided = await person.OpenAsync(words.One("main a[href*='/decisions/']").GetAttribute("href")!);
        decided.Text.ShouldContain("She wants to go alone.");
        (await person.OpenAsync($"/people/{amina.OwnRecord}")).Text.ShouldContain("Tariq, her son");
        (await person.OpenAsync($"/people/{amina.OwnRecord}/print")).Text.ShouldContain("Decided for Amina, not Amina’s own words:", Case.Sensitive, "it goes wherever the words go");
        var all = await person.OpenAsync((await person.OpenAsync($"/people/{amina.OwnRecord}/happened")).One("main a[href$='/decisions']").GetAttribute("href")!);
        all.One("main ul.rows a").GetAttribute("href")!.ShouldBe(decided.Answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task The_person_objects_and_the_organisation_asks_an_advocate_and_somebody_else_looks_again()
    {
        var (amina, jo, suggestion, _) = await Given.SuggestedAsync();
        var lee = await Happened.LeadAsync(jo, amina);
        var here = $"/people/{amina.OwnRecord}/decisions/{await Given.DecideAsync(jo, Given.Decision(amina, suggestion))}";
        var (person, worker, lead) = (new Visitor(await house.BrowserAsync(amina)), new Visitor(await house.BrowserAsync(jo)), new Visitor(await house.BrowserAsync(lee)));
        var objected = await person.FollowAsync(await person.PressAsync(await person.OpenAsync(here), "button[value=object]", ("do", "object"), ("because", "Nobody asked me.")));
        objected.Text.ShouldContain("An advocate is to be asked today.");
        objected.Page.QuerySelector("button[value=object], button[value=advocate], button[value=review]").ShouldBeNull("what is open is followed by the organisation");

        (await worker.OpenAsync(here)).Page.QuerySelector("button[value=review]").ShouldBeNull("Jo wrote it down");
        var listed = await lead.OpenAsync((await lead.OpenAsync("/checks")).One("main a[href='/objections']").GetAttribute("href")!);
        var one = await lead.OpenAsync(listed.One("main ul.rows a").GetAttribute("href")!);
        (await lead.PressAsync(one, "button[value=advocate]", ("do", "advocate"), ("advocate", ""))).Page.QuerySelector("#advocate-error").ShouldNotBeNull();
        one = await lead.FollowAsync(await lead.PressAsync(one, "button[value=advocate]", ("do", "advocate"), ("advocate", "Ailsa, on Tuesday")));
        var stops = await lead.FollowAsync(await lead.PressAsync(one, "button[value=review]", ("do", "review"), ("goesOn", "no"), ("found", "She goes alone, with a telephone.")));
        stops.Text.ShouldContain("It counts no more");
        (await lead.OpenAsync("/objections")).Text.ShouldContain("Nobody objects just now.");
        var read = await person.OpenAsync(here);
        read.Text.ShouldContain("Ailsa, on Tuesday");
        read.Text.ShouldContain("She goes alone, with a telephone.");
        (await person.OpenAsync($"/people/{amina.OwnRecord}")).Text.ShouldNotContain("Decided for Amina, not");
    }

    [Fact]
    public async Task Whoever_has_nothing_to_do_with_it_finds_nothing_and_a_program_is_told_it_beside_the_words()
    {
        var (amina, jo, suggestion, statement) = await Given.SuggestedAsync();
        var (sana, kit) = (await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync("Kit"));
        foreach (var other in new[] { sana, kit }) await house.Given.ShareAsync(amina, other, Parts.SupportMe);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, kit.AccountId, kit.OrganisationId!.Value);
        var record = $"/people/{amina.OwnRecord}";
        var decision = await Given.DecideAsync(jo, Given.Decision(amina, suggestion));
        foreach (var other in new[] { sana, kit })
        {
            var visitor = new Visitor(await house.BrowserAsync(other));
            (await visitor.OpenAsync($"{record}/statements/{statement}")).Page.QuerySelector("main a[href*='/decisions/']").ShouldBeNull();
            foreach (var address in new[] { $"{record}/decisions/{decision}", $"{record}/suggestions/{suggestion}/decide" })
                (await visitor.OpenAsync(address)).Status.ShouldBe(404, address);
        }
        (await new Visitor(await house.BrowserAsync(amina)).OpenAsync($"{record}/suggestions/{suggestion}/decide")).Status.ShouldBe(404);
        (await new Visitor(await house.BrowserAsync(sana)).OpenAsync("/objections")).Status.ShouldBe(404);

        await Given.ObjectAsync(amina, amina, decision);
        using var json = JsonDocument.Parse(await (await house.ProgramAsync(sana)).GetStringAsync($"/api/v1{record}"));
        var said = json.RootElement.GetProperty("statements")[0];
        var decided = said.GetProperty("decidedFor");
        (said.GetProperty("voice").GetProperty("confirmed").ValueKind, decided.GetProperty("words").GetString(), decided.GetProperty("power").GetString(), decided.TryGetProperty("objectedAt", out _)).ShouldBe((JsonValueKind.Null, DecisionGiven.Decided, "sc-guardian-welfare", true));
    }

    private (string Name, string Value)[] Answers =>
    [
        ("question", "Does somebody walk with her?"), ("personsView", "She wants to go alone."), ("supportTried", "Pictures, twice."), ("power", "sc-guardian-welfare"), ("holder", "Tariq, her son"),
        ("scope", "Her daily care"), ("evidence", "The order"), ("consulted", "Sana"), ("options", "A telephone"), ("words", DecisionGiven.Decided), ("decidedOn", Given.Today.ToString("yyyy-MM-dd", null)),
        ("toObject", "To us"), ("reviewOn", Given.Today.AddMonths(2).ToString("yyyy-MM-dd", null)),
    ];

    public sealed class On_Sqlite(ServedOnSqlite house) : DecisionPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : DecisionPagesTests(house), IClassFixture<ServedOnPostgres>;
}
