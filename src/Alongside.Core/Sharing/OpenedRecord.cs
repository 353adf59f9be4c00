using Alongside.Data;

namespace Alongside.Sharing;

/// <summary>A record, open for one actor as far as the gate allows, until disposed.</summary>
public sealed class OpenedRecord : IDisposable
{
    private readonly ReaderSlots.Lease lease;

    internal OpenedRecord(ReaderSlots.Lease lease, Actor actor, Admission admission, Task looked, DateTime at) =>
        (this.lease, Actor, Admission, Looked, At) = (lease, actor, admission, looked, at);

    public Actor Actor { get; }
    public Admission Admission { get; }
    public Guid Person => Admission.Person;
    public DateTime At { get; }
    public RecordDb Db => lease.Record;

    /// <summary>The house's own tables, for the names of whoever a record mentions.</summary>
    internal HouseDb House => lease.House;

    /// <summary>Completes when the look is durable. Nothing of the record leaves before.</summary>
    public Task Looked { get; }

    public void Dispose() => lease.Dispose();
}
