using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>A statement in the words that stand now: what a reader of the part sees, and no column more.</summary>
public sealed class StatementNow : IOfAPart, ISpoken
{
    public required Guid PersonId { get; set; }
    public required Guid StatementId { get; init; }
    public required Parts PartBit { get; init; }
    public required int AboutMe { get; init; }
    public required Guid WordingId { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }
    public required string Capture { get; init; }
    public string? Pictures { get; init; }
    public DateOnly? SaidOn { get; init; }
    public required string Present { get; init; }
    public required Capacity WrittenAs { get; init; }
    public required string WriterName { get; init; }
    public required string WriterRole { get; init; }
    public required DateTime At { get; init; }
    public DateTime? ConfirmedAt { get; init; }
    public string? ConfirmedHow { get; init; }

    /// <summary>The person does not agree with these words. Shown wherever they are.</summary>
    public DateTime? DisagreedAt { get; init; }

    /// <summary>Something was decided for the person about these words. What, is read beside them.</summary>
    public DateTime? DecidedAt { get; init; }

    public Record.DecidedNow? Decided { get; internal set; }

    /// <summary>Who saw it, where it is or may become what people understand together; the first one first. Read beside the view.</summary>
    public IReadOnlyList<Observer> Observers { get; internal set; } = [];

    /// <summary>One has seen it, and a second who knows the person in another way has not yet.</summary>
    public bool WaitsForASecond => Observers.Count > 0 && Capture == CaptureTable.Observed;

    /// <summary>By when somebody looks again at what we understand.</summary>
    public DateOnly? ReviewBy => Observers.Count > 0 ? Observers[^1].ReviewBy : null;
}
