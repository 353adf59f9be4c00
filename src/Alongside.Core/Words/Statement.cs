using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>Something said under a heading. It has exactly one part, and one wording that stands now.</summary>
public sealed class Statement : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid StatementId { get; init; }
    public required Parts PartBit { get; init; }

    /// <summary>The PRSB About Me heading it is also shown under, 1 to 7 (PRSB About Me v2.01).</summary>
    public required int AboutMe { get; init; }

    public required Guid CurrentWording { get; set; }
    public required DateTime FirstSaidAt { get; init; }
}
