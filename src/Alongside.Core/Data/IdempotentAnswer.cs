namespace Alongside.Data;

/// <summary>What an account's request was answered, so that the same request sent twice has one effect. Kept 48 hours; ids only, never words.</summary>
public sealed class IdempotentAnswer
{
    public required Guid AccountId { get; init; }
    public required string Key { get; init; }
    public required byte[] BodyHash { get; init; }
    public required string Answer { get; init; }
    public required DateTime At { get; init; }
}
