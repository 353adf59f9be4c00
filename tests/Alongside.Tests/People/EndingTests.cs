using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.Organisations;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>A record ends: the person says no, it moves, or they die. A no hides everything, a death stops every letter, and a mistake is put right.</summary>
public abstract class EndingTests(TestHouse house)
{
    [Fact]
    public async Task A_no_hides_everything_from_everybody_at_once_and_nobody_asks_again_for_a_year()
    {
        var (amina, sana, jo) = await KnownAsync();
        await house.The<EndRecord>().SayNoAsync(amina, amina.OwnRecord!.Value);

        foreach (var viewer in new[] { sana, jo })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(viewer, amina.OwnRecord!.Value, new Opening(PartTable.All)));
            (await house.The<ReachReading>().PageAsync(viewer)).People.ShouldBeEmpty();
        }
        var kept = (await house.The<BegunReading>().NosAsync(jo)).ShouldHaveSingleItem();
        (kept.KnownAs, kept.UntilAt, kept.Born, kept.NhsNumber).ShouldBe(("Amina", Now.AddMonths(12), null, null));
        (await Should.ThrowAsync<Refused>(() => house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Amina", "wish", "Again.")))).Field.ShouldBe("knownAs");
        // She still has her own words.
        (await SaidAsync(amina, amina)).ShouldBe(["My garden"]);
    }

    [Fact]
    public async Task Taken_up_again_her_words_are_there_and_nothing_is_shared_by_it()
    {
        var (amina, sana, jo) = await KnownAsync();
        await house.The<EndRecord>().SayNoAsync(amina, amina.OwnRecord!.Value);
        (await house.The<EndRecord>().TakeUpAgainAsync(amina, amina.OwnRecord!.Value)).ShouldBeTrue();
        (await house.The<EndRecord>().TakeUpAgainAsync(amina, amina.OwnRecord!.Value)).ShouldBeFalse("done twice it is once");

        (await StandingAsync(amina, amina)).ShouldBeNull();
        (await SaidAsync(amina, amina)).ShouldBe(["My garden"]);
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(sana, amina.OwnRecord!.Value, new Opening(PartTable.All)));
        (await house.The<BegunReading>().NosAsync(jo)).ShouldBeEmpty();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        (await SaidAsync(sana, amina)).ShouldBe(["My garden"]);
    }

    [Fact]
    public async Task Only_the_person_says_no_for_themselves_and_a_worker_no_death_of_whom_they_do_not_know()
    {
        var (amina, sana, jo) = await KnownAsync();
        foreach (var other in new[] { sana, jo, await house.Given.WorkerAsync("Kit"), await house.Given.PersonAsync("Bilal") })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<EndRecord>().SayNoAsync(other, amina.OwnRecord!.Value));
            await Should.ThrowAsync<NotHere>(() => house.The<EndRecord>().MoveAsync(other, amina.OwnRecord!.Value, "Elsewhere"));
            await Should.ThrowAsync<NotHere>(() => house.The<EndRecord>().TakeUpAgainAsync(other, amina.OwnRecord!.Value));
            if (other != jo) await Should.ThrowAsync<NotHere>(() => DiedAsync(other, amina));
        }
        (await StandingAsync(amina, amina)).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_death_no_letter_leaves_nobody_signs_in_as_them_and_nothing_more_is_written()
    {
        var (amina, sana, jo) = await KnownAsync();
        var address = Letters.NewAddress("amina");
        await house.The<ChooseContact>().RunAsync(amina.AccountId, address);
        await house.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(amina.OwnRecord!.Value, Channels.Email, "reach@example.org", 20, 21));
        var key = await house.The<SignIn>().IssueAsync(amina.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie);
        await TellAsync(amina);

        await DiedAsync(jo, amina);
        var whom = amina.OwnRecord!.Value.ToString("N");
        (await HouseAsync(db => db.Outbox.CountAsync(row => row.Payload == whom))).ShouldBe(0, "what waited is thrown away");
        (await house.The<SignIn>().ActorAsync(key, KeyKind.Cookie)).ShouldBeNull();
        var before = await HouseAsync(db => db.Outbox.Select(row => row.OutboxId).ToListAsync());
        await house.The<AskToSignIn>().RunAsync(new SignInAsked(address, "here"), (code, link) => (code, link));
        (await HouseAsync(db => db.Outbox.Where(row => !before.Contains(row.OutboxId)).Select(row => row.Kind).SingleAsync())).ShouldBe(ThrownAway.Kind, "the letter is for nobody");
        await Should.ThrowAsync<NotHere>(() => house.The<PrintSignInCode>().RunAsync(amina.AccountId));

        (await SaidAsync(sana, amina)).ShouldBe(["My garden"], "what was shared is still read");
        (await StandingAsync(sana, amina))!.OnDay.ShouldBe(new DateOnly(2026, 3, 1));
        (await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(sana, new StatementToSay(amina.OwnRecord!.Value, "important", "More", "en", new CaptureGiven("word-for-word")))))
            .Sentence.ShouldBe("This page has come to its end. Nothing more is written in it.");
    }

    [Fact]
    public async Task A_code_that_was_printed_before_a_death_lets_nobody_in_after_it()
    {
        var (amina, _, jo) = await KnownAsync();
        var code = (await house.The<PrintSignInCode>().RunAsync(amina.AccountId)).Code;
        await DiedAsync(jo, amina);
        (await Should.ThrowAsync<Refused>(() => house.The<UseSignInCode>().ByCodeAsync(null, code, "form"))).Sentence.ShouldBe(UseSignInCode.DoesNotWork);
    }

    [Fact]
    public async Task A_death_that_was_a_mistake_is_taken_back_and_nobody_else_learns_that_it_was_written()
    {
        var (amina, sana, jo) = await KnownAsync();
        await DiedAsync(jo, amina);
        (await house.The<WriteDownEnding>().TakeBackAsync(jo, amina.OwnRecord!.Value)).ShouldBeTrue();

        (await StandingAsync(sana, amina)).ShouldBeNull();
        (await RowsAsync(sana, amina)).ShouldBe(0);
        (await RowsAsync(amina, amina)).ShouldBe(1, "she reads that it was written");
        await house.The<UseSignInCode>().ByCodeAsync(null, (await house.The<PrintSignInCode>().RunAsync(amina.AccountId)).Code, "form");
        await house.The<SayStatement>().RunAsync(sana, new StatementToSay(amina.OwnRecord!.Value, "important", "More", "en", new CaptureGiven("word-for-word")));
    }

    [Fact]
    public async Task Whoever_leads_where_a_death_was_written_down_sees_who_told_it_and_takes_a_mistake_back_without_being_let_in()
    {
        var (amina, sana, jo) = await KnownAsync();
        var (lead, other) = (await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId, TeamId = null }, await house.Given.WorkerAsync("Kit"));
        foreach (var leader in new[] { lead, other }) await house.The<StartWork>().RunAsync(new(leader.AccountId, leader.OrganisationId!.Value) { Leads = true });
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Moved, "Sana", MovedTo: "Perth"));
        (await house.The<EndedHereReading>().OfAsync(lead)).ShouldBeEmpty("a move is nobody's death");
        var ending = await DiedAsync(jo, amina);

        var row = (await house.The<EndedHereReading>().OfAsync(lead)).ShouldHaveSingleItem();
        (row.EndingId, row.KnownAs, row.ToldBy, row.WriterName).ShouldBe((ending, "Amina", "Sana, her sister", "Jo"));
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(lead, amina.OwnRecord!.Value, new Opening(PartTable.All)));
        foreach (var nobody in new[] { jo, other, sana, amina })
        {
            (await house.The<EndedHereReading>().OfAsync(nobody)).ShouldBeEmpty();
            await Should.ThrowAsync<NotHere>(() => house.The<WriteDownEnding>().TakeBackHereAsync(nobody, ending));
        }
        (await house.The<WriteDownEnding>().TakeBackHereAsync(lead, ending)).ShouldBeTrue();
        (await StandingAsync(sana, amina)).ShouldBeNull();
        (await house.The<EndedHereReading>().OfAsync(lead)).ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => house.The<WriteDownEnding>().TakeBackHereAsync(lead, ending));
        await house.The<UseSignInCode>().ByCodeAsync(null, (await house.The<PrintSignInCode>().RunAsync(amina.AccountId)).Code, "form");
        foreach (var sql in new[] { "UPDATE ending SET known_as = 'Max'", "UPDATE ending SET viewer_id = NULL" })
            await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync(sql));
    }

    [Fact]
    public async Task Somebody_who_had_not_died_but_moved_signs_in_again_and_is_told_that_there_is_a_message()
    {
        var (amina, _, jo) = await KnownAsync();
        await house.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(amina.OwnRecord!.Value, Channels.Email, "reach@example.org"));
        await TellAsync(amina);
        await DiedAsync(jo, amina);
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Moved, "Sana", MovedTo: "Perth"));

        await house.The<UseSignInCode>().ByCodeAsync(null, (await house.The<PrintSignInCode>().RunAsync(amina.AccountId)).Code, "form");
        (await StandingAsync(amina, amina))!.Kind.ShouldBe(EndingKind.Moved);
        var whom = amina.OwnRecord!.Value.ToString("N");
        (await HouseAsync(db => db.Outbox.CountAsync(row => row.Payload == whom))).ShouldBe(1, "what was thrown away is told of");
        (await house.The<WriteDownEnding>().TakeBackAsync(jo, amina.OwnRecord!.Value)).ShouldBeTrue();
        (await StandingAsync(amina, amina)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_was_not_told_yet_is_still_to_be_told_when_their_death_was_a_mistake()
    {
        var (_, _, jo) = await KnownAsync();
        var begun = (await house.The<BegunReading>().OneAsync(jo, await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Noor", "wish", "You asked.") { Channel = Channels.Email, Address = "noor@example.org" })))!;
        var whom = begun.PersonId.ToString("N");
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(begun.PersonId, EndingKind.Died, "A neighbour", new DateOnly(2026, 3, 1)));
        (await HouseAsync(db => db.BegunDue.CountAsync(row => row.PersonId == begun.PersonId))).ShouldBe(0);
        await house.The<WriteDownEnding>().TakeBackAsync(jo, begun.PersonId);
        (await HouseAsync(db => db.BegunDue.SingleAsync(row => row.PersonId == begun.PersonId))).DueAt.ShouldBe(begun.DueAt);
        (await HouseAsync(db => db.Outbox.CountAsync(row => row.Payload == whom))).ShouldBe(1);
    }

    [Fact]
    public async Task A_no_counts_also_where_somebody_wrote_down_that_the_page_has_moved()
    {
        var (amina, sana, jo) = await KnownAsync();
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Moved, "Sana", MovedTo: "Perth"));
        await house.The<EndRecord>().SayNoAsync(amina, amina.OwnRecord!.Value);
        (await StandingAsync(amina, amina))!.Kind.ShouldBe(EndingKind.SaidNo);
        foreach (var viewer in new[] { sana, jo })
            await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(viewer, amina.OwnRecord!.Value, new Opening(PartTable.All)));
        (await house.The<BegunReading>().NosAsync(jo)).ShouldHaveSingleItem();
        // A form that stood open in another window takes no no back.
        (await Should.ThrowAsync<Refused>(() => house.The<EndRecord>().MoveAsync(amina, amina.OwnRecord!.Value, "Leeds"))).Sentence.ShouldStartWith("You said that you do not want this page.");
        (await StandingAsync(amina, amina))!.Kind.ShouldBe(EndingKind.SaidNo);
        (await house.The<BegunReading>().NosAsync(jo)).ShouldHaveSingleItem();
        await house.The<EndRecord>().TakeUpAgainAsync(amina, amina.OwnRecord!.Value);
        await house.The<EndRecord>().MoveAsync(amina, amina.OwnRecord!.Value, "Leeds");
        (await StandingAsync(amina, amina))!.MovedTo.ShouldBe("Leeds");
        await house.The<EndRecord>().MoveAsync(amina, amina.OwnRecord!.Value, "York");
        (await StandingAsync(amina, amina))!.MovedTo.ShouldBe("York");
        (await house.The<BegunReading>().NosAsync(jo)).ShouldBeEmpty();
        (await house.The<EndRecord>().TakeUpAgainAsync(amina, amina.OwnRecord!.Value)).ShouldBeTrue();
        (await StandingAsync(amina, amina)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false, "Ameena")]
    [InlineData(true, "Noor")]
    public async Task A_no_tells_nobody_a_new_name_where_they_are_not_supported_any_more(bool supported, string kept)
    {
        var jo = (await KnownAsync()).Jo;
        var begun = (await house.The<BegunReading>().OneAsync(jo, await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Ameena", "wish", "You asked."))))!;
        var noor = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code), Capacity.Self, begun.PersonId);
        if (!supported)
        {
            List<Guid> supports;
            using (var record = await house.The<Gate>().OpenAsync(noor, begun.PersonId, new Opening(PartTable.All))) supports = await record.Db.Supports.Select(row => row.SupportId).ToListAsync();
            foreach (var support in supports) await house.The<EndSupport>().RunAsync(begun.PersonId, support);
        }
        house.Time.Move(TimeSpan.FromSeconds(1));
        await house.The<SayDetail>().CallMeAsync(noor, begun.PersonId, "Noor");
        await house.The<EndRecord>().SayNoAsync(noor, begun.PersonId);
        (await house.The<BegunReading>().NosAsync(jo)).ShouldHaveSingleItem().KnownAs.ShouldBe(kept);
    }

    [Fact]
    public async Task A_record_that_moved_says_where_to_and_the_person_can_take_it_up_again()
    {
        var (amina, sana, _) = await KnownAsync();
        (await Should.ThrowAsync<Refused>(() => house.The<EndRecord>().MoveAsync(amina, amina.OwnRecord!.Value, " "))).Field.ShouldBe("where");
        await house.The<EndRecord>().MoveAsync(amina, amina.OwnRecord!.Value, "Alongside in Leeds");
        var moved = (await StandingAsync(sana, amina))!;
        (moved.Kind, moved.MovedTo).ShouldBe((EndingKind.Moved, "Alongside in Leeds"));
        (await SaidAsync(sana, amina)).ShouldBe(["My garden"]);
        await house.The<EndRecord>().TakeUpAgainAsync(amina, amina.OwnRecord!.Value);
        (await StandingAsync(sana, amina)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_told_of_an_end_must_say_who_told_it_and_when()
    {
        var (amina, _, jo) = await KnownAsync();
        var right = new EndingToWriteDown(amina.OwnRecord!.Value, EndingKind.Died, "Sana, her sister", new DateOnly(2026, 3, 1));
        foreach (var (request, field) in new[]
        {
            (right with { ToldBy = "" }, "toldBy"), (right with { On = null }, "on"), (right with { On = new DateOnly(2099, 1, 1) }, "on"), (right with { Kind = EndingKind.SaidNo }, "kind"),
            (right with { Kind = EndingKind.Moved }, "where"),
        })
            (await Should.ThrowAsync<Refused>(() => house.The<WriteDownEnding>().RunAsync(jo, request))).Field.ShouldBe(field);
        (await StandingAsync(jo, amina)).ShouldBeNull();
        await Should.ThrowAsync<System.Data.Common.DbException>(async () =>
        {
            await DiedAsync(jo, amina);
            await house.Database.TamperAsync("UPDATE ending SET kind = 1");
        });
    }

    private DateTime Now => house.Time.GetUtcNow().UtcDateTime;

    /// <summary>Amina shares with Sana; Jo was given her to support.</summary>
    private async Task<(Actor Amina, Actor Sana, Actor Jo)> KnownAsync()
    {
        house.Time.MoveTo(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
        var (amina, sana, jo) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        await house.Given.SaidAsync(amina, "My garden");
        await house.Given.ShareAsync(amina, sana, Parts.Headings);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        return (amina, sana, jo);
    }

    private Task<Guid> DiedAsync(Actor by, Actor about) =>
        house.The<WriteDownEnding>().RunAsync(by, new EndingToWriteDown(about.OwnRecord!.Value, EndingKind.Died, "Sana, her sister", new DateOnly(2026, 3, 1)));

    private Task<bool> TellAsync(Actor person) => house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test tells somebody", async unit =>
    {
        await house.The<TellPerson>().ThatThereIsAMessageAsync(unit);
        return true;
    });

    private async Task<IEnumerable<string>> SaidAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(PartTable.All));
        return (await WordsReading.AboutMeAsync(record)).Statements.Select(row => row.Words);
    }

    private async Task<Ending?> StandingAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(PartTable.All));
        return await EndRecord.OfAsync(record);
    }

    private async Task<int> RowsAsync(Actor viewer, Actor about)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(PartTable.All));
        return await record.Db.Endings.CountAsync();
    }

    private async Task<T> HouseAsync<T>(Func<HouseDb, Task<T>> read)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return await read(lease.House);
    }

    public sealed class On_Sqlite(SqliteHouse house) : EndingTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : EndingTests(house), IClassFixture<PostgresHouse>;
}
