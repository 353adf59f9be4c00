using Alongside.Basics;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using static Alongside.Tests.Design.Studio;

namespace Alongside.Tests.Design;

public sealed class SmallPiecesTests
{
    private static readonly LocalTime London = LocalTime.London;

    [Fact]
    public async Task A_picture_is_passed_over_by_a_screen_reader_unless_it_says_something_of_its_own()
    {
        (await DrawAsync(new PicTagHelper { View = Studio.English.View, Name = "garden" }))
            .ShouldBe("<svg class=\"pic\" aria-hidden=\"true\"><use href=\"/drawings.svg#d-garden\"/></svg>");
        (await DrawAsync(new PicTagHelper { View = Studio.English.View, Name = "f-amina", Size = "big", Label = "Picture of \"Amina\"" }))
            .ShouldBe("<svg class=\"pic big\" role=\"img\" aria-label=\"Picture of &quot;Amina&quot;\"><use href=\"/drawings.svg#d-f-amina\"/></svg>");
        (await DrawAsync(new PicTagHelper { View = Studio.English.View, Name = "plot", Size = "scene" }))
            .ShouldBe("<svg class=\"photo\" viewBox=\"0 0 420 320\" aria-hidden=\"true\"><use href=\"/drawings.svg#d-plot\"/></svg>");
        (await DrawAsync(new IcoTagHelper { View = Studio.English.View, Name = "pen" }))
            .ShouldBe("<svg class=\"ico\" aria-hidden=\"true\"><use href=\"/drawings.svg#i-pen\"/></svg>");
    }

    [Fact]
    public async Task An_idea_one_can_point_to_comes_out_of_its_own_file_so_that_other_pages_do_not_fetch_it()
    {
        (await DrawAsync(new EmoTagHelper { View = Studio.English.View, Shown = "lonely" })).ShouldBe("<svg class=\"emo\" aria-hidden=\"true\"><use href=\"/ideas.svg#lonely\"/></svg>");
        (await DrawAsync(new EmoTagHelper { View = Studio.English.View, Shown = "☕" })).ShouldBe("<span aria-hidden=\"true\" class=\"emo\">☕</span>");
        (await DrawAsync(new EmoTagHelper { View = Studio.English.View, Shown = null })).ShouldBe("<span aria-hidden=\"true\" class=\"emo frame\"></span>", "a picture that is gone leaves its word and a frame");
    }

    [Fact]
    public async Task An_empty_place_says_what_it_is_for_and_gives_an_example() =>
        (await DrawAsync(new NothingYetTagHelper { Says = new HtmlString("Here you say who you are."), Example = new HtmlString("Tommy said: “My mornings.”") }, "<a class=\"btn\" href=\"/say\">Say something</a>"))
            .ShouldBe(Golden("""
                <div class="empty">
                <p>Here you say who you are.</p>
                <p class="soft">Tommy said: “My mornings.”</p>
                <a class="btn" href="/say">Say something</a>
                </div>
                """));

    [Fact]
    public async Task What_was_saved_is_said_once_and_nothing_is_said_otherwise()
    {
        var studio = Studio.English;
        (await DrawAsync(new SavedBannerTagHelper { View = studio.View })).ShouldBe("");
        (await DrawAsync(new SavedBannerTagHelper { View = studio.View, Say = new HtmlString("Your words are saved.") }, "<a href=\"/\">Undo</a>")).ShouldBe(Golden("""
            <div class="banner good" role="status">
            <svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-check"/></svg>
            <p>Your words are saved.</p>
            <a href="/">Undo</a>
            </div>
            """));
    }

    [Fact]
    public async Task A_day_is_said_as_people_say_it()
    {
        var texts = Studio.English.Texts;
        (await DrawAsync(new MomentTagHelper(texts, London) { Day = new DateOnly(2026, 11, 3) }))
            .ShouldBe("<time datetime=\"2026-11-03\">Tuesday 3 November 2026</time>");
        (await DrawAsync(new MomentTagHelper(texts, London) { Day = new DateOnly(2026, 11, 3), Weekday = false }))
            .ShouldBe("<time datetime=\"2026-11-03\">3 November 2026</time>");
        (await DrawAsync(new MomentTagHelper(Studio.Urdu.Texts, London) { Day = new DateOnly(2026, 11, 3) }))
            .ShouldBe("<time datetime=\"2026-11-03\">منگل 3 نومبر 2026</time>");
    }

    [Fact]
    public async Task An_instant_is_shown_by_the_clock_on_the_wall_in_summer_too()
    {
        var lateEvening = new DateTime(2026, 6, 30, 23, 5, 0, DateTimeKind.Utc);
        (await DrawAsync(new MomentTagHelper(Studio.English.Texts, London) { At = lateEvening }))
            .ShouldBe("<time datetime=\"2026-07-01\">Wednesday 1 July 2026</time>");
        (await DrawAsync(new MomentTagHelper(Studio.English.Texts, London) { At = lateEvening, Clock = true }))
            .ShouldBe("<time datetime=\"2026-06-30T23:05:00Z\">Wednesday 1 July 2026 at 12:05 am</time>");
        (await DrawAsync(new MomentTagHelper(Studio.English.Texts, London) { At = new DateTime(2026, 1, 5, 14, 0, 0, DateTimeKind.Utc), Clock = true }))
            .ShouldBe("<time datetime=\"2026-01-05T14:00:00Z\">Monday 5 January 2026 at 2 pm</time>");
    }
}
