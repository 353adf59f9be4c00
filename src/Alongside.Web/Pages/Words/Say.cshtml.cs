using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>The person says something: first about what, then the words themselves.</summary>
[AboutAPerson(Parts.None)]
public sealed class SayModel(SayStatement say, PageView view) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "heading")]
    public string? HeadingCode { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    public string TypedLanguage => TypedWords.Language(Typed, view);

    [BindProperty(Name = FormKey.Field)]
    public string? Key { get; set; }

    /// <summary>Null while it is still to be chosen.</summary>
    public Heading? Heading { get; private set; }

    public override Task LoadAsync()
    {
        // Others write down what somebody says with a capture; this page is the person's own.
        if (HttpContext.Opened().Admission.Reword == Parts.None) throw new NotHere();
        Heading = HeadingCode is null ? null : Headings.Find(HeadingCode) ?? throw new NotHere();
        Key ??= FormKey.New();
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        var key = FormKey.Of(HttpContext, Key, words);
        var kept = await say.RunAsync(HttpContext.Actor()!,
            new StatementToSay(PersonId, HeadingCode, words, TypedWords.Language(words, view)), key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{kept.StatementId}?kept=true");
    }
}

internal static class TypedWords
{
    /// <summary>Browsers send every line break of a form as two characters; the person pressed one key.</summary>
    internal static string? Of(string? typed) => typed?.Replace("\r\n", "\n", StringComparison.Ordinal);

    internal static string Language(string? typed, PageView view) => LanguageOfWords.Guess(typed, view.Language.Mark);
}
