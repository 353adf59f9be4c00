namespace Alongside.Data;

/// <summary>That some content in the folder of files is needed by one file, or was until a moment. It does not say whose.</summary>
public sealed class BytesNeeded
{
    public required Guid NeedId { get; init; }
    public required byte[] Sha256 { get; init; }

    /// <summary>From when it is not needed any more; null while it is. What is only being brought has one too, so that nothing is left of what never came.</summary>
    public DateTime? EndsAt { get; set; }
}
