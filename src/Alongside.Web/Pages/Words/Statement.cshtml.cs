using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>One statement: the words that stand, and for the person every earlier wording.</summary>
[AboutAPerson(Parts.Headings | Parts.OnlyMe | Parts.Communication, History = true)]
public sealed class StatementModel(SpokenWords spoken) : AlongsidePage
{
    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    /// <summary>It was kept just now.</summary>
    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool JustKept { get; set; }

    public OneStatement Statement { get; private set; } = null!;

    public IReadOnlyList<Wording> Earlier { get; private set; } = [];

    public SpokenWords Spoken => spoken;

    public bool Mine { get; private set; }

    public string Title => Headings.Of(Statement.Now.PartBit)?.Title ?? "Only for me";

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Mine = record.Admission.Reword != Parts.None;
        Statement = await WordsReading.OneAsync(record, StatementId);
        Earlier = await WordsReading.EarlierAsync(record, Statement, HttpContext.RequestAborted);
    }
}
