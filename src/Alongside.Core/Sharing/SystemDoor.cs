using Alongside.Data;

namespace Alongside.Sharing;

/// <summary>
/// The one way past the gate, for the house itself: moving a support list in from elsewhere, making a demo, repairing.
/// It needs a reason in words, and the record keeps an event with that reason, which the person can read. A test counts
/// and lists who calls it.
/// </summary>
public sealed class SystemDoor(IWriter writer)
{
    public Task<TAnswer> RunAsync<TAnswer>(Guid person, string reason, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default) =>
        RunAsync(person, reason, work, key: null, cancel);

    /// <summary>The same, when it was asked for by a request that may come twice.</summary>
    public Task<TAnswer> RunAsync<TAnswer>(Guid person, string reason, Func<Unit, Task<TAnswer>> work, RequestKey? key, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return writer.RunAsync(new UnitRequest(Actor.House, person) { SystemReason = reason, Key = key }, work, cancel);
    }
}
