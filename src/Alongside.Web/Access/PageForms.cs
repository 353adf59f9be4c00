using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Alongside.Web.Access;

/// <summary>
/// Takes in the form of a page before anything else reads it. One that is too large is answered so, and not as a page
/// that was open for too long; and an empty character (U+0000), which the framework's own reader stops at, comes through
/// to where it is refused in plain words with everything that was typed still there.
/// </summary>
public sealed class PageForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (IsForm(http) && !await TakeInAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        await next(http);
    }

    // The page for what went wrong comes this way again, with what is left of the same request.
    private static bool IsForm(HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        && http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerFeature>() is null && !AccessLock.IsApi(http);

    private static async Task<bool> TakeInAsync(HttpContext http)
    {
        var kept = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(kept, http.RequestAborted);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return false;
        }
        var bytes = kept.GetBuffer().AsSpan(0, (int)kept.Length);
        if (bytes.IndexOf("%00"u8) >= 0 || bytes.Contains((byte)0))
            http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(new FormReader(Encoding.UTF8.GetString(bytes)).ReadForm())));
        kept.Position = 0;
        http.Request.Body = kept;
        return true;
    }
}
