using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Alongside.Web.Pages.Words;

/// <summary>How a statement is shown: the shape that tells whose words they are, the label, and the small line under them.</summary>
public sealed class SpokenWords(Texts texts, LocalTime local, PageView view, Clock clock)
{
    public WordsCard Card(string knownAs, StatementNow now, bool clock = false) => Card(knownAs, (ISpoken)now, clock) with
    {
        CheckedOn = now.ConfirmedAt is { } at ? local.DayOf(at) : null,
        Disagreement = now.DisagreedAt is null ? null : texts["{name} does not agree with these words.", knownAs],
        Seen = now.Observers.Count == 0 ? null : Seen(knownAs, now),
    };

    /// <summary>Who saw it, by when somebody looks again, and how the person says yes and no, so that nobody takes it for either.</summary>
    private HtmlContentBuilder Seen(string knownAs, StatementNow now)
    {
        var seen = new HtmlContentBuilder();
        if (now.WaitsForASecond) return (HtmlContentBuilder)seen.AppendHtml(texts["Nobody who knows {name} in another way has seen this yet.", knownAs]);
        foreach (var (observer, at) in now.Observers.Select((observer, at) => (observer, at)))
        {
            var day = texts.ShortDay(observer.SawOn ?? local.DayOf(observer.At));
            object[] who = observer.Role.Length > 0 ? [observer.Name, texts.Said(observer.Role), day] : [observer.Name, day];
            seen.AppendHtml(texts[(at < 2, who.Length) switch
            {
                (true, 3) => "{name}, {role}, saw this, {day}.", (true, _) => "{name} saw this, {day}.",
                (_, 3) => "{name}, {role}, looked again, {day}.", _ => "{name} looked again, {day}.",
            }, who]).Append(" ");
            if (observer.Saw is { } saw) seen.AppendHtml(Html.Element("q").With("lang", observer.Language).With("dir", "auto").Holding(new StringHtmlContent(saw))).Append(" ");
        }
        if (now.ReviewBy is { } by) seen.AppendHtml(texts[by > local.DayOf(clock.Now()) ? "Somebody looks again by {day}." : "It was to be looked at again by {day}.", texts.ShortDay(by)]);
        Signs(seen, NeedKind.Yes, "My yes");
        Signs(seen, NeedKind.No, "My no");
        return seen;
    }

    private void Signs(HtmlContentBuilder seen, NeedKind kind, string title)
    {
        foreach (var sign in view.Strip?.Of(kind) ?? [])
            seen.Append(" ").AppendHtml(texts[title]).Append(": ").AppendHtml(Html.Element("q").With("lang", sign.Language).With("dir", "auto").Holding(new StringHtmlContent(sign.Words)));
    }

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
