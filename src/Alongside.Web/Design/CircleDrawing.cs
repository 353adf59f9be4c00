using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Alongside.People;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>
/// <c>&lt;people-circle members="..." name="..." mine="true"&gt;</c>: the person in the middle and the nearest around them. Who
/// is what is told by shape: a circle, two circles for a group, a house, a diamond for a pet; whoever is paid stands in a dashed
/// square. The same people stand in the list beside it.
/// </summary>
[HtmlTargetElement("people-circle", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CircleDrawingTagHelper(Texts texts, HtmlEncoder encoder) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required IReadOnlyList<CircleMember> Members { get; set; }

    /// <summary>The person in the middle.</summary>
    public required string Name { get; set; }

    /// <summary>It is the reader's own circle.</summary>
    public bool Mine { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var drawing = new CircleDrawing(encoder, texts.Language.Mark, Drawing.Address(View, Drawing.Ideas))
        {
            Title = Mine ? texts.Plain("My circle") : texts.Plain("{name}’s circle", Name),
            Middle = Mine ? texts.Plain("Me") : CircleNames.Initial(Name),
            MiddleLanguage = Mine ? texts.Language.Mark : LanguageOfWords.Guess(Name, "en"),
            Says = Says(),
            RingWords = [.. Rings.All.Select(ring => texts.Plain(ring.Title))],
        };
        output.Content.SetHtmlContent(drawing.Draw(Members));
    }

    private string Says()
    {
        var said = new StringBuilder(Mine ? texts.Plain("I am in the middle.") : texts.Plain("{name} is in the middle.", Name));
        foreach (var ring in Members.GroupBy(member => member.Ring))
            said.Append(' ').Append(texts.Plain("{ring}: {names}.", texts.Plain(Rings.Title(ring.Key)), string.Join(", ", ring.Select(member => member.Name))));
        return said.Append(' ').Append(texts.Plain("The same are in the list below.")).ToString();
    }
}

/// <summary><c>&lt;member-shape kind="..." paid="true"&gt;</c>: one of the shapes by itself, for the key. Its words stand beside it.</summary>
[HtmlTargetElement("member-shape", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MemberShapeTagHelper : TagHelper
{
    public MemberKind Kind { get; set; } = MemberKind.Human;

    public bool Paid { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new HtmlString($"<svg class=\"circle-shape circle\" viewBox=\"-32 -32 64 64\" aria-hidden=\"true\">{CircleDrawing.ShapeOf(Kind, Paid, 0, 0)}</svg>"));
    }
}

/// <summary>The drawing itself: the same people give the same bytes.</summary>
public sealed class CircleDrawing(HtmlEncoder encoder, string language, string ideas)
{
    public required string Title { get; init; }

    /// <summary>What stands in the middle.</summary>
    public required string Middle { get; init; }

    /// <summary>The language of that: a letter of a name is of the name's.</summary>
    public required string MiddleLanguage { get; init; }

    /// <summary>The whole drawing in words.</summary>
    public required string Says { get; init; }

    public required IReadOnlyList<string> RingWords { get; init; }

    public HtmlString Draw(IReadOnlyList<CircleMember> members)
    {
        var places = CirclePlaces.Of(members, RingWords);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"circle\" viewBox=\"{-CirclePlaces.Half} {-places.Top:0} {2 * CirclePlaces.Half} {places.Top + places.Bottom:0}\" role=\"img\" aria-labelledby=\"circle-title\" aria-describedby=\"circle-says\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"circle-title\">{encoder.Encode(Title)}</title><desc id=\"circle-says\">{encoder.Encode(Says)}</desc>");
        for (var ring = RingWords.Count - 1; ring >= 0; ring--)
        {
            var (across, down) = places.Ring(ring);
            svg.Append(CultureInfo.InvariantCulture, $"<ellipse class=\"line fill{ring + 1}\" rx=\"{across:0}\" ry=\"{down:0}\"/>");
        }
        for (var ring = 0; ring < RingWords.Count; ring++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"ring\" y=\"{places.WordAt(ring):0}\">{encoder.Encode(RingWords[ring])}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"middle\" r=\"{CirclePlaces.Me - 2}\"/><text class=\"me\" y=\"8\"{MarkOf(MiddleLanguage)}>{encoder.Encode(Middle)}</text>");
        foreach (var one in places.Placed) Draw(svg, one);
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private void Draw(StringBuilder svg, PlacedMember one)
    {
        var member = one.Member;
        svg.Append(ShapeOf(member.Kind, member.Ring == Ring.Paid, one.X, one.Y));
        // A name runs its own way, whatever way the page runs.
        var tongue = LanguageOfWords.Guess(member.Name, "en");
        var marked = MarkOf(tongue);
        svg.Append(Inside(PictureTable.Find(member.Picture)?.Shown ?? CircleNames.Initial(member.Name), one.X, one.Y, marked));
        var y = one.Y + CirclePlaces.Shape + CircleNames.Down(one.Lines);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{one.X:0}\" y=\"{y:0}\"{marked} direction=\"{Language.DirectionOf(tongue)}\">{encoder.Encode(one.Lines[0])}");
        // Lines of one name are one text: it is read, and looked at, as one.
        foreach (var line in one.Lines.Skip(1)) svg.Append(CultureInfo.InvariantCulture, $" <tspan x=\"{one.X:0}\" dy=\"{CircleNames.Step(one.Lines)}\">{encoder.Encode(line)}</tspan>");
        svg.Append("</text>");
    }

    private string MarkOf(string tongue) => tongue == language ? "" : $" lang=\"{tongue}\"";

    /// <summary>A picture of ours, an emoji, or the first letter of the name.</summary>
    private string Inside(string shown, double x, double y, string marked) => shown switch
    {
        "" => "",
        [>= 'a' and <= 'z', _, ..] => string.Create(CultureInfo.InvariantCulture, $"<use href=\"{ideas}#{shown}\" x=\"{x - 17:0}\" y=\"{y - 17:0}\" width=\"34\" height=\"34\"/>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<text class=\"letter\" x=\"{x:0}\" y=\"{y + 8:0}\"{marked}>{encoder.Encode(shown)}</text>"),
    };

    public static string ShapeOf(MemberKind kind, bool paid, double x, double y)
    {
        var shape = kind switch
        {
            MemberKind.Group => """<circle class="shape" cx="-7" r="17"/><circle class="shape" cx="7" r="17"/>""",
            MemberKind.Place => """<path class="shape" d="M-19 20V-4L0-23 19-4V20z"/>""",
            MemberKind.Pet => """<path class="shape" d="M0-24L24 0 0 24-24 0z"/>""",
            _ => """<circle class="shape" r="22"/>""",
        };
        // What is in the square is a little smaller, so that the square is seen.
        if (paid) shape = $"""<rect class="paid" x="-24" y="-24" width="48" height="48" rx="5"/><g transform="scale(.84)">{shape}</g>""";
        return string.Create(CultureInfo.InvariantCulture, $"<g transform=\"translate({x:0} {y:0})\">{shape}</g>");
    }
}
