using System.Net;
using System.Net.Sockets;
using Alongside.Organisations;

namespace Alongside.Web.Access;

/// <summary>What can be told of the other end of a request. Used in the moment and written down nowhere but as a plain word.</summary>
public static class WhereFrom
{
    /// <summary>The word for what somebody sits at: enough to know one's own sign-in again.</summary>
    public static Device DeviceOf(HttpContext http)
    {
        var said = http.Request.Headers.UserAgent.ToString();
        return said.Contains("Mobi", StringComparison.Ordinal) || said.Contains("Android", StringComparison.Ordinal) || said.Contains("iPad", StringComparison.Ordinal)
            ? Device.Phone : Device.Computer;
    }

    /// <summary>
    /// Whose letters are counted together. Behind a proxy of ours it is whom the proxy names last; what a request says of
    /// itself is believed from nobody else. With IPv6 one house has many addresses, so its network counts as one.
    /// </summary>
    public static string Place(HttpContext http, Settings settings)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is not null && IsOurProxy(address, settings)
            && http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } named && IPAddress.TryParse(named, out var behind))
            address = behind;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        return address switch
        {
            null => "",
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
    }

    private static bool IsOurProxy(IPAddress address, Settings settings) =>
        (settings.Https && IPAddress.IsLoopback(address)) || settings.Proxies.Any(proxy => proxy.Equals(address) || proxy.Equals(address.MapToIPv4()));
}
