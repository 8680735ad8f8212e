using System.Diagnostics.Metrics;

namespace BillingConsole.Stripe.Events;

/// <summary>How many webhooks were taken and how many refused since this node started.</summary>
public sealed class WebhookCounts(IMeterFactory meters)
{
    private readonly Counter<long> counted = meters.Create("BillingConsole").CreateCounter<long>("billing_stripe_webhooks", description: "Webhooks of Stripe by outcome.");
    private long accepted;
    private long refused;

    public long AcceptedSoFar => Interlocked.Read(ref accepted);

    public long RefusedSoFar => Interlocked.Read(ref refused);

    public void Accepted()
    {
        Interlocked.Increment(ref accepted);
        counted.Add(1, new KeyValuePair<string, object?>("outcome", "accepted"));
    }

    public void Refused()
    {
        Interlocked.Increment(ref refused);
        counted.Add(1, new KeyValuePair<string, object?>("outcome", "refused"));
    }
}
