using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>One heading of the page with what is said under it.</summary>
public sealed record SaidUnder(string Code, string Title, string? Picture, IReadOnlyList<StatementNow> Said)
{
    /// <summary>The same statements under the four headings, or under the seven of the PRSB; without what is only for the person.</summary>
    internal static IEnumerable<SaidUnder> Of(AboutMe record, bool bySeven) => bySeven
        ? AboutMeHeadings.All.Select(heading => Under(record, $"about-me-{heading.Number}", heading.Title, null, row => row.AboutMe == heading.Number && row.PartBit != Parts.OnlyMe))
        : Headings.All.Select(heading => Under(record, heading.Code, heading.Title, heading.Picture, row => row.PartBit == heading.Part));

    internal static SaidUnder OnlyMe(AboutMe record) => Under(record, "only-me", "Only for me", "private", row => row.PartBit == Parts.OnlyMe);

    private static SaidUnder Under(AboutMe record, string code, string title, string? picture, Func<StatementNow, bool> mine) =>
        new(code, title, picture, [.. record.Statements.Where(mine)]);
}
