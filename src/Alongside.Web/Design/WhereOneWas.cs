using Microsoft.AspNetCore.Diagnostics;

namespace Alongside.Web.Design;

/// <summary>The page somebody is on, so that a visit to "How I see this site" ends where it began. Never an address of another site.</summary>
public static class WhereOneWas
{
    /// <summary>The address shown in the browser, also while the page for a fault or for "nothing here" is made in its place.</summary>
    public static string Here(HttpContext http)
    {
        if (http.Request.Query["back"] is [{ } back] && IsLocal(back)) return back;
        var features = http.Features;
        if (features.Get<IStatusCodeReExecuteFeature>() is { } again) return again.OriginalPath + again.OriginalQueryString;
        if (features.Get<IExceptionHandlerPathFeature>() is { } fault) return fault.Path;
        return http.Request.Path + http.Request.QueryString;
    }

    /// <summary>A link to a page of settings that knows the way back.</summary>
    public static string LinkWithWayBack(HttpContext http, string page) =>
        $"{http.Request.PathBase}{page}?back={Uri.EscapeDataString(Here(http))}";

    public static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
