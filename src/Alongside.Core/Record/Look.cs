using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>On what ground somebody looked. Kept for ever with the look.</summary>
public enum LookGround { Self = 1, Share = 2, Support = 3 }

/// <summary>
/// Somebody opened parts of a record. Kept before the page leaves, so the person's list of who looked is complete.
/// It names the parts that were opened to the viewer, whether or not they held anything.
/// </summary>
public sealed class Look : IKept
{
    public required Guid PersonId { get; init; }
    public required Guid LookId { get; init; }
    public required Parts PartBits { get; init; }
    public required Operation Operation { get; init; }
    public required Purpose Purpose { get; init; }
    public required LookGround Ground { get; init; }
    public required Guid AccountId { get; init; }
    public required Capacity Capacity { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? TeamId { get; init; }
    public required DateTime At { get; init; }
}
