namespace Alongside.Data;

/// <summary>This installation: when it was made, and whether it is a demo. One row.</summary>
public sealed class Installation
{
    public required int One { get; init; }
    public required DateTime MadeAt { get; init; }
    public required bool Demo { get; init; }
}
