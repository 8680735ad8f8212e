using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BillingConsole.Tests.Platform.Mail;

/// <summary>Says yes to one mail and keeps what it heard.</summary>
internal sealed class SmallSmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder heard = new();
    private readonly Task talk;

    public SmallSmtpServer()
    {
        listener.Start();
        talk = TalkAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Heard
    {
        get { lock (heard) return heard.ToString(); }
    }

    private async Task TalkAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        for (var data = false; await reader.ReadLineAsync() is { } line;)
        {
            lock (heard) heard.AppendLine(line);
            if (data && line != ".") continue;
            data = line == "DATA";
            await writer.WriteLineAsync(data ? "354 go on" : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
        }
    }

    public void Dispose() => listener.Dispose();
}
