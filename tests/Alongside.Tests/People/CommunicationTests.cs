using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>How to talk with somebody: said by them, first before everybody who may know it, and asked before any letter goes.</summary>
public abstract class CommunicationTests(TestHouse house)
{
    [Fact]
    public async Task A_need_is_said_changed_and_taken_away_and_what_stood_before_is_the_persons_alone()
    {
        var (amina, sana) = await SharedAsync();
        var first = await SayAsync(amina, "Speak Urdu");
        var second = await SayAsync(amina, "Speak Urdu or slow English", replaces: first);
        await SayAsync(amina, "I nod", NeedKind.Yes);
        (await ReadAsync(sana, amina))!.Needs.Select(need => (need.Kind, need.Words)).ShouldBe([(NeedKind.Need, "Speak Urdu or slow English"), (NeedKind.Yes, "I nod")]);

        await house.The<SayNeed>().TakeAwayAsync(amina, amina.OwnRecord!.Value, second);
        (await ReadAsync(sana, amina))!.Needs.ShouldHaveSingleItem().Kind.ShouldBe(NeedKind.Yes);
        (await RowsAsync(amina, amina)).ShouldBe(3, "never lost");
        (await RowsAsync(sana, amina)).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_shown_with_any_share_and_any_support_and_to_nobody_else()
    {
        var (amina, sana) = await SharedAsync();
        await SayAsync(amina, "Write in large letters, 18 point");
        var jo = await house.Given.WorkerAsync();
        await Should.ThrowAsync<NotHere>(() => ReadAsync(jo, amina));
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value, keepMeSafe: false);

        foreach (var viewer in new[] { amina, sana, jo }) (await ReadAsync(viewer, amina))!.Needs.Count.ShouldBe(1);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        await Should.ThrowAsync<NotHere>(() => ReadAsync(jo, amina));
    }

    [Fact]
    public async Task Nobody_but_the_person_says_it_or_takes_it_away()
    {
        var (amina, sana) = await SharedAsync();
        await house.Given.ShareAsync(amina, sana, PartTable.Shareable);
        var need = await SayAsync(amina, "Speak Urdu");
        await Should.ThrowAsync<NotHere>(() => SayAsync(sana, "Speak English", about: amina));
        await Should.ThrowAsync<NotHere>(() => house.The<SayNeed>().TakeAwayAsync(sana, amina.OwnRecord!.Value, need));
        await Should.ThrowAsync<NotHere>(() => ContactAsync(sana, "email", "sana@example.org", about: amina));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_and_the_same_said_twice_is_one()
    {
        var (amina, _) = await SharedAsync();
        (await Should.ThrowAsync<Refused>(() => SayAsync(amina, " "))).Field.ShouldBe("words");
        (await Should.ThrowAsync<Refused>(() => SayAsync(amina, new string('x', 501)))).Field.ShouldBe("words");
        (await SayAsync(amina, "Speak Urdu")).ShouldBe(await SayAsync(amina, "Speak Urdu"));
        (await Should.ThrowAsync<Refused>(() => ContactAsync(amina, "pigeon"))).Field.ShouldBe("channel");
        (await Should.ThrowAsync<Refused>(() => ContactAsync(amina, "email", "a@example.org, b@example.org"))).Field.ShouldBe("address");
        foreach (var address in new[] { "amina@localhost", "ami\u200Bna@example.org", "amina@example.org\u202E" })
            (await Should.ThrowAsync<Refused>(() => ContactAsync(amina, "email", address))).Field.ShouldBe("address");
        (await Should.ThrowAsync<Refused>(() => ContactAsync(amina, "email"))).Field.ShouldBe("address");
        (await Should.ThrowAsync<Refused>(() => ContactAsync(amina, "phone", "01632 960001", 17, 9))).Field.ShouldBe("fromHour");
    }

    private async Task<(Actor Amina, Actor Sana)> SharedAsync()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.WhoIAm);
        return (amina, sana);
    }

    private Task<Guid> SayAsync(Actor by, string words, NeedKind kind = NeedKind.Need, Guid? replaces = null, Actor? about = null)
    {
        house.Time.Move(TimeSpan.FromSeconds(1));
        return house.The<SayNeed>().RunAsync(by, new NeedToSay((about ?? by).OwnRecord!.Value, kind, words) { Replaces = replaces });
    }

    private Task<Guid> ContactAsync(Actor by, string channel, string? address = null, int? from = null, int? until = null, Actor? about = null)
    {
        house.Time.Move(TimeSpan.FromSeconds(1));
        return house.The<SaySafeContact>().RunAsync(by, new SafeContactToSay((about ?? by).OwnRecord!.Value, channel, address, from, until));
    }

    private async Task<Communication?> ReadAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(Parts.Headings | Parts.Communication));
        return await CommunicationReading.OfAsync(record);
    }

    private async Task<int> RowsAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(Parts.Communication));
        return await record.Db.Needs.CountAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : CommunicationTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : CommunicationTests(house), IClassFixture<PostgresHouse>;
}
