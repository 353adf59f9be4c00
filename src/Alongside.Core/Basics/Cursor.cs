using System.Buffers.Text;
using System.Text;

namespace Alongside.Basics;

/// <summary>
/// Where the next page begins, as one word. It proves no right: each page is asked of the gate anew. It holds a name, so
/// the web seals it before it stands in an address.
/// </summary>
public static class Cursor
{
    private const char Between = '\u001F';

    public static string Write(string fold, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id:N}{Between}{fold}"));

    /// <summary>Nothing when there is none, or when it is not one of ours: then the list begins at its beginning.</summary>
    public static (string? Fold, Guid Id) Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor)) return (null, default);
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Between, 2);
        return parts.Length == 2 && !parts[1].Contains('\0') && Guid.TryParseExact(parts[0], "N", out var id) ? (parts[1], id) : (null, default);
    }
}
