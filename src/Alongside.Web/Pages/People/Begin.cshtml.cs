using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>Somebody who has come in and has no page yet begins their own: two questions, and everything else when they like.</summary>
[SignedIn]
public sealed class BeginModel(BeginRecord begin, PageView view) : AlongsidePage
{
    [BindProperty(Name = "knownAs")]
    public string? KnownAs { get; set; }

    [BindProperty(Name = "language")]
    public string? Language { get; set; }

    public override Task LoadAsync() => HttpContext.Actor()!.OwnRecord is null ? Task.CompletedTask : throw new NotHere();

    public async Task<IActionResult> OnPostAsync()
    {
        var actor = HttpContext.Actor()!;
        await begin.RunAsync(actor.AccountId, new RecordToBegin(KnownAs, Chosen(view, Language)), FormKey.Of(HttpContext, Key, KnownAs, Language), HttpContext.RequestAborted);
        // Whoever is here as a worker or as family goes over to their own page by choosing it.
        return LocalRedirect(actor.Capacity == Capacity.Self ? "/" : "/switch");
    }

    /// <summary>The languages of the pages, each as its own speakers write it.</summary>
    internal static IReadOnlyList<Choice> Languages(PageView view) => [.. view.Spoken.Select(language => new Choice(language.Tag,
        Html.Element("bdi").With("lang", language.Mark).With("dir", language.Direction).Holding(new HtmlString(language.OwnName))))];

    internal static string Chosen(PageView view, string? tag) =>
        view.Spoken.FirstOrDefault(language => language.Tag == tag)?.Mark ?? throw new Refused("Choose a language.", "language");
}
