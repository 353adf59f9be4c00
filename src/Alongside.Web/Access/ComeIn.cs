using Alongside.Organisations;

namespace Alongside.Web.Access;

/// <summary>Lets somebody in who has shown who they are: under a new key, never under one that was there before.</summary>
public sealed class ComeIn(SignIn signIn, WaysToActReading ways)
{
    public async Task AsAsync(HttpContext http, Guid account)
    {
        var cancel = http.RequestAborted;
        if (SignInCookie.Read(http) is { } old) await signIn.EndAsync(old, cancel);
        var way = (await ways.OfAsync(account, cancel))[0];
        SignInCookie.Give(http, await signIn.IssueAsync(account, way.ActAs, KeyKind.Cookie, WhereFrom.DeviceOf(http), cancel));
        AskingCookie.Take(http);
    }
}
