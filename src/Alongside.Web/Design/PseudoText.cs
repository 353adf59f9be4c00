using System.Text;

namespace Alongside.Web.Design;

/// <summary>
/// A sentence as no language writes it: a third longer, every word turned to run from right to left, places kept.
/// It shows in a test, not in Lahore, which page breaks.
/// </summary>
internal static class PseudoText
{
    private const char Turn = '\u202E', TurnBack = '\u202C', Mark = '\u200F';

    public static string Of(string sentence)
    {
        var made = new StringBuilder();
        var word = new StringBuilder();
        var inPlace = false;
        foreach (var c in sentence)
        {
            if (c == '{') { Close(made, word); inPlace = true; }
            if (inPlace) { made.Append(c); inPlace = c != '}'; continue; }
            if (char.IsWhiteSpace(c)) { Close(made, word); made.Append(c); }
            else word.Append(c);
        }
        Close(made, word);
        return made.ToString();
    }

    private static void Close(StringBuilder made, StringBuilder word)
    {
        if (word.Length == 0) return;
        made.Append(Mark).Append(Turn).Append(word).Append('ō', (word.Length + 2) / 3).Append(TurnBack).Append(Mark);
        word.Clear();
    }
}
