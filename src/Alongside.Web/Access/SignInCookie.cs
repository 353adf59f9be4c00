using Alongside.Organisations;

namespace Alongside.Web.Access;

/// <summary>The cookie that holds a key. Bound to this one host over https; plain only on this machine itself.</summary>
public static class SignInCookie
{
    private static string Name(HttpContext http) => http.Request.IsHttps ? "__Host-alongside" : "alongside";

    public static void Give(HttpContext http, string key, bool stays = false) => Give(http, key, stays ? SignIn.OwnDeviceLife : SignIn.CookieLife);

    /// <summary>For a key that has lived already: the browser forgets it when it would have. Coming from the quiet place or going there, nothing of that may tell.</summary>
    public static void Give(HttpContext http, string key, TimeSpan life) => http.Response.Cookies.Append(Name(http), key, new CookieOptions
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    });

    public static string? Read(HttpContext http) => http.Request.Cookies[Name(http)] is { Length: > 0 } key ? key : null;

    public static void Take(HttpContext http) =>
        http.Response.Cookies.Delete(Name(http), new CookieOptions { Path = "/", Secure = http.Request.IsHttps, HttpOnly = true });
}
