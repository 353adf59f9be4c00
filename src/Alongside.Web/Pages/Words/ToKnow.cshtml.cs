using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// What a new worker needs to know, on one sheet: how to talk with the person first, then their own words, then what others
/// wrote down and what is understood. Nothing that this viewer may not see, and never what is only for the person.
/// </summary>
[AboutAPerson(Parts.Headings | Parts.Communication)]
public sealed class ToKnowModel(SpokenWords spoken, LocalTime local) : AlongsidePage
{
    public AboutMe Record { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public bool Mine { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Facts the person shows with "who I am".</summary>
    public IReadOnlyList<Detail> Details { get; private set; } = [];

    /// <summary>What the person says, under the headings.</summary>
    public IEnumerable<SaidUnder> Sections => Under(statement => CaptureTable.Find(statement.Capture)!.IsThePersons);

    /// <summary>What the person tells without words, as others understand it.</summary>
    public IEnumerable<StatementNow> Understood => Record.Statements.Where(IsUnderstood);

    /// <summary>What others think or saw, as theirs.</summary>
    public IEnumerable<StatementNow> Views => Record.Statements.Where(statement => !IsUnderstood(statement) && !CaptureTable.Find(statement.Capture)!.IsThePersons);

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        Mine = record.Admission.Reword != Parts.None;
        Today = local.DayOf(record.At);
        Record = await WordsReading.AboutMeAsync(record, cancel);
        if ((record.Admission.Read & Parts.WhoIAm) != Parts.None) Details = [.. (await DetailsReading.OfAsync(record, cancel)).Where(detail => detail.IsShown)];
    }

    private IEnumerable<SaidUnder> Under(Func<StatementNow, bool> mine) =>
        SaidUnder.Of(Record, bySeven: false).Select(under => under with { Said = [.. under.Said.Where(mine)] }).Where(under => under.Said.Count > 0);

    private static bool IsUnderstood(StatementNow statement) => statement.Capture == CaptureTable.Understood;
}
