using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// One of the four headings people speak under ("No assumptions", National Voices and TLAP, 2014), and the PRSB About Me
/// heading (v2.01) a statement is also shown under, so that nobody is asked twice.
/// </summary>
public sealed record Heading(Parts Part, string Code, string Title, int AboutMe, string Question, string Picture);

public static class Headings
{
    public static IReadOnlyList<Heading> All { get; } =
    [
        new(Parts.WhoIAm, "who-i-am", "Who I am", 7, "Who are you?", "garden"),
        new(Parts.Important, "important", "What’s important to me", 1, "What matters to you?", "important"),
        new(Parts.SupportMe, "support-me", "How I wish to be supported", 6, "How do you like to be supported?", "support"),
        new(Parts.Behave, "behave", "How people behave with me", 5, "How should people behave with you?", "behave"),
    ];

    public static Heading? Find(string? code) => All.FirstOrDefault(heading => heading.Code == code);

    public static Heading? Of(Parts part) => All.FirstOrDefault(heading => heading.Part == part);
}
