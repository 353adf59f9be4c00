using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>Who is around somebody: put in, said anew, moved and taken out by the person alone, and never lost to them.</summary>
public abstract class CircleTests(TestHouse house)
{
    [Fact]
    public async Task Somebody_is_put_in_with_what_each_is_to_the_other_and_read_by_whom_it_is_shared_with()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.People);
        await PutInAsync(amina, "Bill", Ring.Friends, isToMe: "my neighbour, makes me laugh", iAmToThem: "I feed his cat");
        await PutInAsync(amina, "Friday prayers", Ring.TakingPart, MemberKind.Group);
        await PutInAsync(amina, "Tibbles", Ring.Close, MemberKind.Pet, picture: "cat");

        foreach (var viewer in new[] { amina, sana })
            (await ReadAsync(viewer, amina)).Select(row => (row.Name, row.Ring, row.Kind, row.IsToMe, row.IAmToThem, row.Picture)).ShouldBe(
            [
                ("Tibbles", Ring.Close, MemberKind.Pet, null, null, "cat"),
                ("Bill", Ring.Friends, MemberKind.Human, "my neighbour, makes me laugh", "I feed his cat", null),
                ("Friday prayers", Ring.TakingPart, MemberKind.Group, null, null, null),
            ]);
    }

    [Fact]
    public async Task What_is_said_anew_stands_in_place_of_what_was_said_and_only_the_person_reads_both()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, PartTable.Shareable);
        var bill = await PutInAsync(amina, "Bill", Ring.Friends, isToMe: "my neighbour");
        (await PutInAsync(amina, "Bill", Ring.Friends, isToMe: "my friend", member: bill)).ShouldBe(bill);
        (await PutInAsync(amina, "Bill", Ring.Friends, isToMe: "my friend", member: bill)).ShouldBe(bill);
        Later();
        await house.The<MoveInCircle>().RunAsync(amina, amina.OwnRecord!.Value, bill, closer: true);

        (await ReadAsync(sana, amina)).Select(row => (row.MemberId, row.IsToMe, row.Ring)).ShouldBe([(bill, "my friend", Ring.Close)]);
        (await RowsAsync(amina, amina)).ShouldBe(3, "said, said anew, moved; what is the same is said once");
        (await RowsAsync(sana, amina)).ShouldBe(1);
        (await KindsAsync(amina)).ShouldBe([EventKinds.CirclePutIn, EventKinds.CircleChanged, EventKinds.CircleMoved]);
    }

    [Fact]
    public async Task One_step_is_one_ring_and_nobody_is_moved_into_paid_help_or_out_of_it()
    {
        var amina = await house.Given.PersonAsync();
        var (bill, jo) = (await PutInAsync(amina, "Bill", Ring.TakingPart), await PutInAsync(amina, "Jo", Ring.Paid));
        async Task<Ring> StepAsync(Guid who, bool closer)
        {
            await house.The<MoveInCircle>().RunAsync(amina, amina.OwnRecord!.Value, who, closer);
            return (await ReadAsync(amina, amina)).Single(row => row.MemberId == who).Ring;
        }
        (await StepAsync(bill, closer: false)).ShouldBe(Ring.TakingPart);
        (await StepAsync(bill, closer: true)).ShouldBe(Ring.Friends);
        (await StepAsync(bill, closer: true)).ShouldBe(Ring.Close);
        (await StepAsync(bill, closer: true)).ShouldBe(Ring.Close);
        (await StepAsync(bill, closer: false)).ShouldBe(Ring.Friends);
        (await StepAsync(jo, closer: true)).ShouldBe(Ring.Paid);
        await PutInAsync(amina, "Jo", Ring.Friends, member: jo);
        (await StepAsync(jo, closer: false)).ShouldBe(Ring.TakingPart);
    }

    [Fact]
    public async Task A_ring_stands_by_name_until_the_person_orders_it_and_newcomers_then_come_last()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var name in new[] { "Zoe", "Élodie", "bill" }) await PutInAsync(amina, name, Ring.Friends);
        await NamesAreAsync(amina, "bill", "Élodie", "Zoe");
        var zoe = (await ReadAsync(amina, amina))[2].MemberId;
        await house.The<MoveInCircle>().UpAsync(amina, amina.OwnRecord!.Value, zoe);
        await NamesAreAsync(amina, "bill", "Zoe", "Élodie");
        await house.The<MoveInCircle>().UpAsync(amina, amina.OwnRecord!.Value, zoe);
        await house.The<MoveInCircle>().UpAsync(amina, amina.OwnRecord!.Value, zoe);
        await PutInAsync(amina, "Aaron", Ring.Friends);
        await NamesAreAsync(amina, "Zoe", "bill", "Élodie", "Aaron");
    }

    [Fact]
    public async Task Whoever_is_taken_out_is_put_back_as_they_were_and_the_share_with_them_stays()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.People);
        var (record, bill) = (amina.OwnRecord!.Value, await PutInAsync(amina, "Bill", Ring.Close, isToMe: "my neighbour"));
        Later();
        await house.The<TakeOutOfCircle>().RunAsync(amina, record, bill);
        await house.The<TakeOutOfCircle>().RunAsync(amina, record, bill);
        (await ReadAsync(sana, amina)).ShouldBeEmpty();
        (await OutAsync(amina)).ShouldHaveSingleItem().Name.ShouldBe("Bill");
        (await OutAsync(sana, amina)).ShouldBeEmpty();

        Later();
        foreach (var _ in Enumerable.Range(0, 2)) await house.The<TakeOutOfCircle>().PutBackAsync(amina, record, bill);
        (await ReadAsync(sana, amina)).Select(row => (row.MemberId, row.Ring, row.IsToMe)).ShouldBe([(bill, Ring.Close, "my neighbour")]);
        (await OutAsync(amina)).ShouldBeEmpty();
        (await KindsAsync(amina)).ShouldBe([EventKinds.CirclePutIn, EventKinds.CircleTakenOut, EventKinds.CirclePutBack]);
    }

    [Fact]
    public async Task Nobody_but_the_person_changes_anything_and_a_member_of_somebody_elses_circle_is_not_here()
    {
        var (amina, bilal, sana, jo) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"), await house.Given.CircleMemberAsync(), await house.Given.WorkerAsync());
        var (record, bill) = (amina.OwnRecord!.Value, await PutInAsync(amina, "Bill", Ring.Friends));
        foreach (var viewer in new[] { sana, jo }) await house.Given.ShareAsync(amina, viewer, PartTable.Shareable);
        foreach (var other in new[] { sana, jo, bilal })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().RunAsync(other, new MemberToPutIn(record, "Me", Ring.Close)));
            await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().RunAsync(other, new MemberToPutIn(record, "", Ring.Close)));
            await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().KnownAsync(other, record, other.AccountId));
            await Should.ThrowAsync<NotHere>(() => house.The<MoveInCircle>().RunAsync(other, record, bill, closer: true));
            await Should.ThrowAsync<NotHere>(() => house.The<MoveInCircle>().UpAsync(other, record, bill));
            await Should.ThrowAsync<NotHere>(() => house.The<TakeOutOfCircle>().RunAsync(other, record, bill));
            await Should.ThrowAsync<NotHere>(() => house.The<TakeOutOfCircle>().PutBackAsync(other, record, bill));
        }
        var his = bilal.OwnRecord!.Value;
        await Should.ThrowAsync<NotHere>(() => house.The<MoveInCircle>().RunAsync(bilal, his, bill, closer: true));
        await Should.ThrowAsync<NotHere>(() => house.The<TakeOutOfCircle>().RunAsync(bilal, his, bill));
        await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().RunAsync(bilal, new MemberToPutIn(his, "Bill", Ring.Close) { Member = bill }));
        await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().KnownAsync(bilal, his, sana.AccountId), "an id from elsewhere names nobody");
    }

    [Fact]
    public async Task Whoever_joined_and_whoever_supports_is_put_in_by_one_press_once_as_the_person_calls_them()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        var record = amina.OwnRecord!.Value;
        var invited = await house.The<InviteToCircle>().RunAsync(amina, new InvitationToMake(record, "Sanni", "sister", null, Parts.People), code => new Uri("http://localhost/" + code));
        var sana = await house.The<JoinCircle>().RunAsync(null, invited.Code, "Sana Malik");
        await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().KnownAsync(amina, record, sana), "not before she said that it is her");
        await house.The<InviteToCircle>().SayYesAsync(amina, record, invited.InvitationId);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        await house.Given.SupportAsync(amina, ViewerKind.Team, jo.TeamId!.Value, jo.OrganisationId!.Value);
        (await ReadAsync(amina, amina)).ShouldBeEmpty("nobody is put in by itself");
        foreach (var known in new[] { sana, jo.AccountId, jo.TeamId!.Value, sana }) await house.The<PutInCircle>().KnownAsync(amina, record, known);

        (await ReadAsync(amina, amina)).Select(row => (row.Name, row.IsToMe, row.Ring, row.Kind, row.LinkedTo)).ShouldBe(
        [
            ("Sanni", "sister", Ring.Friends, MemberKind.Human, sana), ("Home team", null, Ring.Paid, MemberKind.Group, jo.TeamId), ("Jo", "support worker", Ring.Paid, MemberKind.Human, jo.AccountId),
        ]);
        var kit = await house.Given.WorkerAsync("Kit");
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        await house.The<ExcludeViewer>().RunAsync(amina, record, ViewerKind.Account, kit.AccountId);
        await Should.ThrowAsync<NotHere>(() => house.The<PutInCircle>().KnownAsync(amina, record, kit.AccountId));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_and_nothing_is_half_kept()
    {
        var amina = await house.Given.PersonAsync();
        async Task<string?> FieldAsync(MemberToPutIn request) => (await Should.ThrowAsync<Refused>(() => house.The<PutInCircle>().RunAsync(amina, request))).Field;
        var good = new MemberToPutIn(amina.OwnRecord!.Value, "Bill", Ring.Close);
        (await FieldAsync(good with { Name = " \u200B" })).ShouldBe("name");
        (await FieldAsync(good with { Name = new string('x', 201) })).ShouldBe("name");
        (await FieldAsync(good with { Name = "a\0b" })).ShouldBe("name");
        (await FieldAsync(good with { IsToMe = new string('x', 201) })).ShouldBe("isToMe");
        (await FieldAsync(good with { IAmToThem = "\uD800" })).ShouldBe("iAmToThem");
        (await FieldAsync(good with { Ring = 0 })).ShouldBe("ring");
        (await FieldAsync(good with { Kind = (MemberKind)9 })).ShouldBe("kind");
        (await FieldAsync(good with { Picture = "nonsense" })).ShouldBe("picture");
        (await RowsAsync(amina, amina)).ShouldBe(0);
        await PutInAsync(amina, "Bill", Ring.Close, isToMe: " ");
        (await ReadAsync(amina, amina)).ShouldHaveSingleItem().IsToMe.ShouldBeNull();
    }

    [Fact]
    public async Task More_than_two_hundred_are_refused_and_a_list_comes_a_page_at_a_time()
    {
        var amina = await house.Given.PersonAsync();
        await Task.WhenAll(Enumerable.Range(1, 200).Select(n => house.The<PutInCircle>().RunAsync(amina, new MemberToPutIn(amina.OwnRecord!.Value, $"Friend {n:000}", Ring.Friends))));
        (await Should.ThrowAsync<Refused>(() => PutInAsync(amina, "One more", Ring.Close))).Sentence.ShouldStartWith("There are {most}");
        using var record = await OpenAsync(amina, amina);
        var (first, last, beyond) = (await CircleReading.PageAsync(record), await CircleReading.PageAsync(record, 5), await CircleReading.PageAsync(record, int.MaxValue));
        (first.Members.Count, first.Members[0].Name, first.More).ShouldBe((40, "Friend 001", true));
        (last.Members.Count, last.Members[^1].Name, last.More).ShouldBe((40, "Friend 200", false));
        (beyond.Members.Count, beyond.More).ShouldBe((0, false));
        (await CircleReading.NearestAsync(record)).Count.ShouldBe(CircleReading.MostDrawn + 1);
    }

    [Fact]
    public async Task Names_in_twelve_scripts_stand_in_one_order_and_are_found_by_a_part_however_it_is_written()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var name in TwelveScripts.All.Append("ÉLODIE").Append("Σωκράτης")) await PutInAsync(amina, name, Ring.Close);
        await NamesAreAsync(amina, [.. TwelveScripts.All.Append("ÉLODIE").Append("Σωκράτης").OrderBy(Folding.Fold, StringComparer.Ordinal)]);
        using var record = await OpenAsync(amina, amina);
        async Task<IEnumerable<string>> FoundAsync(string part) => (await CircleReading.PageAsync(record, find: part)).Members.Select(row => row.Name);
        foreach (var name in TwelveScripts.All) (await FoundAsync(name[..4])).ShouldContain(name);
        (await FoundAsync("elod")).ShouldBe(["ÉLODIE"]);
        (await FoundAsync("ΚΡΆΤΗΣ")).ShouldBe(["Σωκράτης"]);
        (await FoundAsync("%")).ShouldBeEmpty();
        (await FoundAsync("_")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_form_sent_twice_puts_in_one()
    {
        var amina = await house.Given.PersonAsync();
        var key = new RequestKey("key", new byte[32]);
        var request = new MemberToPutIn(amina.OwnRecord!.Value, "Bill", Ring.Close);
        (await house.The<PutInCircle>().RunAsync(amina, request, key)).ShouldBe(await house.The<PutInCircle>().RunAsync(amina, request, key));
        (await ReadAsync(amina, amina)).Count.ShouldBe(1);
    }

    private void Later() => house.Time.Move(TimeSpan.FromSeconds(1));

    private Task<Guid> PutInAsync(Actor by, string name, Ring ring, MemberKind kind = MemberKind.Human, string? isToMe = null, string? iAmToThem = null, string? picture = null, Guid? member = null)
    {
        Later();
        return house.The<PutInCircle>().RunAsync(by, new MemberToPutIn(by.OwnRecord!.Value, name, ring, kind, isToMe, iAmToThem, picture, "en") { Member = member });
    }

    private Task<OpenedRecord> OpenAsync(Actor viewer, Actor about) => house.The<Gate>().OpenAsync(viewer, about.OwnRecord!.Value, new Opening(Parts.People) { History = true });

    private async Task<IReadOnlyList<CircleMember>> ReadAsync(Actor viewer, Actor about)
    {
        using var record = await OpenAsync(viewer, about);
        return await CircleReading.AllAsync(record);
    }

    private async Task NamesAreAsync(Actor amina, params string[] names) => (await ReadAsync(amina, amina)).Select(row => row.Name).ShouldBe(names);

    private async Task<IReadOnlyList<CircleMember>> OutAsync(Actor viewer, Actor? about = null)
    {
        using var record = await OpenAsync(viewer, about ?? viewer);
        return await CircleReading.OutAsync(record);
    }

    private async Task<int> RowsAsync(Actor viewer, Actor about)
    {
        using var record = await OpenAsync(viewer, about);
        return await record.Db.CircleMembers.CountAsync();
    }

    private async Task<List<string>> KindsAsync(Actor person)
    {
        using var record = await OpenAsync(person, person);
        return await record.Db.Events.Where(row => row.PartBit == Parts.People && row.Kind.StartsWith("circle-")).OrderBy(row => row.At).ThenBy(row => row.EventId).Select(row => row.Kind).ToListAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : CircleTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : CircleTests(house), IClassFixture<PostgresHouse>;
}
