using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;

namespace BillingConsole.Stripe.Wire;

/// <summary>
/// Asks Stripe. Call it outside a transaction: an answer may take half a minute. What repeats within seconds is repeated here;
/// whoever called decides about later.
/// </summary>
public sealed class StripeClient(IHttpClientFactory http, StripeConnections connections, StripeRate rate, RealTime time, ILogger<StripeClient> log)
{
    public const string HttpName = "stripe";
    public const string Version = "2026-10-28.endive";

    private const int Attempts = 3;
    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    /// <exception cref="StripeException">Everything that is not a success.</exception>
    public async Task<StripeReply> SendAsync(StripeCall call, CancellationToken cancel)
    {
        var access = await connections.AccessAsync(cancel);
        if (access.Pause is { } pause) throw new StripeException(new(StripeFailure.Paused, $"The connection to Stripe rests: {pause}"));
        try
        {
            return await SendAsync(call, access, cancel);
        }
        catch (StripeException failure) when (failure.Error.Failure is StripeFailure.Unauthenticated or StripeFailure.Forbidden)
        {
            await connections.PauseAsync(access, failure.Error);
            throw;
        }
    }

    /// <summary>Asks with a key that is not the connection's, to see what it opens; never pauses anything.</summary>
    public async Task<StripeReply> SendAsync(StripeCall call, StripeAccess access, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await rate.TakeAsync(access.IsLive, call.Background, cancel);
            var (reply, error, again) = await TryAsync(call, access, cancel);
            if (reply is not null) return reply;
            if (!again || call.Once || attempt == Attempts) throw new StripeException(error!);
            await Task.Delay(Wait(attempt), time.Provider, cancel);
        }
    }

    /// <summary>Every object of a list, newest first, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, StripeForm query, CancellationToken cancel, bool background = false)
    {
        List<JsonElement> all = [];
        for (string? after = null; ;)
        {
            var paging = new StripeForm().Add("limit", 100).Add("starting_after", after).ToString();
            var asked = query.ToString();
            var page = (await SendAsync(new(HttpMethod.Get, path, asked.Length == 0 ? paging : $"{asked}&{paging}", null, background), cancel)).Json;
            var found = page.Data();
            all.AddRange(found);
            after = found.Count > 0 ? found[^1].Text("id") : null;
            if (!page.IsTrue("has_more") || after is null) return all;
        }
    }

    private async Task<(StripeReply? Reply, StripeError? Error, bool Again)> TryAsync(StripeCall call, StripeAccess access, CancellationToken cancel)
    {
        using var request = Request(call, access);
        try
        {
            using var answer = await http.CreateClient(HttpName).SendAsync(request, cancel);
            var read = await StripeAnswers.ReadAsync(answer, cancel);
            log.LogInformation("Stripe {Method} {Path} answered {Status} as {RequestId}", call.Method, call.Path, (int)answer.StatusCode, read.Reply?.RequestId ?? read.Error?.RequestId);
            return read;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            log.LogWarning("Stripe {Method} {Path} did not answer: {Failure}", call.Method, call.Path, failure.Message);
            return (null, new(StripeFailure.Unreachable, "Stripe did not answer."), true);
        }
    }

    private static HttpRequestMessage Request(StripeCall call, StripeAccess access)
    {
        var query = call.Method == HttpMethod.Post || call.Form.Length == 0 ? "" : "?" + call.Form;
        var request = new HttpRequestMessage(call.Method, new Uri(access.Address, call.Path + query));
        request.Headers.Authorization = new("Bearer", access.Key);
        request.Headers.Add("Stripe-Version", Version);
        if (call.Method != HttpMethod.Post) return request;
        request.Headers.Add("Idempotency-Key", call.IdempotencyKey ?? throw new ArgumentException("A POST needs an idempotency key.", nameof(call)));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Form)) { Headers = { ContentType = FormType } };
        return request;
    }

    /// <summary>Half a second doubled each time, at most five, between half of it and all.</summary>
    private static TimeSpan Wait(int attempt)
    {
        var most = Math.Min(5000, 500 << (attempt - 1));
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(Math.Max(500, most / 2), most + 1));
    }
}
