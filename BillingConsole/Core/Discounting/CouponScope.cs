namespace BillingConsole.Core.Discounting;

/// <summary>Which lines a coupon looks at.</summary>
public abstract record CouponScope
{
    private CouponScope()
    {
    }

    public abstract bool Matches(string? price, string? plan, string? addOn);

    /// <summary>All lines, after the coupons that are limited to some.</summary>
    public sealed record WholeInvoice : CouponScope
    {
        public override bool Matches(string? price, string? plan, string? addOn) => true;
    }

    /// <summary>Lines whose price, plan or add-on is named by its code; one match is enough.</summary>
    public sealed record Lines(IReadOnlyCollection<string> Prices, IReadOnlyCollection<string> Plans, IReadOnlyCollection<string> AddOns) : CouponScope
    {
        public override bool Matches(string? price, string? plan, string? addOn) =>
            Names(Prices, price) || Names(Plans, plan) || Names(AddOns, addOn);

        private static bool Names(IReadOnlyCollection<string> codes, string? code) => code is not null && codes.Contains(code);
    }
}
