using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>Who looked is kept before they see.</summary>
public abstract class LookTests(TestHouse house)
{
    private static readonly Opening Everything = new(PartTable.All);

    [Fact]
    public async Task A_look_is_in_the_database_when_it_says_it_is()
    {
        var (amina, sana) = await TwoAsync();

        using var record = await house.The<Gate>().OpenAsync(sana, amina.OwnRecord!.Value, Everything);
        await record.Looked;

        (await LooksOfAsync(sana)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_look_again_within_five_minutes_is_one_look()
    {
        var (amina, sana) = await TwoAsync();

        await LookAsync(sana, amina);
        house.Time.Move(TimeSpan.FromMinutes(4.9));
        await LookAsync(sana, amina);
        (await LooksOfAsync(sana)).ShouldBe(1);

        house.Time.Move(TimeSpan.FromMinutes(0.2));
        await LookAsync(sana, amina);
        (await LooksOfAsync(sana)).ShouldBe(2);
    }

    [Fact]
    public async Task A_look_at_other_parts_is_another_look()
    {
        var (amina, sana) = await TwoAsync();

        await LookAsync(sana, amina);
        await LookAsync(sana, amina, new Opening(Parts.Communication));

        (await LooksOfAsync(sana)).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_parts_for_another_purpose_are_another_look()
    {
        var (amina, sana) = await TwoAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important, Purpose.Learning);

        await LookAsync(sana, amina);
        await LookAsync(sana, amina, Everything with { Purpose = Purpose.Learning });

        (await LooksOfAsync(sana)).ShouldBe(2);
    }

    [Fact]
    public async Task After_a_restart_a_look_is_kept_anew_rather_than_forgotten()
    {
        var (amina, sana) = await TwoAsync();

        await LookAsync(sana, amina);
        await house.RestartAsync();
        await LookAsync(sana, amina);

        (await LooksOfAsync(sana)).ShouldBe(2);
    }

    [Fact]
    public async Task A_look_at_nobody_fails_alone()
    {
        var (amina, sana) = await TwoAsync();
        var nobody = house.The<IWriter>().LookAsync(LookBy(sana, Basics.Ids.New()));
        var neighbours = Enumerable.Range(0, 20).Select(_ => house.The<IWriter>().LookAsync(LookBy(sana, amina.OwnRecord!.Value))).ToList();

        await Should.ThrowAsync<Exception>(() => nobody);
        await Task.WhenAll(neighbours);
        (await LooksOfAsync(sana)).ShouldBe(20);
    }

    private async Task<(Actor Amina, Actor Sana)> TwoAsync()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        return (amina, sana);
    }

    private async Task LookAsync(Actor viewer, Actor person, Opening? opening = null)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, opening ?? Everything);
        await record.Looked;
    }

    private async Task<int> LooksOfAsync(Actor viewer) => (await house.Database.LookInsideAsync("SELECT account_id FROM look"))
        .Count(row => (row[0] is byte[] id ? new Guid(id, true) : (Guid)row[0]!) == viewer.AccountId);

    private Look LookBy(Actor viewer, Guid person) => new()
    {
        PersonId = person,
        LookId = Basics.Ids.New(),
        PartBits = Parts.Important,
        Operation = Operation.Read,
        Purpose = Purpose.Support,
        Ground = LookGround.Share,
        AccountId = viewer.AccountId,
        Capacity = viewer.Capacity,
        At = house.The<Basics.Clock>().Now(),
    };

    public sealed class On_Sqlite(SqliteHouse house) : LookTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : LookTests(house), IClassFixture<PostgresHouse>;
}
