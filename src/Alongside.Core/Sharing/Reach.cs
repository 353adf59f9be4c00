namespace Alongside.Sharing;

/// <summary>
/// One row per viewer, person and ground: who may know that which record exists, in the order names are listed. Derived
/// from shares, supports and the name, in the unit that changes them. It can show a name, never a record.
/// </summary>
public sealed class Reach : IAboutAPerson
{
    public required ViewerKind ViewerKind { get; init; }
    public required Guid ViewerId { get; init; }
    public required string NameFold { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid GroundId { get; init; }
    public Guid? OrganisationId { get; init; }
    public required Purpose Purpose { get; init; }
    public required string KnownAs { get; init; }
    public required DateTime FromAt { get; init; }
    public DateTime? UntilAt { get; init; }

    /// <summary>The first day by which something this ground lets its viewer read is to be looked at again with the person.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>In a row of those who lead: a worker or a team of theirs has this person. Null in the row that says they answer for them, and in every other.</summary>
    public ViewerKind? HolderKind { get; init; }

    public Guid? HolderId { get; init; }
}
