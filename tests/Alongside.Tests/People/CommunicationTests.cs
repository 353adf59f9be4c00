using Alongside.Basics;
using Alongside.Data;
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

    [Fact]
    public async Task A_letter_goes_only_where_and_when_the_person_allows_it_and_says_nothing_of_them()
    {
        var (amina, _) = await SharedAsync();
        house.Time.MoveTo(new DateTimeOffset(2026, 6, 2, 20, 30, 0, TimeSpan.Zero));
        (await TellAsync(amina)).ShouldBeNull("they said nothing yet");

        await ContactAsync(amina, Channels.Email, "reach@example.org", 9, 17);
        var mail = (await TellAsync(amina))!;
        // Nine in the morning here is eight in UTC, in June.
        (mail.Kind, mail.DueAt).ShouldBe((Mail.Kind, new DateTime(2026, 6, 3, 8, 0, 0, DateTimeKind.Utc)));
        mail.Payload.ShouldContain("You have a message");
        mail.Payload.ShouldNotContain("Amina");

        house.Time.MoveTo(new DateTimeOffset(2026, 6, 3, 10, 0, 0, TimeSpan.Zero));
        (await TellAsync(amina))!.DueAt.ShouldBe(new DateTime(2026, 6, 3, 10, 0, 0, DateTimeKind.Utc));
        house.Time.MoveTo(new DateTimeOffset(2026, 6, 4, 2, 0, 0, TimeSpan.Zero));
        (await TellAsync(amina))!.DueAt.ShouldBe(new DateTime(2026, 6, 4, 8, 0, 0, DateTimeKind.Utc));

        // The night before the clocks go back, and forward: nine by the clock is nine by the clock.
        foreach (var (evening, nine) in new[] { (new DateTime(2026, 10, 24, 20, 0, 0), 9), (new DateTime(2027, 3, 27, 20, 0, 0), 8) })
        {
            house.Time.MoveTo(new DateTimeOffset(evening, TimeSpan.Zero));
            (await TellAsync(amina))!.DueAt.ShouldBe(DateTime.SpecifyKind(evening.Date.AddDays(1).AddHours(nine), DateTimeKind.Utc));
        }

        await ContactAsync(amina, "phone", "01632 960001");
        (await TellAsync(amina))!.Kind.ShouldBe("by-hand-phone", "a human takes it");
        await ContactAsync(amina, Channels.None, "amina@example.org");
        (await TellAsync(amina)).ShouldBeNull("do not contact me");
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

    /// <summary>Tells the person; answers the letter, if one was made.</summary>
    private async Task<OutboxLetter?> TellAsync(Actor person)
    {
        var before = await LettersAsync();
        await house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test tells somebody", async unit =>
        {
            await house.The<TellPerson>().ThatThereIsAMessageAsync(unit);
            return true;
        });
        return (await LettersAsync()).ExceptBy(before.Select(row => row.OutboxId), row => row.OutboxId).SingleOrDefault();
    }

    private async Task<List<OutboxLetter>> LettersAsync()
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return await lease.House.Outbox.ToListAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : CommunicationTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : CommunicationTests(house), IClassFixture<PostgresHouse>;
}
