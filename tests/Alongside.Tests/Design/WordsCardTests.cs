using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using static Alongside.Tests.Design.Studio;

namespace Alongside.Tests.Design;

public sealed class WordsCardTests
{
    private static Task<string> CardAsync(Studio studio, WordsCard card, string inside = "") =>
        DrawAsync(new WordsTagHelper(studio.Texts) { View = studio.View, Card = card }, inside);

    [Fact]
    public async Task Own_words_are_filled_and_say_whose_they_are_above_them()
    {
        var html = await CardAsync(Studio.English, new WordsCard(WordsKind.Own, "Amina", "I am a gardener.") { Language = "en", Id = "s-1", By = new HtmlString("Typed by Amina") }, "<a href=\"/change\">Change</a>");

        html.ShouldBe(Golden("""
            <div class="words own" id="s-1">
            <p class="label"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-mouth"/></svg><span>Amina’s own words</span></p>
            <p class="said" dir="ltr" lang="en">I am a gardener.</p>
            <p class="by">Typed by Amina</p>
            <div class="row"><a href="/change">Change</a></div>
            </div>
            """));
    }

    [Fact]
    public async Task Words_written_down_by_another_are_marked_unchecked_until_the_person_said_yes()
    {
        var card = new WordsCard(WordsKind.Told, "Amina", "Tea first.") { Language = "en", Label = new HtmlString("Amina said this. Jo wrote it down.") };

        (await CardAsync(Studio.English, card)).ShouldBe(Golden("""
            <div class="words told open">
            <p class="label"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-pen"/></svg><span>Amina said this. Jo wrote it down.</span></p>
            <p class="said" dir="ltr" lang="en">Tea first.</p>
            <p class="state open"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-open"/></svg><span>Not yet checked with Amina</span></p>
            </div>
            """));
        (await CardAsync(Studio.English, card with { CheckedOn = new DateOnly(2026, 11, 3) })).ShouldBe(Golden("""
            <div class="words told">
            <p class="label"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-pen"/></svg><span>Amina said this. Jo wrote it down.</span></p>
            <p class="said" dir="ltr" lang="en">Tea first.</p>
            <p class="state ok"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-check"/></svg><span>Amina said yes to these words, 3 November 2026</span></p>
            </div>
            """));
    }

    [Fact]
    public async Task A_view_always_says_that_it_is_not_the_persons_words()
    {
        var html = await CardAsync(Studio.English, new WordsCard(WordsKind.View, "Amina", "Amina seems tired.") { Language = "en", Label = new HtmlString("Jo’s view. Jo is a support worker.") });

        html.ShouldBe(Golden("""
            <div class="words view">
            <p class="label"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-eye"/></svg><span>Jo’s view. Jo is a support worker.</span></p>
            <p class="said" dir="ltr" lang="en">Amina seems tired.</p>
            <p class="by">These are not Amina’s words.</p>
            </div>
            """));
    }

    [Fact]
    public async Task What_two_people_understand_has_a_frame_of_its_own()
    {
        var html = await CardAsync(Studio.English, new WordsCard(WordsKind.Seen, "Amina", "Amina turns to the window.") { Language = "en" });

        html.ShouldBe(Golden("""
            <div class="words seen">
            <p class="label"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-two"/></svg><span>What we understand Amina tells us</span></p>
            <p class="said" dir="ltr" lang="en">Amina turns to the window.</p>
            <p class="by">These are not Amina’s words.</p>
            </div>
            """));
    }

    [Theory]
    [InlineData(WordsKind.Told)]
    [InlineData(WordsKind.View)]
    public async Task Words_that_are_not_the_persons_own_cannot_be_shown_without_saying_whose_they_are(WordsKind kind) =>
        await Should.ThrowAsync<InvalidOperationException>(() => CardAsync(Studio.English, new WordsCard(kind, "Amina", "Tea first.")));

    [Fact]
    public async Task Words_are_shown_literally_with_their_line_breaks()
    {
        var html = await CardAsync(Studio.English, new WordsCard(WordsKind.Own, "<b>A</b>", "<script>alert(1)</script>\n& \"me\""));

        html.ShouldContain("<p class=\"said\" dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;&#xA;&amp; &quot;me&quot;</p>");
        html.ShouldContain("&lt;b&gt;A&lt;/b&gt;’s own words");
        Css.Text.ShouldContain(".said { white-space: pre-wrap;");
    }

    [Fact]
    public async Task Words_in_another_language_carry_it_and_run_as_it_does()
    {
        var html = await CardAsync(Studio.English, new WordsCard(WordsKind.Own, "امینہ", "میرا باغ") { Language = "ur" });

        html.ShouldContain("<span><bdi>امینہ</bdi>’s own words</span>");
        html.ShouldContain("<p class=\"said\" dir=\"rtl\" lang=\"ur\">میرا باغ</p>");
        (await CardAsync(Studio.Urdu, new WordsCard(WordsKind.Own, "Amina", "My garden") { Language = "en" }))
            .ShouldContain("<span><bdi>Amina</bdi> کے اپنے الفاظ</span>");
    }
}
