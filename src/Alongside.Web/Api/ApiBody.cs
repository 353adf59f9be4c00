using System.Text;
using System.Text.Json;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>Reads a JSON body once: for what it says, and for the key that makes sending it twice harmless.</summary>
internal static class ApiBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    internal static async Task<(T Body, RequestKey? Key)> ReadAsync<T>(HttpContext http) where T : class
    {
        if (!http.Request.HasJsonContentType()) throw new BadHttpRequestException("Not JSON", StatusCodes.Status415UnsupportedMediaType);
        using var kept = new MemoryStream();
        await http.Request.Body.CopyToAsync(kept, http.RequestAborted);
        var bytes = kept.GetBuffer().AsSpan(0, (int)kept.Length);
        try
        {
            var body = JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException();
            return (body, FormKey.Of(http, http.Request.Headers[FormKey.Header], Encoding.Latin1.GetString(bytes)));
        }
        // Half a surrogate pair in the JSON shows up as an InvalidOperationException inside.
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new Refused("This is not JSON that can be read here, or its text holds half a character.");
        }
    }
}
