using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Alongside.Tests.House;
using Alongside.Words;

namespace Alongside.Tests.Design;

/// <summary>The ideas one can point to: drawn by one hand, after the rules in Design/README.md.</summary>
public sealed partial class IdeasTests
{
    private static readonly string File = Path.Combine(Repository.Root, "src/Alongside.Web/wwwroot/ideas.svg");
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly List<XElement> Drawings = [.. XDocument.Load(File).Root!.Elements()];

    // What draws a shape and nothing else: no letter, no picture from elsewhere, nothing that runs or moves.
    private static readonly string[] Shapes = ["symbol", "g", "path", "circle", "ellipse"];
    private static readonly string[] Says =
    [
        "id", "viewBox", "transform", "d", "cx", "cy", "r", "rx", "ry", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset",
    ];

    [Fact]
    public void Each_drawing_is_one_that_somebody_can_pick_and_none_is_missing()
    {
        var asked = PictureTable.Rows.Select(row => row.Shown).Where(shown => char.IsAscii(shown[0])).ToList();
        Drawings.Select(one => one.Attribute("id")!.Value).ShouldBe(asked, ignoreOrder: true);
        Drawings.Count.ShouldBeGreaterThanOrEqualTo(40);
        asked.ShouldAllBe(name => KebabCase().IsMatch(name));
    }

    [Fact]
    public void What_is_not_drawn_is_one_emoji() =>
        PictureTable.Rows.Select(row => row.Shown).Where(shown => !char.IsAscii(shown[0])).Where(shown => new StringInfo(shown).LengthInTextElements != 1).ShouldBeEmpty();

    [Fact]
    public void A_drawing_is_shapes_on_a_pebble_without_a_letter_or_anything_that_runs()
    {
        foreach (var drawing in Drawings)
        {
            var name = drawing.Attribute("id")!.Value;
            drawing.Name.ShouldBe(Svg + "symbol", name);
            drawing.Attribute("viewBox")!.Value.ShouldBe("0 0 64 64", name);
            drawing.DescendantsAndSelf().Where(part => part.Name.Namespace != Svg || !Shapes.Contains(part.Name.LocalName)).ShouldBeEmpty(name);
            drawing.DescendantsAndSelf().Attributes().Select(said => said.Name.ToString()).Where(said => !Says.Contains(said)).ShouldBeEmpty(name);
            drawing.Value.Trim().ShouldBe("", name);
            // The pebble carries the lines where the page is dark.
            drawing.Elements().First().Attribute("fill")!.Value.ShouldBe("var(--d0)", name);
        }
    }

    [Theory]
    [MemberData(nameof(StylesheetTests.Themes), MemberType = typeof(StylesheetTests))]
    public void Its_colours_are_those_of_the_theme(string theme)
    {
        var tokens = Css.Theme(theme);
        foreach (var drawing in Drawings)
        {
            foreach (var colour in drawing.Descendants().Attributes().Where(said => said.Name == "fill" || said.Name == "stroke").Select(said => said.Value).Where(colour => colour != "none"))
            {
                Token().IsMatch(colour).ShouldBeTrue($"{drawing.Attribute("id")!.Value}: {colour}");
                tokens.ShouldContainKey(Token().Match(colour).Groups[1].Value);
            }
        }
    }

    [Fact]
    public void On_paper_it_is_drawn_black_on_white()
    {
        var paper = Css.Text[Css.Text.IndexOf("@media print", StringComparison.Ordinal)..];
        foreach (var token in new[] { "--d0: #fff;", "--dp: #fff;", "--dl: #000;" }) paper.ShouldContain(token);
    }

    [Fact]
    public void All_of_them_together_weigh_20_kilobytes_at_most()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(System.IO.File.ReadAllBytes(File));
        packed.Length.ShouldBeInRange(1024, 20 * 1024);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"^var\((--(?:d[0-5lp]|s[1-3]|k[12]))\)$")]
    private static partial Regex Token();
}
