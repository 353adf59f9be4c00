namespace Alongside.Organisations;

/// <summary>
/// The key of a quiet place, as a browser holds it: the ordinary key, and a second one behind it. What is kept is the hash
/// of both together, so neither the browser's cookies nor the database say of which account it is.
/// </summary>
public static class QuietKey
{
    // No key has it in it.
    private const char Between = '.';

    internal static string Behind(string ordinary, string secret) => ordinary + Between + secret;

    /// <summary>The ordinary key that stands before it; null for a key that is ordinary.</summary>
    public static string? OrdinaryOf(string key) => key.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? key[..at] : null;
}
