using Alongside.Sharing;

namespace Alongside.People;

/// <summary>
/// That a worker began this record, where, on what basis and why; and how the person was told. The organisation goes on
/// seeing what it wrote here, and nothing else by it.
/// </summary>
public sealed class Beginning : IOfAPart
{
    public required Guid PersonId { get; init; }

    /// <summary>What the organisation's own pages call it by: the id of the record opens nothing there.</summary>
    public required Guid BegunId { get; init; }

    /// <summary>Always only me: no share ever shows it.</summary>
    public required Parts PartBit { get; init; }

    /// <summary>The organisation that began it.</summary>
    public required Guid ViewerId { get; init; }

    /// <summary>Follows the person's name while they are supported there, so that nobody goes on reading one they have left behind.</summary>
    public required string KnownAs { get; set; }

    public required string NameFold { get; set; }

    public DateOnly? Born { get; init; }
    public string? NhsNumber { get; init; }
    public string? ChiNumber { get; init; }

    /// <summary>A code from <see cref="Bases"/>.</summary>
    public required string Basis { get; init; }

    public required string Because { get; init; }
    public required string Language { get; init; }
    public required Guid BegunBy { get; init; }
    public required string WorkerName { get; init; }
    public required string WorkerRole { get; init; }
    public required string WorksAt { get; init; }
    public required DateTime At { get; init; }

    /// <summary>By when the person must have been told.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>What the organisation's own system calls them, when they were brought in from it.</summary>
    public string? Reference { get; init; }

    /// <summary>A letter went that says only that there is a message. It does not count as told.</summary>
    public DateTime? LetterAt { get; init; }

    public DateTime? ToldAt { get; private set; }
    public DateOnly? ToldOn { get; private set; }

    /// <summary>A code from <see cref="ToldWays"/>.</summary>
    public string? ToldHow { get; private set; }

    public string? Interpreter { get; private set; }
    public Guid? ToldBy { get; private set; }
    public string? TellerName { get; private set; }
    public DateTime? LateAt { get; private set; }

    internal void Tell(DateTime at, DateOnly on, string how, Actor by, string? interpreter = null)
    {
        if (ToldAt is null) (ToldAt, ToldOn, ToldHow, ToldBy, TellerName, Interpreter) = (at, on, how, by.AccountId, by.Name, interpreter);
    }

    /// <summary>Somebody else took it: that was no telling.</summary>
    internal bool WasNotTold()
    {
        if (ToldHow != ToldWays.Claimed) return false;
        (ToldAt, ToldOn, ToldHow, ToldBy, TellerName, Interpreter) = (null, null, null, null, null, null);
        return true;
    }

    internal void IsLate(DateTime at) => LateAt ??= at;
}

/// <summary>The same as the organisation reads it in its own list: what it wrote, and whether the person was told.</summary>
public sealed class Begun : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid BegunId { get; init; }
    public required Guid ViewerId { get; init; }
    public required string KnownAs { get; init; }
    public required string NameFold { get; init; }
    public DateOnly? Born { get; init; }
    public string? NhsNumber { get; init; }
    public string? ChiNumber { get; init; }
    public required string Basis { get; init; }
    public required string Because { get; init; }
    public required string Language { get; init; }
    public required string WorkerName { get; init; }
    public required DateTime At { get; init; }
    public required DateTime DueAt { get; init; }
    public DateTime? LetterAt { get; init; }
    public DateTime? ToldAt { get; init; }
    public DateOnly? ToldOn { get; init; }
    public string? ToldHow { get; init; }
    public string? Interpreter { get; init; }
    public string? TellerName { get; init; }
    public DateTime? LateAt { get; init; }
    public string? Reference { get; init; }
}

/// <summary>Who is to be told by when: for the job that marks it late. No words and no names.</summary>
public sealed class BegunDue
{
    public required Guid PersonId { get; init; }
    public required DateTime DueAt { get; init; }
}

/// <summary>
/// On what basis an organisation begins a record about somebody. A public body's basis is its duty, and never called
/// consent; the person's own wish is one of several. Codes are kept for ever.
/// </summary>
public static class Bases
{
    public static IReadOnlyList<(string Code, string Says)> All { get; } =
    [
        ("wish", "They asked for it"),
        ("social-care", "Our duty in social care: to assess, plan or support"),
        ("health-care", "Our task in health care: to treat and care for them"),
        ("carer", "Our duty to them as a carer"),
        ("agreement", "An agreement about support that they made with us"),
        ("our-work", "The work of our charity, which they would expect"),
        ("safety", "Their life or safety is in danger"),
    ];

    public static string Says(string code) => All.First(basis => basis.Code == code).Says;
}

/// <summary>How somebody was told that a record was begun. Codes are kept for ever.</summary>
public static class ToldWays
{
    /// <summary>They took the record as theirs with a code.</summary>
    public const string Claimed = "claimed";

    public static IReadOnlyList<(string Code, string Says)> All { get; } =
    [
        ("visit", "Face to face"),
        ("phone", "By phone"),
        ("letter", "A letter, read by them or to them"),
        ("easy-read", "In Easy Read, gone through together"),
        ("sign", "In sign language"),
        ("device", "With their own board, pictures or device"),
    ];

    public static string Says(string code) => All.FirstOrDefault(way => way.Code == code).Says ?? "They took the page as theirs";
}
