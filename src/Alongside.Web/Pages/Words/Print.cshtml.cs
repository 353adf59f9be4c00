using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>The one page, under either headings, to be printed on A4 or in large print. Never with what is only for the person.</summary>
[AboutAPerson(Parts.Headings | Parts.Communication)]
public sealed class PrintModel(SpokenWords spoken, LocalTime local) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "size")]
    public string? Size { get; set; }

    [BindProperty(SupportsGet = true, Name = "as")]
    public string? As { get; set; }

    public AboutMe Record { get; private set; } = null!;

    public bool Mine { get; private set; }

    public bool Large => Size == "large";

    public DateOnly Today { get; private set; }

    public SpokenWords Spoken => spoken;

    public bool BySeven => As == "about-me";

    public IEnumerable<SaidUnder> Sections => SaidUnder.Of(Record, BySeven).Where(section => section.Said.Count > 0);

    /// <summary>The same paper, the other way round: in the other size, or under the other headings.</summary>
    public string Address(bool large, bool bySeven) => $"/people/{Record.Person}/print" + ((large, bySeven) switch
    {
        (true, true) => "?size=large&as=about-me",
        (true, false) => "?size=large",
        (false, true) => "?as=about-me",
        _ => "",
    });

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Mine = record.Admission.Reword != Parts.None;
        Today = local.DayOf(record.At);
        Record = await WordsReading.AboutMeAsync(record, HttpContext.RequestAborted);
    }
}
