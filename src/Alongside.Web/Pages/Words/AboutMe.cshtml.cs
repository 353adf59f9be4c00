using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// One person on one page: what they say under the four headings, or the same statements under the seven About Me headings
/// of the PRSB, as far as this viewer may see.
/// </summary>
[AboutAPerson(WordsPages.Parts | Parts.People, Supporters = true)]
public sealed class AboutMeModel(SpokenWords spoken) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "as")]
    public string? As { get; set; }

    /// <summary>Something was put aside just now, to go on with later.</summary>
    [BindProperty(SupportsGet = true, Name = "begun")]
    public bool JustBegun { get; set; }

    /// <summary>What whoever looks has begun to write here. The person finds theirs on their first page too.</summary>
    public IReadOnlyList<Draft> Begun { get; private set; } = [];

    public AboutMe Record { get; private set; } = null!;

    /// <summary>What waits for an answer: of the person all, of others their own.</summary>
    public IReadOnlyList<Suggestion> Open { get; private set; } = [];

    public IReadOnlyDictionary<Guid, MarkNow> Reasons { get; private set; } = new Dictionary<Guid, MarkNow>();

    /// <summary>Facts the person shows with "who I am", for others.</summary>
    public IReadOnlyList<Detail> Details { get; private set; } = [];

    /// <summary>The nearest of those around the person; one more than are named, if there are more.</summary>
    public IReadOnlyList<CircleMember> Circle { get; private set; } = [];

    public bool IsWorker => HttpContext.Actor()!.Capacity == Capacity.Worker;

    /// <summary>They support the person where they work, or lead there.</summary>
    public bool MaySeeSupporters => HttpContext.Opened().Admission.Supporters || (IsWorker && HttpContext.Actor()!.Leads);

    /// <summary>What organisations wrote of their work is on a page of its own, for whoever may read it.</summary>
    public bool MayReadHappened => (HttpContext.Opened().Admission.Opens & Parts.Happened) != Parts.None;

    public bool MayWriteHappened => (HttpContext.Opened().Admission.AddsTo & Parts.Happened) != Parts.None;

    public SpokenWords Spoken => spoken;

    /// <summary>It is the person's own page: they see every heading, and can say something under each.</summary>
    public bool Mine { get; private set; }

    public bool BySeven => As == "about-me";

    /// <summary>Where somebody else may write down what the person says.</summary>
    public IReadOnlyList<Heading> MayWriteUnder { get; private set; } = [];

    /// <summary>Everybody else sees the headings that hold something for them: an empty one would tell that one is hidden, or is not.</summary>
    public IEnumerable<SaidUnder> Sections =>
        SaidUnder.Of(Record, BySeven).Append(SaidUnder.OnlyMe(Record))
        .Where(section => section.Said.Count > 0 || (Mine && !BySeven && section.Code != "only-me"));

    public bool MayChange(StatementNow statement) => Mine && CaptureTable.Find(statement.Capture)!.WhoseVoice == "person";

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        var cancel = HttpContext.RequestAborted;
        Mine = record.Admission.Reword != Parts.None;
        Record = await WordsReading.AboutMeAsync(record, cancel);
        Open = await SuggestionsReading.OpenAsync(record, cancel);
        if (Record.Statements.Any(row => row.DisagreedAt is not null)) Reasons = await WordsReading.ReasonsAsync(record, cancel);
        if (!Mine && (record.Admission.Read & Parts.WhoIAm) != Parts.None) Details = await DetailsReading.OfAsync(record, cancel);
        if ((record.Admission.Read & Parts.People) != Parts.None) Circle = await CircleReading.NearestAsync(record, cancel);
        if (!Mine || JustBegun) Begun = await DraftsReading.AllAsync(record, cancel);
        if (!Mine) MayWriteUnder = [.. Headings.All.Where(heading => WordsPages.MayWriteFor(record, heading.Part))];
    }
}
