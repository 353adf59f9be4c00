using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alongside.Basics;

/// <summary>What became of one row: would come in (nothing was brought in yet), came in, was here already, or was refused.</summary>
public enum RowOutcome { WouldComeIn, CameIn, Here, Refused }

/// <summary>One row of a report: where it stood, by what the other system calls it, what became of it and, if it was refused, why.</summary>
public sealed record ImportedRow(int Line, string Reference, RowOutcome Outcome)
{
    /// <summary>Why it was refused: the sentence, and what stands in its places.</summary>
    public string Sentence { get; init; } = "";

    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>The same in English, as a program reads it.</summary>
    public string Why => Basics.Sentence.Fill(Sentence, With);

    internal ImportedRow Not(Refused why) => this with
    { Outcome = RowOutcome.Refused, Sentence = why.Sentence, With = [.. why.Arguments.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")] };
}

/// <summary>How far it is, of all that is to come in.</summary>
public sealed record ImportProgress(int Done, int Of);

/// <summary>What became of a file: each row, and what was in it that nothing is made of here. <paramref name="Stopped"/>: somebody stopped it in the middle.</summary>
public sealed record ImportReport(IReadOnlyList<ImportedRow> Rows, IReadOnlyList<string> NotUsed, bool Stopped = false)
{
    public int Count(RowOutcome outcome) => Rows.Count(row => row.Outcome == outcome);

    /// <summary>The report as a table of its own, safe to open in a spreadsheet. No names: the references say who it is to those who know them.</summary>
    public void Write(TextWriter to)
    {
        using var csv = new CsvWriter(to, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\n" }, leaveOpen: true);
        foreach (var title in new[] { "line", "reference", "outcome", "why" }) csv.WriteField(title);
        csv.NextRecord();
        foreach (var row in Rows)
        {
            csv.WriteField(row.Line);
            csv.WriteField(row.Reference);
            csv.WriteField(Said(row.Outcome));
            csv.WriteField(row.Why);
            csv.NextRecord();
        }
    }

    private static string Said(RowOutcome outcome) => outcome switch
    {
        RowOutcome.WouldComeIn => "would come in",
        RowOutcome.CameIn => "came in",
        RowOutcome.Here => "here already",
        _ => "refused",
    };
}

/// <summary>
/// Brings rows in, several beside each other so that they share a commit. Each is whole or not there at all; stopped in the
/// middle, those on their way are finished, and the same file brings the rest.
/// </summary>
internal static class Bringing
{
    private const int AtOnce = 32;

    internal static async Task<bool> RunAsync<T>(IReadOnlyList<T> rows, Func<T, Task> bringAsync, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var done = 0;
        try
        {
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (row, _) =>
            {
                await bringAsync(row);
                progress?.Report(new ImportProgress(Interlocked.Increment(ref done), rows.Count));
            });
            return false;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return true;
        }
    }
}
