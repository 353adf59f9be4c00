using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alongside.Basics;

/// <summary>One column of a table that is brought in: its name in the first line, what it holds, and whether each row must have it.</summary>
public sealed record CsvColumn(string Name, string Says, bool Required = false)
{
    /// <summary>How it is written, the same in every language: codes, or an example.</summary>
    public string Codes { get; init; } = "";
}

/// <summary>One row as it stands in the file, by the names of the columns; or why it cannot be read.</summary>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Cells, Refused? Problem = null)
{
    /// <summary>What stands in the column, or null: an empty cell says nothing.</summary>
    public string? this[string column] => Cells.TryGetValue(column, out var cell) && cell.Length > 0 ? cell : null;
}

/// <summary>
/// A table that somebody brings from another system, read by the names in its first line. Commas, semicolons or tabs; UTF-8
/// or UTF-16 unless another is named. What cannot be read surely is refused and never guessed: a name with a wrong letter in
/// it would be a wrong name for ever.
/// </summary>
public sealed class CsvSheet
{
    public const int MostRows = 100_000;
    public const int MostColumns = 100;
    public const int MostCell = 20_000;

    private CsvSheet(List<CsvRow> rows, List<string> notUsed) => (Rows, NotUsed) = (rows, notUsed);

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Columns of the file that nothing is made of here: to be said, since nobody should think that they came in.</summary>
    public IReadOnlyList<string> NotUsed { get; }

    /// <summary>Reads all of it, or refuses the whole. <paramref name="encoding"/>: a name like windows-1252, when the file is neither UTF-8 nor UTF-16.</summary>
    public static CsvSheet Read(Stream file, IReadOnlyList<CsvColumn> columns, string? encoding = null)
    {
        using var text = new StreamReader(file, EncodingOf(file, encoding), detectEncodingFromByteOrderMarks: false);
        var row = new Reading();
        using var parser = new CsvParser(text, Settings(row));
        try
        {
            return Read(parser, row, columns);
        }
        catch (DecoderFallbackException)
        {
            throw new Refused("Near line {line} there are letters that are not in UTF-8. Save the file as CSV UTF-8, or say which encoding it has.", [parser.RawRow + 1]);
        }
        catch (MaxFieldSizeException)
        {
            throw new Refused("Line {line} holds more than {most} characters in one place. Perhaps a quotation mark is not closed.", [parser.RawRow + 1, MostCell]);
        }
    }

    /// <summary>The lines of a table that nobody here brings in, and that need not be right: what cannot be read stands as it is.</summary>
    internal static IEnumerable<string[]> Lines(string table)
    {
        using var text = new StringReader(table);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        while (parser.Read()) yield return parser.Record!;
    }

    private static CsvSheet Read(CsvParser parser, Reading row, IReadOnlyList<CsvColumn> columns)
    {
        if (!parser.Read()) throw new Refused("There is nothing in this file.");
        row.Columns = parser.Record!.Length;
        var (places, notUsed) = Header(parser.Record, columns);
        var rows = new List<CsvRow>();
        while (Next(parser, row))
        {
            if (rows.Count == MostRows) throw new Refused("There are more than {most} rows in this file. Bring it in in pieces.", [MostRows]);
            rows.Add(Row(parser, row, places, columns));
        }
        return rows.Count > 0 ? new CsvSheet(rows, notUsed) : throw new Refused("There is only a first line in this file, and no row under it.");
    }

    private static bool Next(CsvParser parser, Reading row)
    {
        row.IsBad = false;
        return parser.Read();
    }

    /// <summary>At which place which column stands.</summary>
    private static (Dictionary<string, int> Places, List<string> NotUsed) Header(string[] names, IReadOnlyList<CsvColumn> columns)
    {
        if (names.Length > MostColumns) throw new Refused("There are {count} columns in this file. The most is {most}.", [names.Length, MostColumns]);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var notUsed = new List<string>();
        for (var place = 0; place < names.Length; place++)
        {
            if (columns.FirstOrDefault(column => column.Name == Tidy(names[place])) is not { } column) notUsed.Add(names[place]);
            else if (!places.TryAdd(column.Name, place)) throw new Refused("The column {name} is there twice.", [column.Name]);
        }
        var missing = columns.Where(column => column.Required && !places.ContainsKey(column.Name)).Select(column => column.Name).ToList();
        return missing.Count == 0 ? (places, notUsed) : throw new Refused("There is no column {names} in the first line.", [string.Join(", ", missing)]);
    }

    private static CsvRow Row(CsvParser parser, Reading row, Dictionary<string, int> places, IReadOnlyList<CsvColumn> columns)
    {
        var (line, record) = (parser.RawRow, parser.Record!);
        var cells = places.Where(place => place.Value < record.Length).ToDictionary(place => place.Key, place => record[place.Value], StringComparer.Ordinal);
        var read = new CsvRow(line, cells);
        if (row.IsBad) return read with { Problem = new Refused("A quotation mark stands where it cannot be read.") };
        if (record.Length > row.Columns) return read with { Problem = new Refused("There are {count} cells in this row, and {columns} in the first line.", [record.Length, row.Columns]) };
        foreach (var (name, cell) in cells)
            if (IsFormula(cell)) return read with { Problem = new Refused("{column} begins with {sign}, as a formula does. Write the words alone.", [name, cell[..1]]) };
        foreach (var column in columns)
            if (column.Required && read[column.Name] is null) return read with { Problem = new Refused("There is nothing in {column}.", [column.Name]) };
        return read;
    }

    /// <summary>A spreadsheet that opens it would reckon with it, or worse. A telephone number may begin with a plus.</summary>
    internal static bool IsFormula(string cell) => cell.Length > 0 && (cell[0] is '=' or '@' or '\t' or '\r'
        || cell[0] is '+' or '-' && cell.AsSpan(1).ContainsAnyExcept("0123456789 ()-.".AsSpan()));

    private static string Tidy(string name) => Folding.Fold(name).Replace(' ', '_').Replace('-', '_');

    private static CsvConfiguration Settings(Reading row) => new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true,
        DetectDelimiterValues = [",", ";", "\t"],
        TrimOptions = TrimOptions.Trim,
        MaxFieldSize = MostCell,
        BadDataFound = _ => row.IsBad = true,
    };

    /// <summary>Strict: a byte that means no letter is an error, and not a question mark.</summary>
    private static Encoding EncodingOf(Stream file, string? named)
    {
        Span<byte> start = stackalloc byte[3];
        var read = file.ReadAtLeast(start, 3, throwOnEndOfStream: false);
        var (mark, encoding) = start[..read] switch
        {
            [0xEF, 0xBB, 0xBF] => (3, (Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true)),
            [0xFF, 0xFE, ..] => (2, new UnicodeEncoding(false, false, throwOnInvalidBytes: true)),
            [0xFE, 0xFF, ..] => (2, new UnicodeEncoding(true, false, throwOnInvalidBytes: true)),
            _ => (0, Named(named)),
        };
        file.Position = mark;
        return encoding;
    }

    private static Encoding Named(string? named)
    {
        if (string.IsNullOrWhiteSpace(named)) return new UTF8Encoding(false, throwOnInvalidBytes: true);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(named.Trim(), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw new Refused("There is no encoding called {name}. Spreadsheets often write windows-1252.", [named.Trim()]);
        }
    }

    private sealed class Reading
    {
        internal bool IsBad { get; set; }
        internal int Columns { get; set; }
    }
}
