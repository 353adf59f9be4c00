namespace Alongside.Data;

/// <summary>A request that may be sent twice: the caller's key and the SHA-256 of what was sent with it.</summary>
public sealed record RequestKey(string Key, byte[] BodyHash);
