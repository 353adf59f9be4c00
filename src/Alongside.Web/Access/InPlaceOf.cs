using Microsoft.AspNetCore.Diagnostics;

namespace Alongside.Web.Access;

/// <summary>Whether a page is being made in place of another: because something went wrong there, or nothing was there.</summary>
internal static class InPlaceOf
{
    internal static bool Another(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
}
