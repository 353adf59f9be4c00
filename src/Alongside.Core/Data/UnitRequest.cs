using Alongside.Sharing;

namespace Alongside.Data;

/// <summary>For whom a unit runs, about whom (null: about nobody's record), and under which key.</summary>
public sealed record UnitRequest(Actor Actor, Guid? Person = null)
{
    /// <summary>The house itself, about nobody's record.</summary>
    public static UnitRequest ByTheHouse { get; } = new(Actor.House);

    /// <summary>The same for a request of somebody's, who may send it twice.</summary>
    public static UnitRequest ByTheHouseFor(Guid account, RequestKey? key) => ByTheHouse with { Asker = account, Key = key };

    public Purpose Purpose { get; init; } = Purpose.Support;

    public RequestKey? Key { get; init; }

    /// <summary>The hash of secret words: the unit sees what they lead to.</summary>
    internal byte[]? Door { get; init; }

    /// <summary>Set by <see cref="SystemDoor"/> only: why the house itself opens this record.</summary>
    internal string? SystemReason { get; init; }

    /// <summary>Set by <see cref="SystemDoor"/> only: who acts through it. It opens nothing for them; what happened names them.</summary>
    internal Actor? By { get; init; }

    /// <summary>Whose request the house does: it acts as nobody, but two of them may have made the same key.</summary>
    internal Guid? Asker { get; init; }

    /// <summary>Whose request it is: a key counts for them alone.</summary>
    internal Guid Account => Asker ?? (By ?? Actor).AccountId;
}
