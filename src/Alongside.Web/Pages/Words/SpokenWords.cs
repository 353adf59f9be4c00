using Alongside.Basics;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Alongside.Web.Pages.Words;

/// <summary>How a statement is shown: the shape that tells whose words they are, the label, and the small line under them.</summary>
public sealed class SpokenWords(Texts texts, LocalTime local)
{
    public WordsCard Card(string knownAs, StatementNow now) =>
        Card(knownAs, CaptureTable.Find(now.Capture)!, now.Words, now.Language, now.WriterName, By(knownAs, now.Capture, now.WriterName, now.WriterRole, now.SaidOn, now.Present, now.At));

    public WordsCard Card(string knownAs, Wording wording) =>
        Card(knownAs, CaptureTable.Find(wording.Capture)!, wording.Words, wording.Language, wording.WriterName,
            By(knownAs, wording.Capture, wording.WriterName, wording.WriterRole, wording.SaidOn, wording.Present, wording.At));

    private WordsCard Card(string knownAs, Capture capture, string words, string language, string writer, IHtmlContent by) =>
        new(Kind(capture), knownAs, words) { Label = Label(capture, knownAs, writer), Language = language, By = by };

    private static WordsKind Kind(Capture capture) => capture switch
    {
        { IsOwnWords: true } => WordsKind.Own,
        { WhoseVoice: "person" } => WordsKind.Told,
        { WhoseVoice: "observers" } => WordsKind.Seen,
        _ => WordsKind.View,
    };

    private IHtmlContent Label(Capture capture, string knownAs, string writer) =>
        texts[capture.ShownAs, [.. Texts.Places(capture.ShownAs).Select(place => (object)(place == "name" ? knownAs : writer))]];

    private HtmlContentBuilder By(string knownAs, string capture, string writer, string role, DateOnly? on, string present, DateTime at)
    {
        var day = texts.ShortDay(local.DayOf(at));
        var by = new HtmlContentBuilder();
        by.AppendHtml(capture == CaptureTable.Own ? texts["Written by {name}, {day}.", knownAs, day]
            : role.Length > 0 ? texts["Written down by {writer}, {role}, {day}.", writer, InItsLanguage(role), day] : texts["Written down by {writer}, {day}.", writer, day]);
        if (on is { } said) by.Append(" ").AppendHtml(texts["Said on {day}.", texts.ShortDay(said)]);
        if (present.Length > 0) by.Append(" ").AppendHtml(texts["In the room: {names}.", present.Replace("\n", ", ", StringComparison.Ordinal)]);
        return by;
    }

    /// <summary>A role is written once, in one language, whatever language the page is in.</summary>
    private object InItsLanguage(string role)
    {
        var language = LanguageOfWords.Guess(role, Language.English.Tag);
        if (language == texts.Language.Mark) return role;
        var marked = new TagBuilder("bdi") { Attributes = { ["lang"] = language, ["dir"] = Language.DirectionOf(language) } };
        marked.InnerHtml.Append(role);
        return marked;
    }
}
