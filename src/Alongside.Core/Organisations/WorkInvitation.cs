namespace Alongside.Organisations;

/// <summary>Somebody is asked to work at an organisation. It lets nobody in by itself: whoever has its code says who they are, and works there from then on.</summary>
public sealed class WorkInvitation
{
    public required Guid InvitationId { get; init; }
    public required Guid OrganisationId { get; init; }

    /// <summary>The SHA-256 of its code, which is kept nowhere.</summary>
    public required byte[] CodeHash { get; init; }

    public Guid? TeamId { get; init; }

    /// <summary>Who is meant, for those who lead.</summary>
    public required string Name { get; init; }

    /// <summary>What they are there: "support worker". May be empty.</summary>
    public required string Role { get; init; }

    public required bool Leads { get; init; }

    /// <summary>Where the letter went; null when the code was handed over.</summary>
    public string? Email { get; init; }

    /// <summary>From when they work there.</summary>
    public required DateTime FromAt { get; init; }

    public required Guid MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }
    public required DateTime EndsAt { get; init; }
    public Guid? UsedBy { get; internal set; }

    /// <summary>Used, or taken back.</summary>
    public DateTime? OverAt { get; internal set; }
}
