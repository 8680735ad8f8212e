using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Faults;
using BillingConsole.StripeSimulator.Paying;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator;

/// <summary>The simulator as seen from the same process: what a payer, the dashboard or the passing of time would do.</summary>
public sealed class Simulator
{
    /// <summary>The name of the HTTP client that carries webhooks; a test may give it another handler.</summary>
    public const string WebhookClient = Courier.ClientName;

    private readonly SimulatorStore store;
    private readonly Courier courier;
    private readonly Func<SimulatorLoopback> loopback;

    internal Simulator(SimulatorStore store, Courier courier, WireEndpoint endpoint, IServiceProvider services) =>
        (this.store, this.courier, loopback) = (store, courier, () => new(endpoint, services));

    public FaultKnobs Faults => store.Knobs;

    /// <summary>A handler for a client whose address is <see cref="SimulatorLoopback.Address"/>.</summary>
    public HttpMessageHandler CreateHandler() => loopback();

    public Task SetFaultsAsync(FaultKnobs knobs, CancellationToken cancel = default) => store.SetAsync(knobs, cancel);

    /// <summary>Settles, expires and delivers everything that is due at the clock's time; says how many webhooks went out.</summary>
    public Task<int> DeliverDueAsync(CancellationToken cancel = default) => courier.DeliverDueAsync(cancel);

    /// <summary>Pays an open session with one of Stripe's test numbers; says what the payer is shown.</summary>
    public async Task<string> PayAsync(string session, string number = "4242424242424242", CancellationToken cancel = default)
    {
        var outcome = await store.RunAsync(SimulatorKeys.Account, turn =>
            turn.Find(session) is { } found && Means.Find(number) is { } means ? PayDesk.Pay(turn, found, means, "payer@example.com", "Test Payer") : Outcome.NotOpen, cancel);
        return outcome.ToString();
    }

    /// <summary>An object as the dashboard knows it, or null.</summary>
    public Task<JsonObject?> FindAsync(string id, CancellationToken cancel = default) => store.RunAsync(SimulatorKeys.Account, turn => turn.Find(id)?.Shown(), cancel);

    /// <summary>All objects of a kind, such as <c>customer</c> or <c>checkout.session</c>, newest first.</summary>
    public Task<IReadOnlyList<JsonObject>> AllAsync(string kind, CancellationToken cancel = default) =>
        store.RunAsync<IReadOnlyList<JsonObject>>(SimulatorKeys.Account, turn => [.. turn.All(kind).Select(t => t.Shown())], cancel);

    public Task<string> RefundAsync(string charge, long? amount = null, CancellationToken cancel = default) =>
        store.RunAsync(SimulatorKeys.Account, turn => Refunds.Create(turn, turn.Find(charge)!, amount, "requested_by_customer").Id(), cancel);

    public Task<string> OpenDisputeAsync(string charge, CancellationToken cancel = default) =>
        store.RunAsync(SimulatorKeys.Account, turn => Disputes.Open(turn, turn.Find(charge)!, "fraudulent").Id(), cancel);

    /// <param name="feeBack">A won one's fee is given back too.</param>
    public Task CloseDisputeAsync(string dispute, bool won, bool feeBack = false, CancellationToken cancel = default) =>
        store.RunAsync(SimulatorKeys.Account, turn => Disputes.Close(turn, turn.Find(dispute)!, won, feeBack).Id(), cancel);

    /// <summary>Gives an endpoint a new secret; the old one signs beside it for a day.</summary>
    public Task<string> RollSecretAsync(string endpoint, CancellationToken cancel = default) =>
        store.RunAsync(SimulatorKeys.Account, turn => WebhookEndpoints.Roll(turn, turn.Find(endpoint)!), cancel);

    public async Task ResendAsync(string eventId, CancellationToken cancel = default) => await store.RunAsync(SimulatorKeys.Account, turn =>
    {
        Deliveries.Resend(turn, eventId);
        return true;
    }, cancel);
}
