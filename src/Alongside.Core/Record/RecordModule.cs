using Alongside.Basics;
using Alongside.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Record;

/// <summary>What happened to a record, and who looked at it.</summary>
public static class RecordModule
{
    internal static IServiceCollection AddRecord(this IServiceCollection services) => services
        .AddSingleton<WhoLookedReading>()
        .AddSingleton<QuestionsReading>()
        .AddSingleton<AskWhy>()
        .AddSingleton<AnswerWhy>()
        .AddSingleton<CleanDocument>()
        .AddSingleton<DocumentsBeside>()
        .AddSingleton<WriteHappening>()
        .AddSingleton<WithholdHappening>()
        .AddSingleton<DisagreeWithHappening>()
        .AddSingleton<MoveHappening>()
        .AddSingleton<TickSafety>()
        .AddSingleton<OwnWorkLists>()
        .AddSingleton<IJob, ClimbChecks>()
        .AddSingleton<DecideFor>()
        .AddSingleton<ObjectToDecision>()
        .AddSingleton<FollowObjection>()
        .AddSingleton<IJob, ClimbObjections>()
        .AddSingleton<FilesKept>()
        .AddSingleton<IJob, ClimbQuestions>();
}
