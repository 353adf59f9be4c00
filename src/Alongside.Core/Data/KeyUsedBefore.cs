namespace Alongside.Data;

/// <summary>The same key came with another body. Nothing was done.</summary>
public sealed class KeyUsedBefore() : Exception("This key was used before, for something else.");
