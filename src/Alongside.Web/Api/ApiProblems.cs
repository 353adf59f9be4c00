using Alongside.Basics;
using Alongside.Data;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace Alongside.Web.Api;

/// <summary>Everything that goes wrong in the API is answered as problem details (RFC 9457), in a plain sentence.</summary>
public sealed class ApiProblems(RequestDelegate next, ILogger<ApiProblems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!ApiMark.On(http))
        {
            await next(http);
            return;
        }
        // A bare status gets a problem here, never a page.
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        try
        {
            await next(http);
        }
        catch (Exception problem) when (!http.Response.HasStarted && Answer(problem) is { } answer)
        {
            http.Response.Clear();
            if (answer.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "60";
            await WriteAsync(http, answer.Status, answer.Sentence, answer.Field);
            return;
        }
        catch (Exception problem) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Log.Fault(log, problem, http.TraceIdentifier);
            http.Response.Clear();
            await WriteAsync(http, StatusCodes.Status500InternalServerError,
                $"Something went wrong, and it is our fault. Send it again with the same Idempotency-Key. If you ask for help, give this number: {http.TraceIdentifier}");
            return;
        }
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await WriteAsync(http, http.Response.StatusCode, http.Response.StatusCode switch
            {
                StatusCodes.Status401Unauthorized => "Send a token that is still good: Authorization: Bearer …",
                StatusCodes.Status404NotFound => NothingToSee,
                StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
                StatusCodes.Status415UnsupportedMediaType => "Send JSON.",
                _ => "This cannot be done.",
            });
    }

    private const string NothingToSee = "There is nothing here.";

    private static (int Status, string Sentence, string? Field)? Answer(Exception problem) => problem switch
    {
        NotHere => (StatusCodes.Status404NotFound, NothingToSee, null),
        Refused refused => (StatusCodes.Status422UnprocessableEntity, Sentence.Fill(refused.Sentence, refused.Arguments), refused.Field),
        Stale => (StatusCodes.Status412PreconditionFailed, "These words were changed in the meantime. Read them again; nothing was saved.", null),
        KeyUsedBefore => (StatusCodes.Status409Conflict, "This Idempotency-Key was used before, for something else. Nothing was done.", null),
        NoRoom => (StatusCodes.Status503ServiceUnavailable, "There is no room to keep anything at the moment. Nothing was saved. Try again later with the same Idempotency-Key.", null),
        BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? "This is too large to keep." : "This request cannot be read.", null),
        _ => null,
    };

    private static Task WriteAsync(HttpContext http, int status, string sentence, string? field = null)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(detail: sentence, statusCode: status,
            extensions: field is null ? null : new Dictionary<string, object?> { ["field"] = field }).ExecuteAsync(http);
    }
}
