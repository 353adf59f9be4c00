using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>How long a file or a method may be. The wished size is half of it: a longer one is shown, not failed.</summary>
public static partial class Sizes
{
    // The first kind that fits counts.
    public static readonly (string Kind, Func<SourceFile, bool> Fits, int Wished, int Most)[] Files =
    [
        ("the start of the program", file => file.Path == "src/Alongside.Web/Program.cs", 60, 100),
        ("page model", file => file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal), 120, 200),
        ("page", file => file.Extension == ".cshtml", 150, 250),
        ("test file", file => file.Extension == ".cs" && file.IsUnder("tests/"), 400, 700),
        ("code file", file => file.Extension == ".cs", 200, 400),
        ("AGENTS.md", file => file.Path == "AGENTS.md", 80, 80),
    ];

    public const int WishedMethod = 30;
    public const int MostMethod = 60;

    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files) => TooLong(files, soft: false);

    public static IEnumerable<string> Remarks(IEnumerable<SourceFile> files) => TooLong(files, soft: true);

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files, bool soft)
    {
        foreach (var file in files)
        {
            var (kind, _, wished, most) = Files.FirstOrDefault(row => row.Fits(file));
            if (kind is not null && file.Lines.Count > (soft ? wished : most))
                yield return $"{file.Path}: a {kind} of {file.Lines.Count} lines; the most is {(soft ? wished : most)}";
            if (file.Extension != ".cs") continue;
            foreach (var (name, at, lines) in Methods(file.Text))
                if (lines > (soft ? WishedMethod : MostMethod))
                    yield return $"{file.At(at)}: {name} is {lines} lines long; the most is {(soft ? WishedMethod : MostMethod)}";
        }
    }

    /// <summary>
    /// Every member with parameters or a body, and its lines from its first word to its last bracket. Fields and the
    /// tables in them are not members here: data may be long.
    /// </summary>
    public static IEnumerable<(string Name, int At, int Lines)> Methods(string text)
    {
        var code = new CSharpText(text).Code;
        // True for a block that holds members: a type. Namespaces and the file itself hold types, so they count too.
        var blocks = new Stack<(bool HoldsMembers, int From, string? Name)>([(true, 0, null)]);
        var from = 0;
        for (var at = 0; at < code.Length; at++)
        {
            var head = blocks.Peek().HoldsMembers && code[at] is '{' or ';' ? code[from..at] : "";
            if (code[at] == '{')
            {
                var name = blocks.Peek().HoldsMembers ? Member(head) : null;
                blocks.Push((blocks.Peek().HoldsMembers && TypeHead().IsMatch(head), from, name));
                from = at + 1;
            }
            else if (code[at] == '}' && blocks.Count > 1)
            {
                var (_, start, name) = blocks.Pop();
                if (name is not null) yield return Found(code, name, start, at);
                if (blocks.Peek().HoldsMembers && !FieldGoesOn(code, start, at)) from = at + 1;
            }
            else if (code[at] == ';' && blocks.Peek().HoldsMembers)
            {
                if (Member(head) is { } name && head.Contains("=>", StringComparison.Ordinal)) yield return Found(code, name, from, at);
                from = at + 1;
            }
        }
    }

    // An expression body or an initialiser may hold braces of its own: it ends at its semicolon.
    private static bool FieldGoesOn(string code, int start, int at)
    {
        var open = code.IndexOf('{', start);
        return open < at && open > 0 && Regex.IsMatch(code[start..open], @"=") && !TypeHead().IsMatch(code[start..open]);
    }

    private static (string, int, int) Found(string code, string name, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(code[from])) from++;
        return (name, from, code.AsSpan(from, to - from).Count('\n') + 1);
    }

    private static string? Member(string head)
    {
        head = Attributes().Replace(head, "");
        if (TypeHead().IsMatch(head)) return null;
        var arrow = head.IndexOf("=>", StringComparison.Ordinal);
        var equals = Regex.Match(head, @"(?<![=!<>])=(?![=>])");
        if (equals.Success && (arrow < 0 || equals.Index < arrow) && !head[..equals.Index].Contains('(')) return null;
        var match = MemberName().Match(arrow < 0 ? head : head[..arrow]);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace)\s+\w")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"^\s*(\[[^\]]*\]\s*)+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"(\w+)\s*(<[^>]*>)?\s*\(")]
    private static partial Regex MemberName();
}

public sealed class SizesTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_and_methods_stay_short()
    {
        foreach (var remark in Sizes.Remarks(Repository.Files)) output.WriteLine(remark);
        Sizes.Faults(Repository.Files).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Alongside.Core/Words/Planted.cs", 401)]
    [InlineData("src/Alongside.Web/Pages/Planted.cshtml.cs", 201)]
    [InlineData("src/Alongside.Web/Pages/Planted.cshtml", 251)]
    [InlineData("tests/Alongside.Tests/Words/Planted.cs", 701)]
    [InlineData("src/Alongside.Web/Program.cs", 101)]
    [InlineData("AGENTS.md", 81)]
    public void Planted_long_file_is_caught(string path, int lines)
    {
        Sizes.Faults([new(path, string.Concat(Enumerable.Repeat("\n", lines - 1)) + "x\n")]).ShouldHaveSingleItem();
        Sizes.Faults([new(path, string.Concat(Enumerable.Repeat("\n", lines - 2)) + "x\n")]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class A\n{\n    [Some(1)]\n    public void B(int c)\n    {\nLINES    }\n}\n")]
    [InlineData("namespace N;\nclass A\n{\n    int D => 1;\n    public int B(int c) => new()\n    {\nLINES    };\n}\n")]
    [InlineData("class A\n{\n    class C\n    {\n        public C() : this(\"{\")\n        {\nLINES        }\n    }\n}\n")]
    public void Planted_long_method_is_caught(string shape)
    {
        string Of(int lines) => shape.Replace("LINES", string.Concat(Enumerable.Repeat("        b();\n", lines)), StringComparison.Ordinal);
        Sizes.Faults([new("src/A.cs", Of(60))]).ShouldHaveSingleItem();
        Sizes.Faults([new("src/A.cs", Of(50))]).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_in_a_field_may_be_long() =>
        Sizes.Faults([new("src/A.cs", "class A\n{\n    static readonly B[] C =\n    [\n" + string.Concat(Enumerable.Repeat("        new(1),\n", 90)) + "    ];\n}\n")])
            .ShouldBeEmpty();
}
