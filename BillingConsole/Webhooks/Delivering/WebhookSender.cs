using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NodaTime;

namespace BillingConsole.Webhooks.Delivering;

/// <summary>One call to make.</summary>
public sealed record WebhookCall(string Url, string Id, Instant At, string Signature, string Payload);

/// <summary>What came of it; without a status nobody answered.</summary>
public sealed record WebhookAnswer(int? Status, string Outcome, int Milliseconds)
{
    public bool Succeeded => Status is >= 200 and < 300;

    public bool IsGone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>Posts to addresses that strangers chose: to the checked address only, no redirects, no proxy, no cookies, briefly and with little appetite.</summary>
public sealed class WebhookSender : IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const int MostOfAnswer = 64 * 1024;
    private const int MostHeadersInKilobytes = 16;

    private readonly WebhookTargets targets;
    private readonly HttpClient http;

    public WebhookSender(WebhookTargets targets)
    {
        this.targets = targets;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MostHeadersInKilobytes, PooledConnectionLifetime = TimeSpan.FromMinutes(1), ConnectCallback = ConnectAsync,
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => http.Dispose();

    public async Task<WebhookAnswer> SendAsync(WebhookCall call, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var watch = Stopwatch.StartNew();
        WebhookAnswer Answer(int? status, string outcome) => new(status, outcome, (int)watch.ElapsedMilliseconds);
        try
        {
            using var request = Request(call);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var read = await DrainAsync(response, limit.Token);
            return Answer((int)response.StatusCode, Words(response, read));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Answer(null, $"No whole answer came within {Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            return Answer(null, Sentence(failure));
        }
    }

    private static HttpRequestMessage Request(WebhookCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, call.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Payload)) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("billing-console", "1.0"));
        request.Headers.Add("webhook-id", call.Id);
        request.Headers.Add("webhook-timestamp", call.At.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", call.Signature);
        return request;
    }

    /// <summary>Reads the answer so that the connection can be used again, up to a limit, and keeps nothing of it.</summary>
    private static async Task<int> DrainAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var (buffer, read) = (new byte[8 * 1024], 0);
        while (read < MostOfAnswer && await body.ReadAsync(buffer, cancel) is > 0 and var piece) read += piece;
        return read;
    }

    private static string Words(HttpResponseMessage response, int read)
    {
        var status = (int)response.StatusCode;
        var what = $"{status} {response.StatusCode}, {response.Content.Headers.ContentType?.MediaType ?? "no content type"}, {read} bytes";
        return status is >= 300 and < 400 ? $"{what}. Redirects are not followed: give the address it leads to." : what;
    }

    private static string Sentence(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
            if (at is TargetRefusedException) return at.Message;
        return failure.InnerException is { } inner && !failure.Message.Contains(inner.Message, StringComparison.Ordinal) ? $"{failure.Message} {inner.Message}" : failure.Message;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.InitialRequestMessage.RequestUri!;
        var addresses = await targets.AdmittedAsync(target, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
