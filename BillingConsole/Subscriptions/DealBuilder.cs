using BillingConsole.Catalog;
using BillingConsole.Core.Time;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Taxes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>A deal that is complete but not yet saved: a preview stops here, a creation adds it.</summary>
public sealed record ProposedDeal(Subscription Deal, Customer Customer, IReadOnlyList<Redemption> Redemptions);

/// <summary>Builds a deal from its description, naming every mistake at once. Preview and creation both come through here.</summary>
public sealed class DealBuilder(BillingDb db, OperationContext context, Redeemer redeemer)
{
    public async Task<ProposedDeal?> BuildAsync(SubscriptionBody body, Check check, CancellationToken cancel)
    {
        var customer = await db.FindCustomerAsync(body.Customer, cancel);
        if (customer is null) check.Add("customer", body.Customer is null ? "Name a customer by id or external_id." : $"There is no customer '{body.Customer}'.", body.Customer is null ? "required" : "not_found");
        var plan = body.Plan is null ? null : await db.FindPlanAsync(body.Plan, cancel);
        if (plan is null && body.Plan is not null) check.Add("plan", $"There is no plan '{body.Plan}'.", "not_found");
        check.That(body.Plan is not null || body.AddOns is { Count: > 0 }, "plan", "Name a plan, or at least one add-on.");
        if (plan?.ArchivedAt is not null) check.Add("plan", $"Plan {plan.Code} is archived.");
        if (customer?.ArchivedAt is not null) check.Add("customer", $"{customer.Name} is archived.");
        if (customer is null || (plan is null && body.Plan is not null))
        {
            await TaxesAsync(body, check, cancel);
            return null;
        }
        var today = context.Today(customer.Zone);
        var deal = NewDeal(body, check, customer, plan, today);
        if (plan is not null) await AddPlanAsync(deal, plan, deal.StartsOn, body.Quantities, cancel);
        await AddAddOnsAsync(deal, body, check, cancel);
        DealTerms.Apply(deal, body, check, context);
        await CheckMetersAsync(deal, deal.StartsOn, deal.PlanId is null ? "add_ons" : "plan", check, cancel);
        deal.Taxes = await TaxesAsync(body, check, cancel);
        var redemptions = await RedeemAsync(body, check, customer, deal, cancel);
        if (check.Failed) return null;
        deal.Status = deal.StatusOn(today);
        deal.Schedule(deal.FirstOnOrAfter(deal.StartsOn), customer.Zone);
        return new(deal, customer, redemptions);
    }

    /// <summary>A refused figure is replaced by its default here, so that what follows can be checked as well.</summary>
    private Subscription NewDeal(SubscriptionBody body, Check check, Customer customer, Plan? plan, LocalDate today)
    {
        var currency = plan?.Currency ?? customer.Currency;
        check.That(currency == customer.Currency, "plan", $"The plan is sold in {currency.Code}, but {customer.Name} is billed in {customer.Currency.Code}.");
        check.That(plan is not null || body.Interval is not null, "interval", "Without a plan, give the interval: day, week, month, quarter, half_year or year.");
        check.That(body.IntervalCount is null or (>= 1 and <= 1000), "interval_count", "Give 1 to 1000.");
        check.That(body.AnchorDay is null or (>= 1 and <= 31), "anchor_day", "Give 1 to 31.");
        check.That(body.TrialDays is null or (>= 0 and <= 730), "trial_days", "Give 0 to 730 days.");
        var startsOn = body.StartsOn ?? today;
        check.That(startsOn >= today.PlusYears(-5), "starts_on", $"At most five years back: {today.PlusYears(-5):uuuu-MM-dd} or later.");
        check.That(startsOn <= today.PlusYears(10), "starts_on", "At most ten years ahead.");
        check.That(body.EndsOn is null || body.EndsOn >= startsOn, "ends_on", "The last day may not lie before starts_on.");
        check.That(body.EndsOn is null || body.EndsOn <= startsOn.PlusYears(50), "ends_on", "At most 50 years after starts_on.");
        var unit = body.Interval ?? plan?.IntervalUnit ?? IntervalUnit.Month;
        var count = body.IntervalCount is >= 1 and <= 1000 and { } asked ? asked : body.Interval is null && plan is not null ? plan.IntervalCount : 1;
        var fits = startsOn >= today.PlusYears(-5) && startsOn <= today.PlusYears(10);
        return new()
        {
            Id = context.NewId<Subscription>(), CustomerId = customer.Id, PlanId = plan?.Id, PlanCode = plan?.Code, Currency = currency,
            Status = SubscriptionStatus.Active, StartsOn = fits ? startsOn : today, EndsOn = check.Failed ? null : body.EndsOn, BillingCycle = body.BillingCycle ?? BillingCycleKind.Anniversary,
            AnchorDay = body.AnchorDay is >= 1 and <= 31 ? body.AnchorDay : null, IntervalUnit = unit, IntervalCount = count,
            PlanIntervalUnit = plan?.IntervalUnit ?? unit, PlanIntervalCount = plan?.IntervalCount ?? count,
            TrialDays = body.TrialDays is >= 0 and <= 730 ? body.TrialDays.Value : plan?.TrialDays ?? 0, PlanEntitlements = plan?.Entitlements ?? [],
            PurchaseOrder = check.OptionalText("purchase_order", body.PurchaseOrder, 64), Notes = check.OptionalText("notes", body.Notes, 5000),
            Metadata = check.Metadata(body.Metadata), CreatedAt = context.Now, CreatedBy = context.Actor.Id,
        };
    }

    internal async Task AddPlanAsync(Subscription deal, Plan plan, LocalDate from, Dictionary<string, decimal>? quantities, CancellationToken cancel)
    {
        foreach (var price in await db.SoldPricesAsync([plan.Id.ToString()], from, cancel))
            deal.Items.Add(Item(deal, price, plan.Code, null, from, quantities?.TryGetValue(price.Code, out var asked) == true ? asked : null));
    }

    private async Task AddAddOnsAsync(Subscription deal, SubscriptionBody body, Check check, CancellationToken cancel)
    {
        foreach (var (asked, i) in (body.AddOns ?? []).Select((a, i) => (a, i)))
        {
            await AddAddOnAsync(deal, asked, $"add_ons[{i}]", deal.StartsOn, check, cancel);
        }
    }

    /// <summary>Sells one add-on with the deal; null when it is refused.</summary>
    internal async Task<SubscriptionAddOn?> AddAddOnAsync(Subscription deal, AddOnBody asked, string? within, LocalDate otherwise, Check check, CancellationToken cancel, string? author = null)
    {
        string At(string name) => within is null ? name : $"{within}.{name}";
        if (await db.FindAddOnAsync(asked.AddOn, cancel) is not { } addOn) { check.Add(At("add_on"), asked.AddOn is null ? "Name an add-on." : $"There is no add-on '{asked.AddOn}'.", asked.AddOn is null ? "required" : "not_found"); return null; }
        check.That(addOn.Currency == deal.Currency, At("add_on"), $"The add-on is sold in {addOn.Currency.Code}, the deal in {deal.Currency.Code}.");
        check.That(asked.Quantity is null or (> 0 and <= 1_000_000), At("quantity"), "Give a quantity above 0, at most 1000000.");
        var startsOn = asked.StartsOn ?? otherwise;
        check.That(startsOn >= otherwise, At("starts_on"), otherwise == deal.StartsOn ? $"Not before the deal's start, {deal.StartsOn:uuuu-MM-dd}." : $"Give {otherwise:uuuu-MM-dd} or a later day.");
        var sold = new SubscriptionAddOn
        {
            Id = context.NewId<SubscriptionAddOn>(), SubscriptionId = deal.Id, AddOnCode = addOn.Code, Name = addOn.Name, Quantity = asked.Quantity ?? 1,
            IntervalUnit = addOn.IntervalUnit, IntervalCount = addOn.IntervalCount, Cadence = addOn.Cadence, Entitlements = addOn.Entitlements, StartsOn = startsOn,
        };
        deal.AddOns.Add(sold);
        foreach (var price in await db.SoldPricesAsync([addOn.Id.ToString()], startsOn, cancel))
            deal.Items.Add(Item(deal, price, null, sold, startsOn, null));
        DealTerms.AddOverrides(deal, asked.Overrides ?? [], At("overrides"), check, context, author);
        return sold;
    }

    private SubscriptionItem Item(Subscription deal, Price price, string? plan, SubscriptionAddOn? addOn, LocalDate startsOn, decimal? quantity) => new()
    {
        Id = context.NewId<SubscriptionItem>(), SubscriptionId = deal.Id, PriceCode = price.Code,
        Definition = addOn?.Cadence == AddOnCadence.OneTime ? price.Definition with { Kind = PriceKind.OneTime } : price.Definition,
        Quantity = (quantity ?? price.Definition.Quantity ?? 1) * (addOn?.Quantity ?? 1), Position = deal.Items.Count,
        PlanCode = plan, AddOnId = addOn?.Id, StartsOn = startsOn,
    };

    /// <summary>Two deals of a customer may not price the same meter over overlapping time: an event would be billed twice.</summary>
    internal async Task CheckMetersAsync(Subscription deal, LocalDate from, string field, Check check, CancellationToken cancel)
    {
        var meters = deal.Items.Where(i => i.Until is null || i.Until > from).Select(i => i.Definition.Meter).OfType<string>().ToHashSet();
        if (meters.Count == 0) return;
        var others = await db.Set<Subscription>().AsNoTracking().Include(s => s.Items).Where(s => s.CustomerId == deal.CustomerId && s.Id != deal.Id).ToListAsync(cancel);
        foreach (var other in others.Where(o => Overlap(o, deal)))
            foreach (var meter in other.Items.Where(i => i.Until is null || i.Until > from).Select(i => i.Definition.Meter).OfType<string>().Distinct().Where(meters.Contains))
                check.Add(field, $"Meter {meter} is already billed by subscription {other.Id} over the same time.", "meter_already_billed");
    }

    private static bool Overlap(Subscription one, Subscription other) =>
        (one.Until is null || other.StartsOn < one.Until) && (other.Until is null || one.StartsOn < other.Until);

    private async Task<List<string>> TaxesAsync(SubscriptionBody body, Check check, CancellationToken cancel)
    {
        if (body.Taxes is not { Count: > 0 } named) return [];
        var book = await TaxBook.LoadAsync(db, cancel);
        foreach (var unknown in book.Unknown(named)) check.Add("taxes", $"There is no tax '{unknown}'.", "not_found");
        return book.Codes(named);
    }

    private async Task<List<Redemption>> RedeemAsync(SubscriptionBody body, Check check, Customer customer, Subscription deal, CancellationToken cancel)
    {
        var redemptions = new List<Redemption>();
        var asked = (body.Coupons ?? []).Select((code, i) => (Code: code, Field: $"coupons[{i}]", From: (LocalDate?)null))
            .Concat((body.Phases ?? []).SelectMany((p, i) => (p.Coupons ?? []).Select((code, j) => (Code: code, Field: $"phases[{i}].coupons[{j}]", From: p.StartsOn))));
        foreach (var (code, field, from) in asked)
        {
            if (await redeemer.RedeemAsync(check, field, code, customer, deal.Id.ToString(), redemptions.Count, from, cancel) is not { } redemption) continue;
            if (redemptions.Exists(r => r.CouponId == redemption.CouponId)) check.Add(field, $"Coupon {redemption.Coupon!.Code} is named twice.");
            redemptions.Add(redemption);
        }
        return redemptions;
    }
}
