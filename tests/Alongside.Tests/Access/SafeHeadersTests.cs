using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.TheGate;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Alongside.Tests.Access;

/// <summary>Whatever is asked for, by whom and in whichever way: the answer tells a browser to keep it safe, and to keep nothing of anybody.</summary>
public sealed class SafeHeadersTests(ServedOnSqlite house) : IClassFixture<ServedOnSqlite>
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE", "PUT"];

    /// <summary>What is about nobody, and so may be kept.</summary>
    private static readonly string[] OfNobody = ["/health/", "/openapi/"];

    [Fact]
    public async Task Every_answer_of_every_endpoint_is_safe_in_a_browser_and_nothing_personal_stays_in_one()
    {
        var amina = await house.Given.PersonAsync();
        var program = await house.ProgramAsync(amina);
        var said = await house.Given.SaidAsync(amina);
        var share = await house.Given.ShareAsync(amina, await house.Given.CircleMemberAsync(), Parts.Important);
        var places = new WorldPlaces([amina.OwnRecord!.Value]) { Organisation = amina.AccountId, Code = JoinCode.New() };
        places.Statements.Add(new Place(amina.OwnRecord!.Value, said.StatementId));
        places.Shares.Add(new Place(amina.OwnRecord!.Value, share));
        var (browser, nobody, open) = (await house.BrowserAsync(amina), house.Browser(), 0);
        foreach (var endpoint in ((IEndpointRouteBuilder)house.App).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>())
        {
            var isFile = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
            foreach (var address in AddressesOf(endpoint).Select(address => places.In(address, new Random(1))).Distinct())
            {
                foreach (var client in new[] { address.StartsWith("/api/", StringComparison.Ordinal) ? program : browser, nobody })
                foreach (var method in isFile ? Methods[..1] : Methods)
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), address);
                    using var answer = await client.SendAsync(request);
                    if (answer.IsSuccessStatusCode && !isFile) open++;
                    IsSafe(answer, $"{method} {address}: {(int)answer.StatusCode}");
                    if (!isFile && !OfNobody.Any(start => address.StartsWith(start, StringComparison.Ordinal))) IsKeptNowhere(answer, $"{method} {address}: {(int)answer.StatusCode}");
                }
            }
        }
        open.ShouldBeGreaterThan(30, "doors that never opened would prove little");
    }

    private static void IsSafe(HttpResponseMessage answer, string asked)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        var rules = Header("Content-Security-Policy");
        foreach (var rule in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'" }) rules.ShouldContain(rule, Case.Sensitive, asked);
        rules.ShouldNotContain("unsafe", Case.Insensitive, asked);
        Header("X-Content-Type-Options").ShouldBe("nosniff", asked);
        Header("Referrer-Policy").ShouldBe("same-origin", asked);
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin", asked);
        Header("Server").ShouldBe("", asked);
        Header("Access-Control-Allow-Origin").ShouldBe("", asked);
        // An answer has the headers of a browser's jar too: nothing in it is for a script to read or for another site to send.
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            if (!cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) cookie.ShouldContain("samesite=", Case.Insensitive, asked);
            cookie.ShouldContain("httponly", Case.Insensitive, asked);
            cookie.ShouldContain("path=/", Case.Insensitive, asked);
        }
    }

    /// <summary>Nowhere; or, a program's tagged reading, only where it was read, and asked for again each time (docs/decisions/0010).</summary>
    private static void IsKeptNowhere(HttpResponseMessage answer, string asked)
    {
        // A browser keeps no redirect and no refusal that does not say how long.
        if (answer.StatusCode is not System.Net.HttpStatusCode.OK && answer.Content.Headers.ContentLength is null or 0) return;
        var kept = answer.Headers.CacheControl;
        if (kept is { Private: true, NoCache: true } && answer.Headers.ETag is not null) return;
        (kept?.NoStore ?? false).ShouldBeTrue(asked);
    }

    private static IEnumerable<string> AddressesOf(RouteEndpoint endpoint)
    {
        var isRead = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET");
        if (isRead) return NonInterferenceTests.Addresses(endpoint).Take(3);
        // What only writes is asked with ids that are there, or not: the answer has the same headers.
        return ["/" + System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), @"\{(\w+)[^}]*\}",
            match => (match.Groups[1].Value == "personId" ? HiddenTown.Records : HiddenTown.Statements).First().ToString())];
    }
}
