using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>What people ask the organisation a worker works at. It opens nobody's record: only the questions are there.</summary>
[SignedIn]
public sealed class QuestionsModel(QuestionsReading reading, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public QuestionsPage Asked { get; private set; } = new([], 1, false);

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        Asked = await reading.PageAsync(actor, Number, HttpContext.RequestAborted);
    }

    public DateOnly DueOn(QuestionAsked question) => local.LastDay(question.DueAt);
}
