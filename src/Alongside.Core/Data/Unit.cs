using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Data;

/// <summary>A request that may be sent twice: the caller's key and the SHA-256 of what was sent with it.</summary>
public sealed record RequestKey(string Key, byte[] BodyHash);

/// <summary>The same key came with another body. Nothing was done.</summary>
public sealed class KeyUsedBefore() : Exception("This key was used before, for something else.");

/// <summary>The words changed while this change was being written. Nothing was done; what was typed is still with the caller.</summary>
public sealed class Stale() : Exception("These words were changed in the meantime.");

/// <summary>The disk is full: nothing was kept. Reading goes on, and keeping does too as soon as there is room again.</summary>
public sealed class NoRoom(Exception inner) : Exception("There is no room to keep anything at the moment.", inner);

/// <summary>For whom a unit runs, about whom (null: about nobody's record), and under which key.</summary>
public sealed record UnitRequest(Actor Actor, Guid? Person = null)
{
    public Purpose Purpose { get; init; } = Purpose.Support;

    public RequestKey? Key { get; init; }

    /// <summary>Set by <see cref="SystemDoor"/> only: why the house itself opens this record.</summary>
    internal string? SystemReason { get; init; }
}

/// <summary>
/// A unit of work: everything in it is kept, or nothing. It sees the record as far as the gate allows the actor, on the
/// connection that writes. What it changes is saved when it ends; it returns once that is durable.
/// </summary>
public sealed class Unit
{
    internal Unit(UnitRequest request, RecordDb record, HouseDb house, Admission? admission, DateTime at)
    {
        (Actor, Record, House, At) = (request.Actor, record, house, at);
        Admission = admission ?? new Admission(Guid.Empty);
    }

    public Actor Actor { get; }

    /// <summary>What the gate allows this actor with this record. Empty when the unit is about nobody's record.</summary>
    public Admission Admission { get; }

    public RecordDb Record { get; }

    public HouseDb House { get; }

    /// <summary>The instant of the unit: everything in it happened then.</summary>
    public DateTime At { get; }

    internal bool ReachChanged { get; private set; }

    /// <summary>Writes down what happened. A change to a record without this is not saved.</summary>
    public void Happened(string kind, Parts part, Guid? about = null, Guid? wording = null, byte[]? commitment = null, string? reason = null) =>
        Record.Events.Add(new Event
        {
            PersonId = Admission.Person,
            EventId = Basics.Ids.New(At),
            PartBit = part,
            Kind = kind,
            AccountId = Actor.AccountId,
            Capacity = Actor.Capacity,
            OrganisationId = Actor.OrganisationId,
            TeamId = Actor.TeamId,
            AboutId = about,
            WordingId = wording,
            Reason = reason,
            Commitment = commitment,
            At = At,
        });

    /// <summary>Somebody's reach changed (a share, a support, the name): it is worked out anew before the unit ends.</summary>
    public void ReachMayDiffer() => ReachChanged = true;

    /// <summary>Something leaves the house once this unit is durable, at least once.</summary>
    public void SendLater(string kind, string payload) =>
        House.Outbox.Add(new OutboxLetter { OutboxId = Basics.Ids.New(At), Kind = kind, Payload = payload, MadeAt = At, DueAt = At, Tries = 0 });
}
