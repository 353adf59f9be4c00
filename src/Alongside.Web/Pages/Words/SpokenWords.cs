using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Alongside.Web.Pages.Words;

/// <summary>How a statement is shown: the shape that tells whose words they are, the label, and the small line under them.</summary>
public sealed class SpokenWords(Texts texts, LocalTime local)
{
    public WordsCard Card(string knownAs, StatementNow now, bool clock = false) => Card(knownAs, (ISpoken)now, clock) with
    {
        CheckedOn = now.ConfirmedAt is { } at ? local.DayOf(at) : null,
        Disagreement = now.DisagreedAt is null ? null : texts["{name} does not agree with these words.", knownAs],
    };

    /// <summary>With the time of day where the person reads one wording after another: two of one day would look alike.</summary>
    public WordsCard Card(string knownAs, ISpoken spoken, bool clock = false)
    {
        var capture = CaptureTable.Find(spoken.Capture)!;
        return new WordsCard(Kind(capture, spoken.WrittenAs), knownAs, spoken.Words)
        {
            Label = texts[capture.ShownAs, capture.Names(knownAs, spoken.WriterName)],
            Language = spoken.Language,
            Pictures = PicturesChosen.Read(spoken.Pictures),
            By = By(knownAs, spoken, clock),
        };
    }

    private static WordsKind Kind(Capture capture, Capacity writtenAs) => capture switch
    {
        _ when capture.IsOwnWords(writtenAs) => WordsKind.Own,
        { WhoseVoice: "person" } => WordsKind.Told,
        { WhoseVoice: "observers" } => WordsKind.Seen,
        _ => WordsKind.View,
    };

    private HtmlContentBuilder By(string knownAs, ISpoken spoken, bool clock)
    {
        var (writer, role, day) = (spoken.WriterName, spoken.WriterRole, texts.ShortDay(local.DayOf(spoken.At)));
        if (clock) day = texts.At(day, local.At(spoken.At));
        var by = new HtmlContentBuilder();
        if (spoken is { Capture: CaptureTable.Pictures, WrittenAs: Capacity.Self }) by.AppendHtml(texts["Picked by {name}, {day}.", knownAs, day]);
        else by.AppendHtml(spoken.Capture == CaptureTable.Own ? texts["Written by {name}, {day}.", knownAs, day]
            : role.Length > 0 ? texts["Written down by {writer}, {role}, {day}.", writer, texts.Said(role), day] : texts["Written down by {writer}, {day}.", writer, day]);
        if (spoken.SaidOn is { } said) by.Append(" ").AppendHtml(texts["Said on {day}.", texts.ShortDay(said)]);
        if (spoken.Present.Length > 0) by.Append(" ").AppendHtml(texts["In the room: {names}.", EachByItself(spoken.Present.Split('\n'))]);
        return by;
    }

    /// <summary>A name that runs or turns the other way must not take the next name with it.</summary>
    private static HtmlContentBuilder EachByItself(string[] names)
    {
        var list = new HtmlContentBuilder();
        foreach (var name in names)
        {
            if (list.Count > 0) list.Append(", ");
            list.AppendHtml(Html.Element("bdi").Holding(new StringHtmlContent(name)));
        }
        return list;
    }
}
