using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices.Cockpit;

/// <summary>A deal that no run bills until somebody releases it; what fell due meanwhile is billed then.</summary>
public sealed class BillingHold : IAudited
{
    public required Id<Subscription> SubscriptionId { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }
}

internal sealed class BillingHoldTable : IEntityTypeConfiguration<BillingHold>
{
    public void Configure(EntityTypeBuilder<BillingHold> table)
    {
        table.ToTable("billing_hold").HasKey(h => h.SubscriptionId);
        table.HasOne<Subscription>().WithOne().HasForeignKey<BillingHold>(h => h.SubscriptionId);
    }
}

public sealed record HoldBody
{
    public string? Subscription { get; init; }
    public string? Reason { get; init; }
}

public sealed record BillingHoldView(Id<Subscription> Subscription, string Reason, string By, Instant At)
{
    public static BillingHoldView Of(BillingHold h) => new(h.SubscriptionId, h.Reason, h.By, h.At);
}

[Needs(Permission.RunBilling)]
public sealed record HoldBilling(HoldBody Body) : IInput<BillingHoldView>;

public sealed class HoldBillingOperation(BillingDb db, OperationContext context) : IOperation<HoldBilling, BillingHoldView>
{
    public async Task<Result<BillingHoldView>> RunAsync(HoldBilling input, CancellationToken cancel)
    {
        var check = new Check();
        var reason = context.Reason = check.Text("reason", input.Body.Reason, 500);
        if (!Id<Subscription>.TryParse(input.Body.Subscription, out var id) || !await db.Set<Subscription>().AnyAsync(s => s.Id == id, cancel)) check.Add("subscription", "Give the id of a subscription.");
        if (check.Failed) return check;
        if (await db.Set<BillingHold>().AnyAsync(h => h.SubscriptionId == id, cancel)) return Refusal.Conflict("already_held", "The subscription is on hold already.");
        var hold = new BillingHold { SubscriptionId = id, Reason = reason, By = context.Actor.Name, At = context.Now };
        db.Add(hold);
        return BillingHoldView.Of(hold);
    }
}

/// <summary>The next run bills the deal again, with everything that fell due meanwhile.</summary>
[Needs(Permission.RunBilling)]
public sealed record ReleaseBilling(string Subscription) : IInput<BillingHoldView>;

public sealed class ReleaseBillingOperation(BillingDb db) : IOperation<ReleaseBilling, BillingHoldView>
{
    public async Task<Result<BillingHoldView>> RunAsync(ReleaseBilling input, CancellationToken cancel)
    {
        if (!Id<Subscription>.TryParse(input.Subscription, out var id) || await db.Set<BillingHold>().SingleOrDefaultAsync(h => h.SubscriptionId == id, cancel) is not { } hold)
            return Refusal.NotFound("hold on", input.Subscription);
        db.Remove(hold);
        return BillingHoldView.Of(hold);
    }
}
