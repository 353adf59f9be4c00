namespace Alongside.Organisations;

/// <summary>A council, charity, user-led group, provider, hospital or bureau. Whatever it is, it may do what any other may.</summary>
public sealed class Organisation
{
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }

    /// <summary>What it is, a code from <see cref="OrganisationKinds"/>: words for people, and never a right. Null when nobody said.</summary>
    public string? Kind { get; set; }

    /// <summary>What it can take on just now, in its words.</summary>
    public string? TakesOn { get; private set; }

    /// <summary>For how many more people it has room; null: ask.</summary>
    public int? TakesMore { get; private set; }

    /// <summary>Since when that is so; null while nothing was said.</summary>
    public DateTime? TakesOnAt { get; private set; }

    /// <summary>It has closed. It is kept with all its record, and nobody works there any more.</summary>
    public DateTime? ClosedAt { get; internal set; }

    /// <summary>Counted up by what must not meet another in one moment: of two the second is told.</summary>
    public int Changes { get; internal set; }

    internal void CanTake(string? words, int? more, DateTime at) => (TakesOn, TakesMore, TakesOnAt) = (words, more, at);
}

/// <summary>A team inside an organisation.</summary>
public sealed class Team
{
    public required Guid TeamId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; set; }

    /// <summary>It is no team any more; what it was given before stays as it was written.</summary>
    public DateTime? ClosedAt { get; internal set; }
}

/// <summary>When an organisation is open on one weekday, in minutes of its day. Monday is 1. A day without a row is closed.</summary>
public sealed class OpenHours
{
    public required Guid OrganisationId { get; init; }
    public required int Weekday { get; init; }
    public required int FromMinute { get; set; }
    public required int UntilMinute { get; set; }
}

/// <summary>Days on which an organisation is closed all the same, and who can be turned to then.</summary>
public sealed class ClosedDays
{
    public required Guid OrganisationId { get; init; }
    public required Guid ClosedId { get; init; }
    public required DateOnly FromDay { get; init; }
    public required DateOnly UntilDay { get; init; }
    public string? CoveredBy { get; init; }
}

/// <summary>What an organisation is, for people to know with whom they have to do. No rule ever asks for it. Codes are kept for ever.</summary>
public static class OrganisationKinds
{
    public static IReadOnlyList<(string Code, string Says)> All { get; } =
    [
        ("council", "A council"),
        ("charity", "A charity"),
        ("user-led", "Run by the people who use it"),
        ("provider", "A provider of support"),
        ("hospital", "A hospital or health service"),
        ("bureau", "A bureau that gives advice"),
    ];

    /// <summary>Nothing when nobody said what it is.</summary>
    public static string? Says(string? code) => All.FirstOrDefault(kind => kind.Code == code).Says;
}
