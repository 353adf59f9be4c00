using System.Security.Cryptography;
using System.Text;
using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Web.Access;

/// <summary>
/// The key a form or an API request carries so that sending it twice has one effect. Forms get theirs when they are shown;
/// programs send <c>Idempotency-Key</c>. The same key with another body is refused.
/// </summary>
public static class FormKey
{
    public const string Field = "key";
    public const string Header = "Idempotency-Key";
    private const int Most = 200;

    public static string New() => Ids.Opaque().ToString("N");

    /// <summary>The key of this request over what was sent; null when it carries none.</summary>
    public static RequestKey? Of(HttpContext http, string? key, params ReadOnlySpan<string?> body)
    {
        if (string.IsNullOrWhiteSpace(key)) return null;
        if (key.Length > Most) throw new Refused("The key of this request is too long.", Header);
        key = PlainText.Optional(key, Most, Header)!;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}"));
        foreach (var part in body)
        {
            hash.AppendData(BitConverter.GetBytes(part?.Length ?? -1));
            // Half a surrogate pair has no UTF-8 form: hash the characters as they stand.
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes((part ?? "").AsSpan()));
        }
        return new RequestKey(key, hash.GetHashAndReset());
    }
}
