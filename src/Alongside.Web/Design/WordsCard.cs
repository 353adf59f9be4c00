using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Web.Design;

/// <summary>Whose words these are, and so which shape they are given.</summary>
public enum WordsKind
{
    /// <summary>The person's own: filled, a thick edge at the start.</summary>
    Own,

    /// <summary>Said by the person, written by somebody else: outlined; dashed until the person has said yes to it.</summary>
    Told,

    /// <summary>Somebody else's view: square, quiet, further in.</summary>
    View,

    /// <summary>What two people have seen and understand: a double frame.</summary>
    Seen,
}

/// <summary>Words with everything a reader needs to know whose they are. The words are shown exactly as they were kept.</summary>
public sealed record WordsCard(WordsKind Kind, string Name, string Words)
{
    /// <summary>Who says so, above the words. Own and seen words have a label of their own; told words and views must be given one.</summary>
    public IHtmlContent? Label { get; init; }

    /// <summary>The language the words are in, when it is known: <c>ur</c>.</summary>
    public string? Language { get; init; }

    /// <summary>When the words were picked as pictures: shown in their place, each with its own word.</summary>
    public IReadOnlyList<PictureChosen> Pictures { get; init; } = [];

    /// <summary>For told words: the day the person said yes to them. Until then they are marked "not yet checked".</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>The small line under the words: by whom, when, who was there.</summary>
    public IHtmlContent? By { get; init; }

    /// <summary>The person does not agree with these words; shown under them wherever they stand.</summary>
    public IHtmlContent? Disagreement { get; init; }

    /// <summary>Somebody decided something for the person about these words: it stands under them wherever they stand, a line each.</summary>
    public IReadOnlyList<IHtmlContent> Decided { get; init; } = [];

    /// <summary>For what people understand together, or one has seen: who saw it, and when somebody looks again; a line each.</summary>
    public IReadOnlyList<IHtmlContent> Seen { get; init; } = [];

    public string? Id { get; init; }
}

/// <summary>
/// <c>&lt;words card="..."&gt;</c>. The label always stands above the words, so nobody reads a worker's sentence as the
/// person's. What is put inside the element becomes the row of things one can do.
/// </summary>
[HtmlTargetElement("words", Attributes = "card")]
public sealed class WordsTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required WordsCard Card { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = await output.GetChildContentAsync();
        var (css, icon, label) = Card.Kind switch
        {
            WordsKind.Own => ("own", "mouth", Card.Label ?? texts["{name}’s own words", Card.Name]),
            WordsKind.Told => (Card.CheckedOn is null ? "told open" : "told", "pen", Card.Label),
            WordsKind.View => ("view", "eye", Card.Label),
            _ => ("seen", "two", Card.Label ?? texts["What we understand {name} tells us", Card.Name]),
        };
        if (label is null) throw new InvalidOperationException($"Words of the kind {Card.Kind} need a label that says whose they are.");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "words " + css);
        if (Card.Id is not null) output.Attributes.SetAttribute("id", Card.Id);
        var content = output.Content;
        content.SetHtmlContent(Html.Line("label", Drawing.Icon(View, icon), label));
        if (Card.Pictures.Count == 0) content.AppendHtml(Said());
        else foreach (var line in Picked()) content.AppendHtml(line);
        if (Card.Kind == WordsKind.Told) content.AppendHtml(State());
        if (Card.Disagreement is not null) content.AppendHtml(Html.Line("state no", Drawing.Icon(View, "warn"), Card.Disagreement));
        foreach (var line in Card.Decided) content.AppendHtml(Html.Element("p", "decided").Holding(line));
        if (Card.By is not null) content.AppendHtml(Html.Element("p", "by").Holding(Card.By));
        foreach (var line in Card.Seen) content.AppendHtml(Html.Element("p", "by").Holding(line));
        if (Card.Kind is WordsKind.View or WordsKind.Seen) content.AppendHtml(Html.Element("p", "by").Holding(texts["These are not {name}’s words.", Card.Name]));
        if (!actions.IsEmptyOrWhiteSpace) content.AppendHtml(Html.Element("div", "row").Holding(actions));
    }

    private TagBuilder Said()
    {
        var said = Html.Element("p", "said");
        if (Card.Language is { Length: > 0 } language) said.Attributes["lang"] = language;
        said.Attributes["dir"] = Language.DirectionOf(Card.Language);
        said.InnerHtml.Append(Card.Words);
        return said;
    }

    private IEnumerable<TagBuilder> Picked()
    {
        foreach (var pile in PicturesChosen.Piles)
        {
            var inIt = Card.Pictures.Where(one => one.Pile == pile.Code).ToList();
            if (inIt.Count == 0) continue;
            var list = Html.Element("ul", "pics").With("lang", Card.Language).With("dir", Language.DirectionOf(Card.Language));
            foreach (var one in inIt)
                list.Holding(Html.Element("li").Holding(Drawing.Emoji(View, one.Shown), Word(one)));
            yield return Html.Element("p", "pile").Holding(texts[pile.Title]);
            yield return list;
        }
    }

    /// <summary>A photo's word is in whatever language the person thinks of it in.</summary>
    private IHtmlContent Word(PictureChosen one)
    {
        var language = LanguageOfWords.Guess(one.Word, Card.Language ?? "en");
        var word = new StringHtmlContent(one.Word);
        return language == Card.Language ? word : Html.Element("span").With("lang", language).With("dir", Language.DirectionOf(language)).Holding(word);
    }

    private TagBuilder State() => Card.CheckedOn is { } day
        ? Html.Line("state ok", Drawing.Icon(View, "check"), texts["{name} said yes to these words, {day}", Card.Name, texts.ShortDay(day)])
        : Html.Line("state open", Drawing.Icon(View, "open"), texts["Not yet checked with {name}", Card.Name]);
}
