using System.Text.Encodings.Web;
using System.Text.Unicode;
using Alongside.Tests.House;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Alongside.Tests.Design;

/// <summary>Draws one tag helper by itself, as a page would, and gives back its html.</summary>
internal sealed class Studio(Language language)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));

    public static Studio English => new(Language.English);

    public static Studio Urdu => new(Language.Urdu);

    public ModelStateDictionary Answers { get; } = new();

    public ViewContext View => new()
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), Answers),
    };

    public Texts Texts { get; } = TextsIn(language);

    public static Texts TextsIn(Language language, params (string English, string Other)[] translations) => new(
        translations.Length == 0
            ? TextFiles.Load(Path.Combine(Repository.Root, "src/Alongside.Web/texts"))
            : new TextFiles(new Dictionary<string, IReadOnlyDictionary<string, string>> { [language.Tag] = translations.ToDictionary(t => t.English, t => t.Other) }),
        new PageView([Language.English, language], language), Encoder);

    /// <summary>On one line; a line break that is in the html itself shows as ↵.</summary>
    public static async Task<string> DrawAsync(ITagHelper helper, string inside = "")
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(inside)));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString().Replace("\n", "↵", StringComparison.Ordinal);
    }

    /// <summary>Golden markup is written over several lines for the eye; the lines are joined.</summary>
    public static string Golden(string markup) => string.Concat(markup.Split('\n').Select(l => l.Trim()));
}
