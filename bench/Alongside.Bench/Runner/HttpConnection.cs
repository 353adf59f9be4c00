using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Alongside.Bench.Runner;

/// <summary>An answer: its status, and its body until the next request on the same connection.</summary>
public readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>
/// One kept-alive connection that sends prepared bytes and reads the answer. The load shares the cores with the server, so
/// it must cost as little as it can: no headers are looked at but the length.
/// </summary>
public sealed class HttpConnection : IDisposable
{
    private readonly Socket socket;
    private byte[] buffer = new byte[64 * 1024];

    private HttpConnection(Socket socket) => this.socket = socket;

    public static async Task<HttpConnection> OpenAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return new HttpConnection(socket);
    }

    public async ValueTask<Answer> SendAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var (have, head, length) = (0, -1, 0);
        while (true)
        {
            if (have == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(have));
            if (read == 0) throw new IOException("The server closed the connection.");
            have += read;
            if (head < 0 && (head = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8)) >= 0)
            {
                head += 4;
                length = Length(buffer.AsSpan(0, head));
            }
            if (head < 0) continue;
            if (length >= 0 ? have < head + length : !buffer.AsSpan(0, have).EndsWith("0\r\n\r\n"u8)) continue;
            if (length < 0) length = Together(buffer.AsSpan(head, have - head));
            return new Answer((buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0'), buffer.AsMemory(head, length));
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Puts the pieces of an answer together where they lie, and answers how long it is.</summary>
    private static int Together(Span<byte> pieces)
    {
        var (from, to) = (0, 0);
        while (Utf8Parser.TryParse(pieces[from..], out int size, out var digits, 'x') && size > 0)
        {
            from += digits + 2;
            pieces.Slice(from, size).CopyTo(pieces[to..]);
            (from, to) = (from + size + 2, to + size);
        }
        return to;
    }

    /// <summary>-1 for an answer sent in pieces.</summary>
    private static int Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? length : -1;
    }
}
