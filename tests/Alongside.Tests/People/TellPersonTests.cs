using System.Globalization;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>A letter to a person asks their safe contact in the moment it leaves: where, when, and whether at all.</summary>
public abstract class TellPersonTests(TestHouse house) : IAsyncLifetime
{
    private readonly Postman postman = new();

    /// <summary>The tests of this class share one house: each begins with an empty outbox.</summary>
    public async ValueTask InitializeAsync() => await house.Database.TamperAsync("DELETE FROM outbox; DELETE FROM job");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Whoever_says_do_not_contact_me_after_a_letter_was_written_gets_none()
    {
        var amina = await house.Given.PersonAsync();
        await ContactAsync(amina, Channels.Email, "reach@example.org");
        await TellAsync(amina);
        await ContactAsync(amina, Channels.None);

        await LeaveAsync();
        postman.Mails.ShouldBeEmpty();
        (await OutboxAsync()).ShouldHaveSingleItem().SentAt.ShouldNotBeNull("it is done with, and is not tried again");
        // The next one goes again, if they allow it again.
        await ContactAsync(amina, Channels.Email, "elsewhere@example.org");
        await TellAsync(amina);
        await LeaveAsync();
        postman.Mails.ShouldHaveSingleItem().To.ShouldBe("elsewhere@example.org");
    }

    [Fact]
    public async Task A_letter_goes_to_where_they_may_be_reached_when_it_leaves_and_the_outbox_does_not_know_where()
    {
        var amina = await house.Given.PersonAsync();
        await ContactAsync(amina, Channels.Email, "before@example.org");
        await TellAsync(amina);
        var waiting = (await OutboxAsync()).ShouldHaveSingleItem();
        (waiting.Kind, waiting.Payload).ShouldBe((TellPerson.Kind, $"{amina.OwnRecord:N}"));
        await ContactAsync(amina, Channels.Email, "after@example.org");

        await LeaveAsync();
        var mail = postman.Mails.ShouldHaveSingleItem();
        (mail.To, mail.Subject, mail.Text).ShouldBe(("after@example.org", "You have a message", "You have a message.\n\nSign in to read it: http://localhost:5080/\n"));
    }

    [Theory]
    [InlineData("2026-06-02T20:30:00Z", "2026-06-03T08:00:00Z")]
    [InlineData("2026-06-04T02:00:00Z", "2026-06-04T08:00:00Z")]
    [InlineData("2026-06-03T10:00:00Z", null)]
    // The night before the clocks go back, and forward: nine by the clock is nine by the clock.
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T09:00:00Z")]
    [InlineData("2027-03-27T20:00:00Z", "2027-03-28T08:00:00Z")]
    public async Task A_letter_waits_for_an_hour_that_is_allowed_when_it_would_leave(string at, string? later)
    {
        house.Time.MoveTo(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
        var amina = await house.Given.PersonAsync();
        await TellAsync(amina);
        await ContactAsync(amina, Channels.Email, "reach@example.org", 9, 17);

        await LeaveAsync();
        postman.Mails.Count.ShouldBe(later is null ? 1 : 0);
        if (later is null) return;
        // Nine in the morning here is eight in UTC in summer. It was not a try.
        var waiting = (await OutboxAsync()).ShouldHaveSingleItem();
        (waiting.DueAt, waiting.Tries, waiting.LeasedUntil).ShouldBe((DateTimeOffset.Parse(later, CultureInfo.InvariantCulture).UtcDateTime, 0, null));
        house.Time.MoveTo(DateTimeOffset.Parse(later, CultureInfo.InvariantCulture));
        await LeaveAsync();
        postman.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_mail_server_that_was_away_finds_the_person_asked_anew()
    {
        var amina = await house.Given.PersonAsync();
        await ContactAsync(amina, Channels.Email, "reach@example.org");
        await TellAsync(amina);
        postman.IsAway = true;
        await LeaveAsync();
        await ContactAsync(amina, Channels.None);
        postman.IsAway = false;
        house.Time.Move(TimeSpan.FromDays(1));
        await LeaveAsync();
        postman.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_died_is_written_to_no_more()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync("Jo"));
        await house.Given.ShareAsync(amina, jo, Parts.Behave);
        await ContactAsync(amina, Channels.Email, "reach@example.org");
        await TellAsync(amina);
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Died, "Her daughter", new DateOnly(2026, 3, 1)));
        await TellAsync(amina);
        await LeaveAsync();
        postman.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_human_has_to_take_waits_without_a_number_and_without_a_name()
    {
        var amina = await house.Given.PersonAsync();
        await ContactAsync(amina, "phone", "01632 960001");
        await TellAsync(amina);
        await LeaveAsync();
        await LeaveAsync();
        var waiting = (await OutboxAsync()).ShouldHaveSingleItem();
        (waiting.Kind, waiting.Payload, waiting.SentAt).ShouldBe(("by-hand-phone", $"{amina.OwnRecord:N}", null));
    }

    [Fact]
    public async Task What_a_human_has_to_take_is_shown_to_whoever_supports_the_person_until_they_have_passed_it_on()
    {
        var (amina, jo, kit) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync("Jo"), await house.Given.WorkerAsync("Kit"));
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        foreach (var viewer in new[] { kit, sana }) await house.Given.ShareAsync(amina, viewer, Parts.Headings);
        await ContactAsync(amina, "phone", "01632 960001");
        await TellAsync(amina);
        await LeaveAsync();

        // However much happens: how often is hers to know.
        house.Time.Move(TimeSpan.FromMinutes(1));
        await TellAsync(amina);
        await LeaveAsync();

        (await OutboxAsync()).ShouldHaveSingleItem();
        var waits = (await house.The<ByHandReading>().OfAsync(jo)).ShouldHaveSingleItem();
        (waits.Person, waits.KnownAs, waits.Channel).ShouldBe((amina.OwnRecord!.Value, "Amina", "phone"));
        foreach (var viewer in new[] { kit, sana, amina })
        {
            (await house.The<ByHandReading>().OfAsync(viewer)).ShouldBeEmpty("it is for whoever was given her to support");
            await Should.ThrowAsync<NotHere>(() => house.The<PassOnMessage>().RunAsync(viewer, waits.Person));
        }
        var elsewhere = jo with { OrganisationId = kit.OrganisationId, TeamId = kit.TeamId };
        (await house.The<ByHandReading>().OfAsync(elsewhere)).ShouldBeEmpty("nor at another organisation");

        (await house.The<PassOnMessage>().RunAsync(jo, waits.Person)).ShouldBeTrue();
        (await house.The<ByHandReading>().OfAsync(jo)).ShouldBeEmpty();
        var done = (await OutboxAsync()).ShouldHaveSingleItem();
        (done.Payload, done.SentAt is not null).ShouldBe(("", true));
        using (var record = await house.The<Gate>().OpenAsync(amina, waits.Person, new Opening(PartTable.All) { History = true }))
        {
            await record.Looked;
            (await record.Db.Events.SingleAsync(row => row.AccountId == jo.AccountId)).Reason.ShouldBe("a worker told you that there is a message");
        }
        house.Time.Move(TimeSpan.FromDays(31));
        await house.The<Jobs>().RunDueAsync();
        (await OutboxAsync()).ShouldBeEmpty("forgotten like every letter that left");
    }

    [Fact]
    public async Task Whoever_is_left_out_is_told_of_no_message_and_a_support_that_ended_shows_none()
    {
        var (amina, jo, kit) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync("Jo"), await house.Given.WorkerAsync("Kit"));
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var ended = await house.Given.SupportAsync(amina, ViewerKind.Team, kit.TeamId!.Value, kit.OrganisationId!.Value);
        await ContactAsync(amina, "letter", "3 Elm Road");
        await TellAsync(amina);
        await LeaveAsync();
        (await house.The<ByHandReading>().OfAsync(kit)).ShouldHaveSingleItem();
        await house.The<EndSupport>().RunAsync(amina.OwnRecord!.Value, ended);
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, jo.AccountId);
        foreach (var viewer in new[] { jo, kit }) (await house.The<ByHandReading>().OfAsync(viewer)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Channels.Email, "reach@example.org", 1)]
    [InlineData(Channels.None, null, 0)]
    public async Task What_waits_for_a_human_asks_again_when_the_person_says_how_they_may_be_reached_now(string channel, string? address, int mails)
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync("Jo"));
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await ContactAsync(amina, "phone", "01632 960001");
        await TellAsync(amina);
        await LeaveAsync();
        await ContactAsync(amina, channel, address);
        (await house.The<ByHandReading>().OfAsync(jo)).ShouldBeEmpty();
        await LeaveAsync();
        postman.Mails.Count.ShouldBe(mails);
        (await OutboxAsync()).ShouldHaveSingleItem().SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_nobody_takes_is_counted_after_two_weeks_and_forgotten_after_ninety_days()
    {
        var amina = await house.Given.PersonAsync();
        await ContactAsync(amina, "phone", "01632 960001");
        await TellAsync(amina);
        await LeaveAsync();
        house.Time.Move(TimeSpan.FromDays(14));
        (await WaitingForAHumanAsync()).ShouldBe(0);
        house.Time.Move(TimeSpan.FromMilliseconds(1));
        (await WaitingForAHumanAsync()).ShouldBe(1);
        house.Time.Move(TimeSpan.FromDays(76));
        await house.The<Jobs>().RunDueAsync();
        (await OutboxAsync()).ShouldBeEmpty();

        async Task<int> WaitingForAHumanAsync()
        {
            using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
            return (await HouseTrouble.InspectAsync(lease.House, house.The<Clock>().Now(), default)).WaitingForAHuman;
        }
    }

    [Fact]
    public async Task Much_that_happens_while_a_letter_waits_is_one_letter_and_nothing_said_is_none()
    {
        var (amina, bilal) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"));
        await ContactAsync(amina, Channels.Email, "amina@example.org");
        foreach (var person in new[] { amina, amina, bilal, amina }) await TellAsync(person);
        (await OutboxAsync()).Count.ShouldBe(2);
        await LeaveAsync();
        postman.Mails.ShouldHaveSingleItem().To.ShouldBe("amina@example.org", "Bilal has said nothing of how he may be reached");
        await TellAsync(amina);
        await LeaveAsync();
        postman.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_person_reads_that_their_safe_contact_was_asked()
    {
        var amina = await house.Given.PersonAsync();
        await TellAsync(amina);
        await LeaveAsync();
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Events.Where(row => row.Reason != null).Select(row => row.Reason!).ToListAsync()).ShouldContain(reason => reason.Contains("how you may be reached"));
    }

    private Task<Guid> ContactAsync(Actor by, string channel, string? address = null, int? from = null, int? until = null)
    {
        house.Time.Move(TimeSpan.FromSeconds(1));
        return house.The<SaySafeContact>().RunAsync(by, new SafeContactToSay(by.OwnRecord!.Value, channel, address, from, until));
    }

    private Task<bool> TellAsync(Actor person) => house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test tells somebody", async unit =>
    {
        await house.The<TellPerson>().ThatThereIsAMessageAsync(unit);
        return true;
    });

    private Task<string?> LeaveAsync() => new SendOutbox(house.The<IWriter>(), house.The<ReaderSlots>(), [postman], house.The<ReachPerson>()).RunAsync(default);

    private async Task<List<OutboxLetter>> OutboxAsync()
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return await lease.House.Outbox.ToListAsync();
    }

    private sealed class Postman : ILetterSender
    {
        public string Kind => Mail.Kind;

        public bool IsAway { get; set; }

        public List<Mail> Mails { get; } = [];

        public Task SendAsync(Guid letter, string payload, CancellationToken cancel)
        {
            if (IsAway) throw new InvalidOperationException("The mail server is away.");
            Mails.Add(Mail.FromPayload(payload));
            return Task.CompletedTask;
        }
    }

    public sealed class On_Sqlite(SqliteHouse house) : TellPersonTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : TellPersonTests(house), IClassFixture<PostgresHouse>;
}

/// <summary>Letters are in the language of whoever reads them.</summary>
public sealed class LettersInTheirLanguageTests(ServedOnSqlite house) : IClassFixture<ServedOnSqlite>
{
    [Theory]
    [InlineData("ur", "آپ کے لیے ایک پیغام ہے")]
    [InlineData("en", "You have a message")]
    [InlineData("cy", "You have a message")]
    public async Task A_person_is_told_in_the_language_they_like_best_as_far_as_there_are_texts(string language, string subject)
    {
        var account = await house.The<OpenAccount>().RunAsync("Amina");
        var amina = new Actor(account, Capacity.Self, await house.The<BeginRecord>().RunAsync(account, new RecordToBegin("Amina", language)), Name: "Amina");
        await house.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(amina.OwnRecord!.Value, Channels.Email, "reach@example.org"));
        var mail = Mail.FromPayload((await house.The<ReachPerson>().AsItLeavesAsync(amina.OwnRecord!.Value, default))!.Payload);
        mail.Subject.ShouldBe(subject);
        (mail.Subject + mail.Text).ShouldNotContain("Amina");
        mail.Text.ShouldContain(house.The<HouseAddress>().Url.ToString());
    }

    [Fact]
    public async Task An_invitation_goes_in_the_language_of_whoever_invites()
    {
        await Letters.KeepAsync(house);
        var amina = await house.Given.PersonAsync();
        var address = $"sana.{Ids.Opaque():N}@example.org";
        await house.The<InviteToCircle>().RunAsync(amina, new InvitationToMake(amina.OwnRecord!.Value, "Sana", "", address, Parts.Important) { Language = "ur" }, code => new Uri("http://localhost/join/" + code));
        (await Letters.ToAsync(house.Database, address)).ShouldHaveSingleItem().Mail.Subject.ShouldBe("کوئی آپ کو کچھ دکھانا چاہتا ہے");
    }
}
