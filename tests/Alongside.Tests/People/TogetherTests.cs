using System.Security.Cryptography;
using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>A record that was begun for somebody becomes theirs by a code; a second one is put together with the first, and taken apart exactly as it was.</summary>
public abstract class TogetherTests(TestHouse house)
{
    private static readonly string[] Tables =
        ["person", "statement", "wording", "confirmation", "share", "exclusion", "support", "reach", "need", "safe_contact", "detail", "ending", "said_no", "suggestion", "answer", "mark"];

    [Fact]
    public async Task Whoever_has_the_code_takes_the_record_as_theirs_once_with_a_new_account_under_its_name()
    {
        var (jo, begun) = await BegunAsync();
        var code = await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId);
        var account = await house.The<ClaimRecord>().RunAsync(null, code.Code.ToLowerInvariant().Replace('-', ' '));
        var noor = new Actor(account, Capacity.Self, begun.PersonId, Name: "Noor");
        await house.Given.SaidAsync(noor);
        (await house.The<BegunReading>().OneAsync(jo, begun.BegunId))!.ToldHow.ShouldBe(ToldWays.Claimed);
        using (var record = await house.The<Gate>().OpenAsync(noor, begun.PersonId, new Opening(Parts.OnlyMe)))
            (record.Db.Beginnings.Single().Because, record.Db.Beginnings.Single().Basis).ShouldBe(("You asked us.", "wish"));

        foreach (var actor in new[] { null, await house.Given.PersonAsync("Bilal") })
            (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(actor, code.Code))).Sentence.ShouldBe(ClaimRecord.NotGood);
        await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId));
    }

    [Fact]
    public async Task An_account_without_a_record_takes_it_and_a_worker_or_relative_cannot()
    {
        var (jo, begun) = await BegunAsync();
        var code = (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code;
        foreach (var helper in new[] { jo, await house.Given.CircleMemberAsync() })
            (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(helper, code))).Sentence.ShouldStartWith("You are here to help somebody else.");
        var account = await house.The<OpenAccount>().RunAsync("Noor");
        (await house.The<ClaimRecord>().RunAsync(new Actor(account, Capacity.Self), code)).ShouldBe(account);
        using var record = await house.The<Gate>().OpenAsync(new Actor(account, Capacity.Self, begun.PersonId), begun.PersonId, new Opening(PartTable.All));
        record.Admission.Reword.ShouldBe(PartTable.Own);
    }

    [Fact]
    public async Task A_code_that_is_wrong_over_or_of_another_kind_is_one_sentence()
    {
        var (jo, begun) = await BegunAsync();
        var code = (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code;
        var signIn = (await house.The<PrintSignInCode>().RunAsync((await house.Given.PersonAsync("Bilal")).AccountId)).Code;
        foreach (var typed in new[] { "AAAA-AAAA-AAAA", "123456", "x", signIn })
            (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(null, typed))).Sentence.ShouldBe(ClaimRecord.NotGood);
        // And the one for a record signs nobody in, and stays good for what it is.
        (await Should.ThrowAsync<Refused>(() => house.The<UseSignInCode>().ByCodeAsync(null, code, "form"))).Sentence.ShouldBe(UseSignInCode.DoesNotWork);
        house.Time.Move(SignInCode.PrintedLife);
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(null, code))).Sentence.ShouldBe(ClaimRecord.NotGood);
    }

    [Fact]
    public async Task Put_together_both_are_theirs_and_taken_apart_both_are_exactly_as_they_were()
    {
        var (jo, begun) = await BegunAsync();
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.SaidAsync(amina, "My garden");
        await house.Given.ShareAsync(amina, sana, Parts.Headings);
        var before = await DigestAsync(amina.OwnRecord!.Value, begun.PersonId);

        await TogetherAsync(amina, jo, begun);
        (await DigestAsync(amina.OwnRecord!.Value, begun.PersonId)).ShouldBe(before, "nothing is lost, changed or confirmed by it");
        var onSecond = amina with { OwnRecord = begun.PersonId };
        await house.The<OwnPages>().GoToAsync(amina, begun.PersonId);
        (await house.The<OwnPages>().OfAsync(amina)).Select(page => (page.PersonId, page.IsFirst)).ShouldBe([(amina.OwnRecord!.Value, true), (begun.PersonId, false)]);
        (await ActsOnAsync(amina)).ShouldBe(begun.PersonId);

        await house.The<OwnPages>().TakeApartAsync(onSecond, begun.PersonId);
        (await DigestAsync(amina.OwnRecord!.Value, begun.PersonId)).ShouldBe(before);
        (await ActsOnAsync(amina)).ShouldBe(amina.OwnRecord);
        (await house.The<OwnPages>().OfAsync(amina)).ShouldBeEmpty();
        // Nobody's again: a new code makes it somebody's once more.
        await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code);
    }

    [Fact]
    public async Task Nobody_sees_more_or_less_because_two_records_were_put_together()
    {
        var (jo, begun) = await BegunAsync();
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        var said = await house.Given.SaidAsync(amina, "My garden");
        await house.Given.ShareAsync(amina, sana, PartTable.Shareable);
        await TogetherAsync(amina, jo, begun);
        await house.The<OwnPages>().GoToAsync(amina, begun.PersonId);
        await house.Given.SaidAsync(amina with { OwnRecord = begun.PersonId }, "Something I say there");

        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(jo, amina.OwnRecord!.Value, new Opening(PartTable.All)));
        await Should.ThrowAsync<NotHere>(() => house.The<Gate>().OpenAsync(sana, begun.PersonId, new Opening(PartTable.All)));
        using (var record = await house.The<Gate>().OpenAsync(jo, begun.PersonId, new Opening(PartTable.All)))
            (await WordsReading.AboutMeAsync(record)).Statements.ShouldBeEmpty();
        using (var record = await house.The<Gate>().OpenAsync(sana, amina.OwnRecord!.Value, new Opening(PartTable.All)))
            (await WordsReading.AboutMeAsync(record)).Statements.ShouldHaveSingleItem().StatementId.ShouldBe(said.StatementId);
    }

    [Fact]
    public async Task Nobody_goes_to_or_takes_apart_a_page_that_is_not_theirs_or_their_first()
    {
        var (jo, begun) = await BegunAsync();
        var (amina, bilal) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"));
        await TogetherAsync(amina, jo, begun);
        foreach (var page in new[] { begun.PersonId, amina.OwnRecord!.Value, Ids.New() })
        {
            await Should.ThrowAsync<NotHere>(() => house.The<OwnPages>().GoToAsync(bilal, page));
            await Should.ThrowAsync<NotHere>(() => house.The<OwnPages>().TakeApartAsync(bilal, page));
        }
        await Should.ThrowAsync<NotHere>(() => house.The<OwnPages>().TakeApartAsync(amina, amina.OwnRecord!.Value));
        await Should.ThrowAsync<NotHere>(() => house.The<OwnPages>().GoToAsync(amina, bilal.OwnRecord!.Value));
    }

    [Fact]
    public async Task A_page_in_which_they_said_or_shared_something_is_not_taken_apart_and_what_is_shared_can_still_be_taken_back()
    {
        var (jo, begun) = await BegunAsync();
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await TogetherAsync(amina, jo, begun);
        await house.The<OwnPages>().GoToAsync(amina, begun.PersonId);
        var onSecond = amina with { OwnRecord = begun.PersonId };
        var share = await house.Given.ShareAsync(onSecond, sana, Parts.Headings);

        (await Should.ThrowAsync<Refused>(() => house.The<OwnPages>().TakeApartAsync(onSecond, begun.PersonId))).Sentence.ShouldStartWith("You have written or shared something on this page");
        (await ActsOnAsync(amina)).ShouldBe(begun.PersonId);
        (await house.The<OwnPages>().OfAsync(amina)).Count.ShouldBe(2);
        await house.The<TakeBackShare>().RunAsync(onSecond, begun.PersonId, share);
    }

    [Fact]
    public async Task No_older_code_makes_a_page_somebodys_that_was_taken_apart()
    {
        var (jo, begun) = await BegunAsync();
        var (amina, older) = (await house.Given.PersonAsync(), (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code);
        await TogetherAsync(amina, jo, begun);
        await house.The<OwnPages>().TakeApartAsync(amina, begun.PersonId);
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(null, older))).Sentence.ShouldBe(ClaimRecord.NotGood);
        await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code);
    }

    [Fact]
    public async Task The_same_form_sent_again_within_a_minute_lets_the_same_one_in_and_another_form_or_a_later_one_nobody()
    {
        var (jo, begun) = await BegunAsync();
        var code = (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code;
        var form = new RequestKey(Ids.Opaque().ToString("N"), new byte[32]);
        var account = await house.The<ClaimRecord>().RunAsync(null, code, form);
        (await house.The<ClaimRecord>().RunAsync(null, code, form)).ShouldBe(account);
        (await house.The<ClaimRecord>().RunAsync(new Actor(account, Capacity.Self, begun.PersonId), code, form)).ShouldBe(account, "they came in, and sent it once more");
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(null, code, form with { Key = "another" }))).Sentence.ShouldBe(ClaimRecord.NotGood);
        house.Time.Move(TimeSpan.FromMinutes(1));
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(null, code, form))).Sentence.ShouldBe(ClaimRecord.NotGood);
    }

    [Fact]
    public async Task Whoever_took_a_page_and_never_came_in_is_given_a_new_code_and_whoever_was_on_it_keeps_it()
    {
        var (jo, begun) = await BegunAsync();
        var lost = await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code);
        var again = await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId);
        (await house.The<BegunReading>().OneAsync(jo, begun.BegunId))!.ToldAt.ShouldBeNull("nobody was told by it");
        var noor = new Actor(await house.The<ClaimRecord>().RunAsync(null, again.Code), Capacity.Self, begun.PersonId);
        noor.AccountId.ShouldNotBe(lost);
        (await ActsOnAsync(noor)).ShouldBe(begun.PersonId);
        (await ActsOnAsync(noor with { AccountId = lost })).ShouldBeNull();

        using (var record = await house.The<Gate>().OpenAsync(noor, begun.PersonId, new Opening(Parts.Headings))) await record.Looked;
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId))).Sentence.ShouldBe("They have taken the page as theirs already.");
        // Somebody with an account before was never locked out of it.
        var (_, other) = await BegunAsync(jo);
        var max = new Actor(await house.The<OpenAccount>().RunAsync("Max"), Capacity.Self);
        house.Time.Move(TimeSpan.FromSeconds(1));
        await TogetherAsync(max, jo, other);
        await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().PrintAsync(jo, other.BegunId));
    }

    [Fact]
    public async Task After_a_death_no_code_is_printed_and_none_takes_the_page()
    {
        var (jo, begun) = await BegunAsync();
        var code = (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code;
        var died = new EndingToWriteDown(begun.PersonId, EndingKind.Died, "Her daughter", DateOnly.FromDateTime(house.Time.GetUtcNow().UtcDateTime).AddDays(-1));
        await house.The<WriteDownEnding>().RunAsync(jo, died);
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().RunAsync(null, code))).Sentence.ShouldBe(ClaimRecord.NotGood);
        (await Should.ThrowAsync<Refused>(() => house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId))).Sentence.ShouldStartWith("This page has come to its end.");
        await house.The<WriteDownEnding>().TakeBackAsync(jo, begun.PersonId);
        await house.The<ClaimRecord>().RunAsync(null, code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_who_takes_two_pages_in_one_moment_has_both(bool hasOne)
    {
        for (var times = 0; times < 5; times++)
        {
            var (jo, one) = await BegunAsync();
            var (_, other) = await BegunAsync(jo);
            var max = hasOne ? await house.Given.PersonAsync("Max") : new Actor(await house.The<OpenAccount>().RunAsync("Max"), Capacity.Self);
            var codes = new[] { (await house.The<ClaimRecord>().PrintAsync(jo, one.BegunId)).Code, (await house.The<ClaimRecord>().PrintAsync(jo, other.BegunId)).Code };
            await Task.WhenAll(codes.Select(code => Task.Run(() => house.The<ClaimRecord>().RunAsync(max, code))));

            var pages = await house.The<OwnPages>().OfAsync(max);
            var mine = new[] { one.PersonId, other.PersonId }.Concat(hasOne ? [max.OwnRecord!.Value] : []);
            pages.Select(page => page.PersonId).ShouldBe(mine, ignoreOrder: true);
            pages.Count(page => page.IsFirst).ShouldBe(1);
            (await ActsOnAsync(max)).ShouldBe(pages[0].PersonId);
        }
    }

    [Fact]
    public async Task A_lead_is_no_longer_shown_two_pages_that_their_person_put_together()
    {
        var (jo, begun) = await BegunAsync();
        await house.The<StartWork>().RunAsync(new(jo.AccountId, jo.OrganisationId!.Value) { Leads = true });
        var other = (await house.The<BegunReading>().OneAsync(jo, await house.The<BeginForSomebody>().RunAsync(jo, Noor)))!;
        (await house.The<BegunReading>().AlikeAsync(jo)).ShouldHaveSingleItem();
        var noor = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code), Capacity.Self, begun.PersonId);
        await TogetherAsync(noor, jo, other);
        (await house.The<BegunReading>().AlikeAsync(jo)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_takes_a_page_out_of_the_wrong_hands_and_the_right_ones_take_it_with_a_new_code()
    {
        var (jo, begun) = await BegunAsync();
        var (lead, max) = (await LeadAsync(jo), await house.Given.PersonAsync("Max"));
        var first = max.OwnRecord!.Value;
        await TogetherAsync(max, jo, begun);
        (await ActsOnAsync(max)).ShouldBe(first);
        await house.The<OwnPages>().GoToAsync(max, begun.PersonId);

        foreach (var other in new[] { jo, await house.Given.WorkerAsync("Kit"), max })
        {
            (await house.The<UndoClaim>().MayAsync(other, begun)).ShouldBeFalse();
            await Should.ThrowAsync<NotHere>(() => house.The<UndoClaim>().RunAsync(other, begun.BegunId));
        }
        (await house.The<UndoClaim>().MayAsync(lead, begun)).ShouldBeTrue();
        (await house.The<UndoClaim>().RunAsync(lead, begun.BegunId)).ShouldBeTrue();
        (await ActsOnAsync(max)).ShouldBe(first, "he is where he was before");
        (await house.The<OwnPages>().OfAsync(max)).ShouldBeEmpty();
        (await house.The<UndoClaim>().RunAsync(lead, begun.BegunId)).ShouldBeFalse("nobody has it any more");
        (await house.The<UndoClaim>().MayAsync(lead, begun)).ShouldBeFalse();
        // She was not told by that, and is still to be.
        (await house.The<BegunReading>().OneAsync(jo, begun.BegunId))!.ToldAt.ShouldBeNull();

        var noor = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code), Capacity.Self, begun.PersonId);
        (await ActsOnAsync(noor)).ShouldBe(begun.PersonId);
        (await house.The<BegunReading>().OneAsync(jo, begun.BegunId))!.ToldHow.ShouldBe(ToldWays.Claimed);
        using var record = await house.The<Gate>().OpenAsync(noor, begun.PersonId, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Events.SingleAsync(row => row.Kind == EventKinds.ClaimUndone)).AccountId.ShouldBe(lead.AccountId);
    }

    [Fact]
    public async Task Whoever_took_a_page_with_a_code_alone_has_none_when_it_is_undone()
    {
        var (jo, begun) = await BegunAsync();
        var max = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code), Capacity.Self, begun.PersonId);
        await house.The<UndoClaim>().RunAsync(await LeadAsync(jo), begun.BegunId);
        (await ActsOnAsync(max)).ShouldBeNull();
        // What he had sent before, and comes only now, is not the person's.
        await Should.ThrowAsync<NotHere>(() => house.Given.SaidAsync(max));
        await Should.ThrowAsync<NotHere>(() => house.Given.ShareAsync(max, jo, Parts.Headings));
    }

    [Fact]
    public async Task Whoever_took_the_page_of_somebody_else_who_died_is_let_in_again_when_it_is_undone()
    {
        var (jo, begun) = await BegunAsync();
        var max = await house.Given.PersonAsync("Max");
        await TogetherAsync(max, jo, begun);
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(begun.PersonId, EndingKind.Died, "Her daughter", new DateOnly(2026, 1, 1)));
        await Should.ThrowAsync<NotHere>(() => house.The<PrintSignInCode>().RunAsync(max.AccountId));
        await house.The<UndoClaim>().RunAsync(await LeadAsync(jo), begun.BegunId);
        await house.The<PrintSignInCode>().RunAsync(max.AccountId);
        (await house.The<WriteDownEnding>().TakeBackAsync(jo, begun.PersonId)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_worker_who_began_a_page_and_took_it_as_their_own_has_not_lived_in_it()
    {
        var (jo, begun) = await BegunAsync();
        await house.The<ClaimRecord>().RunAsync(new Actor(jo.AccountId, Capacity.Self, Name: jo.Name), (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code);
        (await ActsOnAsync(jo)).ShouldBe(begun.PersonId);
        (await house.The<UndoClaim>().RunAsync(await LeadAsync(jo), begun.BegunId)).ShouldBeTrue();
        (await ActsOnAsync(jo)).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_in_which_somebody_has_begun_to_live_is_taken_from_nobody()
    {
        var (jo, begun) = await BegunAsync();
        var noor = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId)).Code), Capacity.Self, begun.PersonId);
        await house.Given.SaidAsync(noor);
        (await Should.ThrowAsync<Refused>(() => LeadUndoesAsync())).Sentence.ShouldStartWith("Whoever took this page has done something in it since");
        (await ActsOnAsync(noor)).ShouldBe(begun.PersonId);

        async Task LeadUndoesAsync() => await house.The<UndoClaim>().RunAsync(await LeadAsync(jo), begun.BegunId);
    }

    private async Task<Actor> LeadAsync(Actor jo)
    {
        var lead = await house.Given.WorkerAsync("Lee") with { OrganisationId = jo.OrganisationId, TeamId = null };
        await house.The<StartWork>().RunAsync(new(lead.AccountId, lead.OrganisationId!.Value) { Leads = true });
        return lead;
    }

    private static readonly RecordToBeginFor Noor = new("Noor", "wish", "You asked us.") { Born = new DateOnly(1967, 5, 3) };

    private async Task<(Actor Jo, Begun Begun)> BegunAsync(Actor? by = null)
    {
        var jo = by ?? await house.Given.WorkerAsync();
        return (jo, (await house.The<BegunReading>().OneAsync(jo, await house.The<BeginForSomebody>().RunAsync(jo, Noor)))!);
    }

    private async Task TogetherAsync(Actor person, Actor jo, Begun begun)
    {
        var code = await house.The<ClaimRecord>().PrintAsync(jo, begun.BegunId);
        (await house.The<ClaimRecord>().RunAsync(person, code.Code)).ShouldBe(person.AccountId);
    }

    private async Task<Guid?> ActsOnAsync(Actor person)
    {
        var key = await house.The<SignIn>().IssueAsync(person.AccountId, new ActAs(Capacity.Self), KeyKind.Bearer);
        return (await house.The<SignIn>().ActorAsync(key, KeyKind.Bearer))!.OwnRecord;
    }

    /// <summary>Every row of both records but what happened and who looked, to the byte.</summary>
    private async Task<string> DigestAsync(params Guid[] people)
    {
        var lines = new List<string>();
        foreach (var table in Tables)
        foreach (var person in people)
            lines.AddRange((await house.Database.LookInsideAsync($"SELECT * FROM {table} WHERE person_id = {house.Database.Literal(person)}"))
                .Select(row => table + string.Join('|', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))));
        lines.Count.ShouldBeGreaterThan(8);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
    }

    public sealed class On_Sqlite(SqliteHouse house) : TogetherTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : TogetherTests(house), IClassFixture<PostgresHouse>;
}
