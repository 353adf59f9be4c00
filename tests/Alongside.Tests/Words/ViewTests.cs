using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>What somebody thinks or saw is theirs: nobody suggests other words for it, and they themselves write it anew.</summary>
public abstract class ViewTests(TestHouse house)
{
    [Theory]
    [InlineData("workers-view")]
    [InlineData("observed")]
    public async Task Nobody_suggests_other_words_for_a_view(string how)
    {
        var (amina, jo, view) = await ViewAsync(how);
        var kit = await house.Given.WorkerAsync("Kit");
        await house.Given.ShareAsync(amina, kit, Parts.Important);
        foreach (var other in new[] { jo, kit })
            await Should.ThrowAsync<Refused>(() => SuggestAsync(other, amina, view));
    }

    [Theory]
    [InlineData(Answers.Yes)]
    [InlineData(Answers.Change)]
    public async Task What_was_suggested_to_a_view_once_is_answered_with_no_and_puts_nothing_in_its_place(string answer)
    {
        var (amina, jo, view) = await ViewAsync("workers-view");
        // As it could stand in a house from before.
        var suggestion = await house.The<SystemDoor>().RunAsync(amina.OwnRecord!.Value, "a test makes a suggestion as it could once be made", unit =>
        {
            var old = new Suggestion
            {
                PersonId = amina.OwnRecord!.Value, SuggestionId = Ids.Opaque(), PartBit = Parts.Important, StatementId = view.StatementId, BasedOn = view.WordingId, Words = "Other words.",
                Language = "en", Reason = "why", WhoseIdea = "mine", AskBy = "page", WrittenBy = jo.AccountId, WrittenAs = jo.Capacity, OrganisationId = jo.OrganisationId, WriterName = "Jo", WriterRole = "", At = unit.At,
            };
            unit.Record.Suggestions.Add(old);
            unit.Happened(EventKinds.SuggestionMade, old.PartBit, old.SuggestionId);
            return Task.FromResult(old.SuggestionId);
        });

        (await Should.ThrowAsync<Refused>(() => house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, answer, "x", "en")))).Field.ShouldBe("answer");
        await house.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(amina.OwnRecord!.Value, suggestion, Answers.No));
    }

    [Theory]
    [InlineData("workers-view")]
    [InlineData("observed")]
    public async Task Whoever_wrote_it_writes_it_anew_and_the_person_still_reads_what_it_said(string how)
    {
        var (amina, jo, view) = await ViewAsync(how);
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, view.StatementId, MarkKind.Disagrees);
        await AnewAsync(jo, amina, view, "Two short visits go better than one long one.");

        var now = await NowAsync(jo, amina, view);
        (now.Words, now.Capture, now.WriterName, now.DisagreedAt is not null).ShouldBe(("Two short visits go better than one long one.", how, "Jo", true));
        using var record = await OpenAsync(amina, amina);
        (await WordsReading.EarlierAsync(record, await WordsReading.OneAsync(record, view.StatementId))).ShouldHaveSingleItem().Words.ShouldBe("She was tired.");
        (await Should.ThrowAsync<Refused>(() => AnewAsync(jo, amina, view, "I was tired."))).Field.ShouldBe("words");
    }

    [Fact]
    public async Task Nobody_else_does_and_neither_does_the_author_as_something_else_or_when_it_is_hidden()
    {
        var (amina, jo, view) = await ViewAsync("observed");
        var kit = await house.Given.WorkerAsync("Kit");
        var asFriend = new Actor(jo.AccountId, Capacity.Circle, Name: "Jo");
        foreach (var other in new[] { kit, asFriend }) await house.Given.ShareAsync(amina, other, Parts.Important);
        foreach (var other in new[] { kit, asFriend, amina })
            await Should.ThrowAsync<Refused>(() => AnewAsync(other, amina, view, "Something else."));
        var hers = await house.Given.SaidAsync(amina);
        await Should.ThrowAsync<Refused>(() => AnewAsync(jo, amina, hers, "Not my view at all."));

        await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, view.StatementId, Keeping.ForMe);
        await Should.ThrowAsync<NotHere>(() => AnewAsync(jo, amina, view, "Something else."));
        (await NowAsync(amina, amina, view)).Words.ShouldBe("She was tired.");
    }

    private async Task<(Actor Amina, Actor Jo, StatementSaid View)> ViewAsync(string how)
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        return (amina, jo, await house.The<SayStatement>().RunAsync(jo, new StatementToSay(amina.OwnRecord!.Value, "important", "She was tired.", "en", new CaptureGiven(how))));
    }

    private Task<Guid> SuggestAsync(Actor by, Actor amina, StatementSaid view) =>
        house.The<SuggestWording>().RunAsync(by, new WordingToSuggest(amina.OwnRecord!.Value, view.StatementId, "Other words.", "en", "why", "mine", "page"));

    private Task<StatementSaid> AnewAsync(Actor by, Actor amina, StatementSaid view, string words) =>
        house.The<RewordStatement>().RunAsync(by, new StatementToReword(amina.OwnRecord!.Value, view.StatementId, words, "en"));

    private async Task<StatementNow> NowAsync(Actor viewer, Actor person, StatementSaid said)
    {
        using var record = await OpenAsync(viewer, person);
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    private Task<OpenedRecord> OpenAsync(Actor viewer, Actor person) =>
        house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value, new Opening(Parts.Headings | Parts.OnlyMe) { History = true });

    public sealed class On_Sqlite(SqliteHouse house) : ViewTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : ViewTests(house), IClassFixture<PostgresHouse>;
}
