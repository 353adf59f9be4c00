using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alongside.Web.Pages.Frame;

/// <summary>The language of the site's own words. What people said is never changed by it.</summary>
[Open("The language is chosen before anybody comes in, and tells nothing.")]
public sealed class LanguageModel(PageView view) : PageModel
{
    public string Back { get; private set; } = "/";

    /// <summary>Each by its own name, in its own letters: who needs it can read it.</summary>
    public IReadOnlyList<Choice> Languages =>
        [.. view.Spoken.Select(l => new Choice(l.Tag, new HtmlString($"<span lang=\"{l.Mark}\" dir=\"{l.Direction}\">{l.OwnName}</span>")))];

    public void OnGet(string? back) => Back = WhereOneWas.IsLocal(back) ? back! : "/";

    public IActionResult OnPost(string? language, string? back)
    {
        view.With(language: view.Spoken.FirstOrDefault(l => l.Tag == language)).Keep(HttpContext);
        return LocalRedirect(WhereOneWas.IsLocal(back) ? back! : "/");
    }
}
