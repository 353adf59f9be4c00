using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>A look as it is grouped: with the minute it was made in, counted in UTC since 1970.</summary>
public sealed class LookMinute : IAboutAPerson
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
    public required long Minute { get; init; }
}
