using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>
/// What happened to a record: who did what to which part, when and why. Written in the same unit as the change itself,
/// never without it, and never changed. It holds ids and a commitment, never words.
/// </summary>
public sealed class Event : IOfAPart, IKept
{
    public required Guid PersonId { get; init; }
    public required Guid EventId { get; init; }
    public required Parts PartBit { get; init; }

    /// <summary>What happened, from the list in <see cref="EventKinds"/>.</summary>
    public required string Kind { get; init; }

    public required Guid AccountId { get; init; }
    public required Capacity Capacity { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>The statement, share or other row it is about.</summary>
    public Guid? AboutId { get; init; }

    public Guid? WordingId { get; init; }
    public string? Reason { get; init; }

    /// <summary>SHA-256 over salt and words; see CommitmentTo. Null where there are no words.</summary>
    public byte[]? Commitment { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>The closed list of what events say. Codes are kept for ever.</summary>
public static class EventKinds
{
    public const string RecordBegun = "record-begun";
    public const string StatementSaid = "statement-said";
    public const string StatementReworded = "statement-reworded";
    public const string WordingConfirmed = "wording-confirmed";
    public const string YesUndone = "yes-undone";
    public const string Understood = "understood";
    public const string LookedAgain = "looked-again";
    public const string SuggestionSilent = "suggestion-silent";
    public const string SuggestionMade = "suggestion-made";
    public const string SuggestionAnswered = "suggestion-answered";
    public const string AnswerUndone = "answer-undone";
    public const string StatementKeptForMe = "statement-kept-for-me";
    public const string StatementTakenAway = "statement-taken-away";
    public const string StatementBroughtBack = "statement-brought-back";
    public const string StatementShownUnder = "statement-shown-under";
    public const string Disagreed = "disagreed";
    public const string AgreedAgain = "agreed-again";
    public const string MadeToSay = "made-to-say";
    public const string MadeToSayTakenBack = "made-to-say-taken-back";
    public const string ShareGiven = "share-given";
    public const string ShareEndsSooner = "share-ends-sooner";
    public const string ShareTakenBack = "share-taken-back";
    public const string ExclusionMade = "exclusion-made";
    public const string ExclusionTakenBack = "exclusion-taken-back";
    public const string InvitationMade = "invitation-made";
    public const string InvitationUsed = "invitation-used";
    public const string InvitationTakenBack = "invitation-taken-back";
    public const string SupportGiven = "support-given";
    public const string SupportEnded = "support-ended";
    public const string WhyAsked = "why-asked";
    public const string WhyAnswered = "why-answered";
    public const string WhyClimbed = "why-climbed";
    public const string NeedSaid = "need-said";
    public const string NeedTakenAway = "need-taken-away";
    public const string SafeContactSaid = "safe-contact-said";
    public const string PhotoAdded = "photo-added";
    public const string PhotoTakenAway = "photo-taken-away";
    public const string CirclePutIn = "circle-put-in";
    public const string CircleChanged = "circle-changed";
    public const string CircleMoved = "circle-moved";
    public const string CircleTakenOut = "circle-taken-out";
    public const string CirclePutBack = "circle-put-back";
    public const string BegunTold = "begun-told";
    public const string BegunLate = "begun-late";
    public const string RecordClaimed = "record-claimed";
    public const string ClaimUndone = "claim-undone";
    public const string PutTogether = "put-together";
    public const string TakenApart = "taken-apart";
    public const string NameSaid = "name-said";
    public const string DetailSaid = "detail-said";
    public const string DetailTakenAway = "detail-taken-away";
    public const string RecordEnded = "record-ended";
    public const string EndingTakenBack = "ending-taken-back";
    public const string HappeningWritten = "happening-written";
    public const string HappeningCorrected = "happening-corrected";
    public const string HappeningWithheld = "happening-withheld";
    public const string HappeningShown = "happening-shown";
    public const string WithholdingSeen = "withholding-seen";
    public const string DocumentGiven = "document-given";
    public const string HappeningGoing = "happening-going";
    public const string HappeningMoved = "happening-moved";
    public const string HappeningTakenAway = "happening-taken-away";
    public const string SafetyChecked = "safety-checked";
    public const string DecidedFor = "decided-for";
    public const string DecisionObjected = "decision-objected";
    public const string AdvocateAsked = "advocate-asked";
    public const string DecisionReviewed = "decision-reviewed";
    public const string DecisionEnded = "decision-ended";
    public const string OpenedBySystem = "opened-by-system";
}
