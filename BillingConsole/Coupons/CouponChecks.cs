using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>What a coupon must be, field by field.</summary>
internal static class CouponChecks
{
    private const int MostPeriods = 1200;

    public static void Amounts(this Check check, CouponBody body)
    {
        if (body.Kind is not { } kind) return;
        switch (kind)
        {
            case CouponKind.Percentage:
                if (body.PercentOff is not { } percent) check.Add("percent_off", "Give a percentage above 0 and at most 100.", "required");
                else check.That(Percent.TryOf(percent, out _), "percent_off", $"Give a percentage above 0 and at most 100, with at most {Percent.Places} decimals.");
                check.That(body.AmountOff is null, "amount_off", "A percentage coupon has percent_off only.");
                check.That(body.Currency is null, "currency", "A percentage coupon works in every currency.");
                break;
            case CouponKind.Fixed:
                if (Currency.TryOf(body.Currency, out var currency)) check.Money("amount_off", body.AmountOff, currency);
                else
                {
                    check.Currency("currency", body.Currency);
                    if (body.AmountOff is not > 0) check.Add("amount_off", "Give an amount above zero.", body.AmountOff is null ? "required" : "invalid");
                }
                check.That(body.PercentOff is null, "percent_off", "A fixed coupon has amount_off only.");
                break;
        }
    }

    public static void Duration(this Check check, CouponBody body)
    {
        if (body.Duration == CouponDuration.Repeating)
            check.That(body.DurationInPeriods is >= 1 and <= MostPeriods, "duration_in_periods", $"Give 1 to {MostPeriods} billing periods.");
        else if (body.Duration is { } duration)
            check.That(body.DurationInPeriods is null, "duration_in_periods", $"A coupon of duration {Words.Of(duration)} counts no periods.");
    }

    public static void Window(this Check check, LocalDate? startsOn, LocalDate? endsOn, int? maxRedemptions)
    {
        check.Date("starts_on", startsOn);
        check.Date("ends_on", endsOn);
        check.That(!(endsOn < startsOn), "ends_on", "The last day may not be before the first.");
        check.That(maxRedemptions is null or >= 1, "max_redemptions", "Give at least 1, or leave it out for no cap.");
    }

    /// <summary>The codes of what a coupon is limited to; each must exist.</summary>
    public static async Task<CouponReach> ReachAsync(this Check check, BillingDb db, CouponReach? given, CancellationToken cancel)
    {
        if (given is null) return new();
        return new()
        {
            Plans = await CodesAsync(check, "plan", "plans", given.Plans, async n => (await db.FindPlanAsync(n, cancel))?.Code),
            AddOns = await CodesAsync(check, "add-on", "add_ons", given.AddOns, async n => (await db.FindAddOnAsync(n, cancel))?.Code),
            Prices = await CodesAsync(check, "price", "prices", given.Prices, n => PriceAsync(db, n, cancel)),
        };
    }

    private static async Task<List<string>?> CodesAsync(Check check, string what, string field, List<string>? named, Func<string, Task<string?>> find)
    {
        if (named is null) return null;
        var codes = new List<string>();
        for (var i = 0; i < named.Count; i++)
        {
            var code = string.IsNullOrWhiteSpace(named[i]) ? null : await find(named[i].Trim());
            if (code is null) check.Add($"applies_to.{field}[{i}]", $"There is no {what} '{named[i]}'.", "not_found");
            else if (!codes.Contains(code)) codes.Add(code);
        }
        return codes;
    }

    private static Task<string?> PriceAsync(BillingDb db, string named, CancellationToken cancel) => Id<Price>.TryParse(named, out var id)
        ? db.Set<Price>().Where(p => p.Id == id).Select(p => (string?)p.Code).FirstOrDefaultAsync(cancel)
        : db.Set<Price>().Where(p => p.Code == named).Select(p => (string?)p.Code).FirstOrDefaultAsync(cancel);
}
