using BillingConsole.Coupons;
using BillingConsole.Invoices;

namespace BillingConsole.Deals;

/// <summary>Coupons as the previewed invoices would use them up, on copies: the deal's own are not touched.</summary>
internal sealed class PreviewCoupons(IReadOnlyList<Redemption> held)
{
    public IReadOnlyList<Redemption> Held { get; } = [.. held.Select(Copy)];

    public void Use(Invoice invoice)
    {
        foreach (var discount in invoice.Discounts.Where(d => d.UsesPeriod))
            Held.FirstOrDefault(r => r.Id == discount.RedemptionId)?.Uses.Add(new() { RedemptionId = discount.RedemptionId!.Value, BillingDate = invoice.CouponDate, Invoice = invoice.Id.ToString() });
    }

    private static Redemption Copy(Redemption r) => new()
    {
        Id = r.Id, CouponId = r.CouponId, Coupon = r.Coupon, CustomerId = r.CustomerId, Holder = r.Holder, Position = r.Position,
        StartsOn = r.StartsOn, RedeemedAt = r.RedeemedAt, RemovedAt = r.RemovedAt, Uses = [.. r.Uses],
    };
}
