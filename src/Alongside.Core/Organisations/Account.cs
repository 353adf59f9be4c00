namespace Alongside.Organisations;

/// <summary>Somebody who can sign in. Everything else about them hangs on what they act as.</summary>
public sealed class Account
{
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }

    /// <summary>What they are, in words shown beside their name: "support worker", "sister". May be empty.</summary>
    public required string Role { get; init; }

    /// <summary>The account's own record, if it has one.</summary>
    public Guid? PersonId { get; set; }

    public required DateTime MadeAt { get; init; }
}

/// <summary>A council, charity, user-led group, provider or hospital.</summary>
public sealed class Organisation
{
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }
}

/// <summary>A team inside an organisation.</summary>
public sealed class Team
{
    public required Guid TeamId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }
}
