using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Pages.Record;

/// <summary>One contact as a page shows it: whose account it is, and the small line under it.</summary>
public sealed record HappenedShown(HappenedLine Line, string KnownAs, bool Mine, bool MayWrite, DateTime At)
{
    /// <summary>The page is about this one alone.</summary>
    public bool ByItself { get; init; }

    public string Here => $"/people/{Line.Now.PersonId}/happened/{Line.Now.HappeningId}";
}

/// <summary>How what happened is put into words.</summary>
internal static class HappenedWords
{
    /// <summary>The parts these pages open.</summary>
    internal const Parts Parts = Alongside.Sharing.Parts.Happened | Alongside.Sharing.Parts.Communication;

    internal static IReadOnlyList<Choice> Kinds(Texts texts) => [.. HappeningKinds.All.Select(kind => new Choice(kind.Code, texts[kind.Says]) { Picture = kind.Picture })];

    internal static IReadOnlyList<Choice> Exempt(Texts texts) => [.. Exemptions.All.Select(row => new Choice(row.Code, texts[row.Says]) { Hint = Law(row.Law) })];

    /// <summary>A law is named in its own language, whatever the page is in.</summary>
    internal static IHtmlContent Law(string law) => new HtmlString($"<span lang=\"en\" dir=\"ltr\">{law}</span>");

    internal static IReadOnlyList<Choice> Whose(Texts texts, string name) =>
    [
        new(WhoseAccount.Writer, texts["This is my account"]),
        new(WhoseAccount.Person, texts["{name} said this", name]) { Hint = texts["I wrote it down word for word."] },
        new(WhoseAccount.Other, texts["Somebody else said this"]),
    ];

    /// <summary>Shown in the shape that tells whose words they are.</summary>
    internal static WordsCard Card(Texts texts, LocalTime local, Happening row, string name, string? disagrees = null) =>
        new(row.Whose == WhoseAccount.Person ? WordsKind.Told : WordsKind.View, name, row.Words!)
        {
            Label = row.Whose switch
            {
                WhoseAccount.Person => texts["{name} said this. {writer} wrote it down.", name, row.WriterName],
                WhoseAccount.Other => texts["What {other} said, as {writer} wrote it down", texts.Said(row.SaidBy!), row.WriterName],
                _ => texts["{writer}’s account", row.WriterName],
            },
            Language = row.Language,
            By = By(texts, local, row),
            Disagreement = disagrees is null ? null : texts["{name} does not agree with this.", disagrees],
        };

    internal static IHtmlContent By(Texts texts, LocalTime local, Happening row)
    {
        var (by, day) = (new HtmlContentBuilder(), texts.At(texts.ShortDay(local.DayOf(row.At)), local.At(row.At)));
        by.AppendHtml(row.WriterRole.Length > 0 ? texts["Written by {writer}, {role}, {day}.", row.WriterName, texts.Said(row.WriterRole), day] : texts["Written by {name}, {day}.", row.WriterName, day]);
        if (row.MovedAt is { } moved) by.Append(" ").AppendHtml(texts["First written in another record by mistake, and moved here on {day}.", texts.ShortDay(local.DayOf(moved))]);
        return by;
    }
}
