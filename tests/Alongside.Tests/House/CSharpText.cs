using System.Text;

namespace Alongside.Tests.House;

/// <summary>
/// C# with its comments and texts told apart from its code. Code keeps every line and column: what is not code is blank.
/// </summary>
public sealed class CSharpText
{
    private readonly string source;
    private readonly StringBuilder code;
    private readonly List<(int At, string Text)> texts = [];

    public CSharpText(string source)
    {
        this.source = source;
        code = new(source);
        for (var at = 0; at < source.Length;) at = Next(at);
        Code = code.ToString();
    }

    public string Code { get; }

    public IReadOnlyList<(int At, string Text)> Texts => texts;

    /// <summary>Where the text, comment or character that begins at this place ends; the next place when none does.</summary>
    public static int SkipOne(string source, int at)
    {
        if (Starts(source, at, "//")) return End(source.IndexOf('\n', at), source, 0);
        if (Starts(source, at, "/*")) return End(source.IndexOf("*/", at, StringComparison.Ordinal), source, 2);
        if (Starts(source, at, "\"\"\"")) return End(source.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal), source, 3);
        if (source[at] == '"') return Quoted(source, at, verbatim: at > 0 && (source[at - 1] == '@' || Starts(source, at - 2, "@$")));
        if (source[at] == '\'')
        {
            var end = source.IndexOf('\'', at + (at + 1 < source.Length && source[at + 1] == '\\' ? 3 : 2 < source.Length - at ? 2 : 1));
            if (end > 0 && end - at <= 8) return end + 1;
        }
        return at + 1;
    }

    private int Next(int at)
    {
        var end = SkipOne(source, at);
        if (end == at + 1) return end;
        if (source[at] is '"' or '\'') texts.Add((at, source[at..end].Trim('"', '\'')));
        for (var place = at; place < end; place++)
            if (source[place] != '\n')
                code[place] = ' ';
        return end;
    }

    private static int Quoted(string source, int at, bool verbatim)
    {
        for (at++; at < source.Length; at++)
        {
            if (!verbatim && source[at] == '\\') at++;
            else if (source[at] == '"')
            {
                if (!verbatim || !Starts(source, at, "\"\"")) return at + 1;
                at++;
            }
        }
        return source.Length;
    }

    private static bool Starts(string source, int at, string with) =>
        at >= 0 && at + with.Length <= source.Length && string.CompareOrdinal(source, at, with, 0, with.Length) == 0;

    private static int End(int found, string source, int length) => found < 0 ? source.Length : found + length;
}
