using Alongside.Organisations;
using Alongside.Sharing;

namespace Alongside.Web.Access;

/// <summary>Lets somebody in who has shown who they are: under a new key, never under one that was there before.</summary>
public sealed class ComeIn(SignIn signIn, WaysToActReading ways, OwnAddress own)
{
    /// <summary>Where they go first: home, or to where somebody without a way back is asked for one. <paramref name="stays"/>: the device is theirs alone.</summary>
    public async Task<string> AsAsync(HttpContext http, Guid account, bool stays = false)
    {
        var cancel = http.RequestAborted;
        if (SignInCookie.Read(http) is { } old) await signIn.EndAsync(old, cancel);
        var way = (await ways.OfAsync(account, cancel))[0];
        stays &= way.ActAs.Capacity != Capacity.Worker;
        SignInCookie.Give(http, await signIn.IssueAsync(account, way.ActAs, KeyKind.Cookie, WhereFrom.DeviceOf(http), stays, cancel), stays);
        AskingCookie.Take(http);
        return (await own.OfAsync(account, cancel)).HasOne ? "/" : "/coming-in";
    }
}
