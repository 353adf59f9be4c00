using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>
/// <c>&lt;error-summary&gt;</c>, first in the page: what is wrong, each a link to its field. Nothing when nothing is wrong.
/// It takes the focus by itself, so a person who cannot see the page hears it first. A page whose words are secret says
/// <c>ViewData["Kept"] = false</c>: they are not still there.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = View.ViewData.ModelState.SelectMany(e => (e.Value?.Errors ?? []).Select(x => (Field: e.Key, x.ErrorMessage)))
            .OrderBy(p => p.Field.Length == 0).ToList();
        if (problems.Count == 0) { output.SuppressOutput(); return; }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "problem");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "problem");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        var list = Html.Element("ul");
        foreach (var (field, message) in problems)
        {
            IHtmlContent said = new StringHtmlContent(message);
            list.Holding(Html.Element("li").Holding(field.Length == 0 ? said : Html.Element("a").With("href", "#" + field).Holding(said)));
        }
        output.Content.SetHtmlContent(Html.Element("h2").With("id", "problem").Holding(texts["There is a problem"]));
        if (View.ViewData["Kept"] is not false) output.Content.AppendHtml(Html.Element("p").Holding(texts["What you wrote is still here."]));
        output.Content.AppendHtml(list);
    }
}

/// <summary><c>&lt;saved-banner say='...'&gt;</c>: what has just been done, and inside it what can be done next. Nothing when nothing was.</summary>
[HtmlTargetElement("saved-banner")]
public sealed class SavedBannerTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public IHtmlContent? Say { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Say is null) { output.SuppressOutput(); return; }
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "banner good");
        output.Attributes.SetAttribute("role", "status");
        output.Content.SetHtmlContent(Drawing.Icon(View, "check"));
        output.Content.AppendHtml(Html.Element("p").Holding(Say));
        if (!next.IsEmptyOrWhiteSpace) output.Content.AppendHtml(next);
    }
}

/// <summary>
/// <c>&lt;nothing-yet says='...' example='...'&gt;</c>: a place with nothing in it yet. It says what the place is for, gives one example
/// from an invented person, and holds one button. It looks the same whether nothing was written or nothing is shared.
/// </summary>
[HtmlTargetElement("nothing-yet")]
public sealed class NothingYetTagHelper : TagHelper
{
    public required IHtmlContent Says { get; set; }

    public IHtmlContent? Example { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var button = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.Content.SetHtmlContent(Html.Element("p").Holding(Says));
        if (Example is not null) output.Content.AppendHtml(Html.Element("p", "soft").Holding(Example));
        if (!button.IsEmptyOrWhiteSpace) output.Content.AppendHtml(button);
    }
}
