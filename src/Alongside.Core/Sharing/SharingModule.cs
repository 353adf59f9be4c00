using Alongside.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Sharing;

/// <summary>Who may see what: the gate, shares, exclusions, and the lists of people somebody may know of.</summary>
public static class SharingModule
{
    internal static IServiceCollection AddSharing(this IServiceCollection services) => services
        .AddSingleton<RecentLooks>()
        .AddSingleton<Gate>()
        .AddSingleton<SystemDoor>()
        .AddSingleton<GiveShare>()
        .AddSingleton<RenewShare>()
        .AddSingleton<TakeBackShare>()
        .AddSingleton<EndSupport>()
        .AddSingleton<GivePerson>()
        .AddSingleton<TakeBackPerson>()
        .AddSingleton<GiveBackPerson>()
        .AddSingleton<HandOver>()
        .AddSingleton<PeopleHereReading>()
        .AddSingleton<IJob, AskToRenew>()
        .AddSingleton<ExcludeViewer>()
        .AddSingleton<InviteToCircle>()
        .AddSingleton<JoinCircle>()
        .AddSingleton<ReachReading>();
}
