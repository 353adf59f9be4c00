using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// One of those who saw what somebody tells without words: who, as what, on which day, and what they saw too. Two of
/// different relation make "what we understand"; after that it is somebody who looked again.
/// </summary>
public sealed class Observer : IOfAPart, IOfAStatement
{
    public required Guid PersonId { get; init; }
    public required Guid ObserverId { get; init; }
    public required Parts PartBit { get; set; }
    public required Guid StatementId { get; init; }

    /// <summary>The words that were before their eyes.</summary>
    public required Guid WordingId { get; init; }

    /// <summary>What they saw beside what the words say; null when the words say it.</summary>
    public string? Saw { get; init; }

    public required string Language { get; init; }
    public DateOnly? SawOn { get; init; }
    public required string Present { get; init; }
    public required Guid AccountId { get; init; }
    public required Capacity Capacity { get; init; }
    public Guid? OrganisationId { get; init; }
    public required string Name { get; init; }
    public required string Role { get; init; }
    public required DateTime At { get; init; }

    /// <summary>By when somebody looks again; null for the first, who waits for a second.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>
    /// Two eyes of one kind see one thing: whoever agrees is another human being, and knows the person in another way. The
    /// circle is one way; each organisation is one.
    /// </summary>
    public bool KnowsThemAnotherWayThan(Actor actor) =>
        AccountId != actor.AccountId && (Capacity != actor.Capacity || OrganisationId != actor.OrganisationId);
}

/// <summary>Whose account wrote down the words that stand: what lets an author write their own view anew. Shown to nobody.</summary>
public sealed class StatementAuthor : IOfAPart, IOfAStatement
{
    public required Guid PersonId { get; init; }
    public required Guid StatementId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid WordingId { get; init; }
    public required string Words { get; init; }
    public required string Capture { get; init; }
    public required Guid WrittenBy { get; init; }
    public required Capacity WrittenAs { get; init; }

    /// <summary>A view or an observation of this account, written in this capacity.</summary>
    public bool IsViewOf(Guid account, Capacity capacity) =>
        CaptureTable.Find(Capture)!.IsSomebodysView && WrittenBy == account && WrittenAs == capacity;

    /// <summary>May this wording take the place of what stands though the person has not said so? An author's own view anew, or what one saw, word for word, as what two understand.</summary>
    public bool MayBeFollowedBy(Wording wording, Guid account, Capacity capacity) => wording.Replaces == WordingId
        && (IsViewOf(account, capacity) && wording.WrittenBy == account && CaptureTable.Find(wording.Capture)!.IsSomebodysView
            || Capture == CaptureTable.Observed && wording.Capture == CaptureTable.Understood && wording.Words == Words);
}
