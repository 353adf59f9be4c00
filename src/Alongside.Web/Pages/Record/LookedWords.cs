using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Design;
using Alongside.Web.Pages.Sharing;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Pages.Record;

/// <summary>How looks are told: figures with words, and what was unusual in a plain sentence that blames nobody.</summary>
public static class LookedWords
{
    public static IHtmlContent Often(Texts texts, int week, int times) => (week, times) switch
    {
        (1, _) => texts["Once this week."],
        (2, _) => texts["Twice this week."],
        ( > 2, _) => texts["{count} times this week.", week],
        (_, 1) => texts["Not this week. Once in 90 days."],
        _ => texts["Not this week. {count} times in 90 days.", times],
    };

    public static IHtmlContent Name(Texts texts, Looker looker) =>
        looker.Role.Length == 0 ? texts["{name}", looker.Name] : texts["{name}, {role}", looker.Name, texts.Said(looker.Role)];

    public static IHtmlContent Says(Texts texts, LocalTime local, Looker looker, Unusual unusual)
    {
        var when = texts.At(texts.Day(local.DayOf(unusual.At)), local.At(unusual.At));
        return unusual.Kind switch
        {
            UnusualKind.FirstTime => texts["{name} looked for the first time: {when}.", looker.Name, when],
            UnusualKind.OutsideHours => texts["{name} looked early or late, outside 7 in the morning to 8 in the evening: {when}.", looker.Name, when],
            UnusualKind.NewPart => texts["{name} looked at something new to them: {parts}. {when}.", looker.Name, Parts(texts, unusual.Parts), when],
            UnusualKind.ManyInADay => texts["{name} looked {count} times on one day: {when} was the last.", looker.Name, unusual.Times, when],
            _ => texts["{name} cannot look any more: what let them look has ended. They last looked {when}.", looker.Name, when],
        };
    }

    public static string Parts(Texts texts, Parts parts)
    {
        var named = PartWords.Titles(parts).Select(title => texts.Plain(title)).ToList();
        return named.Count > 0 ? string.Join("; ", named) : texts.Plain(PartWords.Title(Alongside.Sharing.Parts.Communication));
    }

    public static string Ground(LookGround ground) => ground switch
    {
        LookGround.Share => "Because you shared it with them.",
        LookGround.Support => "Because they were given you to support.",
        _ => "It was you.",
    };
}
