using System.Text;
using Alongside.Organisations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Alongside.Web.Access;

/// <summary>
/// Takes in the form of a page, all of it, before anything else is done for it: whoever sends slowly holds up nobody. One
/// that is too large is answered so, and not as a page that was open for too long; and an empty character (U+0000), which
/// the framework's own reader stops at, comes through to where it is refused in plain words with everything that was typed
/// still there.
/// </summary>
public sealed class PageForms(RequestDelegate next, SignIn signIn, Settings settings)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // The page for what went wrong comes this way again, with what is left of the same request.
        if (!InPlaceOf.Another(http) && !ApiMark.On(http) && await RefusedAsync(http) is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }
        await next(http);
    }

    internal static bool HasForm(HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<int?> RefusedAsync(HttpContext http)
    {
        var method = http.Request.Method;
        // Asked before the token of the form is: a PUT has none, and the page was not open for too long.
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
            && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsPost(method) && !HttpMethods.IsOptions(method))
        {
            http.Response.Headers.Allow = "GET, HEAD, POST";
            return StatusCodes.Status405MethodNotAllowed;
        }
        if (FileForms.HasFiles(http) && http.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null)
            // From nobody: so much is not even read of whoever has not come in, and they are told so next.
            return await HasComeInAsync(http) ? await TakeInAsync(http, () => FileForms.ReadAsync(http, settings.FileMegabytes * 1024 * 1024)) : null;
        // No other form of ours holds files.
        if (http.Request.HasFormContentType && !HasForm(http)) return StatusCodes.Status415UnsupportedMediaType;
        return HasForm(http) ? await TakeInAsync(http, () => WordsAsync(http)) : null;
    }

    private async Task<bool> HasComeInAsync(HttpContext http) =>
        SignInCookie.Read(http) is { } key && await signIn.ActorAsync(key, KeyKind.Cookie, http.RequestAborted) is not null;

    private static async Task WordsAsync(HttpContext http)
    {
        var kept = new MemoryStream();
        await http.Request.Body.CopyToAsync(kept, http.RequestAborted);
        var bytes = kept.GetBuffer().AsSpan(0, (int)kept.Length);
        if (bytes.IndexOf("%00"u8) >= 0 || bytes.Contains((byte)0))
            http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(new FormReader(Encoding.UTF8.GetString(bytes)).ReadForm())));
        kept.Position = 0;
        http.Request.Body = kept;
        await http.Request.ReadFormAsync(http.RequestAborted);
    }

    private static async Task<int?> TakeInAsync(HttpContext http, Func<Task> read)
    {
        try
        {
            await read();
            return null;
        }
        // Too large; or more fields than any form has, a name without end, or a form that breaks off.
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException || (problem is IOException && FileForms.HasFiles(http)))
        {
            // Nobody tries to read it again on the way out.
            http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            return (problem as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        }
    }
}
