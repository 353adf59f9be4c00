using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>Only Data writes SQL. Banned symbols stop the calls; this stops the sentences.</summary>
public static partial class RawSql
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsUnder("src/") && file.Extension == ".cs" && !file.IsUnder("src/Alongside.Core/Data/")
        from text in new CSharpText(file.Text).Texts
        where Sql().IsMatch(text.Text)
        select $"{file.At(text.At)}: SQL outside src/Alongside.Core/Data";

    // All capitals or all small: "Select a name from the list" is a sentence for a person.
    [GeneratedRegex(@"\bSELECT\s.+\sFROM\s|\bselect\s.+\sfrom\s+\w+\s+(where|order|join)\b|\b(INSERT\s+INTO|insert\s+into|DELETE\s+FROM|UPDATE\s+\w+\s+SET|update\s+\w+\s+set)\s|\bdelete\s+from\s+\w+\s+where\b|\bCREATE\s+(TABLE|INDEX|TRIGGER|POLICY)\b",
        RegexOptions.Singleline)]
    private static partial Regex Sql();
}

public sealed class RawSqlTests
{
    [Fact]
    public void Only_Data_writes_sql() => RawSql.Faults(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("\"SELECT words FROM wording WHERE 1 = 1\"")]
    [InlineData("\"update wording set words = ''\"")]
    [InlineData("\"\"\"\n  delete from share where 1 = 1\n  \"\"\"")]
    public void Planted_sql_is_caught(string text) =>
        RawSql.Faults([new("src/Alongside.Core/Words/Planted.cs", $"class A {{ string b = {text}; }}")]).ShouldHaveSingleItem();

    [Fact]
    public void A_sentence_is_no_sql() =>
        RawSql.Faults([new("src/Alongside.Web/A.cs", "class A { string b = \"Select a name from the list of people where you live\"; }")]).ShouldBeEmpty();
}
