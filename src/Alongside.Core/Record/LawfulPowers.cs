namespace Alongside.Record;

/// <summary>
/// A power by which one thing can be decided for somebody who cannot decide it themselves, as the law of one place gives it.
/// <paramref name="OfMoney"/>: it covers property and money, and nothing about how somebody lives.
/// </summary>
public sealed record LawfulPower(string Code, string Place, string Says, string Law, bool OfMoney = false)
{
    /// <summary>It comes from a paper that names who has it, and can have an end.</summary>
    public bool IsGiven => Code is not ("en-best-interests" or "en-statute" or "sc-statute");
}

/// <summary>The closed list. Codes are kept for ever. Mental Capacity Act 2005 (MCA); Adults with Incapacity (Scotland) Act 2000 (AWI).</summary>
public static class LawfulPowers
{
    public const string EnglandAndWales = "England and Wales", Scotland = "Scotland";

    public static IReadOnlyList<LawfulPower> All { get; } =
    [
        new("en-attorney-welfare", EnglandAndWales, "Attorney for health and welfare", "MCA s9–11"),
        new("en-attorney-property", EnglandAndWales, "Attorney for property and money", "MCA s9–11", OfMoney: true),
        new("en-deputy-welfare", EnglandAndWales, "Deputy for health and welfare", "MCA s16–20"),
        new("en-deputy-property", EnglandAndWales, "Deputy for property and money", "MCA s16–20", OfMoney: true),
        new("en-best-interests", EnglandAndWales, "Best interests, decided by whoever is to act", "MCA s4–5"),
        new("en-court", EnglandAndWales, "Court of Protection", "MCA s16"),
        new("en-statute", EnglandAndWales, "Another law, named below", "named with the decision"),
        new("sc-attorney-welfare", Scotland, "Welfare attorney", "AWI s16"),
        new("sc-attorney-continuing", Scotland, "Continuing attorney, for property and money", "AWI s15", OfMoney: true),
        new("sc-guardian-welfare", Scotland, "Welfare guardian", "AWI s57–64"),
        new("sc-guardian-financial", Scotland, "Financial guardian", "AWI s57–64", OfMoney: true),
        new("sc-intervention", Scotland, "Intervention order", "AWI s53"),
        new("sc-court", Scotland, "Sheriff court", "AWI s3"),
        new("sc-statute", Scotland, "Another law, named below", "named with the decision"),
    ];

    public static LawfulPower? Find(string? code) => All.FirstOrDefault(power => power.Code == code);
}
