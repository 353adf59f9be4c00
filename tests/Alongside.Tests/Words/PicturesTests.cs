using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

public sealed class PictureTableTests
{
    [Fact]
    public void There_are_enough_pictures_and_each_has_a_word_in_both_languages_and_a_group()
    {
        PictureTable.Rows.Count.ShouldBeGreaterThanOrEqualTo(200);
        PictureTable.Rows.Select(row => row.Code).ShouldBeUnique();
        PictureTable.Rows.Where(row => string.IsNullOrWhiteSpace(row.English) || string.IsNullOrWhiteSpace(row.Urdu) || row.Shown.Length == 0 || row.Code.Contains(' ')).ShouldBeEmpty();
        PictureTable.Rows.Where(row => LanguageOfWords.Guess(row.Urdu, "en") != "ur").Select(row => row.Code).ShouldBeEmpty("the word in Urdu is in Urdu");
        PictureTable.Rows.Select(row => row.English).ShouldBeUnique("no two pictures say the same");
        PictureTable.Rows.Select(row => row.Urdu).ShouldBeUnique("no two pictures say the same in Urdu");
        PictureTable.Rows.Select(row => row.Group).Distinct().ShouldBe(PictureTable.Groups.Select(group => group.Code), ignoreOrder: true);
        foreach (var (group, _) in PictureTable.Groups) PictureTable.In(group).Count.ShouldBeInRange(5, PictureTable.MostFound);
    }

    [Theory]
    [InlineData("tea", "tea")]
    [InlineData("MOTHER", "mum")]
    [InlineData("caf", "cafe")]
    [InlineData("چائے", "tea")]
    [InlineData("namaz", "praying")]
    [InlineData("respite", "short-break")]
    [InlineData("advocate", "speaking-up")]
    [InlineData("شکایت", "complaint")]
    [InlineData("ڈاک", "letter")]
    public void A_picture_is_found_by_its_word_a_like_one_or_the_beginning_of_it(string looked, string code) =>
        PictureTable.Search(looked).Select(row => row.Code).ShouldContain(code);

    [Theory]
    [InlineData("")]
    [InlineData("  ,; ")]
    [InlineData("xylophone")]
    [InlineData("%")]
    public void What_is_not_there_finds_nothing(string looked) => PictureTable.Search(looked).ShouldBeEmpty();

    [Fact]
    public void What_is_kept_is_read_as_it_was_even_when_the_table_has_changed() =>
        PicturesChosen.Read("tea important tea\ngone-picture not-sure an old word").ShouldBe([new("tea", "important", "tea"), new("gone-picture", "not-sure", "an old word")]);
}

/// <summary>Pictures in place of words, by the person or with somebody.</summary>
public abstract class PicturesTests(ServedHouse house)
{
    private static readonly PictureGiven[] Some = [new("cat", "not-important"), new("tea", "important"), new("garden", "important"), new("church", "not-sure")];

    [Fact]
    public async Task Pictures_the_person_picks_are_their_own_words_and_have_words_everywhere()
    {
        var amina = await house.Given.PersonAsync();
        var said = await SayAsync(amina, amina, "en", Some);
        var now = await ReadAsync(amina, amina, said.StatementId);
        now.GetProperty("words").GetString().ShouldBe("Important: garden, tea.\nNot sure: church.\nNot important: cat.");
        now.GetProperty("voice").GetProperty("how").GetString().ShouldBe("pictures");
        now.GetProperty("voice").GetProperty("ownWords").GetBoolean().ShouldBeTrue();
        now.GetProperty("pictures").EnumerateArray().Select(one => (one.GetProperty("code").GetString(), one.GetProperty("word").GetString(), one.GetProperty("pile").GetString()))
            .ShouldBe([("garden", "garden", "important"), ("tea", "tea", "important"), ("church", "church", "not-sure"), ("cat", "cat", "not-important")]);

        var urdu = await SayAsync(amina, amina, "ur", Some);
        var read = await ReadAsync(amina, amina, urdu.StatementId);
        read.GetProperty("words").GetString()!.ShouldStartWith("اہم: باغ، چائے۔\n");
        read.GetProperty("language").GetString().ShouldBe("ur");
    }

    [Fact]
    public async Task Pictures_picked_with_somebody_are_not_yet_checked_until_the_person_says_yes()
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var said = await SayAsync(jo, amina, "en", Some);
        var voice = (await ReadAsync(jo, amina, said.StatementId)).GetProperty("voice");
        (voice.GetProperty("ownWords").GetBoolean(), voice.GetProperty("state").GetString()).ShouldBe((false, "Not yet checked with Amina"));

        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}");
        page.One(".words").ClassList.ShouldContain("told");
        page.One(".words .state.open").TextContent.ShouldContain("Not yet checked with Amina");
        await house.The<ConfirmWording>().RunAsync(amina, new WordingToConfirm(amina.OwnRecord!.Value, said.StatementId, said.WordingId));
        (await ReadAsync(jo, amina, said.StatementId)).GetProperty("voice").GetProperty("ownWords").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_card_shows_each_picture_once_with_its_word_and_hides_the_emoji_from_a_voice()
    {
        var amina = await house.Given.PersonAsync();
        await SayAsync(amina, amina, "ur", Some);
        var visitor = new Visitor(await house.BrowserAsync(amina));
        foreach (var address in new[] { "", "?as=about-me", "/print", "/print?size=large&as=about-me" })
        {
            var card = (await visitor.OpenAsync($"/people/{amina.OwnRecord}{address}")).One(".words.own");
            card.QuerySelectorAll(".pics li").Select(one => one.TextContent).ShouldBe(["باغ", "چائے", "گرجا", "🐈بلی"], Case.Sensitive, address);
            card.QuerySelectorAll(".emo").ShouldAllBe(one => one.GetAttribute("aria-hidden") == "true");
            card.QuerySelectorAll(".pics").ShouldAllBe(one => one.GetAttribute("lang") == "ur" && one.GetAttribute("dir") == "rtl");
            card.QuerySelector(".said").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Pictures_are_changed_for_words_and_back_and_the_earlier_ones_stay()
    {
        var amina = await house.Given.PersonAsync();
        var said = await SayAsync(amina, amina, "en", Some);
        async Task ChangeAsync(string? words, PictureGiven[]? pictures) => await house.The<RewordStatement>().RunAsync(amina,
            new StatementToReword(amina.OwnRecord!.Value, said.StatementId, words, "en") { Pictures = pictures });
        await ChangeAsync("Tea.", null);
        await ChangeAsync(null, [new("tea", "important")]);
        await ChangeAsync(null, [new("tea", "important")]);
        var program = await house.ProgramAsync(amina);
        var wordings = (await program.GetFromJsonAsync<JsonElement>($"/api/v1/people/{amina.OwnRecord}/statements/{said.StatementId}/wordings")).GetProperty("wordings");
        wordings.EnumerateArray().Select(one => (one.GetProperty("words").GetString(), one.TryGetProperty("pictures", out var pictures) ? pictures.GetArrayLength() : 0)).ShouldBe(
            [("Important: tea.", 1), ("Tea.", 0), ("Important: garden, tea.\nNot sure: church.\nNot important: cat.", 4)]);
    }

    [Theory]
    [InlineData("""{"heading":"important","pictures":[]}""", "pictures")]
    [InlineData("""{"heading":"important","capture":{"how":"pictures"}}""", "pictures")]
    [InlineData("""{"heading":"important","pictures":[{"code":"spaceship","pile":"important"}]}""", "pictures")]
    [InlineData("""{"heading":"important","pictures":[{"code":"tea","pile":"lovely"}]}""", "pictures")]
    [InlineData("""{"heading":"important","pictures":[{"code":"tea","pile":"important"},{"code":"tea","pile":"not-sure"}]}""", "pictures")]
    [InlineData("""{"heading":"important","pictures":[null]}""", "pictures")]
    [InlineData("""{"heading":"important","words":"Tea","pictures":[{"code":"tea","pile":"important"}]}""", "words")]
    [InlineData("""{"heading":"important","capture":{"how":"own"},"pictures":[{"code":"tea","pile":"important"}]}""", "capture.how")]
    [InlineData("""{"heading":"important","words":"Tea","capture":{"how":"pictures"}}""", "words")]
    public async Task What_are_no_pictures_is_refused_with_the_place_and_nothing_is_kept(string json, string field)
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var answer = await program.PostAsync($"/api/v1/people/{amina.OwnRecord}/statements", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"{field}\"");
        (await program.GetFromJsonAsync<JsonElement>($"/api/v1/people/{amina.OwnRecord}")).GetProperty("statements").GetArrayLength().ShouldBe(0);
    }

    private Task<StatementSaid> SayAsync(Actor writer, Actor about, string language, PictureGiven[] pictures) =>
        house.The<SayStatement>().RunAsync(writer, new StatementToSay(about.OwnRecord!.Value, "important", null, language) { Pictures = pictures });

    private async Task<JsonElement> ReadAsync(Actor reader, Actor about, Guid statement) =>
        await (await house.ProgramAsync(reader)).GetFromJsonAsync<JsonElement>($"/api/v1/people/{about.OwnRecord}/statements/{statement}");

    public sealed class On_Sqlite(ServedOnSqlite house) : PicturesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : PicturesTests(house), IClassFixture<ServedOnPostgres>;
}
