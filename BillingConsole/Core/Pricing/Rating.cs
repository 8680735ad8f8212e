using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Pricing;

/// <summary>Adds the exact slices up, applies minimum and maximum, rounds once, and splits the rounded amount over the explanation.</summary>
internal static class Rating
{
    internal static Rated Settle(PriceTerms terms, IEnumerable<BucketSlice> priced, Proration share, Proration boundShare)
    {
        var slices = priced.ToArray();
        var exact = slices.Select(slice => share.Apply(slice.Slice.Amount)).ToArray();
        var amounts = Shares.Of(exact, terms.Currency);
        var parts = slices.Select((slice, i) => Part(slice, amounts[i])).ToList();
        var settled = Exact.Sum(exact);
        if (terms.MinimumAmount is { } least)
            settled = Bound(RatedPartKind.Minimum, settled, Exact.Max(settled, boundShare.Apply(least)));
        if (terms.MaximumAmount is { } most)
            settled = Bound(RatedPartKind.Maximum, settled, Exact.Min(settled, boundShare.Apply(most)));
        return new(settled, Money.Round(settled, terms.Currency), parts);

        Exact Bound(RatedPartKind kind, Exact before, Exact after)
        {
            if (before != after)
            {
                var bound = Money.Round(after, terms.Currency);
                parts.Add(new(kind, 1, bound - Money.Round(before, terms.Currency)) { FlatAmount = bound.ToDecimal() });
            }

            return after;
        }
    }

    private static RatedPart Part(BucketSlice priced, Money amount) => new(priced.Slice.Kind, priced.Slice.Quantity, amount)
    {
        UnitAmount = priced.Slice.UnitAmount,
        FlatAmount = priced.Slice.FlatAmount,
        From = priced.Slice.From,
        UpTo = priced.Slice.UpTo,
        Bucket = priced.Bucket,
    };
}
