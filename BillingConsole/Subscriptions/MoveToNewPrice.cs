using BillingConsole.Catalog;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>
/// A price is to reach the deals of today too: each goes on with the new version from its first unbilled period on or after
/// the day. A negotiated price stays, and so does whatever has been billed.
/// </summary>
public sealed class MoveToNewPrice(BillingDb db, OperationContext context) : IListener<PriceSuperseded>
{
    public async Task HearAsync(PriceSuperseded happened, CancellationToken cancel)
    {
        var code = happened.Price.Code;
        var deals = await db.Set<Subscription>().Include(s => s.Items).Include(s => s.AddOns).Include(s => s.Overrides).AsSplitQuery()
            .Where(s => s.Items.Any(i => i.PriceCode == code) && (s.CanceledOn == null || s.CanceledOn >= happened.From) && (s.EndsOn == null || s.EndsOn >= happened.From))
            .ToListAsync(cancel);
        foreach (var deal in deals) Move(deal, happened);
    }

    private void Move(Subscription deal, PriceSuperseded happened)
    {
        foreach (var item in deal.Items.Where(i => i.PriceCode == happened.Price.Code && i.Definition.Kind != PriceKind.OneTime).ToList())
        {
            if (FirstPeriodOf(deal, item, happened.From) is not { } day || IsNegotiated(deal, item.PriceCode, day)) continue;
            var next = item.From(context.NewId<SubscriptionItem>(), day, happened.Price.Definition, item.Quantity);
            item.Until = day;
            deal.Items.Add(next);
            db.Add(next);
            deal.Version++;
        }
    }

    /// <summary>The first period that begins on or after the day and is not billed; null when the item ends before.</summary>
    private static LocalDate? FirstPeriodOf(Subscription deal, SubscriptionItem item, LocalDate from)
    {
        if (deal.NextBillingOn is not { } unbilled) return null;
        var begins = LocalDate.Max(item.StartsOn, deal.PaidFrom);
        var day = LocalDate.Max(from, unbilled);
        if (day > begins)
        {
            var period = deal.CycleOf(item).Containing(day).Actual;
            begins = period.Start == day ? day : period.End;
        }
        return (item.Until is null || begins < item.Until) && (deal.Until is null || begins < deal.Until) ? begins : null;
    }

    private static bool IsNegotiated(Subscription deal, string price, LocalDate day) =>
        deal.Overrides.Exists(o => o.PriceCode == price && o.RemovedAt is null && (o.EndsOn is null || o.EndsOn >= day))
        || deal.Phases.Exists(p => p.Overrides?.Exists(o => o.Price == price) == true);
}
