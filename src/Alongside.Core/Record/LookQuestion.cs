using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>
/// The person asks an organisation why somebody looked. Whoever works there sees the question, the name and nothing else;
/// they have five working days, and after that it climbs.
/// </summary>
public sealed class LookQuestion : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid QuestionId { get; init; }

    /// <summary>Always only me: no share ever shows it.</summary>
    public required Parts PartBit { get; init; }

    /// <summary>The organisation that is asked.</summary>
    public required Guid ViewerId { get; init; }

    /// <summary>The name the person was known by when they asked.</summary>
    public required string KnownAs { get; init; }

    /// <summary>Whose looks it is about, if it is about one worker's.</summary>
    public Guid? AboutAccount { get; init; }

    public string? AboutName { get; init; }

    /// <summary>What they want to know, in their words; null when they only ask why.</summary>
    public string? Words { get; init; }

    public required string Language { get; init; }
    public required DateTime AskedAt { get; init; }
    public required DateTime DueAt { get; init; }
    public string? Answer { get; private set; }
    public string? AnswerLanguage { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public string? AnswererName { get; private set; }
    public string? AnswererRole { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Nobody had answered in time.</summary>
    public DateTime? ClimbedAt { get; private set; }

    public void Say(string answer, string language, Actor by, DateTime at) =>
        (Answer, AnswerLanguage, AnsweredBy, AnswererName, AnswererRole, AnsweredAt) = (answer, language, by.AccountId, by.Name, by.Role, at);

    public void Climb(DateTime at) => ClimbedAt ??= at;
}

/// <summary>The same question as the asked organisation reads it in its list.</summary>
public sealed class QuestionAsked : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid QuestionId { get; init; }
    public required Guid ViewerId { get; init; }
    public required string KnownAs { get; init; }
    public string? AboutName { get; init; }
    public string? Words { get; init; }
    public required string Language { get; init; }
    public required DateTime AskedAt { get; init; }
    public required DateTime DueAt { get; init; }
    public string? Answer { get; init; }
    public string? AnswerLanguage { get; init; }
    public Guid? AnsweredBy { get; init; }
    public string? AnswererName { get; init; }
    public DateTime? AnsweredAt { get; init; }
    public DateTime? ClimbedAt { get; init; }
}

/// <summary>Which question is due when, and whose: for the job that makes it climb. No words and no names.</summary>
public sealed class QuestionDue
{
    public required Guid QuestionId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime DueAt { get; init; }
}
