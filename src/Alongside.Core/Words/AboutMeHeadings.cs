namespace Alongside.Words;

/// <summary>One of the seven headings of the PRSB About Me standard, v2.01, in its order; the code is SNOMED CT UK.</summary>
public sealed record AboutMeHeading(int Number, string Title, string Snomed);

/// <summary>The same statements, seen another way, so that nobody is asked twice.</summary>
public static class AboutMeHeadings
{
    public static IReadOnlyList<AboutMeHeading> All { get; } =
    [
        new(1, "What is most important to me", "1515861000000103"),
        new(2, "People who are important to me", "1515871000000105"),
        new(3, "How I communicate and how to communicate with me", "1515881000000107"),
        new(4, "My wellness", "1515891000000109"),
        new(5, "Please do and please do not", "1515901000000105"),
        new(6, "How and when to support me", "1515911000000107"),
        new(7, "Also worth knowing about me", "1515921000000101"),
    ];

    public static AboutMeHeading? Find(int number) => All.FirstOrDefault(heading => heading.Number == number);
}
