using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Alongside.Web.Access;

/// <summary>Seals where a list goes on, since addresses are seen by others and that place is somebody's name.</summary>
public sealed class SealedCursor(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("alongside.cursor");

    public string? Seal(string? cursor) => cursor is null ? null : protector.Protect(cursor);

    /// <summary>Nothing for what we did not seal: then the list begins at its beginning.</summary>
    public string? Open(string? shown)
    {
        if (string.IsNullOrEmpty(shown)) return null;
        try
        {
            return protector.Unprotect(shown);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
