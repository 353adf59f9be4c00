using Alongside.Organisations;
using Alongside.Sharing;

namespace Alongside.Web.Access;

/// <summary>Lets somebody in who has shown who they are: under a new key, never under one that was there before.</summary>
public sealed class ComeIn(SignIn signIn, WaysToActReading ways, OwnAddress own)
{
    /// <summary>
    /// Where they go first: home, or to where somebody without a way back is asked for one. <paramref name="stays"/>: the device
    /// is theirs alone; <paramref name="actAs"/>: as what, when it is not the first of their ways.
    /// </summary>
    public async Task<string> AsAsync(HttpContext http, Guid account, bool stays = false, ActAs? actAs = null)
    {
        // What let them in is used up by now: it is gone through with also when the line breaks.
        var cancel = CancellationToken.None;
        if (SignInCookie.Read(http) is { } old) await signIn.EndAsync(old, cancel);
        actAs ??= (await ways.OfAsync(account, cancel))[0].ActAs;
        stays &= actAs.Capacity != Capacity.Worker;
        SignInCookie.Give(http, await signIn.IssueAsync(account, actAs, KeyKind.Cookie, WhereFrom.DeviceOf(http), stays, cancel), stays);
        AskingCookie.Take(http);
        return (await own.OfAsync(account, cancel)).HasOne ? "/" : "/coming-in";
    }
}
