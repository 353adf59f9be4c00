using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Alongside.Web.Access;

namespace Alongside.Web.Api;

/// <summary>
/// JSON with a tag made from its own bytes, so the tag changes exactly when what this reader sees changes, and nothing
/// hidden can move it. A reader who has it already gets 304; the gate was asked and the look kept all the same.
/// </summary>
internal sealed class TaggedJson(ArrayBufferWriter<byte> body) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        await http.LookedFirstAsync();
        var response = http.Response;
        var mark = Mark(body.WrittenSpan);
        response.Headers.ETag = mark;
        response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.ToString() == mark)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.WrittenCount;
        await response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    internal static string Mark(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return $"\"{Base64Url.EncodeToString(hash[..18])}\"";
    }
}
