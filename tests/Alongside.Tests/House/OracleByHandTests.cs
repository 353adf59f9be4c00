using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>
/// The table of who may see what is written by hand. Code that wrote it would make the decision its own judge.
/// </summary>
public static partial class OracleByHand
{
    private const string Oracle = "oracle.csv";

    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            if (file.Extension == ".cs") { if (Writes(file)) yield return $"{file.Path}: names {Oracle} and can write files"; continue; }
            // Documents may speak of it; nothing that is run may.
            if (file.Extension is ".md" or ".csv") continue;
            for (var line = 0; line < file.Lines.Count; line++)
                if (file.Lines[line].Contains(Oracle, StringComparison.Ordinal) && !Copied().IsMatch(file.Lines[line]))
                    yield return $"{file.Path}:{line + 1}: a build step names {Oracle}";
        }
    }

    private static bool Writes(SourceFile file)
    {
        var text = new CSharpText(file.Text);
        return text.Texts.Any(one => one.Text.Contains(Oracle, StringComparison.Ordinal)) && Writing().IsMatch(text.Code);
    }

    [GeneratedRegex(@"\bFile\s*\.\s*(Write|Append|Create|Open|Copy|Move|Replace)\w*|\b(StreamWriter|FileStream|CsvWriter|FileMode|FileInfo)\b|\.\s*(CopyTo|MoveTo|OpenWrite|CreateText)\s*\(")]
    private static partial Regex Writing();

    [GeneratedRegex(@"^\s*<(None|Content|EmbeddedResource)\s+(Update|Include)=""[^""]*oracle\.csv""[^>]*/>\s*$")]
    private static partial Regex Copied();
}

public sealed class OracleByHandTests
{
    [Fact]
    public void Nothing_writes_the_oracle() => OracleByHand.Faults(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("tests/Planted.cs", "class A { void B() => File.WriteAllText(\"Gate/oracle.csv\", \"\"); }")]
    [InlineData("tests/Planted.cs", "class A { const string B = \"oracle.csv\"; void C() { using var d = new StreamWriter(B); } }")]
    [InlineData("tests/Planted.cs", "class A { void B() => new FileInfo(\"x\").CopyTo(\"oracle.csv\"); }")]
    [InlineData("Makefile", "oracle:\n\tdotnet run > tests/Alongside.Tests/Gate/oracle.csv")]
    [InlineData("tests/Planted.csproj", "<Exec Command=\"dotnet run > Gate/oracle.csv\" />")]
    public void Planted_writer_is_caught(string path, string text) => OracleByHand.Faults([new(path, text)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("tests/A.cs", "class A { string[] B() => File.ReadAllLines(\"Gate/oracle.csv\"); }")]
    [InlineData("tests/A.csproj", "    <None Update=\"Gate/oracle.csv\" CopyToOutputDirectory=\"PreserveNewest\" />")]
    public void Reading_it_passes(string path, string text) => OracleByHand.Faults([new(path, text)]).ShouldBeEmpty();
}
