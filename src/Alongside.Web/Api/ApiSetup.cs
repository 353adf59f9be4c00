using Alongside.Web.Access;
using Microsoft.OpenApi;

namespace Alongside.Web.Api;

/// <summary>The API of version 1: it only grows. One file a module; described by itself at <c>/openapi/v1.json</c>.</summary>
public static class ApiSetup
{
    public static void AddApi(this IServiceCollection services, Settings settings)
    {
        // A trace id would make two answers that must be the same differ; it is in the log, and on faults of ours (ApiProblems).
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            // Where the house is known to be, never where a request says it is.
            document.Servers = [new OpenApiServer { Url = settings.Url.ToString().TrimEnd('/') }];
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithMetadata(ApiMark.One).DisableAntiforgery();
        api.MapMe();
        api.MapPeople();
        api.MapWords();
        api.MapSuggestions();
        api.MapShares();
        api.MapLooked();
        api.MapHappened();
        api.MapCircle();
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new OpenAttribute("It describes the API and holds nothing of anybody."));
    }
}
