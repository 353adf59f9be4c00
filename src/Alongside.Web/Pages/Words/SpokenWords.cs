using Alongside.Basics;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Alongside.Web.Pages.Words;

/// <summary>How a statement is shown: the shape that tells whose words they are, the label, and the small line under them.</summary>
public sealed class SpokenWords(Texts texts, LocalTime local, PageView view, Clock clock, FolderPictures folder)
{
    public WordsCard Card(string knownAs, StatementNow now, bool clock = false)
    {
        var card = Card(knownAs, (ISpoken)now, clock) with
        {
            CheckedOn = now.ConfirmedAt is { } at ? local.DayOf(at) : null,
            Decided = [.. Decided(knownAs, now)],
            Disagreement = now.DisagreedAt is null ? null : texts["{name} does not agree with these words.", knownAs],
        };
        if (now.Observers.Count == 0) return card;
        // Where two have seen it they are named line by line, each with their day.
        return card with { By = now.WaitsForASecond ? card.By : null, Seen = [.. Seen(knownAs, now)] };
    }

    /// <summary>What somebody decided for the person, that it is no yes of theirs, and that they object.</summary>
    private IEnumerable<IHtmlContent> Decided(string knownAs, StatementNow now)
    {
        if (now.Decided is not { } decided) yield break;
        yield return new HtmlContentBuilder().AppendHtml(Html.Element("b").Holding(texts["Decided for {name}, not {name}’s own words:", knownAs])).Append(" ").AppendHtml(Quoted(decided.Words, decided.Language)).Append(" ")
            .AppendHtml(texts["{power}: {holder}, {day}.", texts[LawfulPowers.Find(decided.Power)!.Says], texts.Said(decided.Holder), texts.ShortDay(decided.DecidedOn)]);
        if (decided.ReviewOn <= local.DayOf(clock.Now())) yield return texts["It was to be looked at again by {day}.", texts.ShortDay(decided.ReviewOn)];
        if (decided.ObjectedAt is { } at) yield return texts["{name} objects, {day}.", knownAs, texts.ShortDay(local.DayOf(at))];
    }

    /// <summary>Line by line who saw it, by when somebody looks again, and how the person says yes and no, so that nobody takes it for either.</summary>
    private IEnumerable<IHtmlContent> Seen(string knownAs, StatementNow now)
    {
        if (now.WaitsForASecond) return [texts["Nobody who knows {name} in another way has seen this yet.", knownAs]];
        var lines = now.Observers.Select(IHtmlContent (observer, at) => Seen(observer, looksAgain: at > 1));
        if (now.ReviewBy is { } by) lines = lines.Append(texts[by > local.DayOf(clock.Now()) ? "Somebody looks again by {day}." : "It was to be looked at again by {day}.", texts.ShortDay(by)]);
        return lines.Concat(Signs(NeedKind.Yes, "{name}’s yes:", knownAs)).Concat(Signs(NeedKind.No, "{name}’s no:", knownAs));
    }

    private HtmlContentBuilder Seen(Observer observer, bool looksAgain)
    {
        var (line, day) = (new HtmlContentBuilder(), texts.ShortDay(observer.SawOn ?? local.DayOf(observer.At)));
        if (observer.Role.Length > 0) line.AppendHtml(texts[looksAgain ? "{name}, {role}, looked again, {day}." : "{name}, {role}, saw this, {day}.", observer.Name, texts.Said(observer.Role), day]);
        else line.AppendHtml(texts[looksAgain ? "{name} looked again, {day}." : "{name} saw this, {day}.", observer.Name, day]);
        if (observer.Saw is { } saw) line.Append(" ").AppendHtml(Quoted(saw, observer.Language));
        if (observer.Present.Length > 0) line.Append(" ").AppendHtml(texts["In the room: {names}.", EachByItself(observer.Present.Split('\n'))]);
        return line;
    }

    private IEnumerable<IHtmlContent> Signs(NeedKind kind, string title, string knownAs) =>
        (view.Strip?.Of(kind) ?? []).Select(IHtmlContent (sign) => new HtmlContentBuilder().AppendHtml(texts[title, knownAs]).Append(" ").AppendHtml(Quoted(sign.Words, sign.Language)));

    private static TagBuilder Quoted(string words, string language) => Html.Element("q").With("lang", language).With("dir", "auto").Holding(new StringHtmlContent(words));

    /// <summary>With the time of day where the person reads one wording after another: two of one day would look alike.</summary>
    public WordsCard Card(string knownAs, ISpoken spoken, bool clock = false)
    {
        var capture = CaptureTable.Find(spoken.Capture)!;
        return new WordsCard(Kind(capture, spoken.WrittenAs), knownAs, spoken.Words)
        {
            Label = texts[capture.ShownAs, capture.Names(knownAs, spoken.WriterName)],
            Language = spoken.Language,
            Pictures = Pictures(spoken),
            By = By(knownAs, spoken, clock),
        };
    }

    /// <summary>A photo stands in the part of the words that show it now; an earlier wording's is in what is the person's alone, as its words are.</summary>
    private List<PictureChosen> Pictures(ISpoken spoken)
    {
        var (person, part) = spoken is StatementNow now ? (now.PersonId, now.PartBit) : ((spoken as IAboutAPerson)?.PersonId ?? Guid.Empty, Parts.OnlyMe);
        return [.. PicturesChosen.Read(spoken.Pictures).Select(one => one with { Shown = PictureShelf.Shown(folder, one.Code, person, part) })];
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
        if (spoken.SaidOn is { } said) by.Append(" ").AppendHtml(texts[spoken.Capture is CaptureTable.Observed or CaptureTable.Understood ? "Seen on {day}." : "Said on {day}.", texts.ShortDay(said)]);
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
