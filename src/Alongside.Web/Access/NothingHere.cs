using Alongside.Basics;

namespace Alongside.Web.Access;

/// <summary>
/// Turns "there is nothing here for you" into a plain 404 with nothing in it, wherever it was found out. The page or problem
/// for 404 is then made by the same code as for an address that never existed.
/// </summary>
public sealed class NothingHere(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (NotHere) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
