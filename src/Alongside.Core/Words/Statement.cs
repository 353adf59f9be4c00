using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>Something said under a heading. It has exactly one part, and one wording that stands now.</summary>
public sealed class Statement : IOfAPart, IOfAStatement
{
    public required Guid PersonId { get; init; }
    public required Guid StatementId { get; init; }

    /// <summary>Its heading, or only me when the person keeps it for themselves.</summary>
    public required Parts PartBit { get; set; }

    /// <summary>The PRSB About Me heading it is also shown under, 1 to 7 (PRSB About Me v2.01).</summary>
    public required int AboutMe { get; set; }

    public required Guid CurrentWording { get; set; }
    public required DateTime FirstSaidAt { get; init; }

    /// <summary>The heading it stood under before the person kept it for themselves; null while it stands under its heading.</summary>
    public Parts? KeptFrom { get; set; }

    /// <summary>When the person took it away; null while it stands. It can be brought back.</summary>
    public DateTime? GoneAt { get; set; }

    /// <summary>When the person said yes to the wording that stands, and how; null when they have not.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public string? ConfirmedHow { get; set; }

    /// <summary>Since when the person does not agree with what stands here; null when they do not say so.</summary>
    public DateTime? DisagreedAt { get; set; }

    /// <summary>Since when something stands beside it that was decided for the person. The database keeps it, with the decision.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>The heading it belongs to, whether or not it is kept for the person alone.</summary>
    public Parts Heading => KeptFrom ?? PartBit;

    /// <summary>Other words stand from now on. A yes to the earlier ones does not count for these; that the person does not agree stays until they say otherwise (<see cref="Disagreement"/>).</summary>
    internal void Put(Wording wording)
    {
        CurrentWording = wording.WordingId;
        (ConfirmedAt, ConfirmedHow) = (null, null);
    }
}
