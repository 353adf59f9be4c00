namespace Alongside.People;

/// <summary>
/// What secret words lead to: the quiet place, which is an account of its own with a record of its own. Nothing joins it to
/// the account that types the words but the hash of both, so there is nothing that an ordinary page could show.
/// </summary>
public sealed class QuietDoor
{
    public required byte[] DoorHash { get; init; }
    public required Guid AccountId { get; init; }
}
