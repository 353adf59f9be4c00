using Alongside.Bench.Peers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alongside.Bench.Limits;

/// <summary>The smallest server that can answer at all, with one of the limits behind it. It says nothing and keeps no log.</summary>
public static class LimitServer
{
    public static async Task RunAsync(string limit, string file, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => { kestrel.AddServerHeader = false; kestrel.ListenLocalhost(port); });
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        RequestDelegate endpoint = limit switch
        {
            "hello" => http => WriteAsync(http, "hello"u8.ToArray()),
            "raw" => RawReader.Endpoint(file, gated: false),
            "raw-gate" => RawReader.Endpoint(file, gated: true),
            "list" => RawList.Endpoint(file),
            "ef-default" => PlainEfReader.Endpoint(file),
            _ => throw new ArgumentException($"There is no limit called {limit}."),
        };
        app.MapGet(limit == "list" ? "/api/v1/people" : "/api/v1/people/{id}", endpoint);
        await app.RunAsync();
    }

    internal static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
