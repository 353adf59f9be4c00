using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Words;

/// <summary>What people say: statements under headings, and every wording they had.</summary>
public static class WordsModule
{
    internal static IServiceCollection AddWords(this IServiceCollection services) => services
        .AddSingleton<CaptureRules>()
        .AddSingleton<SayStatement>()
        .AddSingleton<RewordStatement>();
}
