using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>
/// One thing decided for somebody by a lawful power, because they could not decide it themselves: an answer to one suggestion,
/// written down by whoever saw the power, in their organisation's record. It stands beside the person's words and never in their
/// place, is never a yes, and says nothing about anything else they decide (MCA s2–4; AWI s1).
/// </summary>
public sealed class LawfulDecision : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid DecisionId { get; init; }

    /// <summary>Always assessments: what an organisation decides under a law.</summary>
    public required Parts PartBit { get; init; }

    public required Guid OrganisationId { get; init; }
    public required string WorksAt { get; init; }
    public required Guid StatementId { get; init; }

    /// <summary>The wording it is about.</summary>
    public required Guid WordingId { get; init; }

    public required Guid SuggestionId { get; init; }

    /// <summary>The one decision, as a question.</summary>
    public required string Question { get; init; }

    /// <summary>What was tried so that they decide it themselves, and why they could not.</summary>
    public required string SupportTried { get; init; }

    /// <summary>What they themselves want, as they said or showed it.</summary>
    public required string PersonsView { get; init; }

    /// <summary>A code from <see cref="LawfulPowers"/>.</summary>
    public required string Power { get; init; }

    /// <summary>Who has the power, and who they are to the person.</summary>
    public required string Holder { get; init; }

    /// <summary>What it covers, as it is written in it.</summary>
    public required string Scope { get; init; }

    /// <summary>Which paper was seen, and where.</summary>
    public required string Evidence { get; init; }

    public DateOnly? PowerFrom { get; init; }
    public DateOnly? PowerUntil { get; init; }
    public required string Consulted { get; init; }

    /// <summary>Less restrictive ways that were looked at, and why not those.</summary>
    public required string Options { get; init; }

    /// <summary>What was decided.</summary>
    public required string Words { get; init; }

    public required string Language { get; init; }
    public required byte[] Salt { get; init; }

    /// <summary>How, and with whom, somebody objects or appeals.</summary>
    public required string ToObject { get; init; }

    public DateOnly? AppealUntil { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>By when somebody looks at it again.</summary>
    public required DateOnly ReviewOn { get; set; }

    public required Guid WrittenBy { get; init; }
    public required string WriterName { get; init; }
    public required string WriterRole { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Looked at again, it counts no more; null while it does.</summary>
    public DateTime? EndedAt { get; private set; }

    Guid IOwnWork.Wrote => OrganisationId;

    internal void End(DateTime at) => EndedAt ??= at;
}

/// <summary>A decision that counts, beside the words it is about, for everybody who reads those: what, by whom, and that the person objects.</summary>
public sealed class DecidedNow : IOfAPart, Words.IOfAStatement
{
    public required Guid PersonId { get; init; }
    public required Guid DecisionId { get; init; }

    /// <summary>The part of the words it is about.</summary>
    public required Parts PartBit { get; init; }

    public required Guid StatementId { get; init; }
    public required Guid SuggestionId { get; init; }

    /// <summary>Who wrote it down, and follows it.</summary>
    public required Guid OrganisationId { get; init; }

    public required string Words { get; init; }
    public required string Language { get; init; }
    public required string Power { get; init; }
    public required string Holder { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required DateOnly ReviewOn { get; init; }

    /// <summary>Since when the person objects; null when they do not say so.</summary>
    public DateTime? ObjectedAt { get; init; }
}

/// <summary>
/// The person objects. The same day somebody asks an advocate for them, and somebody else than whoever wrote the decision down
/// looks at it again; until both are done it stands in a list and is heard of every day.
/// </summary>
public sealed class Objection : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid ObjectionId { get; init; }
    public required Parts PartBit { get; init; }

    /// <summary>The organisation that wrote the decision down.</summary>
    public required Guid ViewerId { get; init; }

    public required Guid DecisionId { get; init; }

    /// <summary>Why, if they say so.</summary>
    public string? Words { get; init; }

    public required string Language { get; init; }

    /// <summary>Who wrote it down; null when the person said it here.</summary>
    public Guid? TakenBy { get; init; }

    public required string TakerName { get; init; }
    public required string TakerRole { get; init; }

    /// <summary>Code from <see cref="Words.Routes"/>.</summary>
    public required string Route { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The end of the day on which they objected.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Which advocate was asked, and when they come.</summary>
    public string? Advocate { get; private set; }

    public string? AskerName { get; private set; }
    public DateTime? AskedAt { get; private set; }

    /// <summary>The decision was looked at again.</summary>
    public DateTime? ReviewedAt { get; private set; }

    /// <summary>The record came to its end: nobody follows it there. The database keeps it, with the ending.</summary>
    public DateTime? StoppedAt { get; private set; }

    Guid IOwnWork.Wrote => ViewerId;

    public bool IsOpen => StoppedAt is null && (AskedAt is null || ReviewedAt is null);

    internal void Asked(string advocate, string by, DateTime at) => (Advocate, AskerName, AskedAt) = (advocate, by, at);

    internal void Reviewed(DateTime at) => ReviewedAt ??= at;
}

/// <summary>Somebody looked at a decision again: what they found, and whether it goes on.</summary>
public sealed class DecisionReview : IOwnWork, IKept
{
    public required Guid PersonId { get; init; }
    public required Guid ReviewId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid DecisionId { get; init; }

    /// <summary>It counts from then on, or it counts no more.</summary>
    public required bool GoesOn { get; init; }

    public required string Found { get; init; }
    public required string Language { get; init; }
    public required Guid ReviewedBy { get; init; }
    public required string ReviewerName { get; init; }
    public required string ReviewerRole { get; init; }
    public required DateTime At { get; init; }

    Guid IOwnWork.Wrote => OrganisationId;
}

/// <summary>An objection of which something is still to be done, as the organisation reads it in its list.</summary>
public sealed class ObjectionHere : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid ObjectionId { get; init; }
    public required Guid ViewerId { get; init; }
    public required Guid DecisionId { get; init; }
    public required DateTime DueAt { get; init; }
    public DateTime? AskedAt { get; init; }
    public DateTime? ReviewedAt { get; init; }
}

/// <summary>Which objection those who lead hear of next, and when: no words, and not whose it is.</summary>
public sealed class ObjectionDue
{
    public required Guid ObjectionId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateTime DueAt { get; set; }
}
