using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Data;

/// <summary>What the house does by itself. The senders of letters come with the composition: a mail server, or a folder.</summary>
public static class DataModule
{
    internal static IServiceCollection AddData(this IServiceCollection services) => services
        .AddSingleton<IJob, SendOutbox>()
        .AddSingleton<IJob, ForgetAnswers>()
        .AddSingleton<IJob, ForgetLetters>()
        .AddSingleton<IJob, ForgetBytes>()
        .AddSingleton<Jobs>()
        .AddSingleton<JobLoop>();
}
