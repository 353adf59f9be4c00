using Alongside.Basics;
using Alongside.Record;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>One question put to the organisation a worker works at, and the box for the answer.</summary>
[SignedIn]
public sealed class QuestionModel(QuestionsReading reading, AnswerWhy answer, PageView view, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "questionId")]
    public Guid QuestionId { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool Kept { get; set; }

    public QuestionAsked Asked { get; private set; } = null!;

    public DateOnly DueOn => local.LastDay(Asked.DueAt);

    public override async Task LoadAsync() =>
        Asked = await reading.OneAsync(HttpContext.Actor()!, QuestionId, HttpContext.RequestAborted) ?? throw new NotHere();

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        await answer.RunAsync(HttpContext.Actor()!, QuestionId, words, TypedWords.Language(words, view), HttpContext.RequestAborted);
        return LocalRedirect($"/questions/{QuestionId}?kept=true");
    }
}
