using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>
/// A drawing or small icon of the pages (<c>wwwroot/drawings.svg</c>), or the drawing of an idea one can point to
/// (<c>wwwroot/ideas.svg</c>). They are two files so that only a page with such pictures fetches them.
/// </summary>
internal static class Drawing
{
    public const string Sprite = "drawings.svg";

    public const string Ideas = "ideas.svg";

    public static IHtmlContent Icon(ViewContext view, string name) => Svg(view, "ico", Sprite, "i-" + name);

    public static IHtmlContent Picture(ViewContext view, string name, string css = "pic", string? label = null, string? viewBox = null) =>
        Svg(view, css, Sprite, "d-" + name, label, viewBox);

    /// <summary>A picture somebody can point to: an emoji, a drawing of ours, a photo, one of the installation's folder. Its word stands beside it, so a screen reader passes it by.</summary>
    public static IHtmlContent Emoji(ViewContext view, string? shown) => shown switch
    {
        // A picture that is not there any more leaves its frame. The word says what it was.
        null => Html.Element("span", "emo frame").With("aria-hidden", "true"),
        ['/', ..] => Image(shown),
        [>= 'a' and <= 'z', ..] => Svg(view, "emo", Ideas, shown),
        _ => Html.Element("span", "emo").With("aria-hidden", "true").Holding(new StringHtmlContent(shown)),
    };

    private static TagBuilder Image(string address)
    {
        var image = Html.Element("img", address.StartsWith("/people/", StringComparison.Ordinal) ? "emo photo-of" : "emo").With("src", address).With("alt", "")
            .With("aria-hidden", "true").With("loading", "lazy").With("decoding", "async");
        image.TagRenderMode = TagRenderMode.SelfClosing;
        return image;
    }

    /// <summary>A drawing without a label repeats a word beside it, so a screen reader passes it by.</summary>
    private static HtmlString Svg(ViewContext view, string css, string sprite, string symbol, string? label = null, string? viewBox = null)
    {
        // A page has few icons, and many of each.
        var items = view.HttpContext.Items;
        if (items[typeof(Drawing)] is not Dictionary<(string, string, string, string?, string?), HtmlString> drawn) items[typeof(Drawing)] = drawn = [];
        var key = (css, sprite, symbol, label, viewBox);
        if (drawn.TryGetValue(key, out var again)) return again;
        return drawn[key] = Draw(css, $"{Address(view, sprite)}#{symbol}", label, viewBox);
    }

    private static HtmlString Draw(string css, string address, string? label, string? viewBox)
    {
        var said = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(label)}\"";
        var box = viewBox is null ? "" : $" viewBox=\"{viewBox}\"";
        return new HtmlString($"<svg class=\"{css}\"{box} {said}><use href=\"{address}\"/></svg>");
    }

    /// <summary>The address with the print of its content in it, so that a browser asks for it once.</summary>
    internal static string Address(ViewContext view, string sprite)
    {
        var http = view.HttpContext;
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{http.Request.PathBase}/{assets?[sprite] ?? sprite}";
    }
}

/// <summary><c>&lt;ico name="pen"&gt;</c>: a line icon. Never without a word beside it.</summary>
[HtmlTargetElement("ico", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IcoTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Drawing.Icon(View, Name));
    }
}

/// <summary><c>&lt;emo shown="☕"&gt;</c>: one of the pictures people pick. Its word follows.</summary>
[HtmlTargetElement("emo", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EmoTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required string? Shown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Drawing.Emoji(View, Shown));
    }
}

/// <summary><c>&lt;pic name="garden"&gt;</c>: a picture. Give it a label only when no word beside it says the same.</summary>
[HtmlTargetElement("pic", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PicTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required string Name { get; set; }

    /// <summary>Nothing, <c>mid</c>, <c>big</c>, or <c>scene</c> for the wide picture at the head of a page.</summary>
    public string? Size { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Size == "scene"
            ? Drawing.Picture(View, Name, "photo", Label, "0 0 420 320")
            : Drawing.Picture(View, Name, Size is null ? "pic" : "pic " + Size, Label));
    }
}
