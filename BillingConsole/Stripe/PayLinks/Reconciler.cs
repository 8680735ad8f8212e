using System.Text.Json;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>
/// The one funnel: whatever Stripe tells, whoever comes back from its page and whatever could not be closed ends here. It reads
/// the payment as it is now, and then one operation brings the books in line with it.
/// </summary>
public sealed class Reconciler(StripeClient client, StripeConnections connections, StripeAsJob job, RealTime time)
{
    /// <exception cref="StripeException">Stripe could not be asked.</exception>
    public async Task SessionAsync(string id, CancellationToken cancel)
    {
        var session = await OneAsync("checkout/sessions", id, cancel);
        if (!await IsOursAsync(session.Texts("metadata"), cancel)) return;
        var intent = session.Reference("payment_intent") is { } paid ? await IntentAsync(paid, cancel) : null;
        _ = (await job.RunAsync(new TakeSession(SessionFacts.Read(session, intent?.IsBroken == true)), cancel)).Value;
    }

    /// <param name="disputed">There is a dispute, though Stripe may call the charge undisputed once it is won.</param>
    /// <returns>What was read; null when it is none of this console's.</returns>
    /// <exception cref="StripeException">Stripe could not be asked.</exception>
    public async Task<IntentFacts?> IntentAsync(string id, CancellationToken cancel, bool disputed = false)
    {
        var readAt = time.Now;
        var intent = await OneAsync("payment_intents", id, cancel, new StripeForm().Add("expand[0]", "latest_charge.balance_transaction"));
        if (!await IsOursAsync(intent.Texts("metadata"), cancel)) return null;
        var refunds = intent.Whole("amount_received") > 0 ? await OfIntentAsync("refunds", id, cancel) : [];
        var disputes = disputed || intent.Member("latest_charge").IsTrue("disputed") ? await OfIntentAsync("disputes", id, cancel) : [];
        var facts = IntentFacts.Read(intent, refunds, [.. disputes.Select(DisputeFacts.Read)], readAt);
        _ = (await job.RunAsync(new TakePayment(facts), cancel)).Value;
        if (facts.Fees.Count + facts.Disputes.Count > 0) _ = (await job.RunAsync(new TakeFees(facts), cancel)).Value;
        return facts;
    }

    /// <summary>An event that speaks of a charge, a refund or a dispute: which payment intent is it about?</summary>
    /// <exception cref="StripeException">Stripe could not be asked.</exception>
    public async Task PartAsync(string kind, string id, CancellationToken cancel)
    {
        if ((await OneAsync(kind, id, cancel)).Reference("payment_intent") is { } intent) await IntentAsync(intent, cancel, disputed: kind == "disputes");
    }

    private async Task<JsonElement> OneAsync(string kind, string id, CancellationToken cancel, StripeForm? form = null) =>
        (await client.SendAsync(StripeCall.Get($"/v1/{kind}/{Uri.EscapeDataString(id)}", form, background: true), cancel)).Json;

    private Task<IReadOnlyList<JsonElement>> OfIntentAsync(string kind, string id, CancellationToken cancel) =>
        client.ListAsync($"/v1/{kind}", new StripeForm().Add("payment_intent", id), cancel, background: true);

    private async Task<bool> IsOursAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancel) =>
        metadata.GetValueOrDefault(Marks.Instance) == (await connections.ScopeAsync(cancel)).Instance;
}
