using System.Text.Encodings.Web;
using System.Text.Unicode;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Web.Access;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.WebEncoders;

namespace Alongside.Web.Design;

/// <summary>How the pages look and speak: registered here and nowhere else.</summary>
public static class DesignSetup
{
    // default-src 'self' and not 'none': some browsers judge <use href="/drawings.svg#..."> by default-src alone.
    private const string ContentRules =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // A picture opened by itself is drawn, and nothing in it runs, is fetched or is sent: not even from an SVG.
    private const string FileRules = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    public static WebApplicationBuilder AddDesign(this WebApplicationBuilder builder, IReadOnlyList<Language> spoken)
    {
        // The css and drawings are found beside the project too, not only after publishing, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        // Unpublished files would else be sent in a gzip wrapper without being made smaller, so that a change shows at once.
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        var services = builder.Services;
        // Urdu as Urdu, not as &#x627;: a page in Urdu would weigh three times as much.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(TextFiles.Load(Path.Combine(AppContext.BaseDirectory, "texts")));
        services.AddHttpContextAccessor();
        services.AddScoped(s => PageView.Read(s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request, spoken));
        services.AddScoped<Texts>();
        services.AddSingleton<LetterText>(s => (tag, sentence, values) =>
        {
            var view = new PageView(spoken, spoken.FirstOrDefault(language => language.Tag == tag) ?? Language.English);
            return new Texts(s.GetRequiredService<TextFiles>(), view, HtmlEncoder.Default).Plain(sentence, values);
        });
        return builder;
    }

    /// <summary>The safe headers of every answer, and the pages for what went wrong. The API answers
    /// in its own way: no page for a bare status, and an <c>IExceptionHandler</c> of its own is asked before the page is made.</summary>
    public static WebApplication UseDesign(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            // At the last moment: the page for a fault starts from an emptied response.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = IsFile(http) ? FileRules : ContentRules;
                if (IsFile(http)) headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
                if (HasPrintInItsName(http)) headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = fault => fault switch
            {
                NotHere => StatusCodes.Status404NotFound,
                NoRoom => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        return app;
    }

    private static bool IsFile(HttpContext http) => http.Response.StatusCode is (>= 200 and < 300) or StatusCodes.Status304NotModified && http.GetEndpoint()?.Metadata.GetMetadata<FileMark>() is not null;

    /// <summary>A file addressed by the print of its content never changes, published or not.</summary>
    private static bool HasPrintInItsName(HttpContext http) => http.Response.StatusCode < 300
        && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is { } file && file.Properties.Any(p => p.Name == "fingerprint");
}
