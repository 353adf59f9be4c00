using System.Net;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.TheGate;

/// <summary>The oracle of "My people" through the front door: each situation, the page, the form, the API and the person's page.</summary>
public abstract class CircleMatrixTests(ServedHouse house)
{
    private const string Name = "Bill next door";

    public static TheoryData<string> Codes => [.. Situations.All.Select(situation => situation.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Who_is_around_somebody_is_read_and_written_as_the_oracle_says(string code)
    {
        var situation = Situations.All.Single(one => one.Code == code);
        var (made, asked) = (new HttpSituations(house), situation.HasShare ? Parts.People : Parts.None);
        var speaker = await made.SpeakerAsync(code);
        await house.The<SystemDoor>().RunAsync(speaker.Id, "a test puts somebody in a circle", unit =>
        {
            unit.Record.CircleMembers.Add(Rows.CircleMember(speaker.Id, unit.At, Name));
            unit.Happened(EventKinds.CirclePutIn, Parts.People);
            return Task.FromResult(true);
        });
        var viewer = await made.ViewerAsync(situation, speaker, asked);
        var expected = new Expected(situation, asked);
        var (program, browser) = (await house.ProgramAsync(viewer), await house.BrowserAsync(viewer));
        foreach (var (client, address) in new[] { (program, $"/api/v1/people/{speaker.Id}/circle"), (browser, $"/people/{speaker.Id}/circle") })
        {
            var answer = await client.GetAsync(address);
            answer.StatusCode.ShouldBe(expected.May(Operation.Read, Parts.People) ? HttpStatusCode.OK : HttpStatusCode.NotFound, address);
            (await answer.Content.ReadAsStringAsync()).Contains(Name, StringComparison.Ordinal).ShouldBe(expected.May(Operation.Read, Parts.People), address);
        }
        (await (await browser.GetAsync($"/people/{speaker.Id}")).Content.ReadAsStringAsync()).Contains(Name, StringComparison.Ordinal).ShouldBe(expected.May(Operation.Read, Parts.People));
        (await browser.GetAsync($"/people/{speaker.Id}/circle/member")).StatusCode.ShouldBe(expected.May(Operation.Reword, Parts.People) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : CircleMatrixTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : CircleMatrixTests(house), IClassFixture<ServedOnPostgres>;
}
