using Alongside.Data;
using Alongside.Record;

namespace Alongside.Sharing;

/// <summary>
/// The person asked somebody into their circle. Whoever joins with its code has nothing yet: the person sees under which
/// name, and shares only when they say that it is the one they meant.
/// </summary>
public sealed class Invitation : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid InvitationId { get; init; }

    /// <summary>Who was meant, as the person calls them. It never leaves the person's own pages.</summary>
    public required string Name { get; init; }

    /// <summary>What they are to the person: "sister". May be empty.</summary>
    public required string Role { get; init; }

    /// <summary>Where the letter went; null when the code was handed over.</summary>
    public string? Email { get; init; }

    public required Parts Parts { get; init; }

    /// <summary>They are asked to tell, and see nothing.</summary>
    public bool OnlyGives { get; init; }

    public required DateTime UntilAt { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>From then on its code is good for nothing.</summary>
    public required DateTime EndsAt { get; init; }

    public Guid? JoinedBy { get; private set; }
    public string? JoinedName { get; private set; }
    public DateTime? JoinedAt { get; private set; }

    /// <summary>The share it became.</summary>
    public Guid? ShareId { get; private set; }

    /// <summary>The person said yes or no to who joined, or took it back.</summary>
    public DateTime? OverAt { get; private set; }

    /// <summary>Nobody has come yet, and somebody still can.</summary>
    public bool IsWaiting(DateTime at) => OverAt is null && JoinedAt is null && at < EndsAt;

    /// <summary>Somebody came, and the person has not said yet whether it is the one they meant.</summary>
    public bool AsksWhoItIs => OverAt is null && JoinedAt is not null;

    internal void Join(Unit unit, Guid account, string name)
    {
        (JoinedBy, JoinedName, JoinedAt) = (account, name, unit.At);
        unit.Happened(EventKinds.InvitationUsed, Parts.OnlyMe, InvitationId);
    }

    internal void Become(Unit unit, Share share)
    {
        (ShareId, OverAt) = (share.ShareId, unit.At);
        share.GiveIn(unit);
    }

    internal void TakeBack(Unit unit)
    {
        OverAt ??= unit.At;
        unit.Happened(EventKinds.InvitationTakenBack, Parts.OnlyMe, InvitationId);
    }
}

/// <summary>
/// What a code leads to: which invitation in whose record, until when. It is kept apart from the record because whoever
/// holds the code has no way into any record; it holds the code's SHA-256 only.
/// </summary>
public sealed class InvitationCode
{
    public required byte[] CodeHash { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid InvitationId { get; init; }
    public required DateTime EndsAt { get; init; }

    /// <summary>Used, or taken back.</summary>
    public DateTime? EndedAt { get; set; }
}
