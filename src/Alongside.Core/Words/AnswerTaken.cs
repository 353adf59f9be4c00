using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// What the person said away from any screen, written down by whoever asked: by which route, on which day, who was in the
/// room, and who interpreted. It has the same weight as an answer given here, and the person can overturn it.
/// </summary>
public sealed record AnswerTaken(string? How, DateOnly? On = null, IReadOnlyList<string>? Present = null, string? Interpreter = null);

/// <summary>A row about one statement.</summary>
public interface IOfAStatement : IAboutAPerson
{
    Guid StatementId { get; }
}

/// <summary>A row that may hold what the person said to somebody else.</summary>
public interface ITaken : IOfAStatement
{
    /// <summary>The account that asked and wrote it down; null when the person answered themselves.</summary>
    Guid? TakenBy { get; }
}

/// <summary>How an answer reached the record. Codes are kept for ever.</summary>
public static class Routes
{
    public const string OwnDevice = "own-device";

    /// <summary>Code, and how it is said.</summary>
    public static IReadOnlyList<(string Code, string Says)> Taken { get; } =
    [
        ("visit", "Face to face"),
        ("phone", "By phone"),
        ("letter", "In a letter or on paper"),
        ("sign", "By a sign"),
    ];

    public static string Says(string code) => Taken.FirstOrDefault(route => route.Code == code).Says ?? "On this page";
}

/// <summary>An answer taken, checked: ready to be kept.</summary>
internal sealed record TakenDown(string Route, Guid? By, Capacity? As, string Name, string Role, string Present, string? Interpreter, DateOnly? On);
