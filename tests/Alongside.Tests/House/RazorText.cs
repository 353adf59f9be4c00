using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>
/// Walks a Razor page as Razor does, markup and code in turn, and gathers what a reader would see that no translation
/// reaches: bare text between tags, and bare sentences in attributes that are read out or shown.
/// </summary>
public sealed partial class RazorText(string page)
{
    private static readonly HashSet<string> Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    private static readonly HashSet<string> Spoken =
        ["alt", "title", "placeholder", "label", "hint", "say", "says", "example", "summary", "aria-label", "aria-description", "aria-roledescription"];

    private static readonly HashSet<string> Directives =
        ["page", "model", "using", "inject", "addTagHelper", "removeTagHelper", "tagHelperPrefix", "namespace", "inherits", "implements", "attribute", "layout", "typeparam"];

    private static readonly HashSet<string> Blocks = ["if", "for", "foreach", "while", "switch", "lock", "try", "do", "using"];

    private readonly List<(int At, string Text)> bare = [];
    private int at;

    private enum Until { EndOfPage, EndOfElement, ClosingBrace, EndOfLine }

    public static IReadOnlyList<(int At, string Text)> Bare(string page)
    {
        var walk = new RazorText(page);
        walk.Markup(Until.EndOfPage);
        return walk.bare;
    }

    private void Markup(Until until)
    {
        var depth = 0;
        var from = at;
        while (at < page.Length)
        {
            if (until == Until.EndOfLine && page[at] == '\n' || until == Until.ClosingBrace && page[at] == '}' && depth == 0) break;
            if (page[at] is not ('<' or '@')) { at++; continue; }
            Keep(from, at);
            if (page[at] == '@') Transition();
            else if (Here("<!--")) Past("-->");
            else if (Here("<!")) Past(">");
            else if (Here("</")) { Past(">"); depth--; }
            else if (Tag()) depth++;
            from = at;
            if (until == Until.EndOfElement && depth <= 0) return;
        }
        Keep(from, at);
        if (until == Until.ClosingBrace) at++;
    }

    /// <summary>Reads one opening tag; true when its element stays open.</summary>
    private bool Tag()
    {
        var name = Read(TagName());
        if (name.Length == 1) return false;
        name = name[1..];
        while (at < page.Length && page[at] != '>' && !Here("/>"))
        {
            if (page[at] == '@') Transition();
            else if (AttributeName().Match(page, at) is { Success: true } found && found.Index == at) Attribute(found.Value);
            else at++;
        }
        var closed = Here("/>");
        at += closed ? 2 : 1;
        if (name is "script" or "style" && !closed) { Past($"</{name}>"); return false; }
        return !closed && !Void.Contains(name);
    }

    private void Attribute(string name)
    {
        at += name.Length;
        if (at >= page.Length || page[at] != '=') return;
        at++;
        if (at >= page.Length || page[at] is not ('"' or '\'')) return;
        var quote = page[at++];
        var (from, start) = (at, at);
        var shown = Spoken.Contains(name);
        while (at < page.Length && page[at] != quote)
        {
            if (page[at] != '@') { at++; continue; }
            if (shown) Keep(from, at);
            Transition();
            from = at;
        }
        // A tag helper's own attribute is C# without an @: T["…"], or a name of something.
        if (shown && !CSharp().IsMatch(page[start..at])) Keep(from, at);
        at++;
    }

    private void Transition()
    {
        if (Here("@*")) { Past("*@"); return; }
        if (Here("@@")) { at += 2; return; }
        if (Here("@:")) { at += 2; Markup(Until.EndOfLine); return; }
        at++;
        if (at >= page.Length) return;
        if (page[at] == '{') Code();
        else if (page[at] == '(') Balanced();
        else
        {
            var begins = page[..(at - 1)].TrimEnd(' ') is var before && (before.Length == 0 || before[^1] == '\n');
            Word(Read(Identifier()), begins);
        }
    }

    private void Word(string word, bool beginsLine)
    {
        if (Blocks.Contains(word) && !(word == "using" && !Regex.IsMatch(page[at..], @"\A\s*\(")))
            Block();
        else if (beginsLine && Directives.Contains(word)) Past("\n");
        else if (word == "section") { Past("{"); Markup(Until.ClosingBrace); }
        else if (word == "functions") { at = Math.Max(at, page.IndexOf('{', at)); Balanced(); }
        else
        {
            if (word == "await") { Read(Spaces()); Read(Identifier()); }
            Chain();
        }
    }

    // @if (…) { … } else if (…) { … } else { … }, and the like.
    private void Block()
    {
        do
        {
            while (at < page.Length && page[at] != '{') { if (page[at] == '(') Balanced(); else at++; }
            Code();
        }
        while (Read(GoesOn()).Length > 0);
    }

    private void Chain()
    {
        while (at < page.Length)
        {
            if (page[at] is '(' or '[') Balanced();
            else if (Read(Member()).Length == 0) return;
        }
    }

    /// <summary>A block of C#: texts are code here, but a tag where a statement may begin is markup again.</summary>
    private void Code()
    {
        var depth = 0;
        var last = '{';
        while (at < page.Length)
        {
            var here = page[at];
            if (here == '@' && !Here("@\"") && !Here("@$")) { Transition(); last = ';'; continue; }
            if (here == '<' && last is '{' or '}' or ';' or ')' or ':' && at + 1 < page.Length && char.IsLetter(page[at + 1]))
            {
                Markup(Until.EndOfElement);
                last = ';';
                continue;
            }
            if (here == '{') depth++;
            if (here == '}' && --depth == 0) { at++; return; }
            if (!char.IsWhiteSpace(here) && !Here("//") && !Here("/*")) last = here;
            at = CSharpText.SkipOne(page, at);
        }
    }

    private void Balanced()
    {
        var depth = 0;
        while (at < page.Length)
        {
            if (page[at] is '(' or '[' or '{') depth++;
            if (page[at] is ')' or ']' or '}' && --depth == 0) { at++; return; }
            at = CSharpText.SkipOne(page, at);
        }
    }

    private void Keep(int from, int to)
    {
        var text = Entity().Replace(page[from..to], " ").Replace("Alongside", "", StringComparison.Ordinal).Trim();
        if (text.Any(char.IsLetter)) bare.Add((from + page[from..to].TakeWhile(char.IsWhiteSpace).Count(), text));
    }

    private bool Here(string what) => at < page.Length && string.CompareOrdinal(page, at, what, 0, what.Length) == 0;

    private void Past(string what)
    {
        var found = page.IndexOf(what, at, StringComparison.Ordinal);
        at = found < 0 ? page.Length : found + what.Length;
    }

    private string Read(Regex what)
    {
        var match = what.Match(page, at);
        if (!match.Success || match.Index != at) return "";
        at += match.Length;
        return match.Value;
    }

    [GeneratedRegex(@"\G<[A-Za-z]?[\w:-]*")]
    private static partial Regex TagName();

    [GeneratedRegex(@"\G[^\s=/>@""']+")]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"\A\s*(new\b|\w+(\.\w+)*\[|\w+\.\w[\w.]*(\(.*\))?\s*\z)", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\G\w+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\G\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\G\s*(else(\s+if)?|catch|finally)\b")]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\G(\?\.|!?\.(?=\w)|!(?=\.))\w*")]
    private static partial Regex Member();

    [GeneratedRegex(@"&#?\w+;")]
    private static partial Regex Entity();
}
