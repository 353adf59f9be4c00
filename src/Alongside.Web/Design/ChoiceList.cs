using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>One of several answers: a card with words, and if it helps a line below and a picture.</summary>
public sealed record Choice(string Value, IHtmlContent Words)
{
    public IHtmlContent? Hint { get; init; }

    /// <summary>The name of a picture, or nothing.</summary>
    public string? Picture { get; init; }

    /// <summary>In place of it: a picture people pick, an emoji or a drawing of ours.</summary>
    public string? Shown { get; init; }

    /// <summary>In place of a picture: how the choice would look.</summary>
    public IHtmlContent? Sample { get; init; }
}

/// <summary><c>&lt;choice-list name="heading" label='...' choices="..."&gt;</c>: radio buttons as large cards. Nothing is chosen beforehand unless a value says so.</summary>
[HtmlTargetElement("choice-list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceListTagHelper(Texts texts) : QuestionTagHelper(texts)
{
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>Side by side where there is room.</summary>
    public bool Columns { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Wrong is null ? "field" : "field wrong");
        if (DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        var legend = Html.Element("legend", Heading ? null : "ask-big");
        output.Content.SetHtmlContent(legend.Holding(Heading ? Html.Element("h1").Holding(Label) : Label));
        foreach (var line in HintAndError()) output.Content.AppendHtml(line);
        var cards = Html.Element("div", Columns ? "choices cols" : "choices");
        for (var i = 0; i < Choices.Count; i++) cards.Holding(Card(Choices[i], i));
        output.Content.AppendHtml(cards);
    }

    private TagBuilder Card(Choice choice, int index)
    {
        // The first has the name itself as its id, so that the error summary leads to it.
        var id = index == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}-{index + 1}");
        var input = Html.Element("input").With("type", "radio").With("id", id).With("name", Name).With("value", choice.Value)
            .With("checked", Kept == choice.Value ? "checked" : null);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        var words = Html.Element("span").Holding(choice.Words);
        if (choice.Hint is not null) words.Holding(new HtmlString(" "), Html.Element("span", "hint").Holding(choice.Hint));
        var label = Html.Element("label").With("for", id)
            .Holding(words, choice.Shown is { } shown ? Drawing.Emoji(View, shown) : choice.Picture is null ? choice.Sample : Drawing.Picture(View, choice.Picture));
        return Html.Element("div", "choice").Holding(input, label);
    }
}
