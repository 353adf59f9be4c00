using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.Tests.TheGate;

/// <summary>What decides: the gate's own decision, or a copy of it that was broken on purpose.</summary>
internal delegate Parts Decision(Actor actor, Guid person, IReadOnlyList<Ground> grounds, Operation operation, Purpose purpose, DateTime at);

/// <summary>The question about one part only.</summary>
internal delegate bool MayOnePart(Actor actor, Guid person, IReadOnlyList<Ground> grounds, Parts part, Operation operation, Purpose purpose, DateTime at);

/// <summary>One cell: in this situation, may this be done with this part?</summary>
internal sealed record Cell(string Situation, Operation Operation, Parts Part, bool May)
{
    public override string ToString() => $"{Situation}, {Operation}, {PartTable.Code(Part)}: {(May ? "y" : "-")}";
}

/// <summary>The table that people wrote by hand. It is read here, and nowhere is it ever written.</summary>
internal static class Oracle
{
    public static readonly DateTime Now = new(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc);

    private static readonly string[][] Lines =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Gate", "oracle.csv")).Select(line => line.Split(','))];

    public static IReadOnlyList<string> Header => Lines[0];

    public static IReadOnlyList<string[]> Rows { get; } = [.. Lines.Skip(1)];

    public static IReadOnlyList<Cell> Cells { get; } = [.. Rows.SelectMany(row => PartTable.Rows.Select((part, place) =>
        new Cell(row[0], Enum.Parse<Operation>(row[1], ignoreCase: true), part.Part, row[place + 2] == "y")))];

    /// <summary>Every cell in which this decision and the oracle do not agree.</summary>
    public static IEnumerable<string> Disagreements(Decision decide)
    {
        var situations = Situations.All.ToDictionary(situation => situation.Code);
        var cast = new Cast(Ids.New());
        foreach (var cell in Cells)
        {
            var situation = situations[cell.Situation];
            var parts = decide(situation.ActsAs(cast), cast.Person, situation.Grounds(cast, cell.Part, Now), cell.Operation, Purpose.Support, Now);
            if (((parts & cell.Part) != Parts.None) != cell.May) yield return $"the oracle says {cell}; the decision gives {parts}";
        }
    }

    /// <summary>Every question about one part that is answered otherwise than the question about all of them.</summary>
    public static IEnumerable<string> Disagreements(Decision decide, MayOnePart may)
    {
        var cast = new Cast(Ids.New());
        foreach (var situation in Situations.All)
        foreach (var operation in Enum.GetValues<Operation>())
        {
            var grounds = situation.Grounds(cast, Parts.Important, Now);
            var parts = decide(situation.ActsAs(cast), cast.Person, grounds, operation, Purpose.Support, Now);
            foreach (var row in PartTable.Rows)
            {
                if (may(situation.ActsAs(cast), cast.Person, grounds, row.Part, operation, Purpose.Support, Now) != ((parts & row.Part) != Parts.None))
                    yield return $"{situation.Code}, {operation}, {row.Code}";
            }
        }
    }
}
