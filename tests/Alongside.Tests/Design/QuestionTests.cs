using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using static Alongside.Tests.Design.Studio;

namespace Alongside.Tests.Design;

public sealed class QuestionTests
{
    private readonly Studio _studio = Studio.English;

    private Task<string> FieldAsync(int rows = 0, bool heading = false, string? value = null) => DrawAsync(new FieldTagHelper(_studio.Texts)
    {
        View = _studio.View, Name = "words", Label = new HtmlString("What matters to you?"), Hint = new HtmlString("Short is fine."), Rows = rows, Heading = heading, Value = value,
    });

    private Task<string> ChoicesAsync(string? value = null) => DrawAsync(new ChoiceListTagHelper(_studio.Texts)
    {
        View = _studio.View, Name = "heading", Label = new HtmlString("What is it about?"), Value = value,
        Choices = [new Choice("who-i-am", new HtmlString("Who I am")) { Picture = "me" }, new Choice("important", new HtmlString("What’s important")) { Hint = new HtmlString("My days") }],
    });

    [Fact]
    public async Task A_line_to_write_in() => (await FieldAsync(value: "tea & \"cake\"")).ShouldBe(Golden("""
        <div class="field">
        <label class="ask-big" for="words">What matters to you?</label>
        <p class="hint" id="words-hint">Short is fine.</p>
        <input aria-describedby="words-hint" dir="auto" id="words" name="words" type="text" value="tea &amp; &quot;cake&quot;" />
        </div>
        """));

    [Fact]
    public async Task A_box_to_write_in_that_is_the_question_of_the_page() => (await FieldAsync(rows: 6, heading: true, value: "\nmy garden")).ShouldBe(Golden("""
        <div class="field">
        <h1><label for="words">What matters to you?</label></h1>
        <p class="hint" id="words-hint">Short is fine.</p>
        <textarea aria-describedby="words-hint" dir="auto" id="words" name="words" rows="6">↵&#xA;my garden</textarea>
        </div>
        """));

    [Fact]
    public async Task What_was_typed_is_kept_and_what_is_wrong_stands_beside_it()
    {
        _studio.Answers.SetModelValue("words", "  <mine>", "  <mine>");
        _studio.Answers.AddModelError("words", "These words are too long.");

        (await FieldAsync(rows: 6, value: "what was saved before")).ShouldBe(Golden("""
            <div class="field wrong">
            <label class="ask-big" for="words">What matters to you?</label>
            <p class="hint" id="words-hint">Short is fine.</p>
            <p class="error" id="words-error"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-warn"/></svg><span><span class="vh">Error: </span>These words are too long.</span></p>
            <textarea aria-describedby="words-hint words-error" aria-invalid="true" dir="auto" id="words" name="words" rows="6">↵  &lt;mine&gt;</textarea>
            </div>
            """));
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand() => (await ChoicesAsync()).ShouldBe(Golden("""
        <fieldset class="field">
        <legend class="ask-big">What is it about?</legend>
        <div class="choices">
        <div class="choice"><input id="heading" name="heading" type="radio" value="who-i-am" /><label for="heading"><span>Who I am</span><svg class="pic" aria-hidden="true"><use href="/drawings.svg#d-me"/></svg></label></div>
        <div class="choice"><input id="heading-2" name="heading" type="radio" value="important" /><label for="heading-2"><span>What’s important <span class="hint">My days</span></span></label></div>
        </div>
        </fieldset>
        """));

    [Fact]
    public async Task A_choice_that_was_made_is_kept_and_a_missing_one_is_said()
    {
        (await ChoicesAsync("important")).ShouldContain("<input checked=\"checked\" id=\"heading-2\" name=\"heading\" type=\"radio\" value=\"important\" />");
        _studio.Answers.AddModelError("heading", "Choose what it is about");
        (await ChoicesAsync()).ShouldStartWith(Golden("""
            <fieldset class="field wrong" aria-describedby="heading-error">
            <legend class="ask-big">What is it about?</legend>
            <p class="error" id="heading-error"><svg class="ico" aria-hidden="true"><use href="/drawings.svg#i-warn"/></svg><span><span class="vh">Error: </span>Choose what it is about</span></p>
            """));
    }

    [Fact]
    public async Task The_error_summary_leads_to_each_field_and_is_not_there_when_all_is_well()
    {
        Task<string> SummaryAsync() => DrawAsync(new ErrorSummaryTagHelper(_studio.Texts) { View = _studio.View });

        (await SummaryAsync()).ShouldBe("");
        _studio.Answers.AddModelError("words", "Say <something>");
        _studio.Answers.AddModelError("", "Somebody changed these words before you.");
        (await SummaryAsync()).ShouldBe(Golden("""
            <div class="problem" role="alert" aria-labelledby="problem" tabindex="-1" autofocus>
            <h2 id="problem">There is a problem</h2>
            <p>What you wrote is still here.</p>
            <ul><li><a href="#words">Say &lt;something&gt;</a></li><li>Somebody changed these words before you.</li></ul>
            </div>
            """));
    }
}
