namespace Alongside.People;

/// <summary>One page of an account that has several. Put together they are one person's; each stays what it was, and is seen by whom it was.</summary>
public sealed class OwnPage
{
    public required Guid PersonId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTime Since { get; init; }

    /// <summary>The one the account had before; the others were put to it.</summary>
    public required bool IsFirst { get; init; }
}
