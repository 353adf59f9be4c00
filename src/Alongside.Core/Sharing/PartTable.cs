using System.Collections.Frozen;

namespace Alongside.Sharing;

/// <summary>Whose record a part belongs to: the person's own, the plan made together, or an organisation's record of its work.</summary>
public enum PartOf { Own, Plan, Organisation }

/// <summary>One part: its code (the same in URLs, the API and the oracle), whose record it is in, and whether the person may share it.</summary>
public sealed record PartRow(Parts Part, string Code, PartOf Record, bool Shareable);

/// <summary>The table of parts, in the order they are named everywhere.</summary>
public static class PartTable
{
    public static IReadOnlyList<PartRow> Rows { get; } =
    [
        new(Parts.WhoIAm, "who-i-am", PartOf.Own, true),
        new(Parts.Important, "important", PartOf.Own, true),
        new(Parts.SupportMe, "support-me", PartOf.Own, true),
        new(Parts.Behave, "behave", PartOf.Own, true),
        new(Parts.OnlyMe, "only-me", PartOf.Own, false),
        new(Parts.People, "people", PartOf.Own, true),
        new(Parts.Communication, "communication", PartOf.Own, true),
        new(Parts.KeepMeSafe, "keep-me-safe", PartOf.Own, true),
        new(Parts.Goals, "goals", PartOf.Plan, true),
        new(Parts.Supports, "supports", PartOf.Plan, true),
        new(Parts.Decisions, "decisions", PartOf.Plan, true),
        new(Parts.Views, "views", PartOf.Plan, true),
        new(Parts.Risks, "risks", PartOf.Plan, true),
        new(Parts.Crisis, "crisis", PartOf.Plan, true),
        new(Parts.Expectations, "expectations", PartOf.Plan, true),
        new(Parts.Reviews, "reviews", PartOf.Plan, true),
        new(Parts.Outcomes, "outcomes", PartOf.Plan, true),
        new(Parts.Reasons, "reasons", PartOf.Plan, true),
        new(Parts.Money, "money", PartOf.Plan, true),
        new(Parts.Breaks, "breaks", PartOf.Plan, true),
        new(Parts.Moves, "moves", PartOf.Plan, true),
        new(Parts.Requests, "requests", PartOf.Plan, true),
        new(Parts.Happened, "happened", PartOf.Organisation, true),
        new(Parts.Assessments, "assessments", PartOf.Organisation, true),
        new(Parts.Documents, "documents", PartOf.Organisation, true),
        new(Parts.Legal, "legal", PartOf.Organisation, false),
        new(Parts.Safeguarding, "safeguarding", PartOf.Organisation, false),
    ];

    public static Parts All { get; } = Sum(_ => true);

    public static Parts Own { get; } = Sum(row => row.Record == PartOf.Own);

    public static Parts Shareable { get; } = Sum(row => row.Shareable);

    /// <summary>What an organisation writes of its own work. Legal roles and safeguarding have readers of their own.</summary>
    public static Parts OwnWork { get; } = Sum(row => row is { Record: PartOf.Organisation, Shareable: true });

    private static readonly FrozenDictionary<Parts, string> Codes = Rows.ToFrozenDictionary(row => row.Part, row => row.Code);

    public static string Code(Parts part) => Codes[part];

    /// <summary>The part with this code; null when there is none.</summary>
    public static Parts? Find(string? code) => Rows.FirstOrDefault(row => row.Code == code)?.Part;

    private static Parts Sum(Func<PartRow, bool> chosen) =>
        Rows.Where(chosen).Aggregate(Parts.None, (sum, row) => sum | row.Part);
}
