using Alongside.Web.Design;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>What comes out of a box on a page, as it was meant.</summary>
internal static class TypedWords
{
    /// <summary>Browsers send every line break of a form as two characters; the person pressed one key.</summary>
    internal static string? Of(string? typed) => typed?.Replace("\r\n", "\n", StringComparison.Ordinal);

    internal static string Language(string? typed, PageView view) => LanguageOfWords.Guess(typed, view.Language.Mark);

    /// <summary>One name a line; null when there is none.</summary>
    internal static IReadOnlyList<string>? Names(string? typed) =>
        typed?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names : null;
}
