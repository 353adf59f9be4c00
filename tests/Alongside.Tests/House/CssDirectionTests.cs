using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>No physical left or right in styles: Urdu is read from the right, and the page turns with it.</summary>
public static partial class CssDirection
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsUnder("src/") && file.Extension is ".css" or ".cshtml" or ".svg"
        from Match match in (file.Extension == ".css" ? Physical() : PhysicalInMarkup()).Matches(WithoutComments(file.Text))
        select $"{file.At(match.Index)}: {match.Value.Trim()} (use the logical form: inline-start, inline-end, start, end)";

    private static string WithoutComments(string css) =>
        Comment().Replace(css, comment => Regex.Replace(comment.Value, @"[^\n]", " "));

    private const string Words =
        @"(?<![\w-])((scroll-)?(margin|padding)-(left|right)|border-(left|right)[\w-]*|border-(top|bottom)-(left|right)-radius|left|right)\s*:"
        + @"|(?<![\w-])(text-align|float|clear)\s*:\s*(left|right)\b";

    // Four values are top, right, bottom, left: the same sides without their names.
    private const string FourSides = @"|(?<![\w-])(margin|padding|inset)\s*:\s*(?:[^\s;(){}]+(?:\([^)]*\))?\s+){3}[^\s;{}]+";

    [GeneratedRegex(Words + FourSides)]
    private static partial Regex Physical();

    [GeneratedRegex(@"style\s*=\s*[""'][^""']*?(" + Words + ")")]
    private static partial Regex PhysicalInMarkup();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

public sealed class CssDirectionTests
{
    [Fact]
    public void Styles_know_no_left_and_right() => CssDirection.Faults(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData(".a { margin-left: 1rem }")]
    [InlineData(".a{padding-right:0}")]
    [InlineData(".a { position: absolute; left: 0 }")]
    [InlineData(".a {\n  text-align: right;\n}")]
    [InlineData(".a { float:left }")]
    [InlineData(".a { border-left-width: 2px }")]
    [InlineData(".a { border-top-right-radius: 2px }")]
    [InlineData(".a { padding: 1rem var(--2) 0 calc(1px + 2px); }")]
    public void Planted_side_is_caught(string css) => CssDirection.Faults([new("src/Alongside.Web/wwwroot/planted.css", css)]).ShouldHaveSingleItem();

    [Fact]
    public void Planted_side_in_markup_is_caught() =>
        CssDirection.Faults([new("src/Alongside.Web/Pages/Planted.cshtml", "<p style=\"margin-left:1em\">")]).ShouldHaveSingleItem();

    [Theory]
    [InlineData(".a { margin-inline-start: 1rem; inset-inline-end: 0; text-align: start }")]
    [InlineData(".a { margin: 0 auto 1rem; padding: calc(1px + 2px) 3px }")]
    [InlineData("/* left: 0 */ .left { color: red }")]
    public void Logical_sides_pass(string css) => CssDirection.Faults([new("src/a.css", css)]).ShouldBeEmpty();
}
