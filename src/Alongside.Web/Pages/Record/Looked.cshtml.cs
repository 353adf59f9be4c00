using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>Who looked at the person's record, unusual first, with what they asked about it. For the person alone.</summary>
[AboutAPerson(Parts.OnlyMe, Looks = true, Reword = true)]
public sealed class LookedModel(WhoLookedReading reading, LocalTime local) : AlongsidePage
{
    /// <summary>The most unusual things told of one group: the rest is in its list.</summary>
    public const int Most = 5;

    /// <summary>In the place of an organisation: all that the person asked.</summary>
    public const string Asked = "asked";

    private const string Circle = "circle";

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    /// <summary>One organisation's id, or "circle": every look from there. Or "asked": every question.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "asked")]
    public bool JustAsked { get; set; }

    public IReadOnlyList<LookedGroup> Groups { get; private set; } = [];

    public bool More { get; private set; }

    /// <summary>What the person asked: the latest on the first page, all of it by itself.</summary>
    public IReadOnlyList<AskedWhy> Questions { get; private set; } = [];

    public bool MoreQuestions { get; private set; }

    public LocalTime Local => local;

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        if (Of is Asked)
        {
            var all = await QuestionsReading.OfThePersonAsync(record, Number, cancel);
            (Questions, Number, More) = (all.Questions, all.Page, all.More);
            return;
        }
        if (Of is not null)
        {
            var organisation = Of == Circle ? (Guid?)null : Guid.TryParse(Of, out var id) ? id : throw new NotHere();
            var one = await reading.OfAsync(record, organisation, Number, cancel) ?? throw new NotHere();
            (Groups, Number, More) = ([one.Group], one.Page, one.More);
            return;
        }
        var page = await reading.PageAsync(record, Number, cancel);
        (Groups, Number, More) = (page.Groups, page.Page, page.More);
        if (Number > 1) return;
        var asked = await QuestionsReading.OfThePersonAsync(record, cancel: cancel);
        (Questions, MoreQuestions) = (asked.Questions, asked.More);
    }

    public string Link(int number) => FormattableString.Invariant($"/people/{PersonId}/looked?{(Of is null ? "" : $"of={Of}&")}page-number={number}");

    public DateOnly DayOf(DateTime at) => local.DayOf(at);

    /// <summary>The last day on which they can answer in time.</summary>
    public DateOnly DueOn(LookQuestion question) => local.LastDay(question.DueAt);
}
