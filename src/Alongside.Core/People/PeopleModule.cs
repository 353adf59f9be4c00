using Alongside.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.People;

/// <summary>The person whose record it is.</summary>
public static class PeopleModule
{
    internal static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<BeginRecord>()
        .AddSingleton<QuietDoors>()
        .AddSingleton<OpenQuietPlace>()
        .AddSingleton<MakeQuietPlace>()
        .AddSingleton<ChangeQuietWords>()
        .AddSingleton<BegunReading>()
        .AddSingleton<BeginForSomebody>()
        .AddSingleton<WriteDownTold>()
        .AddSingleton<IJob, ClimbBeginnings>()
        .AddSingleton<ClaimRecord>()
        .AddSingleton<UndoClaim>()
        .AddSingleton<SayTwoPeople>()
        .AddSingleton<OwnPages>()
        .AddSingleton<SayDetail>()
        .AddSingleton<EndRecord>()
        .AddSingleton<EndedHereReading>()
        .AddSingleton<WriteDownEnding>()
        .AddSingleton<TellPerson>()
        .AddSingleton<ReachPerson>()
        .AddSingleton<ByHandReading>()
        .AddSingleton<PassOnMessage>()
        .AddSingleton<IJob, ForgetByHand>()
        .AddSingleton<SayNeed>()
        .AddSingleton<SaySafeContact>()
        .AddSingleton<PutInCircle>()
        .AddSingleton<MoveInCircle>()
        .AddSingleton<TakeOutOfCircle>();
}
