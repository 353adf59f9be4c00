using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Alongside.Basics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Alongside.Web.Design;

/// <summary>
/// Every sentence the product says, in the reader's language. The English sentence is the key:
/// <c>@T["Not yet checked with {name}", name]</c>. A sentence nobody has translated yet is shown in English, marked
/// as English, so a reader (and a screen reader) knows what it is.
/// </summary>
public sealed class Texts(TextFiles files, PageView view, HtmlEncoder encoder)
{
    private static readonly string[] DayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    // A page says few days, and each many times.
    private readonly Dictionary<DateOnly, string> shortDays = [];

    public Language Language => view.Language;

    /// <summary>The same sentences for another reader: what is printed for somebody is in their language, whoever prints it; in the first one here where theirs is not spoken.</summary>
    public Texts In(string tag) =>
        new(files, view.With(view.Spoken.FirstOrDefault(language => language.Tag == tag) ?? view.Spoken[0]), encoder);

    /// <summary>For the page: safe html, each value isolated from the sentence where their directions differ.</summary>
    public IHtmlContent this[string sentence, params object?[] values]
    {
        get
        {
            if (values.Length == 0 && files.Whole(Language, sentence, encoder) is { } whole) return whole;
            var found = Find(sentence);
            var direction = found is null ? "ltr" : Language.Direction;
            var html = new StringBuilder();
            foreach (var piece in Sentence.Pieces(found ?? sentence, sentence, values))
                html.Append(piece.IsValue ? Value(piece.Content, direction) : encoder.Encode((string)piece.Content!));
            return new HtmlString(found is null ? $"<span lang=\"en\" dir=\"ltr\">{html}</span>" : html.ToString());
        }
    }

    /// <summary>For a title, a label attribute or a log: the same sentence without any markup. Not encoded: Razor does that.</summary>
    public string Plain(string sentence, params object?[] values) =>
        string.Concat(Sentence.Pieces(Find(sentence) ?? sentence, sentence, values).Select(p => p.IsValue ? Shown(p.Content) : (string)p.Content!));

    /// <summary>A day as it is said: "Tuesday 3 November 2026".</summary>
    public string Day(DateOnly day) =>
        Plain("{weekday} {day} {month} {year}", Plain(DayNames[(int)day.DayOfWeek]), day.Day, Plain(MonthNames[day.Month - 1]), day.Year);

    /// <summary>A day without its weekday, for the small line under words: "3 November 2026".</summary>
    public string ShortDay(DateOnly day) =>
        shortDays.TryGetValue(day, out var said) ? said : shortDays[day] = Plain("{day} {month} {year}", day.Day, Plain(MonthNames[day.Month - 1]), day.Year);

    /// <summary>A day with its time, as it is said: "3 November 2026 at 2:05 pm". The instant is one of this place.</summary>
    public string At(string day, DateTime at)
    {
        var hour = at.Hour % 12 == 0 ? 12 : at.Hour % 12;
        var time = at.Minute == 0 ? $"{hour}" : string.Create(CultureInfo.InvariantCulture, $"{hour}:{at.Minute:00}");
        return Plain("{day} at {time}", day, at.Hour < 12 ? Plain("{time} am", time) : Plain("{time} pm", time));
    }

    /// <summary>What somebody wrote once, in one language, whatever language the page is in: a role, a reason. Marked with the language it probably is.</summary>
    public IHtmlContent Said(string text)
    {
        var language = Alongside.Words.LanguageOfWords.Guess(text, Language.English.Tag);
        var other = language == Language.Mark ? null : language;
        return Design.Html.Element("bdi").With("lang", other).With("dir", other is null ? null : Language.DirectionOf(other)).Holding(new StringHtmlContent(text));
    }

    private string? Find(string sentence) => Language == Language.English ? sentence : files.Find(Language, sentence);

    private string Value(object? value, string direction)
    {
        if (value is IHtmlContent ready) return Html(ready);
        var shown = Shown(value);
        var encoded = encoder.Encode(shown);
        return Isolation.Needs(shown, direction) ? $"<bdi>{encoded}</bdi>" : encoded;
    }

    private string Shown(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => Day(day),
        IHtmlContent ready => Html(ready),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private string Html(IHtmlContent ready)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        ready.WriteTo(writer, encoder);
        return writer.ToString();
    }
}
