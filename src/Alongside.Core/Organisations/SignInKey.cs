using Alongside.Sharing;

namespace Alongside.Organisations;

/// <summary>A browser's cookie, or a program's bearer token.</summary>
public enum KeyKind { Cookie = 1, Bearer = 2 }

/// <summary>Where a key is used, in a plain word, so that its owner knows it again. No address is kept.</summary>
public enum Device { Computer = 1, Phone = 2, Program = 3 }

/// <summary>
/// What lets one account in, in one capacity, until it ends or is ended. Only the SHA-256 of the key is kept, so a
/// stolen database opens nothing.
/// </summary>
public sealed class SignInKey
{
    public required byte[] KeyHash { get; init; }
    public required Guid AccountId { get; init; }
    public required KeyKind Kind { get; init; }
    public required Capacity Capacity { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? TeamId { get; init; }
    public required DateTime MadeAt { get; init; }
    public required DateTime EndsAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public Device? Device { get; init; }

    /// <summary>They said that the device is theirs alone. It is kept when they act as something else, and holds when they do not work.</summary>
    public bool Stays { get; init; }

    /// <summary>What its owner calls a token, so that they know which program it was for.</summary>
    public string? Name { get; init; }

    /// <summary>When it was last shown: to the hour, and to five minutes for a worker's browser.</summary>
    public DateTime? LastUsedAt { get; set; }
}
