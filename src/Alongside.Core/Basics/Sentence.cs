using System.Globalization;

namespace Alongside.Basics;

/// <summary>
/// An English sentence with <c>{places}</c>, and the one way to fill them. Values belong to the places in the order in which
/// the English sentence first names each; what was filled in is never read as a place again.
/// </summary>
public static class Sentence
{
    /// <summary>The names of the places in a sentence, each once, in order.</summary>
    public static List<string> Places(string sentence)
    {
        var names = new List<string>();
        for (var open = sentence.IndexOf('{'); open >= 0; open = sentence.IndexOf('{', open + 1))
        {
            var close = sentence.IndexOf('}', open);
            if (close < 0) break;
            var name = sentence[(open + 1)..close];
            if (!names.Contains(name)) names.Add(name);
        }
        return names;
    }

    /// <summary>The sentence in English, as a program reads it.</summary>
    public static string Fill(string sentence, params IReadOnlyList<object?> values) =>
        string.Concat(Pieces(sentence, sentence, values).Select(piece => Convert.ToString(piece.Content, CultureInfo.InvariantCulture)));

    /// <summary>The pieces of a sentence, or of its translation, which may name the places of its English key in any order.</summary>
    public static IEnumerable<(object? Content, bool IsValue)> Pieces(string text, string key, IReadOnlyList<object?> values)
    {
        if (values.Count == 0) { yield return (text, false); yield break; }
        var places = Places(key);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) { yield return (text[at..], false); yield break; }
            if (open > at) yield return (text[at..open], false);
            var index = places.IndexOf(text[(open + 1)..close]);
            if (index >= 0 && index < values.Count) yield return (values[index], true);
            else yield return (text[open..(close + 1)], false);
            at = close + 1;
        }
    }
}
