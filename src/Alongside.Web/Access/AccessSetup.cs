using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Alongside.Web.Access;

/// <summary>Puts the lock on every page and endpoint.</summary>
public static class AccessSetup
{
    /// <summary>Razor Pages keep their attributes to themselves: hand each page's rule to its endpoint, or refuse to start.</summary>
    public static void LockPages(this PageConventionCollection conventions) =>
        conventions.AddFolderApplicationModelConvention("/", page =>
        {
            var rule = page.HandlerTypeAttributes.OfType<IAccessRule>().SingleOrDefault()
                ?? throw new InvalidOperationException($"The page {page.ViewEnginePath} does not declare who may come to it.");
            page.EndpointMetadata.Add(rule);
            foreach (var takes in page.HandlerTypeAttributes.OfType<TakesFilesAttribute>()) page.EndpointMetadata.Add(takes);
        });

    /// <summary>Every endpoint must declare its rule before anything is served. Static files are open by nature.</summary>
    public static void RefuseUnlocked(this WebApplication app)
    {
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).ToList();
        var unlocked = endpoints.Where(endpoint => endpoint.Metadata.OfType<IAccessRule>().Distinct().Count() != 1)
            .Select(endpoint => endpoint.DisplayName).ToList();
        if (unlocked.Count > 0)
            throw new InvalidOperationException("These endpoints do not declare, once each, who may come to them: " + string.Join(", ", unlocked));
    }
}
