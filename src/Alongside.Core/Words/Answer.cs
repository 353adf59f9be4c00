using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>What the person said to a suggestion, once, by whatever route. Undoing it is a row of its own.</summary>
public sealed class Answer : IOfAPart, IKept, ITaken
{
    public required Guid PersonId { get; init; }
    public required Guid AnswerId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid SuggestionId { get; init; }
    public required Guid StatementId { get; init; }

    /// <summary>A code from <see cref="Answers"/>.</summary>
    public required string Said { get; init; }

    /// <summary>What the person added, if anything.</summary>
    public string? Because { get; init; }

    /// <summary>The wording this answer put in place; null when the words stay.</summary>
    public Guid? WordingId { get; init; }

    /// <summary>The answer this one undoes.</summary>
    public Guid? Undoes { get; init; }

    public Guid? TakenBy { get; init; }

    /// <summary>In which capacity it was taken down: whoever did reads it again as that, and as nothing else.</summary>
    public Capacity? TakenAs { get; init; }

    public required string TakerName { get; init; }
    public required string TakerRole { get; init; }

    /// <summary>Code from <see cref="Routes"/>.</summary>
    public required string Route { get; init; }

    public required string Present { get; init; }
    public string? Interpreter { get; init; }
    public DateOnly? SaidOn { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>The five answers, and the undoing of one. Codes are kept for ever.</summary>
public static class Answers
{
    public const string Yes = "yes";
    public const string Change = "change";
    public const string No = "no";
    public const string Later = "later";
    public const string Talk = "talk";
    public const string Undone = "undone";

    /// <summary>Somebody with a lawful power decided it for the person. It is no answer of theirs, and never a yes.</summary>
    public const string Decided = "decided";

    /// <summary>Code, the button, and what was said in one sentence.</summary>
    public static IReadOnlyList<(string Code, string Button, string Told)> All { get; } =
    [
        (Yes, "Yes", "{name} said yes."),
        (Change, "Change it", "{name} said it in other words."),
        (No, "No", "{name} said no."),
        (Later, "Ask me later", "{name} wants to be asked again later."),
        (Talk, "Talk to someone first", "{name} wants to talk to someone first."),
    ];

    /// <summary>What became of a suggestion, in one sentence; null while nothing did.</summary>
    public static string? Told(string? code) => code == Decided ? "Somebody decided this for {name}. It is not {name}’s yes." : All.FirstOrDefault(row => row.Code == code).Told;
}
