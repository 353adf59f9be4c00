using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Web.Demo;

/// <summary>Who sees what in a life in the demo, who is left out and asked in, who looked and was asked why; and where the page went.</summary>
public sealed class SharedActs(GiveShare share, ExcludeViewer exclude, InviteToCircle invite, JoinCircle join, AskWhy why, EndRecord end, Gate gate)
{
    /// <summary>Nobody follows it: who joins in the demo does so by the code itself.</summary>
    private static readonly Uri NoLetter = new("http://localhost/join");

    /// <summary>Null: it is not about who sees something.</summary>
    internal Task? Of(Life life, Act act) => act switch
    {
        { Invites: not null } => InviteAsync(life, act),
        { Shares: not null } => ShareAsync(life, act),
        { LeavesOut: { } whom } => LeaveOutAsync(life, whom),
        { LetsBack: { } whom } => exclude.TakeBackAsync(life.Self, life.Person, life.LeftOut[whom]),
        { Looks: not null } => LookAsync(life, act),
        { AsksWhy: { } whom } => AskAsync(life, act, life.Cast.As(whom)),
        { Moves: { } where } => end.MoveAsync(life.Self, life.Person, where),
        _ => null,
    };

    private Task<Guid> ShareAsync(Life life, Act act)
    {
        var (kind, id, at) = life.Cast.Viewer(act.With!);
        return share.RunAsync(life.Self, new ShareToGive(life.Person, kind, id, Life.PartsOf(act.Shares!)) { OrganisationId = at, Until = life.Day(act.Until) });
    }

    private async Task LeaveOutAsync(Life life, string whom)
    {
        var (kind, id, _) = life.Cast.Viewer(whom);
        life.LeftOut[whom] = await exclude.RunAsync(life.Self, life.Person, kind is ViewerKind.Organisation or ViewerKind.Team ? kind : ViewerKind.Account, id);
    }

    private async Task InviteAsync(Life life, Act act)
    {
        var made = await invite.RunAsync(life.Self, new InvitationToMake(life.Person, act.Invites, act.Role, null, Life.PartsOf(act.Shares!), life.Day(act.Until)), _ => NoLetter);
        if (act.Joins) await join.RunAsync(null, made.Code, act.Invites);
    }

    private async Task LookAsync(Life life, Act act)
    {
        using var opened = await gate.OpenAsync(life.By(act), life.Person, new Opening(Life.PartsOf(act.Looks!)));
        await opened.Looked;
    }

    private Task<Guid> AskAsync(Life life, Act act, Actor looked) =>
        why.RunAsync(life.Self, new WhyToAsk(life.Person, looked.OrganisationId!.Value, looked.AccountId, act.Words, act.In));
}
