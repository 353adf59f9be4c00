using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Record;

/// <summary>Something was written about the wrong person: both records show it rightly, and neither says who the other is.</summary>
public abstract class MoveHappeningTests(TestHouse house)
{
    private HappenedGiven Given => new(house.The<IServiceProvider>());

    [Fact]
    public async Task In_the_wrong_record_nobody_reads_it_and_in_the_right_one_it_stands_as_it_was_written_and_signed()
    {
        var (amina, bilal, jo) = await TwoAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Happened);
        var first = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "Bilal is unwell."));
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "Bilal has a cold.") with { Corrects = first, Because = "milder" });
        await house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, first, bilal.OwnRecord));

        foreach (var reader in new[] { amina, jo })
        {
            var page = await Given.ReadAsync(reader, amina);
            page.Lines.ShouldBeEmpty();
            page.Away.Count.ShouldBe(2);
        }
        var shared = await Given.ReadAsync(sana, amina);
        (shared.Lines.Count, shared.Away.Count).ShouldBe((0, 0), "for everybody else it was never written");
        var line = (await Given.ReadAsync(bilal, bilal)).Lines.ShouldHaveSingleItem();
        (line.Now.Words, line.Now.WriterName, line.Now.MoverName, line.Earlier.Single().Words).ShouldBe(("Bilal has a cold.", "Jo", "Jo", "Bilal is unwell."));
        line.Now.MovedAt.ShouldNotBeNull();
        (await Given.ReadAsync(bilal, bilal)).Away.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_record_names_the_other_in_any_row_or_event()
    {
        var (amina, bilal, jo) = await TwoAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina, "A cold."));
        await house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, note, bilal.OwnRecord));
        foreach (var (one, other) in new[] { (amina, bilal), (bilal, amina) })
            foreach (var table in new[] { "happening", "event" })
                foreach (var row in await house.Database.LookInsideAsync($"SELECT * FROM {table} WHERE person_id = {house.Database.Literal(one.OwnRecord!.Value)}"))
                    row.Select(cell => cell is byte[] { Length: 16 } id ? new Guid(id, true) : cell as Guid?).ShouldNotContain(other.OwnRecord!.Value);
        (await Given.ReadAsync(bilal, bilal)).Lines.Single().Now.HappeningId.ShouldNotBe(note);
    }

    [Fact]
    public async Task Twice_is_once_and_it_may_only_be_taken_away()
    {
        var (amina, bilal, jo) = await TwoAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, note, bilal.OwnRecord));
        await Should.ThrowAsync<NotHere>(() => house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, note, bilal.OwnRecord)));
        (await Given.ReadAsync(bilal, bilal)).Lines.Count.ShouldBe(1);

        var other = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        await house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, other, null));
        (await Given.ReadAsync(amina, amina)).Away.Count.ShouldBe(2);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync("UPDATE happening SET taken_away_at = NULL WHERE taken_away_at IS NOT NULL"));
    }

    [Fact]
    public async Task Only_whoever_wrote_it_or_leads_there_moves_it_and_only_where_they_may_write()
    {
        var (amina, bilal, jo) = await TwoAsync();
        var note = await Given.WriteAsync(jo, HappenedGiven.Visit(amina));
        var colleague = new Actor(await house.The<Alongside.Organisations.OpenAccount>().RunAsync("Kit", "nurse"), Capacity.Worker, OrganisationId: jo.OrganisationId, Name: "Kit", Role: "nurse");
        await house.Given.SupportAsync(amina, ViewerKind.Worker, colleague.AccountId, jo.OrganisationId!.Value);
        (await Should.ThrowAsync<Refused>(() => MoveAsync(colleague, amina, note, null))).Sentence.ShouldBe("Whoever wrote it says so, or somebody who leads here.");
        var cleo = await house.Given.PersonAsync("Cleo");
        await Should.ThrowAsync<NotHere>(() => MoveAsync(jo, amina, note, cleo.OwnRecord));
        await house.Given.ShareAsync(cleo, jo, Parts.Important);
        (await Should.ThrowAsync<Refused>(() => MoveAsync(jo, amina, note, cleo.OwnRecord))).Field.ShouldBe("to");
        (await Given.ReadAsync(amina, amina)).Lines.Count.ShouldBe(1, "nothing is half moved");
        (await Should.ThrowAsync<Refused>(() => MoveAsync(bilal, amina, note, bilal.OwnRecord))).Field.ShouldBe("to");
        var neighbour = new Actor(await house.The<Alongside.Organisations.OpenAccount>().RunAsync("Lin", "nurse"), Capacity.Worker, OrganisationId: jo.OrganisationId, Name: "Lin", Role: "nurse");
        await house.Given.SupportAsync(bilal, ViewerKind.Worker, neighbour.AccountId, jo.OrganisationId!.Value);
        await Should.ThrowAsync<NotHere>(() => MoveAsync(neighbour, amina, note, bilal.OwnRecord));
        var lee = await Given.LeadAsync(jo, amina);
        await MoveAsync(lee, amina, note, null);
        (await Given.ReadAsync(amina, amina)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_to_be_checked_is_checked_in_the_right_record()
    {
        var (amina, bilal, jo) = await TwoAsync();
        var note = await Given.WriteAsync(jo, Given.NotMet(amina, jo) with { Withhold = Given.Harm() });
        await MoveAsync(jo, amina, note, bilal.OwnRecord);
        (await house.The<OwnWorkLists>().ChecksAsync(jo)).Checks.Select(check => check.KnownAs).ShouldBe(["Bilal"]);
        (await Given.ReadAsync(amina, amina)).Away.ShouldBeEmpty("she was not to know of it");
        (await Given.ReadAsync(bilal, bilal)).Lines.ShouldBeEmpty();
        (await Given.ReadAsync(jo, bilal)).Lines.Single().Withholding!.Exemption.ShouldBe("serious-harm");
    }

    private Task<Guid> MoveAsync(Actor by, Actor from, Guid note, Guid? to) => house.The<MoveHappening>().RunAsync(by, new HappeningToMove(from.OwnRecord!.Value, note, to));

    private async Task<(Actor Amina, Actor Bilal, Actor Jo)> TwoAsync()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var bilal = await house.Given.PersonAsync("Bilal");
        await house.Given.SupportAsync(bilal, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        return (amina, bilal, jo);
    }

    public sealed class On_Sqlite(SqliteHouse house) : MoveHappeningTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : MoveHappeningTests(house), IClassFixture<PostgresHouse>;
}
