using System.Net;
using System.Net.Sockets;
using Alongside.Organisations;

namespace Alongside.Tests.Access;

/// <summary>Somebody who sends slowly, or never ends, keeps nobody else from reading: on a real socket.</summary>
public sealed class SlowSendingTests(TooLargeTests.RealServer house) : IClassFixture<TooLargeTests.RealServer>
{
    [Theory]
    [InlineData("/people/{0}/say/important", "application/x-www-form-urlencoded", KeyKind.Cookie)]
    [InlineData("/people/{0}/statements/{1}/change", "application/x-www-form-urlencoded", KeyKind.Cookie)]
    [InlineData("/people/{0}/statements/{1}/change", "multipart/form-data; boundary=x", KeyKind.Cookie)]
    [InlineData("/api/v1/people/{0}/statements", "application/json", KeyKind.Bearer)]
    public async Task What_is_sent_and_never_ends_takes_no_reader_from_anybody(string address, string type, KeyKind kind)
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        using var client = house.Client();
        client.DefaultRequestHeaders.Add("Cookie", "alongside=" + await house.KeyAsync(amina, KeyKind.Cookie));
        var key = await house.KeyAsync(amina, kind);
        var path = string.Format(null, address, amina.OwnRecord, said.StatementId);
        var sending = new List<TcpClient>();
        try
        {
            for (var one = 0; one < 4; one++) sending.Add(await BeginAsync(client.BaseAddress!, path, type, kind == KeyKind.Cookie ? $"Cookie: alongside={key}" : $"Authorization: Bearer {key}"));
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            // Less than the five seconds after which Kestrel itself gives up on somebody who sends nothing.
            patience.CancelAfter(TimeSpan.FromSeconds(4));
            (await client.GetAsync($"/people/{amina.OwnRecord}", patience.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            foreach (var one in sending) one.Dispose();
        }
    }

    /// <summary>Sends all but the body, and waits until the program asks for it (100 Continue) or has answered.</summary>
    private static async Task<TcpClient> BeginAsync(Uri house, string path, string type, string key)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(house.Host, house.Port);
        var head = $"POST {path} HTTP/1.1\r\nHost: {house.Authority}\r\n{key}\r\nContent-Type: {type}\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n";
        await socket.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(head));
        var answer = new byte[12];
        await socket.GetStream().ReadExactlyAsync(answer);
        System.Text.Encoding.ASCII.GetString(answer).ShouldBeOneOf("HTTP/1.1 100", "HTTP/1.1 415");
        return socket;
    }
}
