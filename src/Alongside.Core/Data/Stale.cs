namespace Alongside.Data;

/// <summary>The words changed while this change was being written. Nothing was done; what was typed is still with the caller.</summary>
public sealed class Stale() : Exception("These words were changed in the meantime.");
