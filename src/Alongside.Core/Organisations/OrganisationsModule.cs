using Alongside.Basics;
using Alongside.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Organisations;

/// <summary>Accounts, organisations, teams, and the keys that let people in.</summary>
public static class OrganisationsModule
{
    internal static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddSingleton<SignIn>()
        .AddSingleton<IJob, ForgetSignInKeys>()
        .AddSingleton<OwnKeys>()
        .AddSingleton<MakeToken>()
        .AddSingleton<OpenAccount>()
        .AddSingleton<AddOrganisation>()
        .AddSingleton<OwnAddress>()
        .AddSingleton<ChooseContact>()
        .AddSingleton<RecentAsks>()
        .AddSingleton<AskToSignIn>()
        .AddSingleton<UseSignInCode>()
        .AddSingleton<PrintSignInCode>()
        .AddSingleton<StartWork>()
        .AddSingleton<ImportWorkers>()
        .AddSingleton<EndWork>()
        .AddSingleton<WaysToActReading>()
        .AddSingleton<OurOrganisationReading>()
        .AddSingleton<ChangeTeams>()
        .AddSingleton<ChangeWork>()
        .AddSingleton<InviteWorker>()
        .AddSingleton<JoinWork>()
        .AddSingleton<SayTimes>()
        .AddSingleton<SayWhatWeTakeOn>()
        .AddSingleton<CloseOrganisation>()
        .AddSingleton<IJob, EndWhatIsLeft>()
        .AddSingleton<LeadsReading>()
        .AddSingleton<IJob, ForgetSignInCodes>();
}
