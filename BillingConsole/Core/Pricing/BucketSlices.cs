using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using NodaTime;

namespace BillingConsole.Core.Pricing;

internal readonly record struct BucketSlice(Slice Slice, Instant? Bucket);

/// <summary>Sends each bucket through the price model on its own; the groups of a bucket are added first.</summary>
internal static class BucketSlices
{
    internal static IEnumerable<BucketSlice> Of(PriceModel model, IReadOnlyList<WindowValue> windows) =>
        from window in windows
        group window by window.Start into bucket
        orderby bucket.Key
        let quantity = Math.Max(bucket.Sum(window => window.Value), 0)
        let slices = model.Slices(quantity, bucket.Sum(window => window.Events))
        let amount = Exact.Sum(slices.Select(slice => slice.Amount))
        where quantity != 0 || amount.Sign != 0
        select new BucketSlice(new Slice(RatedPartKind.Bucket, quantity, amount), bucket.Key);
}
