using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>Facts about a person: said by them, shown as they choose, and what was there before seen by nobody else.</summary>
public abstract class DetailsTests(TestHouse house)
{
    [Fact]
    public async Task A_fact_is_for_the_person_alone_unless_they_let_it_go_with_who_I_am()
    {
        var (amina, sana) = await SharedAsync(Parts.WhoIAm);
        await SayAsync(amina, DetailKind.Pronoun, "she", shown: true);
        await SayAsync(amina, DetailKind.Born, "3/5/1961");
        await SayAsync(amina, DetailKind.NhsNumber, "943 476 5919");
        await SayAsync(amina, DetailKind.FormerName, "Ameena", shown: true);

        (await ReadAsync(amina, amina)).ShouldBe([(DetailKind.FormerName, "Ameena"), (DetailKind.Pronoun, "she"), (DetailKind.Born, "1961-05-03"), (DetailKind.NhsNumber, "9434765919")]);
        (await ReadAsync(sana, amina)).ShouldBe([(DetailKind.Pronoun, "she")]);
        var (_, jo) = await SharedAsync(Parts.Important, amina);
        (await ReadAsync(jo, amina)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Said_anew_it_replaces_the_one_before_which_only_the_person_can_read()
    {
        var (amina, sana) = await SharedAsync(Parts.WhoIAm);
        await SayAsync(amina, DetailKind.Pronoun, "they", shown: true);
        var now = await SayAsync(amina, DetailKind.Pronoun, "she", shown: true);
        (await SayAsync(amina, DetailKind.Pronoun, "she", shown: true)).ShouldBe(now, "said twice it is one");
        (await RowsAsync(amina, amina)).ShouldBe(2);
        (await RowsAsync(sana, amina)).ShouldBe(1);

        await SayAsync(amina, DetailKind.Pronoun, "she", shown: false);
        (await RowsAsync(sana, amina)).ShouldBe(0, "she chose otherwise");
        await house.The<SayDetail>().TakeAwayAsync(amina, amina.OwnRecord!.Value, (await LastAsync(amina)).DetailId);
        (await ReadAsync(amina, amina)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_can_be_that_there_is_none()
    {
        var amina = await house.Given.PersonAsync();
        await SayAsync(amina, DetailKind.Address, "12 Mill Street");
        await SayAsync(amina, DetailKind.Address, "");
        (await ReadAsync(amina, amina)).ShouldBe([(DetailKind.Address, null)]);
    }

    [Fact]
    public async Task A_new_name_is_the_only_one_others_find_and_the_one_before_is_the_persons_alone()
    {
        var (noor, sana) = await SharedAsync(PartTable.Shareable);
        var jo = await house.Given.WorkerAsync();
        var begun = await house.The<BegunReading>().OneAsync(jo, await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Ameena", "wish", "You asked.")));
        var ameena = await TakenAsync(jo, begun!);
        foreach (var (person, viewer) in new[] { (noor, sana), (ameena, jo) })
        {
            await house.The<SayDetail>().CallMeAsync(person, person.OwnRecord!.Value, "Noor");
            (await house.The<ReachReading>().PageAsync(viewer)).People.ShouldHaveSingleItem().KnownAs.ShouldBe("Noor");
            foreach (var old in new[] { "Amina", "Ameena" }) (await house.The<ReachReading>().PageAsync(viewer, old)).People.ShouldBeEmpty();
            (await ReadAsync(viewer, person)).ShouldBeEmpty();
            (await ReadAsync(person, person)).Where(row => row.Kind == DetailKind.FormerName).ShouldHaveSingleItem();
        }
        (await house.The<BegunReading>().OneAsync(jo, begun!.BegunId))!.KnownAs.ShouldBe("Noor", "nobody goes on reading a name they left behind");
        (await house.The<BegunReading>().OfNameAsync(jo, "Ameena")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_but_the_person_says_or_takes_away_a_fact_or_a_name()
    {
        var (amina, sana) = await SharedAsync(PartTable.Shareable);
        var said = await SayAsync(amina, DetailKind.Pronoun, "she", shown: true);
        await Should.ThrowAsync<NotHere>(() => house.The<SayDetail>().RunAsync(sana, new DetailToSay(amina.OwnRecord!.Value, DetailKind.Pronoun, "he", true)));
        await Should.ThrowAsync<NotHere>(() => house.The<SayDetail>().TakeAwayAsync(sana, amina.OwnRecord!.Value, said));
        await Should.ThrowAsync<NotHere>(() => house.The<SayDetail>().CallMeAsync(sana, amina.OwnRecord!.Value, "Somebody"));
        (await ReadAsync(sana, amina)).ShouldBe([(DetailKind.Pronoun, "she")]);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_is_wrong()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var (kind, words) in new[]
        {
            (DetailKind.Born, "soon"), (DetailKind.Born, "3/5/2099"), (DetailKind.Born, "3/5/1561"), (DetailKind.Born, ""), (DetailKind.NhsNumber, ""), (DetailKind.NhsNumber, "943 476 5918"),
            (DetailKind.ChiNumber, "999999 9999"), (DetailKind.Pronoun, " "), (DetailKind.FormerName, new string('n', 501)), (DetailKind.Address, "a\0b"),
        })
            (await Should.ThrowAsync<Refused>(() => SayAsync(amina, kind, words))).Field.ShouldBe("words", $"{kind} {words}");
        (await Should.ThrowAsync<Refused>(() => SayAsync(amina, (DetailKind)9, "x"))).Field.ShouldBe("kind");
        (await ReadAsync(amina, amina)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_is_never_changed_in_the_database()
    {
        await SayAsync(await house.Given.PersonAsync(), DetailKind.Pronoun, "she");
        foreach (var sql in new[] { "UPDATE detail SET words = 'he'", "UPDATE detail SET part_bit = 1", "DELETE FROM detail" })
            await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync(sql));
    }

    private async Task<(Actor Amina, Actor Sana)> SharedAsync(Parts parts, Actor? amina = null)
    {
        amina ??= await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, parts);
        return (amina, sana);
    }

    private async Task<Actor> TakenAsync(Actor jo, Begun begun)
    {
        var code = await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId);
        return new Actor(await house.The<ClaimRecord>().RunAsync(null, code.Code), Capacity.Self, begun.PersonId, Name: begun.KnownAs);
    }

    private Task<Guid> SayAsync(Actor by, DetailKind kind, string words, bool shown = false)
    {
        house.Time.Move(TimeSpan.FromSeconds(1));
        return house.The<SayDetail>().RunAsync(by, new DetailToSay(by.OwnRecord!.Value, kind, words, shown));
    }

    private async Task<List<(DetailKind Kind, string? Words)>> ReadAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(PartTable.All));
        return [.. (await DetailsReading.OfAsync(record)).Select(row => (row.Kind, row.Words))];
    }

    private async Task<int> RowsAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(PartTable.All));
        return await record.Db.Details.CountAsync();
    }

    private async Task<Detail> LastAsync(Actor amina)
    {
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        return (await DetailsReading.OfAsync(record)).ShouldHaveSingleItem();
    }

    public sealed class On_Sqlite(SqliteHouse house) : DetailsTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : DetailsTests(house), IClassFixture<PostgresHouse>;
}
