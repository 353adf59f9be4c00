using Alongside.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Words;

/// <summary>What people say: statements under headings, and every wording they had.</summary>
public static class WordsModule
{
    internal static IServiceCollection AddWords(this IServiceCollection services) => services
        .AddSingleton<CaptureRules>()
        .AddSingleton<AddPhoto>()
        .AddSingleton<TakePhotoAway>()
        .AddSingleton<RecentWriting>()
        .AddSingleton<TakenRules>()
        .AddSingleton<KeepDraft>()
        .AddSingleton<IJob, ForgetDrafts>()
        .AddSingleton<SayStatement>()
        .AddSingleton<RewordStatement>()
        .AddSingleton<SuggestWording>()
        .AddSingleton<AnswerSuggestion>()
        .AddSingleton<UndoAnswer>()
        .AddSingleton<ConfirmWording>()
        .AddSingleton<UndoYes>()
        .AddSingleton<SeeItToo>()
        .AddSingleton<WaitingReading>()
        .AddSingleton<IJob, TryAnotherWay>()
        .AddSingleton<MarkWords>()
        .AddSingleton<KeepStatement>();
}
