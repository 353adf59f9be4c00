using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheSharing;

/// <summary>Somebody is asked into the circle, comes, and sees nothing before the person has said that it is them.</summary>
public abstract class InvitationTests(TestHouse house)
{
    private const string NotGood = "This code is not good, or not any more. Ask the one who gave it to you for a new one.";

    [Fact]
    public async Task Whoever_joins_sees_nothing_until_the_person_says_that_it_is_them()
    {
        var (amina, code, _) = await InvitedAsync();
        var account = await house.The<JoinCircle>().RunAsync(null, code, "Sana Khan");
        var sana = new Actor(account, Capacity.Circle);
        await NothingAsync(sana, amina);

        var invited = (await OfAsync(amina)).Invited.ShouldHaveSingleItem().Invitation;
        (invited.AsksWhoItIs, invited.JoinedName, invited.Name).ShouldBe((true, "Sana Khan", "Sana"));
        await house.The<InviteToCircle>().SayYesAsync(amina, amina.OwnRecord!.Value, invited.InvitationId);
        (await ReadsAsync(sana, amina)).ShouldBe(Parts.Important | Parts.Communication);
        (await OfAsync(amina)).Invited.ShouldBeEmpty();
        (await OfAsync(amina)).Live.ShouldHaveSingleItem().Viewer.Name.ShouldBe("Sana Khan");
    }

    [Fact]
    public async Task The_same_form_sent_again_within_a_minute_lets_the_same_one_join_and_another_form_or_a_later_one_nobody()
    {
        var (amina, code, _) = await InvitedAsync();
        var form = new RequestKey(Ids.Opaque().ToString("N"), new byte[32]);
        var account = await house.The<JoinCircle>().RunAsync(null, code, "Sana Khan", form);
        (await house.The<JoinCircle>().RunAsync(null, code, "Sana Khan", form)).ShouldBe(account);
        (await house.The<JoinCircle>().RunAsync(new Actor(account, Capacity.Circle, Name: "Sana Khan"), code, null, form with { Key = "another" })).ShouldBe(account, "they came in, and sent it once more");
        (await Should.ThrowAsync<Refused>(() => house.The<JoinCircle>().RunAsync(null, code, "Sana Khan", form with { Key = "a third" }))).Sentence.ShouldBe(NotGood);
        house.Time.Move(TimeSpan.FromMinutes(1));
        (await Should.ThrowAsync<Refused>(() => house.The<JoinCircle>().RunAsync(null, code, "Sana Khan", form))).Sentence.ShouldBe(NotGood);
        (await OfAsync(amina)).Invited.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_page_writes_to_so_many_in_a_day_and_a_code_can_still_be_handed_over()
    {
        var (amina, bilal) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"));
        for (var times = 0; times < InviteToCircle.MostLettersADay; times++)
        {
            var made = await InviteAsync(amina, $"sana.{times}@example.org");
            // Taken back, its letter went all the same.
            if (times % 2 == 0) await house.The<InviteToCircle>().TakeBackAsync(amina, amina.OwnRecord!.Value, made.InvitationId);
        }
        var refused = await Should.ThrowAsync<Refused>(() => InviteAsync(amina, "one.more@example.org"));
        (refused.Field, refused.Sentence).ShouldBe(("email", "You have invited many people by letter today. Hand the code over yourself, or go on tomorrow."));
        (await InviteAsync(amina, null)).Code.ShouldNotBeNull();
        await InviteAsync(bilal, "one.more@example.org");
        house.Time.Move(TimeSpan.FromDays(1));
        await InviteAsync(amina, "one.more@example.org");

        Task<InvitationMade> InviteAsync(Actor person, string? email) =>
            house.The<InviteToCircle>().RunAsync(person, new InvitationToMake(person.OwnRecord!.Value, "Sana", "", email, Parts.Important), code => new Uri("http://localhost/join/" + code));
    }

    [Fact]
    public async Task A_link_that_was_passed_on_opens_nothing_and_the_person_says_no()
    {
        var (amina, code, invitation) = await InvitedAsync();
        var max = await house.Given.CircleMemberAsync("Max", "neighbour");
        await house.The<JoinCircle>().RunAsync(max, code, "Sana");
        (await OfAsync(amina)).Invited.Single().Invitation.JoinedName.ShouldBe("Max", "who is signed in comes under their own name");

        await house.The<InviteToCircle>().TakeBackAsync(amina, amina.OwnRecord!.Value, invitation);
        await NothingAsync(max, amina);
        await Should.ThrowAsync<NotHere>(() => house.The<InviteToCircle>().SayYesAsync(amina, amina.OwnRecord!.Value, invitation));
        (await OfAsync(amina)).Live.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_used_ended_and_taken_back_codes_are_one_sentence_and_make_no_account()
    {
        var (_, used, _) = await InvitedAsync();
        await house.The<JoinCircle>().RunAsync(null, used, "Sana");
        var (amina, back, invitation) = await InvitedAsync();
        await house.The<InviteToCircle>().TakeBackAsync(amina, amina.OwnRecord!.Value, invitation);
        var (_, ended, _) = await InvitedAsync();
        house.Time.Move(TimeSpan.FromDays(7));
        var accounts = await AccountsAsync();
        foreach (var code in new[] { used, back, ended, "", null, "0000-0000-0000-0000", "…", new string('A', 5000), used + "0", "'; DROP TABLE person" })
        {
            var refused = await Should.ThrowAsync<Refused>(() => house.The<JoinCircle>().RunAsync(null, code, "Sana"));
            (refused.Sentence, refused.Field, refused.Arguments.Count).ShouldBe((NotGood, "code", 0), code);
        }
        (await AccountsAsync()).ShouldBe(accounts);
    }

    [Fact]
    public async Task A_code_is_used_once_however_many_come_at_once()
    {
        var (amina, code, _) = await InvitedAsync();
        var came = await Task.WhenAll(Enumerable.Range(1, 8).Select(async at =>
        {
            try
            {
                await house.The<JoinCircle>().RunAsync(null, code, $"Sana {at}");
                return true;
            }
            catch (Refused refused) when (refused.Sentence == NotGood)
            {
                return false;
            }
        }));
        came.Count(joined => joined).ShouldBe(1);
        (await OfAsync(amina)).Invited.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_code_is_good_however_it_is_written_down()
    {
        var (amina, code, _) = await InvitedAsync();
        var written = " " + code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l') + "\n";
        await house.The<JoinCircle>().RunAsync(null, written, "Sana");
        (await OfAsync(amina)).Invited.Single().Invitation.AsksWhoItIs.ShouldBeTrue();
    }

    [Fact]
    public async Task Trying_out_ones_own_code_uses_nothing_up()
    {
        var (amina, code, _) = await InvitedAsync();
        (await Should.ThrowAsync<Refused>(() => house.The<JoinCircle>().RunAsync(amina, code, null))).Sentence.ShouldContain("yours");
        await house.The<JoinCircle>().RunAsync(null, code, "Sana");
    }

    [Fact]
    public async Task Somebody_left_out_joins_like_anybody_and_sees_nothing_even_after_a_yes()
    {
        var (amina, code, invitation) = await InvitedAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        await house.The<JoinCircle>().RunAsync(sana, code, null);
        (await OfAsync(amina)).Invited.Single().LeftOut.ShouldBeTrue();
        await house.The<InviteToCircle>().SayYesAsync(amina, amina.OwnRecord!.Value, invitation);
        await NothingAsync(sana, amina);
    }

    [Fact]
    public async Task Only_the_person_invites_takes_back_or_says_yes()
    {
        var (amina, code, invitation) = await InvitedAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Headings);
        await house.The<JoinCircle>().RunAsync(sana, code, null);
        var bilal = await house.Given.PersonAsync("Bilal");
        await Should.ThrowAsync<NotHere>(() => house.The<InviteToCircle>().SayYesAsync(sana, amina.OwnRecord!.Value, invitation));
        await Should.ThrowAsync<NotHere>(() => house.The<InviteToCircle>().TakeBackAsync(sana, amina.OwnRecord!.Value, invitation));
        await Should.ThrowAsync<NotHere>(() => house.The<InviteToCircle>().SayYesAsync(bilal, bilal.OwnRecord!.Value, invitation));
        await Should.ThrowAsync<NotHere>(() => InviteAsync(sana, amina.OwnRecord!.Value));
    }

    [Theory]
    [InlineData(Parts.None)]
    [InlineData(Parts.OnlyMe)]
    [InlineData(Parts.Important | Parts.Safeguarding)]
    [InlineData((Parts)(-1))]
    public async Task Nothing_and_what_is_never_shared_are_refused(Parts parts)
    {
        var amina = await house.Given.PersonAsync();
        (await Should.ThrowAsync<Refused>(() => InviteAsync(amina, amina.OwnRecord!.Value, parts))).Field.ShouldBe("parts");
    }

    [Theory]
    [InlineData("sana")]
    [InlineData("sana@")]
    [InlineData("sana@here")]
    [InlineData("Sana <sana@example.org>")]
    [InlineData("sana@example.org, max@example.org")]
    [InlineData("sana@example.org\r\nBcc: max@example.org")]
    [InlineData("")]
    public async Task What_is_no_address_gets_no_letter(string email)
    {
        var amina = await house.Given.PersonAsync();
        (await Should.ThrowAsync<Refused>(() => InviteAsync(amina, amina.OwnRecord!.Value, email: email))).Field.ShouldBe("email");
    }

    [Fact]
    public async Task The_letter_names_nobody_and_only_the_hash_of_its_code_is_kept()
    {
        var amina = await house.Given.PersonAsync("Amina Canary");
        var made = await InviteAsync(amina, amina.OwnRecord!.Value, email: "sana@example.org");
        var letters = (await house.Database.LookInsideAsync("SELECT payload FROM outbox")).Select(row => (string)row[0]!).Where(text => text.Contains("sana@example.org", StringComparison.Ordinal)).ToList();
        var mail = Mail.FromPayload(letters.ShouldHaveSingleItem());
        mail.Subject.ShouldBe("Somebody would like to share something with you");
        mail.Text.ShouldContain("http://localhost/join/" + made.Code);
        mail.Text.ShouldNotContain("Canary");
        mail.Text.ShouldNotContain(amina.OwnRecord!.Value.ToString());
        var row = (await house.Database.LookInsideAsync("SELECT code_hash, person_id, invitation_id, ends_at, ended_at FROM invitation_code")).Select(row => (byte[])row[0]!).Where(hash => hash.AsSpan().SequenceEqual(JoinCode.Hash(made.Code))).ToList();
        row.ShouldHaveSingleItem().Length.ShouldBe(32);
        foreach (var table in new[] { "invitation", "event", "idempotency" })
            (await house.Database.LookInsideAsync($"SELECT * FROM {table}")).SelectMany(row => row).ShouldAllBe(value => !$"{value}".Contains(made.Code!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_request_again_makes_one_invitation_and_tells_no_code()
    {
        var amina = await house.Given.PersonAsync();
        var key = new RequestKey("the same", new byte[32]);
        var first = await InviteAsync(amina, amina.OwnRecord!.Value, key: key);
        var second = await InviteAsync(amina, amina.OwnRecord!.Value, key: key);
        (second.InvitationId, second.Code).ShouldBe((first.InvitationId, null));
        (await OfAsync(amina)).Invited.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Every_step_is_told_to_the_person_and_to_nobody_else()
    {
        var (amina, code, invitation) = await InvitedAsync();
        await house.The<JoinCircle>().RunAsync(null, code, "Sana");
        await house.The<InviteToCircle>().SayYesAsync(amina, amina.OwnRecord!.Value, invitation);
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Events.Select(row => row.Kind).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(
            [EventKinds.RecordBegun, EventKinds.InvitationMade, EventKinds.OpenedBySystem, EventKinds.InvitationUsed, EventKinds.ShareGiven], ignoreOrder: true);
    }

    private Task<InvitationMade> InviteAsync(Actor actor, Guid person, Parts parts = Parts.Important, string? email = null, RequestKey? key = null) =>
        house.The<InviteToCircle>().RunAsync(actor, new InvitationToMake(person, "Sana", "sister", email, parts), code => new Uri("http://localhost/join/" + code), key);

    private async Task<(Actor Amina, string Code, Guid Invitation)> InvitedAsync()
    {
        var amina = await house.Given.PersonAsync();
        var made = await InviteAsync(amina, amina.OwnRecord!.Value);
        return (amina, made.Code!, made.InvitationId);
    }

    private async Task<long> AccountsAsync() => Convert.ToInt64((await house.Database.LookInsideAsync("SELECT count(*) FROM account"))[0][0], null);

    private async Task NothingAsync(Actor viewer, Actor person)
    {
        await Should.ThrowAsync<NotHere>(() => ReadsAsync(viewer, person));
        (await house.The<ReachReading>().PageAsync(viewer)).People.ShouldBeEmpty();
    }

    private async Task<WhoSeesWhat> OfAsync(Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(Parts.None));
        await record.Looked;
        return await SharesReading.OfAsync(record, TestContext.Current.CancellationToken);
    }

    private async Task<Parts> ReadsAsync(Actor viewer, Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        return record.Admission.Read;
    }

    public sealed class On_Sqlite(SqliteHouse house) : InvitationTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : InvitationTests(house), IClassFixture<PostgresHouse>;
}
