using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// The person says something: first about what, then the words themselves. Others write down what somebody says with a
/// capture; this page is the person's own.
/// </summary>
[AboutAPerson(Parts.None, Reword = true)]
public sealed class SayModel(SayStatement say, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "heading")]
    public string? HeadingCode { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    public string TypedLanguage => TypedWords.Language(Typed, view);

    /// <summary>Null while it is still to be chosen.</summary>
    public Heading? Heading { get; private set; }

    public override Task LoadAsync()
    {
        Heading = HeadingCode is null ? null : Headings.Find(HeadingCode) ?? throw new NotHere();
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
