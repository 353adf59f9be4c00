using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Alongside.Tests.Writing;

/// <summary>A mail server on this machine that keeps what it is given, or behaves badly in a way a test chose.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Each mail as it came over the wire.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    public ConcurrentQueue<string> Recipients { get; } = [];

    /// <summary>Says this to the recipient's name instead of "250 ok".</summary>
    public string? AnswerToRecipient { get; set; }

    /// <summary>Takes the call and says nothing.</summary>
    public bool Hangs { get; set; }

    /// <summary>Speaks STARTTLS with this certificate, and takes no mail before.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Takes addresses in any script (SMTPUTF8).</summary>
    public bool TakesAnyScript { get; init; }

    /// <summary>Takes the whole mail and closes the line before it says so.</summary>
    public bool DropsAfterData { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        try { await serving; }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException) { }
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Task.Run(async () =>
            {
                using (client)
                {
                    try { await TalkAsync(client.GetStream()); }
                    catch (Exception problem) when (problem is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException) { }
                }
            });
        }
    }

    private async Task TalkAsync(Stream stream, bool isSecret = false)
    {
        if (Hangs) await Task.Delay(Timeout.Infinite, stop.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (!isSecret) await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word == "QUIT")
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            if (word == "STARTTLS" && Certificate is not null)
            {
                await writer.WriteLineAsync("220 go on in secret");
                await using var secret = new SslStream(stream);
                await secret.AuthenticateAsServerAsync(Certificate);
                await TalkAsync(secret, isSecret: true);
                return;
            }
            if (word == "RCPT") Recipients.Enqueue(line);
            await writer.WriteLineAsync(word switch
            {
                "EHLO" => string.Join("\r\n", [.. Extensions(isSecret).Select(name => "250-" + name), "250 HELP"]),
                "MAIL" when Certificate is not null && !isSecret => "530 only in secret",
                "DATA" => "354 go on",
                "RCPT" => AnswerToRecipient ?? "250 ok",
                _ => "250 ok",
            });
            if (word != "DATA") continue;

            var mail = new StringBuilder();
            while (await reader.ReadLineAsync(stop.Token) is { } text && text != ".")
                mail.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
            Mails.Enqueue(mail.ToString());
            if (DropsAfterData) return;
            await writer.WriteLineAsync("250 kept");
        }
    }

    private IEnumerable<string> Extensions(bool isSecret)
    {
        yield return "sink";
        if (Certificate is not null && !isSecret) yield return "STARTTLS";
        if (TakesAnyScript) yield return "SMTPUTF8";
    }
}
