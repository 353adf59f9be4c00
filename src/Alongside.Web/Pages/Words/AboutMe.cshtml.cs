using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>One person on one page: what they say under the four headings, as far as this viewer may see.</summary>
[AboutAPerson(Parts.Headings | Parts.OnlyMe | Parts.Communication)]
public sealed class AboutMeModel(SpokenWords spoken) : AlongsidePage
{
    public AboutMe Record { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    /// <summary>It is the person's own page: they see every heading, and can say something under each.</summary>
    public bool Mine { get; private set; }

    /// <summary>Everybody else sees the headings that hold something for them: an empty one would tell that one is hidden, or is not.</summary>
    public IEnumerable<(Heading Heading, List<StatementNow> Said)> Sections =>
        Headings.All.Select(heading => (Heading: heading, Said: Record.Statements.Where(row => row.PartBit == heading.Part).ToList()))
            .Where(section => Mine || section.Said.Count > 0);

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Mine = record.Admission.Reword != Parts.None;
        Record = await WordsReading.AboutMeAsync(record, HttpContext.RequestAborted);
    }
}
