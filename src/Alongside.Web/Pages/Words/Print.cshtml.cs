using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>The one page, to be printed on A4 or in large print. Never with what is only for the person.</summary>
[AboutAPerson(Parts.Headings | Parts.Communication)]
public sealed class PrintModel(SpokenWords spoken, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "size")]
    public string? Size { get; set; }

    public AboutMe Record { get; private set; } = null!;

    public bool Mine { get; private set; }

    public bool Large => Size == "large";

    public DateOnly Today { get; private set; }

    public SpokenWords Spoken => spoken;

    public IEnumerable<(Heading Heading, List<StatementNow> Said)> Sections =>
        Headings.All.Select(heading => (Heading: heading, Said: Record.Statements.Where(row => row.PartBit == heading.Part).ToList())).Where(section => section.Said.Count > 0);

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Mine = record.Admission.Reword != Parts.None;
        Today = local.DayOf(record.At);
        Record = await WordsReading.AboutMeAsync(record, HttpContext.RequestAborted);
    }
}
