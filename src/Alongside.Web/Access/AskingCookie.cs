using System.Security.Cryptography;
using Alongside.Organisations;
using Microsoft.AspNetCore.DataProtection;

namespace Alongside.Web.Access;

/// <summary>Remembers, sealed, which asking for a letter this browser made, so that the figures in the letter work here and nowhere else.</summary>
public sealed class AskingCookie(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("alongside.asking");

    public void Give(HttpContext http, Guid attempt) => http.Response.Cookies.Append(Name(http), protector.Protect($"{attempt:N}"), new CookieOptions
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = SignInCode.Life,
        IsEssential = true,
    });

    /// <summary>Nothing for what we did not seal.</summary>
    public Guid? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name(http)] is not { Length: > 0 } held) return null;
        try
        {
            return Guid.TryParseExact(protector.Unprotect(held), "N", out var attempt) ? attempt : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Take(HttpContext http) =>
        http.Response.Cookies.Delete(Name(http), new CookieOptions { Path = "/", Secure = http.Request.IsHttps, HttpOnly = true });

    private static string Name(HttpContext http) => http.Request.IsHttps ? "__Host-asking" : "asking";
}
