using System.Net.Http.Headers;
using System.Text;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>Does what is due and carries the webhooks.</summary>
internal sealed class Courier(SimulatorStore store, SimulatorOptions options, SimulatorSite site, IHttpClientFactory clients) : IDisposable
{
    /// <summary>The name of the HTTP client that carries; a test may give it another handler.</summary>
    public const string ClientName = "stripe-simulator-webhooks";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim round = new(1, 1);
    private string? registered;

    /// <summary>Until nothing is due any more at the clock's time; says how many webhooks went out.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancel)
    {
        await round.WaitAsync(cancel);
        try
        {
            await RegisterAsync(cancel);
            var sent = 0;
            while (true)
            {
                var steps = await Steps.RunDueAsync(store, cancel);
                var due = await store.RunAsync(SimulatorKeys.Account, Deliveries.Due, cancel);
                if (steps + due.Count == 0) return sent;
                foreach (var (seq, account) in due) await DeliverAsync(seq, account, cancel);
                sent += due.Count;
            }
        }
        finally
        {
            round.Release();
        }
    }

    /// <summary>After how long the next thing falls due, at least a second; null when nothing is planned.</summary>
    public async Task<TimeSpan?> NextDueAsync(CancellationToken cancel) =>
        await store.RunAsync(SimulatorKeys.Account, turn => turn.NextDue() - turn.Milliseconds, cancel) is { } left ? TimeSpan.FromMilliseconds(Math.Max(left, 1000)) : null;

    public void Dispose() => round.Dispose();

    private async Task RegisterAsync(CancellationToken cancel)
    {
        if (options.Receiver is not { } receiver || site.Listening() is var address && address == registered) return;
        await store.RunAsync(SimulatorKeys.Account, turn => OwnEndpoint.Ensure(turn, address + receiver.Path, receiver.Secret), cancel);
        registered = address;
    }

    private async Task DeliverAsync(long seq, string account, CancellationToken cancel)
    {
        if (await store.RunAsync(account, turn => Deliveries.Prepare(turn, seq), cancel) is not { } delivery) return;
        var (status, error) = await SendAsync(delivery, cancel);
        await store.RunAsync(account, turn =>
        {
            Deliveries.Settle(turn, delivery, status, error);
            return true;
        }, cancel);
    }

    private async Task<(int? Status, string? Error)> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
            if (delivery.Signature.Length > 0) request.Headers.TryAddWithoutValidation(Signature.Header, delivery.Signature);
            using var answer = await client.SendAsync(request, patience.Token);
            return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : answer.ReasonPhrase);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, failure.Message);
        }
    }
}
