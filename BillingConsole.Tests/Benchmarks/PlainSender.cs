using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// A sender that leaves the cores to whom it sends to: one connection that stays open, requests whose bytes are ready, and an answer
/// that is read to its end and looked through for one text.
/// </summary>
internal sealed class PlainSender : IDisposable
{
    private const int HeaderEnd = 4;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] answer = new byte[4096];

    public static async Task<PlainSender> OpenAsync(Uri to)
    {
        var sender = new PlainSender();
        await sender.socket.ConnectAsync(to.Host, to.Port);
        return sender;
    }

    /// <summary>All of a POST to the API.</summary>
    public static byte[] Request(string path, string apiKey, string contentType, ReadOnlySpan<byte> body) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {apiKey}\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n")),
        .. body,
    ];

    /// <summary>Sends one request and waits for the whole answer.</summary>
    /// <exception cref="InvalidOperationException">It is not 200, or does not hold what is expected.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> expected)
    {
        for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..]);
        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException("The connection was closed within an answer.");
            length += read;
        }
        while (!IsWhole(answer.AsSpan(0, length)));
        var whole = answer.AsSpan(0, length);
        if (!whole.StartsWith("HTTP/1.1 200"u8) || whole.IndexOf(expected.Span) < 0) throw new InvalidOperationException($"Was told {Encoding.UTF8.GetString(whole)}.");
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> read)
    {
        var end = read.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = read[..end];
        var body = read[(end + HeaderEnd)..];
        var length = head.IndexOf("Content-Length: "u8);
        if (length < 0) return body.EndsWith("0\r\n\r\n"u8);
        var digits = head[(length + "Content-Length: ".Length)..];
        if (digits.IndexOf((byte)'\r') is >= 0 and var line) digits = digits[..line];
        return body.Length == int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
