using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>What a person can do with words that stand: say yes to them, keep them for themselves, take them away, not agree.</summary>
public abstract class KeptAndMarkedTests(TestHouse house)
{
    [Fact]
    public async Task Kept_for_me_is_as_if_it_had_never_been_said_and_comes_back_under_its_heading()
    {
        var (amina, sana, said) = await SharedAsync();
        await KeepAsync(amina, said, Keeping.ForMe);

        (await SeenAsync(sana, amina)).ShouldBeEmpty();
        (await SeenAsync(amina, amina)).ShouldHaveSingleItem().PartBit.ShouldBe(Parts.OnlyMe);

        await KeepAsync(amina, said, Keeping.UnderItsHeading);
        (await SeenAsync(sana, amina)).ShouldHaveSingleItem().PartBit.ShouldBe(Parts.Important);
    }

    [Fact]
    public async Task Taken_away_it_is_nowhere_and_can_be_brought_back_to_where_it_was()
    {
        var (amina, sana, said) = await SharedAsync();
        await KeepAsync(amina, said, Keeping.ForMe);
        await KeepAsync(amina, said, Keeping.Away);
        (await SeenAsync(amina, amina)).ShouldBeEmpty();
        await Should.ThrowAsync<NotHere>(() => house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "x", "en")));
        using (var record = await OpenAsync(amina, amina))
            (await WordsReading.TakenAwayAsync(record)).ShouldHaveSingleItem().Words.ShouldBe("My garden, every day");

        await KeepAsync(amina, said, Keeping.UnderItsHeading);
        (await SeenAsync(sana, amina)).ShouldBeEmpty("it was only for her before it was taken away");
        (await SeenAsync(amina, amina)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_keeps_or_takes_away_or_marks_anything()
    {
        var (amina, sana, said) = await SharedAsync();
        var record = amina.OwnRecord!.Value;

        foreach (var keeping in Enum.GetValues<Keeping>())
            await Should.ThrowAsync<NotHere>(() => house.The<KeepStatement>().RunAsync(sana, record, said.StatementId, keeping));
        await Should.ThrowAsync<NotHere>(() => house.The<MarkWords>().RunAsync(sana, record, said.StatementId, MarkKind.Disagrees));
        await Should.ThrowAsync<NotHere>(() => house.The<KeepStatement>().ShowUnderAsync(sana, record, said.StatementId, 2));
    }

    [Fact]
    public async Task A_yes_is_to_one_wording_and_never_passes_to_the_next()
    {
        var (amina, sana, _) = await SharedAsync();
        var told = await ToldAsync(sana, amina);
        await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId));
        (await OneAsync(sana, amina, told)).ConfirmedHow.ShouldBe(Routes.OwnDevice);

        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, told.StatementId, "Other words", "en"));
        (await OneAsync(sana, amina, told)).ConfirmedAt.ShouldBeNull();
        await Should.ThrowAsync<Stale>(() => house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId)));
    }

    [Fact]
    public async Task Nobody_says_yes_for_the_person_without_saying_how_they_were_told()
    {
        var (amina, sana, _) = await SharedAsync();
        var told = await ToldAsync(sana, amina);
        var request = new WordingToConfirm(amina.OwnRecord!.Value, told.StatementId, told.WordingId);
        await Should.ThrowAsync<Refused>(() => house.The<ConfirmWording>().RunAsync(sana, request));

        await house.The<ConfirmWording>().RunAsync(sana, request with { Taken = new AnswerTaken("sign", Present: ["Bill"]) });
        (await OneAsync(sana, amina, told)).ConfirmedHow.ShouldBe("sign");
    }

    [Fact]
    public async Task Somebody_elses_view_waits_for_no_yes_and_is_never_put_into_the_persons_mouth()
    {
        var (amina, sana, _) = await SharedAsync();
        var view = await house.The<SayStatement>().RunAsync(sana,
            new StatementToSay(amina.OwnRecord!.Value, "important", "She was tired on Sunday.", "en", new CaptureGiven("supporters-view")));

        await Should.ThrowAsync<Refused>(() => house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, view.StatementId, view.WordingId)));
        await Should.ThrowAsync<Refused>(() => house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, view.StatementId, "I was tired", "en")));
        await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(sana,
            new StatementToSay(amina.OwnRecord!.Value, "important", "I am tired on Sundays.", "en", new CaptureGiven("observed"))));
    }

    [Fact]
    public async Task That_the_person_does_not_agree_is_seen_by_everybody_who_sees_the_words_and_why_only_by_whom_they_chose()
    {
        var (amina, sana, _) = await SharedAsync();
        var view = await ToldAsync(sana, amina);
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, view.StatementId, MarkKind.Disagrees, "I never said that.");

        (await OneAsync(sana, amina, view)).DisagreedAt.ShouldNotBeNull();
        (await ReasonsAsync(sana, amina)).ShouldBeEmpty();
        await house.Given.ShareAsync(amina, sana, Parts.Reasons);
        (await ReasonsAsync(sana, amina)).ShouldHaveSingleItem().ShouldBe("I never said that.");

        await house.The<MarkWords>().TakeBackAsync(amina, amina.OwnRecord!.Value, view.StatementId, MarkKind.Disagrees);
        (await OneAsync(sana, amina, view)).DisagreedAt.ShouldBeNull();
        (await ReasonsAsync(sana, amina)).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_was_made_to_say_that_is_for_the_persons_own_eyes()
    {
        var (amina, sana, said) = await SharedAsync();
        await house.Given.ShareAsync(amina, sana, PartTable.Shareable);
        var before = await OneAsync(sana, amina, said);
        await house.The<MarkWords>().RunAsync(amina, amina.OwnRecord!.Value, said.StatementId, MarkKind.MadeToSay, "He stood behind me.");

        (await OneAsync(sana, amina, said)).ShouldBeEquivalentTo(before);
        (await ReasonsAsync(sana, amina)).ShouldBeEmpty();
        using var record = await OpenAsync(amina, amina);
        (await WordsReading.MarksAsync(record, said.StatementId)).ShouldHaveSingleItem().Words.ShouldBe("He stood behind me.");
    }

    [Fact]
    public async Task The_same_statement_is_seen_under_the_About_Me_heading_the_person_chose()
    {
        var (amina, _, said) = await SharedAsync();
        await house.The<KeepStatement>().ShowUnderAsync(amina, amina.OwnRecord!.Value, said.StatementId, 4);
        (await SeenAsync(amina, amina)).ShouldHaveSingleItem().AboutMe.ShouldBe(4);
        await Should.ThrowAsync<Refused>(() => house.The<KeepStatement>().ShowUnderAsync(amina, amina.OwnRecord!.Value, said.StatementId, 8));
    }

    private async Task<(Actor Amina, Actor Sana, StatementSaid Said)> SharedAsync()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        return (amina, sana, await house.Given.SaidAsync(amina));
    }

    private Task<StatementSaid> ToldAsync(Actor by, Actor person) => house.The<SayStatement>().RunAsync(by,
        new StatementToSay(person.OwnRecord!.Value, "important", "I like the early mornings.", "en", new CaptureGiven("word-for-word")));

    private Task<Guid> KeepAsync(Actor person, StatementSaid said, Keeping keeping) =>
        house.The<KeepStatement>().RunAsync(person, person.OwnRecord!.Value, said.StatementId, keeping);

    private async Task<IReadOnlyList<StatementNow>> SeenAsync(Actor viewer, Actor person)
    {
        using var record = await OpenAsync(viewer, person);
        return (await WordsReading.AboutMeAsync(record)).Statements;
    }

    private async Task<StatementNow> OneAsync(Actor viewer, Actor person, StatementSaid said)
    {
        using var record = await OpenAsync(viewer, person);
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    private async Task<IReadOnlyList<string?>> ReasonsAsync(Actor viewer, Actor person)
    {
        using var record = await OpenAsync(viewer, person);
        return [.. (await WordsReading.ReasonsAsync(record)).Values.Select(mark => mark.Words)];
    }

    private Task<OpenedRecord> OpenAsync(Actor viewer, Actor person) => house.The<Gate>().OpenAsync(viewer, person.OwnRecord!.Value,
        new Opening(Parts.Headings | Parts.OnlyMe | Parts.Reasons) { History = true });

    public sealed class On_Sqlite(SqliteHouse house) : KeptAndMarkedTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : KeptAndMarkedTests(house), IClassFixture<PostgresHouse>;
}
