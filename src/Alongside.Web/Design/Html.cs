using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Alongside.Web.Design;

/// <summary>The few shapes that several tag helpers write.</summary>
internal static class Html
{
    public static TagBuilder Element(string name, string? css = null)
    {
        var element = new TagBuilder(name);
        if (css is not null) element.Attributes["class"] = css;
        return element;
    }

    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.Attributes[attribute] = value;
        return element;
    }

    public static TagBuilder Holding(this TagBuilder element, params IHtmlContent?[] content)
    {
        foreach (var piece in content)
            if (piece is not null) element.InnerHtml.AppendHtml(piece);
        return element;
    }

    /// <summary>An icon and its sentence. The sentence has a span of its own: in a flex row each loose piece would be a column.</summary>
    public static TagBuilder Line(string css, IHtmlContent icon, params IHtmlContent?[] sentence) =>
        Element("p", css).Holding(icon, Element("span").Holding(sentence));
}
