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

/// <summary>One account acting in one capacity. <paramref name="OwnRecord"/> is the account's own record, used in capacity self only; <paramref name="WorksAt"/> names the organisation and the team, for the page to say.</summary>
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
    /// <summary>They are in their quiet place.</summary>
    public bool Quiet { get; init; }

    /// <summary>As a worker: they lead at the organisation they act for.</summary>
    public bool Leads { get; init; }

    /// <summary>The installation itself, for what is nobody's record and for the <see cref="SystemDoor"/>.</summary>
    public static Actor House { get; } = new(Guid.Empty, Capacity.House, Name: "Alongside");
}
