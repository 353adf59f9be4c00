using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>One question of a form: its words, what helps to answer it, and what was wrong with the answer.</summary>
public abstract class QuestionTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The name in the form and the id on the page; a <c>Refused</c> for this field carries the same word.</summary>
    public required string Name { get; set; }

    public required IHtmlContent Label { get; set; }

    public IHtmlContent? Hint { get; set; }

    /// <summary>The question is the heading of the page.</summary>
    public bool Heading { get; set; }

    /// <summary>What is there already. What was just typed, right or wrong, comes before it.</summary>
    public string? Value { get; set; }

    protected string? Kept => Entry?.AttemptedValue ?? Value;

    protected string? Wrong => Entry is { Errors: [var first, ..] } ? first.ErrorMessage : null;

    protected string? DescribedBy
    {
        get
        {
            var ids = $"{(Hint is null ? "" : Name + "-hint")} {(Wrong is null ? "" : Name + "-error")}".Trim();
            return ids.Length == 0 ? null : ids;
        }
    }

    private ModelStateEntry? Entry => View.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;

    protected IEnumerable<IHtmlContent> HintAndError()
    {
        if (Hint is not null) yield return Html.Element("p", "hint").With("id", Name + "-hint").Holding(Hint);
        if (Wrong is not { } wrong) yield break;
        var error = Html.Element("span", "vh").Holding(texts["Error:"], new HtmlString(" "));
        yield return Html.Line("error", Drawing.Icon(View, "warn"), error, new StringHtmlContent(wrong)).With("id", Name + "-error");
    }
}

/// <summary><c>&lt;field name="words" label='...' rows="6"&gt;</c>: a line or a box to write in. What was typed is never lost.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts texts) : QuestionTagHelper(texts)
{
    /// <summary>More than none makes it a box of so many lines.</summary>
    public int Rows { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    /// <summary>For a file: what a browser offers to choose. What came is looked at all the same.</summary>
    public string? Accept { get; set; }

    /// <summary>Nobody reads it over a shoulder later: it is never shown again, and neither browser nor keyboard is to learn it.</summary>
    public bool Secret { get; set; }

    /// <summary>The language of what is in it already, so that a voice reads it as what it is.</summary>
    public string? Language { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Wrong is null ? "field" : "field wrong");
        var label = Html.Element("label", Heading ? null : "ask-big").With("for", Name).Holding(Label);
        output.Content.SetHtmlContent(Heading ? Html.Element("h1").Holding(label) : label);
        foreach (var line in HintAndError()) output.Content.AppendHtml(line);
        output.Content.AppendHtml(Rows > 0 ? Box() : Line());
    }

    private TagBuilder Box()
    {
        var box = Common(Html.Element("textarea")).With("rows", Rows.ToString(CultureInfo.InvariantCulture));
        // A browser drops one line break right after the tag: this one, not the writer's.
        box.InnerHtml.AppendHtml("\n").Append(Kept ?? "");
        return box;
    }

    private TagBuilder Line()
    {
        var line = Common(Html.Element("input")).With("type", Type).With("accept", Accept).With("value", Secret || Type == "file" ? null : Kept)
            .With("spellcheck", Secret ? "false" : null).With("autocapitalize", Secret ? "none" : null);
        line.TagRenderMode = TagRenderMode.SelfClosing;
        return line;
    }

    // dir="auto": Urdu typed on an English page runs as Urdu does.
    private TagBuilder Common(TagBuilder input) => input.With("id", Name).With("name", Name).With("dir", "auto").With("lang", string.IsNullOrEmpty(Kept) ? null : Language)
        .With("autocomplete", Secret ? "off" : Autocomplete).With("aria-describedby", DescribedBy).With("aria-invalid", Wrong is null ? null : "true");
}
