using Alongside.Basics;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alongside.Web.Pages.Frame;

/// <summary>
/// What a person sees when something is not there or went wrong. It is the same page, byte for byte, for what is missing and
/// for what is not theirs to see, so it holds no number unless the fault is ours.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[Open("It says that something went wrong, or that there is nothing here, and no more.")]
public sealed class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    public int Status => RouteData.Values["status"] is string given && int.TryParse(given, out var status) && status is >= 400 and < 600
        ? status
        : Response.StatusCode >= 400 ? Response.StatusCode : StatusCodes.Status500InternalServerError;

    public bool IsNothing => Status == StatusCodes.Status404NotFound;

    public bool IsOurs => Status >= 500 && Status != StatusCodes.Status503ServiceUnavailable;

    /// <summary>What was typed into a form that was not taken; also where there is nothing any more, as when a share has ended or a quiet place has closed.</summary>
    public string? Typed => Status is StatusCodes.Status400BadRequest or StatusCodes.Status401Unauthorized or StatusCodes.Status404NotFound ? TypedBefore.In(HttpContext) : null;

    /// <summary>The same number stands in the log beside what went wrong.</summary>
    public string RequestId => HttpContext.TraceIdentifier;

    public string Picture => IsNothing ? "search" : IsOurs ? "tea" : "later";

    public string Sentence => Status switch
    {
        404 => "There is nothing here",
        503 => "Nothing can be kept just now",
        413 => "That was too much at once",
        401 => "You are not signed in any more",
        403 => "This is not open to you",
        >= 500 => "Something went wrong here",
        _ => "That did not work",
    };

    public string Explanation => Status switch
    {
        503 => "There is no room left where words are kept. What was saved before is safe. Copy what you wrote, and try again later.",
        413 => "What you sent is too big. Make it shorter, or send it in pieces.",
        401 => "Nothing was kept. Sign in again, and send your words once more.",
        403 => "You may need to sign in again.",
        405 or 415 => "This page does not take what was sent to it. Nothing was kept.",
        429 => "Too much came from this place in a short time. Wait a minute, and try again.",
        _ => "The page may have been open for too long. Go back, load it again, and try once more.",
    };

    // Asked for by its own address there is nothing here: only what went wrong brings this page.
    // Not in OnGet: this page also stands in for a PUT or a DELETE, which has no handler here.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!InPlaceOf.Another(HttpContext)) throw new NotHere();
        Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = "60";
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } fault) Log.Fault(log, fault.Error, RequestId);
    }
}
