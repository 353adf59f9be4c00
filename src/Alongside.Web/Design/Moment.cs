using Alongside.Basics;
using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>
/// <c>&lt;moment at="..."&gt;</c> or <c>&lt;moment day="..."&gt;</c>: a day in words, as people say it, in the reader's language and in the
/// time of this place: "Tuesday 3 November 2026"; with <c>clock</c> also "at 2 pm".
/// </summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(Texts texts, LocalTime local) : TagHelper
{
    public DateOnly? Day { get; set; }

    /// <summary>An instant, in UTC.</summary>
    public DateTime? At { get; set; }

    public bool Clock { get; set; }

    public bool Weekday { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var day = Day ?? local.DayOf(At ?? throw new InvalidOperationException("A moment needs a day or an instant."));
        var words = Weekday ? texts.Day(day) : texts.ShortDay(day);
        var machine = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Clock && At is { } at)
        {
            words = texts.At(words, local.At(at));
            machine = DateTime.SpecifyKind(at, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(words);
    }
}
