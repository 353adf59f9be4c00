namespace Alongside.Sharing;

/// <summary>As what somebody acts. Never two at once: a neighbour who is also a nurse chooses, and switches openly.</summary>
public enum Capacity
{
    /// <summary>The person whose record it is.</summary>
    Self = 1,

    /// <summary>Somebody around a person: family, friend, neighbour, carer.</summary>
    Circle = 2,

    /// <summary>Somebody paid to help, at one organisation and perhaps in one team of it.</summary>
    Worker = 3,

    /// <summary>The installation itself, through the audited <see cref="SystemDoor"/>. The gate gives it nothing.</summary>
    House = 4,
}

/// <summary>One account acting in one capacity. <paramref name="OwnRecord"/> is the account's own record: the one it acts in as itself, and that it has no part in as anybody else; <paramref name="WorksAt"/> names the organisation and the team, for the page to say.</summary>
public sealed record Actor(
    Guid AccountId,
    Capacity Capacity,
    Guid? OwnRecord = null,
    Guid? OrganisationId = null,
    Guid? TeamId = null,
    string Name = "",
    string Role = "",
    string WorksAt = "")
{
    /// <summary>Every record of theirs, for somebody who has put several pages together; null: <see cref="OwnRecord"/> is all there is.</summary>
    public IReadOnlyList<Guid>? OwnRecords { get; init; }

    /// <summary>They are in their quiet place.</summary>
    public bool Quiet { get; init; }

    /// <summary>As a worker: they lead at the organisation they act for.</summary>
    public bool Leads { get; init; }

    /// <summary>The record is about them, whichever of their pages they are on.</summary>
    public bool Owns(Guid person) => OwnRecord == person || OwnRecords?.Contains(person) == true;

    /// <summary>The installation itself, for what is nobody's record and for the <see cref="SystemDoor"/>.</summary>
    public static Actor House { get; } = new(Guid.Empty, Capacity.House, Name: "Alongside");
}
