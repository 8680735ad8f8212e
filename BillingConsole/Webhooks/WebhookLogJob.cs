using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Webhooks;

/// <summary>Forgets events that nobody will replay any more, with their deliveries.</summary>
public sealed class WebhookLogJob(Operations operations) : BillingJob
{
    public override string Name => "webhook-log";

    public override string Description => "Removes webhook events and their log after 30 days.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 27 3 * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var removed = (await operations.RunAsync(new RemoveOldWebhooks(), cancel: cancel)).Value;
        return new(removed, $"{removed} events removed.");
    }
}

[Needs(Permission.Administer)]
public sealed record RemoveOldWebhooks : IInput<int>;

public sealed class RemoveOldWebhooksOperation(BillingDb db, RealTime time) : IOperation<RemoveOldWebhooks, int>
{
    private static readonly Duration Kept = Duration.FromDays(30);

    public async Task<Result<int>> RunAsync(RemoveOldWebhooks input, CancellationToken cancel)
    {
        var until = time.Now - Kept;
        return await db.Set<WebhookEvent>().Where(e => e.CreatedAt < until).ExecuteDeleteAsync(cancel);
    }
}
