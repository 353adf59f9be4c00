using Alongside.Data;

namespace Alongside.Sharing;

/// <summary>
/// The one way past the gate into any part of a record, for the house itself: moving a support list in from elsewhere, making a demo, repairing; and
/// for somebody who has no way in and may still do this one thing. It needs a reason in words, and the record keeps an event
/// with that reason and with who acted, which the person can read. A test counts and lists who calls it.
/// </summary>
public sealed class SystemDoor(IWriter writer)
{
    /// <summary>The house does it: nobody acts.</summary>
    public Task<TAnswer> RunAsync<TAnswer>(Guid person, string reason, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default) =>
        RunAsync(null, person, reason, work, key: null, cancel);

    /// <summary>Somebody does it, and the events name them. Null: they are not known yet (<see cref="Unit.IsDoneBy"/>), or the house does it.</summary>
    public Task<TAnswer> RunAsync<TAnswer>(Actor? by, Guid person, string reason, Func<Unit, Task<TAnswer>> work, RequestKey? key = null, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return writer.RunAsync(new UnitRequest(Actor.House, person) { SystemReason = reason, By = by, Key = key }, work, cancel);
    }
}
