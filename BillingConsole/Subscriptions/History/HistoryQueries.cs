using BillingConsole.Coupons;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions.History;

/// <summary>One thing that somebody did to a deal: all that it changed, and why.</summary>
/// <param name="What">Sentences, the most important first.</param>
/// <param name="Reason">Why, or the comment of a decision.</param>
public sealed record HistoryRow(string Key, Instant At, string By, IReadOnlyList<string> What, string? Reason);

/// <summary>The life of a deal as the audit log knows it: changes, requests for approval and what was decided on them.</summary>
[Needs(Permission.Read)]
public sealed class HistoryQueries(BillingDb db)
{
    /// <summary>Newest first. What one commit changed is one row; that billing went on is none.</summary>
    public async Task<IReadOnlyList<HistoryRow>> OfAsync(string subscription, CancellationToken cancel)
    {
        if (await db.FindDealAsync(subscription, cancel) is not { } deal) return [];
        var coupons = (await db.RedemptionsOfAsync(deal, cancel)).ToDictionary(r => r.Id.ToString(), r => r.Coupon!.Code);
        List<string> ids =
        [
            deal.Id.ToString(), .. deal.Overrides.Select(o => o.Id.ToString()), .. deal.AddOns.Select(a => a.Id.ToString()),
            .. deal.Items.Select(i => i.Id.ToString()), .. coupons.Keys,
        ];
        string[] types = ["subscription", "price_override", "subscription_add_on", "subscription_item", "redemption"];
        var rows = await db.Set<AuditRow>().AsNoTracking().Where(r => types.Contains(r.ObjectType) && ids.Contains(r.ObjectId)).OrderBy(r => r.Seq).ToListAsync(cancel);
        var told = rows.GroupBy(r => (r.At, r.Operation, r.ActorId))
            .Select(g => new HistoryRow($"{g.First().Seq}", g.Key.At, g.First().ActorName, [.. HistoryTelling.Of([.. g], coupons, deal.Currency)], g.First().Reason));
        return [.. told.Where(r => r.What.Count > 0).Reverse()];
    }
}
