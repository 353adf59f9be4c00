using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// Somebody else's change to what stands, with the reason and whose idea it was. It changes nothing until the person says
/// so, and silence is never yes.
/// </summary>
public sealed class Suggestion : IOfAPart, IOfAStatement
{
    public required Guid PersonId { get; init; }
    public required Guid SuggestionId { get; init; }
    public required Parts PartBit { get; set; }
    public required Guid StatementId { get; init; }

    /// <summary>The wording the suggestion was made to.</summary>
    public required Guid BasedOn { get; init; }

    /// <summary>The wording that says the same again after an answer was undone; null while the first one stands.</summary>
    public Guid? BasedOnNow { get; set; }

    public required string Words { get; init; }
    public required string Language { get; init; }
    public required string Reason { get; init; }
    public required string WhoseIdea { get; init; }

    /// <summary>How the person is to be asked; a code from <see cref="WaysToAsk"/>.</summary>
    public required string AskBy { get; init; }

    public required Guid WrittenBy { get; init; }
    public required Capacity WrittenAs { get; init; }
    public Guid? OrganisationId { get; init; }
    public required string WriterName { get; init; }
    public required string WriterRole { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What the person said; null while they have said nothing, or <see cref="Answers.Later"/> while they think.</summary>
    public string? Answered { get; set; }

    /// <summary>What the person added to it, for whoever made the suggestion.</summary>
    public string? Because { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>The person said "ask me later", or undid their answer: they are asked again from here on.</summary>
    public DateTime? AskAgainAt { get; set; }

    /// <summary>When whoever made it was told that nobody has answered; see <see cref="Silence"/>.</summary>
    public DateTime? SilentAt { get; set; }

    /// <summary>Since when the person has been asked.</summary>
    public DateTime AskedAt => AskAgainAt ?? At;

    /// <summary>The wording it would take the place of.</summary>
    public Guid Basis => BasedOnNow ?? BasedOn;

    /// <summary>Nobody has answered it, or the person wants to be asked again.</summary>
    public bool IsOpen => Answered is null or Answers.Later or Answers.Talk;
}

/// <summary>How a person is asked about a suggestion.</summary>
public static class WaysToAsk
{
    public static IReadOnlyList<(string Code, string Says)> All { get; } =
    [
        ("page", "On their page"),
        ("visit", "At the next visit"),
        ("phone", "By phone"),
        ("letter", "By letter"),
        ("advocate", "Through an advocate"),
    ];
}
