using System.Text;
using Alongside.Basics;

namespace Alongside.Tests.People;

/// <summary>Tables as they really come: with marks in front, in other encodings, broken, enormous. What cannot be read surely is refused.</summary>
public sealed class CsvSheetTests
{
    private static readonly CsvColumn[] Columns = [new("name", "", Required: true), new("note", "")];

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_with_a_mark_in_front_is_read_by_it(string encoding)
    {
        var kind = Encoding.GetEncoding(encoding);
        Names([.. kind.GetPreamble(), .. kind.GetBytes("name,note\nآمنہ,Żółć\n")]).ShouldBe(["آمنہ"]);
    }

    [Fact]
    public void Without_a_mark_it_is_utf_8_and_a_letter_that_is_not_is_refused_with_its_line()
    {
        Names(Encoding.UTF8.GetBytes("name\nZoë\n")).ShouldBe(["Zoë"]);
        Should.Throw<Refused>(() => Names(Encoding.Latin1.GetBytes("name\nJo\nZoë\n"))).Sentence.ShouldStartWith("Near line {line} there are letters that are not in UTF-8.");
    }

    [Fact]
    public void An_encoding_that_is_named_is_used_and_one_that_is_not_known_refused()
    {
        byte[] written = [.. "name\nZo"u8, 0xEB, .. " O"u8, 0x92, .. "Neill\n"u8];
        using var file = new MemoryStream(written);
        CsvSheet.Read(file, Columns, "windows-1252").Rows.Select(row => row["name"]).ShouldBe(["Zoë O’Neill"]);
        using var again = new MemoryStream(written);
        Should.Throw<Refused>(() => CsvSheet.Read(again, Columns, "klingon")).Sentence.ShouldStartWith("There is no encoding called {name}.");
    }

    [Theory]
    [InlineData("name,note\nJo,\"a \"\"word\"\", and more\"", "a \"word\", and more")]
    [InlineData("NAME ; Note \r\nJo;with; \r\n", null)]
    [InlineData("Note\tName\nwith tabs\tJo", "with tabs")]
    [InlineData("name,note\n\n\nJo,\"two\nlines\"\n", "two\nlines")]
    public void Commas_semicolons_tabs_and_quotes_are_read_as_spreadsheets_write_them(string text, string? note)
    {
        var row = Sheet(text).Rows.ShouldHaveSingleItem();
        row["name"].ShouldBe(row.Problem is null ? "Jo" : row["name"]);
        row["note"].ShouldBe(note ?? "with");
    }

    [Theory]
    [InlineData("", "There is nothing in this file.")]
    [InlineData("name,note\n", "There is only a first line in this file, and no row under it.")]
    [InlineData("surname,note\nJo,x\n", "There is no column {names} in the first line.")]
    [InlineData("name,Name\nJo,Jo\n", "The column {name} is there twice.")]
    public void A_table_that_cannot_be_one_is_refused_whole(string text, string sentence) =>
        Should.Throw<Refused>(() => Sheet(text)).Sentence.ShouldBe(sentence);

    [Fact]
    public void A_hundred_thousand_columns_or_a_cell_without_end_are_refused()
    {
        Should.Throw<Refused>(() => Sheet(string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"c{number}")) + "\n1\n")).Sentence.ShouldStartWith("There are {count} columns in this file.");
        Should.Throw<Refused>(() => Sheet("name,note\nJo,\"" + new string('x', CsvSheet.MostCell + 1))).Sentence.ShouldStartWith("Line {line} holds more than {most} characters");
        Should.Throw<Refused>(() => Sheet("name\n" + string.Concat(Enumerable.Repeat("Jo\n", CsvSheet.MostRows + 1)))).Sentence.ShouldStartWith("There are more than {most} rows");
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("+cmd|' /C calc'!A0", true)]
    [InlineData("-2+3+cmd", true)]
    [InlineData("+44 7700 900123", false)]
    [InlineData("-", false)]
    [InlineData("Jo = Joanna", false)]
    public void What_begins_as_a_formula_does_is_one(string cell, bool isOne) => CsvSheet.IsFormula(cell).ShouldBe(isOne);

    [Fact]
    public void A_report_is_safe_to_open_in_a_spreadsheet()
    {
        var to = new StringWriter();
        new ImportReport([new ImportedRow(2, "=HYPERLINK(\"x\")", RowOutcome.Refused) { Sentence = "No, \"never\"." }], []).Write(to);
        to.ToString().ShouldBe("line,reference,outcome,why\n2,\"'=HYPERLINK(\"\"x\"\")\",refused,\"No, \"\"never\"\".\"\n");
    }

    private static List<string?> Names(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return [.. CsvSheet.Read(stream, Columns).Rows.Select(row => row["name"])];
    }

    private static CsvSheet Sheet(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return CsvSheet.Read(stream, Columns);
    }
}
