using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// The person said yes to one wording: these are their words. How they said it, to whom and who was in the room is kept
/// with it. It never passes to another wording.
/// </summary>
public sealed class Confirmation : IOfAPart, IKept, ITaken
{
    public required Guid PersonId { get; init; }
    public required Guid ConfirmationId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid StatementId { get; init; }
    public required Guid WordingId { get; init; }

    /// <summary>The yes that the person overturns by this row; null in a yes.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>Code from <see cref="Routes"/>.</summary>
    public required string How { get; init; }

    public Guid? TakenBy { get; init; }

    /// <summary>In which capacity it was taken down: whoever did reads it again as that, and as nothing else.</summary>
    public Capacity? TakenAs { get; init; }

    public required string TakerName { get; init; }
    public required string TakerRole { get; init; }
    public required string Present { get; init; }
    public string? Interpreter { get; init; }
    public DateOnly? SaidOn { get; init; }
    public required DateTime At { get; init; }
}
