using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>A worker begins a record: with a basis, seeing no more than a name by it, and with fourteen days to tell the person.</summary>
public abstract class BeginForSomebodyTests(TestHouse house)
{
    private static readonly RecordToBeginFor Noor = new("Noor Khan", "social-care", "You asked us for help at home.")
    { Born = new DateOnly(1967, 5, 3), NhsNumber = "943 476 5919" };

    [Fact]
    public async Task The_worker_sees_a_name_and_what_they_wrote_and_nothing_of_it_in_the_record()
    {
        var jo = await WorkerAsync();
        var begun = await BeginAsync(jo, Noor);

        (begun.KnownAs, begun.Basis, begun.Because, begun.Born, begun.NhsNumber, begun.WorkerName).ShouldBe(
            ("Noor Khan", "social-care", "You asked us for help at home.", new DateOnly(1967, 5, 3), "9434765919", "Jo"));
        // The fourteenth day is over at midnight; by then it is summer here.
        begun.DueAt.ShouldBe(new DateTime(2026, 4, 13, 23, 0, 0, DateTimeKind.Utc));
        (await house.The<ReachReading>().PageAsync(jo)).People.ShouldHaveSingleItem().KnownAs.ShouldBe("Noor Khan");
        using var record = await house.The<Gate>().OpenAsync(jo, begun.PersonId, new Opening(PartTable.All) { History = true, Looks = true });
        record.Admission.Read.ShouldBe(Parts.Communication);
        (record.Admission.Write | record.Admission.Reword | record.Admission.Share).ShouldBe(Parts.None);
        (await record.Db.Details.CountAsync() + await record.Db.Beginnings.CountAsync() + await record.Db.Events.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_learns_that_it_is_there()
    {
        var jo = await WorkerAsync();
        var begun = await BeginAsync(jo, Noor);
        foreach (var other in new[] { await house.Given.WorkerAsync("Kit"), await house.Given.CircleMemberAsync(), jo with { Capacity = Capacity.Circle, OrganisationId = null, TeamId = null }, await house.Given.PersonAsync("Bilal") })
        {
            (await Reading.PageAsync(other)).People.ShouldBeEmpty();
            (await Reading.OneAsync(other, begun.BegunId)).ShouldBeNull();
            (await Reading.NosAsync(other)).ShouldBeEmpty();
            await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(other, begun.PersonId, new Opening(PartTable.All)));
            await Should.ThrowAsync<NotHere>(() => house.The<WriteDownTold>().RunAsync(other, new ToldToWriteDown(begun.BegunId, "visit")));
            await Should.ThrowAsync<NotHere>(() => house.The<ClaimRecord>().PrintAsync(other, begun.BegunId));
            if (other.Capacity != Capacity.Worker) await Should.ThrowAsync<NotHere>(() => house.The<BeginForSomebody>().RunAsync(other, Noor));
        }
        // A colleague tells the person, and is not let into the record by it.
        var lee = await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId };
        (await Reading.PageAsync(lee)).People.ShouldHaveSingleItem();
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(lee, begun.PersonId, new Opening(Parts.None)));
    }

    [Fact]
    public async Task It_is_refused_without_a_name_a_basis_or_a_reason_and_with_a_number_that_cannot_be()
    {
        var jo = await WorkerAsync();
        foreach (var (request, field) in new[]
        {
            (Noor with { KnownAs = " " }, "knownAs"), (Noor with { Basis = "consent" }, "basis"), (Noor with { Basis = null }, "basis"), (Noor with { Because = "" }, "because"),
            (Noor with { NhsNumber = "943 476 5918" }, "nhsNumber"), (Noor with { ChiNumber = "12" }, "chiNumber"), (Noor with { Born = new DateOnly(2030, 1, 1) }, "born"),
            (Noor with { Channel = "pigeon" }, "channel"), (Noor with { Channel = "email", Address = "no address" }, "address"),
        })
            (await Should.ThrowAsync<Refused>(() => house.The<BeginForSomebody>().RunAsync(jo, request))).Field.ShouldBe(field);
        (await Reading.PageAsync(jo)).People.ShouldBeEmpty("nothing was kept of any of them");
        (await house.The<ReachReading>().PageAsync(jo)).People.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_form_sent_twice_begins_one_record()
    {
        var jo = await WorkerAsync();
        var key = new RequestKey(Ids.Opaque().ToString("N"), new byte[32]);
        var first = await house.The<BeginForSomebody>().RunAsync(jo, Noor, key);
        (await house.The<BeginForSomebody>().RunAsync(jo, Noor, key)).ShouldBe(first);
        (await Reading.PageAsync(jo)).People.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_letter_says_only_that_there_is_a_message_and_does_not_count_as_told()
    {
        var jo = await WorkerAsync();
        var begun = await BeginAsync(jo, Noor with { Channel = Channels.Email, Address = "reach@example.org" });
        var whom = begun.PersonId.ToString("N");
        (await HouseAsync(db => db.Outbox.Where(row => row.Payload == whom).ToListAsync())).ShouldHaveSingleItem().Kind.ShouldBe(TellPerson.Kind);
        (begun.LetterAt, begun.ToldAt).ShouldBe((begun.At, null));
        (await BeginAsync(await WorkerAsync(), Noor)).LetterAt.ShouldBeNull("nobody said how they may be reached");
    }

    [Fact]
    public async Task Nobody_told_in_fourteen_days_is_late_for_both_once_and_can_still_be_told()
    {
        var jo = await WorkerAsync();
        var (begun, toldInTime) = (await BeginAsync(jo, Noor), await BeginAsync(jo, Noor with { KnownAs = "Peter", NhsNumber = null }));
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(toldInTime.BegunId, "visit"));
        // The only test here that lets the jobs run: they come round by the clock, which the others turn back.
        house.Time.MoveTo(new DateTimeOffset(2026, 4, 13, 22, 59, 0, TimeSpan.Zero));
        await house.The<Jobs>().RunDueAsync();
        (await OneAsync(jo, begun)).LateAt.ShouldBeNull("the fourteenth day is not over");
        house.Time.MoveTo(new DateTimeOffset(2026, 4, 13, 23, 0, 0, TimeSpan.Zero));
        await house.The<Jobs>().RunDueAsync();
        var late = (await OneAsync(jo, begun)).LateAt;
        late.ShouldBe(new DateTime(2026, 4, 13, 23, 0, 0, DateTimeKind.Utc));

        house.Time.Move(TimeSpan.FromDays(1));
        await house.The<Jobs>().RunDueAsync();
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "sign", null, "Mrs Malik"));
        var told = await OneAsync(jo, begun);
        (told.LateAt, told.ToldHow, told.ToldOn, told.TellerName, told.Interpreter).ShouldBe((late, "sign", new DateOnly(2026, 4, 15), "Jo", "Mrs Malik"));
        (await HouseAsync(db => db.BegunDue.CountAsync(row => row.PersonId == begun.PersonId))).ShouldBe(0);
        (await OneAsync(jo, toldInTime)).LateAt.ShouldBeNull();
    }

    [Fact]
    public async Task How_they_were_told_is_written_down_once_with_a_day_that_can_be_and_stands()
    {
        var jo = await WorkerAsync();
        var begun = await BeginAsync(jo, Noor);
        foreach (var (told, field) in new[]
        {
            (new ToldToWriteDown(begun.BegunId, "mail"), "how"), (new ToldToWriteDown(begun.BegunId, "visit", new DateOnly(2026, 3, 31)), "on"), (new ToldToWriteDown(begun.BegunId, "visit", new DateOnly(2026, 3, 29)), "on"),
        })
            (await Should.ThrowAsync<Refused>(() => house.The<WriteDownTold>().RunAsync(jo, told))).Field.ShouldBe(field);
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "visit"));
        await Should.ThrowAsync<Refused>(() => house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "phone")));
        (await OneAsync(jo, begun)).ToldHow.ShouldBe("visit");
    }

    [Fact]
    public async Task Whoever_says_no_when_they_are_told_is_not_asked_again_for_a_year_by_any_of_their_names()
    {
        var jo = await WorkerAsync();
        var begun = await BeginAsync(jo, Noor);
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "visit", SaidNo: true));

        (await Reading.NosAsync(jo)).ShouldHaveSingleItem().KnownAs.ShouldBe("Noor Khan");
        (await house.The<ReachReading>().PageAsync(jo)).People.ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(jo, begun.PersonId, new Opening(PartTable.All)));
        var again = new RecordToBeginFor("NOOR  KHAN", "wish", "Again.");
        foreach (var request in new[] { again, again with { Born = Noor.Born }, new RecordToBeginFor("N. Khan", "wish", "Again.") { NhsNumber = Noor.NhsNumber } })
            (await Should.ThrowAsync<Refused>(() => house.The<BeginForSomebody>().RunAsync(jo, request))).Sentence.ShouldStartWith("{name} has said no to a page.");
        // Somebody else of the same name, and the same name asked elsewhere: a no tells nothing there.
        await BeginAsync(jo, again with { Born = new DateOnly(1990, 1, 1) });
        await BeginAsync(await WorkerAsync(), again);
        house.Time.Move(TimeSpan.FromDays(366));
        await BeginAsync(jo, again);
    }

    [Fact]
    public async Task Of_whoever_said_no_a_name_and_a_day_are_left_and_none_of_what_was_written_about_them()
    {
        var jo = await WorkerAsync();
        await house.The<Alongside.Organisations.StartWork>().RunAsync(new(jo.AccountId, jo.OrganisationId!.Value) { Leads = true });
        var (begun, _) = (await BeginAsync(jo, Noor), await BeginAsync(jo, Noor with { KnownAs = "Peter" }));
        (await Reading.AlikeAsync(jo)).ShouldHaveSingleItem();
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "visit", SaidNo: true));

        (await Reading.OneAsync(jo, begun.BegunId)).ShouldBeNull();
        (await Reading.PageAsync(jo)).People.ShouldHaveSingleItem().KnownAs.ShouldBe("Peter");
        (await Reading.OfNameAsync(jo, "Noor Khan")).ShouldBeEmpty();
        (await Reading.AlikeAsync(jo)).ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId));
        await Should.ThrowAsync<NotHere>(() => house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "phone", SaidNo: true)));
    }

    [Fact]
    public async Task Whoever_took_the_page_as_theirs_says_no_themselves_and_nobody_says_it_for_them()
    {
        var (jo, sana) = (await WorkerAsync(), await house.Given.CircleMemberAsync());
        var begun = await BeginAsync(jo, Noor);
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "visit"));
        var noor = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code), Capacity.Self, begun.PersonId, Name: "Noor");
        await house.Given.ShareAsync(noor, sana, Parts.Headings);

        (await Should.ThrowAsync<Refused>(() => house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "phone", SaidNo: true)))).Field.ShouldBe("said");
        foreach (var viewer in new[] { sana, jo })
            using (await house.The<Gate>().OpenAsync(viewer, begun.PersonId, new Opening(Parts.None))) { }
        (await Reading.NosAsync(jo)).ShouldBeEmpty();
        await house.The<EndRecord>().SayNoAsync(noor, begun.PersonId);
        (await Reading.NosAsync(jo)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_who_was_told_says_no_by_phone_days_later_and_it_is_written_down_once()
    {
        var jo = await WorkerAsync();
        var begun = await BeginAsync(jo, Noor);
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun.BegunId, "visit"));
        house.Time.Move(TimeSpan.FromDays(5));
        var (no, key) = (new ToldToWriteDown(begun.BegunId, "phone", new DateOnly(2026, 4, 3), SaidNo: true), new RequestKey(Ids.Opaque().ToString("N"), new byte[32]));
        (await house.The<WriteDownTold>().RunAsync(jo, no, key)).ShouldBeTrue();
        (await house.The<WriteDownTold>().RunAsync(jo, no, key)).ShouldBeTrue("the same form sent twice is one no");

        (await Reading.NosAsync(jo)).ShouldHaveSingleItem().KnownAs.ShouldBe("Noor Khan");
        (await house.The<SystemDoor>().RunAsync(begun.PersonId, "a test looks", unit => unit.Record.Endings.Select(row => row.OnDay).SingleAsync())).ShouldBe(new DateOnly(2026, 4, 3));
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(jo, begun.PersonId, new Opening(Parts.None)));
    }

    [Fact]
    public async Task Why_it_was_begun_keeps_the_language_of_those_words_and_not_the_persons()
    {
        var begun = await BeginAsync(await WorkerAsync(), Noor with { Language = "ur", BecauseLanguage = "en" });
        begun.Language.ShouldBe("en");
        (await BeginAsync(await WorkerAsync(), Noor with { Language = "ur" })).Language.ShouldBe("en", "nobody said which");
    }

    [Fact]
    public async Task A_lead_sees_which_pages_of_their_own_organisation_look_alike_and_nobody_else_does()
    {
        var jo = await WorkerAsync();
        await house.The<Alongside.Organisations.StartWork>().RunAsync(new(jo.AccountId, jo.OrganisationId!.Value) { Leads = true });
        var first = await BeginAsync(jo, Noor);
        var byNumber = await BeginAsync(jo, new RecordToBeginFor("N. K.", "wish", "Again.") { NhsNumber = "9434765919" });
        var byName = await BeginAsync(jo, new RecordToBeginFor("NÓOR KHAN", "wish", "Again.") { Born = Noor.Born });
        await BeginAsync(jo, new RecordToBeginFor("Noor Khan", "wish", "A namesake.") { Born = new DateOnly(1990, 1, 1) });
        await BeginAsync(await WorkerAsync(), Noor);

        (await Reading.AlikeAsync(jo)).Select(pair => new[] { pair.One.BegunId, pair.Other.BegunId }.Order())
            .ShouldBe([new[] { first.BegunId, byNumber.BegunId }.Order(), new[] { first.BegunId, byName.BegunId }.Order()], ignoreOrder: true);
        var lee = await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId };
        await Should.ThrowAsync<NotHere>(() => Reading.AlikeAsync(lee));
    }

    [Fact]
    public async Task A_lead_says_that_two_alike_pages_are_of_two_people_and_takes_it_back_and_no_other_organisation_is_told()
    {
        var (jo, kit) = (await WorkerAsync(), await WorkerAsync());
        foreach (var lead in new[] { jo, kit }) await house.The<Alongside.Organisations.StartWork>().RunAsync(new(lead.AccountId, lead.OrganisationId!.Value) { Leads = true });
        var (one, other) = (await BeginAsync(jo, Noor), await BeginAsync(jo, Noor with { NhsNumber = null }));
        await BeginAsync(kit, Noor);
        await BeginAsync(kit, Noor with { NhsNumber = null });
        (await Reading.AlikeAsync(jo)).ShouldHaveSingleItem().IsTwo.ShouldBeFalse();

        // Whichever of the two is named first.
        (await house.The<SayTwoPeople>().RunAsync(jo, other.BegunId, one.BegunId)).ShouldBeTrue();
        (await house.The<SayTwoPeople>().RunAsync(jo, one.BegunId, other.BegunId)).ShouldBeFalse();
        (await Reading.AlikeAsync(jo)).ShouldHaveSingleItem().IsTwo.ShouldBeTrue();
        (await Reading.AlikeAsync(kit)).ShouldHaveSingleItem().IsTwo.ShouldBeFalse();
        foreach (var (who, first, second) in new[] { (kit, one, other), (jo, one, one), (await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId }, one, other) })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<SayTwoPeople>().RunAsync(who, first.BegunId, second.BegunId));
            await Should.ThrowAsync<NotHere>(() => house.The<SayTwoPeople>().TakeBackAsync(who, first.BegunId, second.BegunId));
        }
        (await house.The<SayTwoPeople>().TakeBackAsync(jo, one.BegunId, other.BegunId)).ShouldBeTrue();
        (await Reading.AlikeAsync(jo)).ShouldHaveSingleItem().IsTwo.ShouldBeFalse();
    }

    [Fact]
    public async Task Names_of_any_script_are_found_alike()
    {
        foreach (var name in TwelveScripts.All.Select(words => words.Length > 60 ? words[..40] : words))
        {
            var jo = await WorkerAsync();
            await house.The<Alongside.Organisations.StartWork>().RunAsync(new(jo.AccountId, jo.OrganisationId!.Value) { Leads = true });
            await BeginAsync(jo, new RecordToBeginFor(name, "wish", "One.") { Born = Noor.Born });
            await BeginAsync(jo, new RecordToBeginFor($" {name.ToUpperInvariant()} ", "wish", "Two.") { Born = Noor.Born });
            (await Reading.AlikeAsync(jo)).ShouldHaveSingleItem(name);
        }
    }

    private BegunReading Reading => house.The<BegunReading>();

    private async Task<Actor> WorkerAsync()
    {
        house.Time.MoveTo(new DateTimeOffset(2026, 3, 30, 9, 30, 0, TimeSpan.Zero));
        return await house.Given.WorkerAsync();
    }

    private async Task<Begun> BeginAsync(Actor by, RecordToBeginFor request) =>
        (await Reading.OneAsync(by, await house.The<BeginForSomebody>().RunAsync(by, request)))!;

    private async Task<Begun> OneAsync(Actor by, Begun begun) => (await Reading.OneAsync(by, begun.BegunId))!;

    private async Task<T> HouseAsync<T>(Func<HouseDb, Task<T>> read)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default);
        return await read(lease.House);
    }

    public sealed class On_Sqlite(SqliteHouse house) : BeginForSomebodyTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : BeginForSomebodyTests(house), IClassFixture<PostgresHouse>;
}
