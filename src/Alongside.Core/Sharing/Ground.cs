namespace Alongside.Sharing;

/// <summary>The kinds of fact the gate decides on.</summary>
public enum GroundKind
{
    /// <summary>The person chose that this viewer sees these parts.</summary>
    Share = 1,

    /// <summary>The person said: not this person (or team, or organisation).</summary>
    Exclusion = 2,

    /// <summary>This worker or team has been given the person to support.</summary>
    Support = 3,
}

/// <summary>Who a ground is about.</summary>
public enum ViewerKind
{
    /// <summary>An account as a member of the person's circle.</summary>
    Circle = 1,

    /// <summary>An account as a worker at one organisation.</summary>
    Worker = 2,

    /// <summary>Everybody who works in a team.</summary>
    Team = 3,

    /// <summary>Everybody who works at an organisation.</summary>
    Organisation = 4,

    /// <summary>An account in every capacity. Only exclusions are this wide.</summary>
    Account = 5,

    /// <summary>Those who lead at an organisation, which is the viewer. Only supports are for them: somebody there answers for who supports whom.</summary>
    Lead = 6,
}

/// <summary>
/// One fact about one person and one viewer: a share, an exclusion or a support. Instants are UTC; it holds from
/// <see cref="FromAt"/> until just before <see cref="UntilAt"/> (null: open-ended) unless it was taken back.
/// </summary>
public sealed class Ground : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid GroundId { get; init; }
    public required GroundKind Kind { get; init; }
    public required ViewerKind ViewerKind { get; init; }
    public required Guid ViewerId { get; init; }
    public Guid? OrganisationId { get; init; }
    public required Parts Parts { get; init; }

    /// <summary>A share to tell and not to see.</summary>
    public bool OnlyGives { get; init; }

    public required Purpose Purpose { get; init; }
    public required DateTime FromAt { get; init; }
    public DateTime? UntilAt { get; init; }
    public DateTime? TakenBackAt { get; init; }
}
