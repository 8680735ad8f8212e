using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Coupons;

[Needs(Permission.EditCatalog)]
public sealed record CreateCoupon(CouponBody Body) : IInput<CouponView>;

public sealed class CreateCouponOperation(BillingDb db, OperationContext context) : IOperation<CreateCoupon, CouponView>
{
    public async Task<Result<CouponView>> RunAsync(CreateCoupon input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        check.Amounts(body);
        check.Duration(body);
        check.Window(body.StartsOn, body.EndsOn, body.MaxRedemptions);
        var coupon = new Coupon
        {
            Id = context.NewId<Coupon>(), CreatedAt = context.Now, Code = check.Code("code", body.Code), Name = check.Text("name", body.Name),
            Kind = check.Required("kind", body.Kind, $"Give one of {Words.All<CouponKind>()}."), PercentOff = body.PercentOff, AmountOff = body.AmountOff,
            Currency = Currency.TryOf(body.Currency, out var currency) ? currency : null,
            Duration = check.Required("duration", body.Duration, $"Give one of {Words.All<CouponDuration>()}."), DurationInPeriods = body.DurationInPeriods,
            StartsOn = body.StartsOn, EndsOn = body.EndsOn, MaxRedemptions = body.MaxRedemptions,
            AppliesTo = await check.ReachAsync(db, body.AppliesTo, cancel),
        };
        if (await db.Set<Coupon>().AnyAsync(c => c.Code == coupon.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A coupon with code '{coupon.Code}' exists already.", "code"));
        if (check.Failed) return check;
        db.Add(coupon);
        return CouponView.Of(coupon);
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ChangeCoupon(string Coupon, CouponChange Body) : IInput<CouponView>;

public sealed class ChangeCouponOperation(BillingDb db, OperationContext context) : IOperation<ChangeCoupon, CouponView>
{
    public async Task<Result<CouponView>> RunAsync(ChangeCoupon input, CancellationToken cancel)
    {
        if (await db.FindCouponAsync(input.Coupon, cancel) is not { } coupon) return Refusal.NotFound("coupon", input.Coupon);
        if (context.Changed(coupon) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        if (body.Name is not null) coupon.Name = check.Text("name", body.Name);
        coupon.StartsOn = body.StartsOn.Or(coupon.StartsOn);
        coupon.EndsOn = body.EndsOn.Or(coupon.EndsOn);
        coupon.MaxRedemptions = body.MaxRedemptions.Or(coupon.MaxRedemptions);
        check.Window(coupon.StartsOn, coupon.EndsOn, coupon.MaxRedemptions);
        return check.Failed ? check : CouponView.Of(coupon);
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ArchiveCoupon(string Coupon) : IInput<CouponView>;

public sealed class ArchiveCouponOperation(BillingDb db, OperationContext context) : IOperation<ArchiveCoupon, CouponView>
{
    public async Task<Result<CouponView>> RunAsync(ArchiveCoupon input, CancellationToken cancel)
    {
        if (await db.FindCouponAsync(input.Coupon, cancel) is not { } coupon) return Refusal.NotFound("coupon", input.Coupon);
        if (context.Changed(coupon) is { } changed) return changed;
        coupon.ArchivedAt ??= context.Now;
        return CouponView.Of(coupon);
    }
}
