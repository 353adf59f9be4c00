using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// A page on which somebody says something: what they have begun there is kept for them alone, and stands in the form when
/// they come back. Kept when they press "Keep it for later" or go on to the next screen, and with a script while they write.
/// </summary>
public abstract class WordsForm(KeepDraft drafts, PageView view) : AlongsidePage
{
    private string? typed;

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get => typed; set => typed = TypedWords.Of(value); }

    /// <summary>Which button was pressed.</summary>
    [BindProperty(Name = "go")]
    public string? Go { get; set; }

    /// <summary>What was begun here before and is not said yet.</summary>
    public Draft? Begun { get; private set; }

    public virtual string TypedLanguage => TypedWords.Language(Typed, view);

    protected string PageLanguage => view.Language.Mark;

    /// <summary>Where this form stands under the address of the person. It is what its draft is found by.</summary>
    public abstract string Form { get; }

    /// <summary>Where somebody is when they have put it aside.</summary>
    protected virtual string AfterLater => $"/people/{PersonId}?begun=true";

    public string Here => $"/people/{PersonId}/{Form}";

    /// <summary>The heading it is for, or else the statement.</summary>
    protected abstract (string? Heading, Guid? Statement) About { get; }

    /// <summary>The fields somebody writes in, and what stands in them beside.</summary>
    protected abstract IReadOnlyList<string> Fields { get; }

    public sealed override async Task LoadAsync()
    {
        await LoadFormAsync();
        // What was typed just now comes before what was begun some time.
        if (HttpMethods.IsPost(Request.Method)) return;
        Begun = await DraftsReading.OneAsync(HttpContext.Opened(), Form, HttpContext.RequestAborted);
        if (Begun is not null) GiveBack(Begun.Fields);
    }

    protected abstract Task LoadFormAsync();

    /// <summary>What stands in the form now.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Written() => Fields.ToDictionary(name => name, name => TypedWords.Of(Request.Form[name]));

    protected virtual void GiveBack(IReadOnlyDictionary<string, string> fields)
    {
        foreach (var (name, value) in fields)
        {
            // As if it had just been typed: every question shows it, and none complains.
            ModelState.SetModelValue(name, new ValueProviderResult(value));
            ModelState.MarkFieldValid(name);
        }
        Typed = fields.GetValueOrDefault("words");
    }

    protected Task KeepAsync()
    {
        var written = Written();
        // Which words it is to change does not count: nobody wrote it.
        if (written.All(field => field.Key == "basedOn" || string.IsNullOrEmpty(field.Value))) written = new Dictionary<string, string?>();
        return drafts.RunAsync(HttpContext.Actor()!, new DraftToKeep(PersonId, Form, About.Heading, About.Statement, written), HttpContext.RequestAborted);
    }

    /// <summary>What was pressed beside saying it: keep it for later, throw it away. Null when it is something else.</summary>
    protected async Task<IActionResult?> BesideAsync()
    {
        switch (Go)
        {
            case "keep":
                await KeepAsync();
                return new NoContentResult();
            case "later":
                await KeepAsync();
                return LocalRedirect(AfterLater);
            case "away":
                await drafts.ThrowAwayAsync(HttpContext.Actor()!, PersonId, Form, HttpContext.RequestAborted);
                return LocalRedirect(Here);
            default:
                return null;
        }
    }
}
