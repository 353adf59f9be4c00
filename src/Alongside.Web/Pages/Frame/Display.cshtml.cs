using Alongside.Web.Access;
using System.Globalization;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alongside.Web.Pages.Frame;

/// <summary>"How I see this site": colours and the size of the words, chosen once, kept on this device.</summary>
[Open("How the site looks is chosen before anybody comes in, and tells nothing.")]
public sealed class DisplayModel(Texts texts, PageView view) : PageModel
{
    public string Back { get; private set; } = "/";

    public string Size => view.TextSize.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<Choice> Themes =>
    [
        Theme("device", texts["As on my device"], "mix"),
        Theme("light", texts["Light"]),
        Theme("dark", texts["Dark"]),
        Theme("cream", texts["Cream"]),
        Theme("contrast", texts["High contrast: yellow on black"]),
    ];

    public IReadOnlyList<Choice> Sizes =>
    [
        Text(100, texts["As it is"]),
        Text(125, texts["Bigger"]),
        Text(150, texts["Much bigger"]),
        Text(200, texts["Twice as big"]),
    ];

    public string Hides => view.Hides ? "yes" : "no";

    public IReadOnlyList<Choice> Hiding => [new("yes", texts["Yes, on every page"]), new("no", texts["No"])];

    public void OnGet(string? back) => Back = WhereOneWas.IsLocal(back) ? back! : "/";

    public IActionResult OnPost(string? theme, int? text, string? hide, string? back)
    {
        view.With(
            theme: theme is not null && PageView.Themes.Contains(theme) ? theme : null,
            textSize: text is { } size && PageView.TextSizes.Contains(size) ? size : null,
            hides: hide is "yes" or "no" ? hide == "yes" : null).Keep(HttpContext);
        return LocalRedirect(WhereOneWas.IsLocal(back) ? back! : "/");
    }

    private static Choice Theme(string value, IHtmlContent words, string? css = null) => new(value, words)
    {
        Sample = new HtmlString(css is null
            ? $"<span class=\"swatch\" data-theme=\"{value}\" aria-hidden=\"true\">Aa</span>"
            : $"<span class=\"swatch {css}\" aria-hidden=\"true\"></span>"),
    };

    private static Choice Text(int size, IHtmlContent words) =>
        new(size.ToString(CultureInfo.InvariantCulture), words)
        {
            Sample = new HtmlString(string.Create(CultureInfo.InvariantCulture, $"<span class=\"swatch size\" aria-hidden=\"true\"><span class=\"size-{size}\">Aa</span></span>")),
        };
}
