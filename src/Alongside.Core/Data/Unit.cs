using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Data;

/// <summary>
/// A unit of work: everything in it is kept, or nothing. It sees the record as far as the gate allows the actor, on the
/// connection that writes. What it changes is saved when it ends; it returns once that is durable.
/// </summary>
public sealed class Unit
{
    internal Unit(UnitRequest request, RecordDb record, HouseDb house, Admission? admission, DateTime at)
    {
        (Actor, By, Record, House, At) = (request.Actor, request.By ?? request.Actor, record, house, at);
        Admission = admission ?? new Admission(Guid.Empty);
    }

    public Actor Actor { get; }

    /// <summary>Whom the events name: whoever acted, also where the house opened the door for them.</summary>
    public Actor By { get; private set; }

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
            AccountId = By.AccountId,
            Capacity = By.Capacity,
            OrganisationId = By.OrganisationId,
            TeamId = By.TeamId,
            AboutId = about,
            WordingId = wording,
            Reason = reason,
            Commitment = commitment,
            At = At,
        });

    /// <summary>Whoever came through the door was nobody here until now: from here on the events name them.</summary>
    internal void IsDoneBy(Actor somebody) => By = somebody;

    /// <summary>Somebody's reach changed (a share, a support, the name, when to look again): it is worked out anew before the unit ends.</summary>
    public void ReachMayDiffer() => ReachChanged = true;

    /// <summary>Something leaves the house once this unit is durable and the time has come, at least once. To a person only by <see cref="People.TellPerson"/>.</summary>
    public void SendLater(string kind, string payload, DateTime? notBefore = null) =>
        House.Outbox.Add(new OutboxLetter { OutboxId = Basics.Ids.New(At), Kind = kind, Payload = payload, MadeAt = At, DueAt = notBefore ?? At, Tries = 0 });
}
