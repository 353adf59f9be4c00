using System.Text.Json;
using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Tests.House;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;

namespace Alongside.Tests.Design;

public sealed partial class TextsTests
{
    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    [Fact]
    public void The_English_sentence_is_the_key_and_the_English_text()
    {
        var texts = Studio.TextsIn(Language.English);
        Html(texts["Only {name} can agree these words", "Amina <3"]).ShouldBe("Only Amina &lt;3 can agree these words");
        Html(texts["{a} and {b} and {a}", "1", 2]).ShouldBe("1 and 2 and 1");
        Html(texts["A sentence with {no value}"]).ShouldBe("A sentence with {no value}");
        texts.Plain("Only {name} can agree these words", "Amina <3").ShouldBe("Only Amina <3 can agree these words");
    }

    [Fact]
    public void A_translation_may_use_the_places_in_any_order() =>
        Html(Studio.TextsIn(Language.Urdu, ("{who} wrote to {name}", "{name} کو {who} نے لکھا"))["{who} wrote to {name}", "Jo", "امینہ"])
            .ShouldBe("امینہ کو <bdi>Jo</bdi> نے لکھا");

    [Fact]
    public void A_value_is_never_read_as_a_place_or_as_markup() =>
        Html(Studio.TextsIn(Language.English)["{a} {b}", "{b}", "<i>"]).ShouldBe("{b} &lt;i&gt;");

    [Fact]
    public void A_name_that_turns_the_line_round_stays_inside_itself() =>
        Html(Studio.TextsIn(Language.English)["{name} said yes", "\u202EAmina"]).ShouldStartWith("<bdi>");

    [Fact]
    public void A_sentence_without_a_translation_is_shown_in_English_and_says_so() =>
        Html(Studio.TextsIn(Language.Urdu, ("x", "y"))["Not yet said by {name}", "Amina"])
            .ShouldBe("<span lang=\"en\" dir=\"ltr\">Not yet said by Amina</span>");

    [Fact]
    public void The_made_up_language_is_longer_and_keeps_its_places()
    {
        var texts = Studio.TextsIn(Language.Pseudo, ("x", "y"));
        var shown = texts.Plain("Not yet checked with {name}", "Amina");
        shown.ShouldContain("Amina");
        shown.ShouldContain('\u202E');
        shown.Length.ShouldBeGreaterThan("Not yet checked with Amina".Length * 13 / 10);
    }

    [Fact]
    public void Every_Urdu_text_keeps_the_places_of_its_English_sentence()
    {
        foreach (var (english, urdu) in Urdu())
            Sentence.Places(urdu).Order().ShouldBe(Sentence.Places(english).Order(), english);
    }

    [Fact]
    public void Every_sentence_of_the_frame_and_its_pages_can_be_read_in_Urdu()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src/Alongside.Web/Design"), "*.cs")
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "src/Alongside.Web/Pages/Shared"), "*.cshtml"))
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "src/Alongside.Web/Pages/Frame")));
        var urdu = Urdu();
        var used = files.SelectMany(f => Used().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value)
            .Concat(Sentences().Matches(File.ReadAllText(Repository.Root + "/src/Alongside.Web/Pages/Frame/Error.cshtml.cs")).Select(m => m.Groups[1].Value)).Distinct().ToList();

        used.Count.ShouldBeGreaterThan(50);
        used.Where(s => !urdu.ContainsKey(s)).ShouldBeEmpty();
    }

    private static Dictionary<string, string> Urdu() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Repository.Root + "/src/Alongside.Web/texts/ur.json"))!;

    [GeneratedRegex("""(?:\bT|\btexts)(?:\.Plain\(|\[)"([^"]+)""")]
    private static partial Regex Used();

    [GeneratedRegex("""=> "([A-Z][^"]+)",""")]
    private static partial Regex Sentences();
}
