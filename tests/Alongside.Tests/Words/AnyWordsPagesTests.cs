using System.Net.Http.Json;
using System.Text.Json;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using AngleSharp.Dom;

namespace Alongside.Tests.Words;

/// <summary>Words in every script, with every mark, and words that look like a program: shown to the letter, and only shown.</summary>
public abstract class AnyWordsPagesTests(ServedHouse house)
{
    private const string Meddling = "<script>alert('planted')</script><img src=x onerror=planted() id=planted>\"'><b>&amp;&lt;</textarea></p>{{planted}}@planted";

    /// <summary>Words, the language they are taken to be in, and which way they run.</summary>
    public static TheoryData<string, string, string> Any => new()
    {
        { "Mein Garten, jeden Tag – größer!", "en", "ltr" },
        { "Τον κήπο μου, κάθε μέρα", "el", "ltr" },
        { "Мій сад, щодня", "uk", "ltr" },
        { "הגינה שלי, כל יום", "he", "rtl" },
        { "میرا باغ، ہر روز", "ur", "rtl" },
        { "मेरा बगीचा, हर दिन", "hi", "ltr" },
        { "আমার বাগান, প্রতিদিন", "bn", "ltr" },
        { "ਮੇਰਾ ਬਾਗ਼, ਹਰ ਰੋਜ਼", "pa", "ltr" },
        { "என் தோட்டம், தினமும்", "ta", "ltr" },
        { "የአትክልት ቦታዬ፣ በየቀኑ", "am", "ltr" },
        { "毎日、わたしの庭で", "ja", "ltr" },
        { "我的花园，每天", "zh", "ltr" },
        { "내 정원, 매일", "ko", "ltr" },
        { "👩🏽‍🦽‍➡️ 🏳️‍🌈 👨‍👩‍👧‍👦 🇬🇧 ❤️", "en", "ltr" },
        { "e\u0301 is not \u00e9, and stays so", "en", "ltr" },
        { "turned \u202egnorw\u202c and isolated \u2067שלום\u2069 \u200f", "en", "ltr" },
        { "an override that is never closed \u202e\u202e \u2066", "en", "ltr" },
        { "zero\u200bwidth\u200cand\u200djoiners\u2060and\ufeffmarks", "en", "ltr" },
        { "  spaces before,\n\n\ttabs, and after  \n ", "en", "ltr" },
        { new string('w', 5_000), "en", "ltr" },
        { Meddling, "en", "ltr" },
    };

    [Theory]
    [MemberData(nameof(Any))]
    public async Task Words_come_back_to_the_letter_wherever_they_are_shown(string words, string language, string direction)
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var kept = await SayAsync(visitor, amina, words);
        var statement = kept.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        foreach (var shown in new[] { kept, await visitor.OpenAsync($"/people/{amina.OwnRecord}") })
        {
            var said = shown.One(".said");
            said.TextContent.ShouldBe(words);
            // An element of its own with its own direction: whatever marks are inside, the page around it is not turned.
            (said.LocalName, said.GetAttribute("lang"), said.GetAttribute("dir")).ShouldBe(("p", language, direction));
            NothingPlanted(shown);
        }
        var change = await visitor.OpenAsync(statement + "/change");
        change.Typed.ShouldBe(words);
        NothingPlanted(change);

        var earlier = await visitor.FollowAsync(await visitor.SendAsync(change, ("words", words + " And more.")));
        earlier.Said.ShouldBe([words + " And more.", words]);
        NothingPlanted(earlier);
        var wordings = await (await house.ProgramAsync(amina)).GetFromJsonAsync<JsonElement>($"/api/v1{statement}/wordings");
        wordings.GetProperty("wordings").EnumerateArray().Select(one => one.GetProperty("words").GetString()).ShouldBe([words + " And more.", words]);
    }

    [Fact]
    public async Task Words_that_look_like_a_program_are_shown_and_never_run_wherever_they_come_back()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var write = await visitor.OpenAsync($"/people/{amina.OwnRecord}/say/important");
        var refused = await visitor.SendAsync(write, ("words", Meddling + new string('x', 10_000)));
        refused.Status.ShouldBe(422);
        refused.Typed.ShouldStartWith(Meddling);
        NothingPlanted(refused);

        var said = await house.Given.SaidAsync(amina, "first");
        var address = $"/people/{amina.OwnRecord}/statements/{said.StatementId}/change";
        var (here, elsewhere) = (await visitor.OpenAsync(address), await visitor.OpenAsync(address));
        await visitor.SendAsync(elsewhere, ("words", Meddling));
        var stale = await visitor.SendAsync(here, ("words", "mine: " + Meddling));
        (stale.Said.ShouldHaveSingleItem(), stale.Typed).ShouldBe((Meddling, "mine: " + Meddling));
        NothingPlanted(stale);
    }

    [Theory]
    [InlineData("<script>planted()</script><img onerror=planted() id=planted>\"'&amp;{name}{writer}")]
    [InlineData("Amina \u202egnorw")]
    [InlineData("آمنہ")]
    public async Task Names_are_shown_to_the_letter_and_turn_nothing_around_them(string name)
    {
        var amina = await house.Given.PersonAsync(name);
        var sana = await house.Given.CircleMemberAsync(name, name);
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var program = await house.ProgramAsync(sana);
        (await program.PostAsJsonAsync($"/api/v1/people/{amina.OwnRecord}/statements",
            new { heading = "important", words = "The garden.", capture = new { how = "word-for-word", present = new[] { name, "Mum" } } })).EnsureSuccessStatusCode();
        var sister = new Visitor(await house.BrowserAsync(sana));

        var people = await sister.OpenAsync("/people");
        people.Page.QuerySelectorAll(".rows bdi").Select(one => one.TextContent).ShouldBe([name, name], "beside the link to how they talk, once more for a screen reader");
        var about = await sister.OpenAsync($"/people/{amina.OwnRecord}");
        about.One("h1 bdi").TextContent.ShouldBe(name);
        about.Page.Title.ShouldStartWith(name);
        about.One(".words .label").TextContent.Trim().ShouldBe($"{name} said this. {name} wrote it down.");
        // Each name in the room by itself: one that turns the line round would take the next with it.
        about.Page.QuerySelectorAll(".words .by bdi").Select(one => one.TextContent).TakeLast(2).ShouldBe([name, "Mum"]);
        about.One(".constant").TextContent.ShouldBe($"This may not be everything. {name} decides what each person sees.");
        foreach (var shown in new[] { people, about, await new Visitor(await house.BrowserAsync(amina)).OpenAsync("/") })
        {
            NothingPlanted(shown);
            // A name that runs or turns the other way is kept apart from the sentence it stands in.
            if (name.Contains("planted")) continue;
            foreach (var text in shown.Page.Body!.Descendants<IText>().Where(text => text.Data.Contains(name, StringComparison.Ordinal)))
                text.Ancestors<IElement>().ShouldContain(element => element.LocalName == "bdi" || element.HasAttribute("dir"), text.Data);
        }
    }

    private async Task<Seen> SayAsync(Visitor visitor, Actor person, string words)
    {
        var write = await visitor.OpenAsync($"/people/{person.OwnRecord}/say/important");
        return await visitor.FollowAsync(await visitor.SendAsync(write, ("words", words.Replace("\n", "\r\n", StringComparison.Ordinal))));
    }

    private static void NothingPlanted(Seen shown)
    {
        shown.Page.QuerySelectorAll("#planted, [onerror], img, main script, .said *").ShouldBeEmpty();
        shown.Page.Scripts.ShouldAllBe(script => script.HasAttribute("src") && script.TextContent == "");
    }

    public sealed class On_Sqlite(ServedOnSqlite house) : AnyWordsPagesTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : AnyWordsPagesTests(house), IClassFixture<ServedOnPostgres>;
}
