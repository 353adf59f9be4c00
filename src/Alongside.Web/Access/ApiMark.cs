namespace Alongside.Web.Access;

/// <summary>Marks the endpoints of the API. What an endpoint is decides, never how its address was written: routing knows no case.</summary>
public sealed class ApiMark
{
    public static ApiMark One { get; } = new();

    /// <summary>Where there is no endpoint of ours, only the answer's form hangs on it, and the address has to tell.</summary>
    internal static bool On(HttpContext http) => http.GetEndpoint() is RouteEndpoint endpoint
        ? endpoint.Metadata.GetMetadata<ApiMark>() is not null
        : http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
